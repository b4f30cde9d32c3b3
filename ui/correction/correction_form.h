#pragma once

#include "core/domain/correction.h"

#include <QHash>
#include <QWidget>

class QComboBox;

namespace pd {

class BookedAtEdit;
class ChipGroup;
class CleanLineEdit;
class Clock;
class LabelledField;
class ProseEdit;
struct Profile;

/// The fields of one correction. It hands over plain strings and holds no rules: what is wrong is
/// told to it by setFindings(), or asked of checkField() as a field is left.
class CorrectionForm final : public QWidget
{
    Q_OBJECT
public:
    CorrectionForm(const Profile &profile, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] CorrectionDraft draft() const;
    /// Fills every field, forgets what was said about them, and counts as untouched.
    void setDraft(const CorrectionDraft &draft);
    /// The operator has changed something since setDraft().
    [[nodiscard]] bool isTouched() const;
    /// Ids are chosen on the left; opened for typing only where nobody told the desk about the
    /// transaction.
    void setIdsOpen(bool open);
    [[nodiscard]] bool idsOpen() const;
    /// A report, or a correction for the member system: same fields, other words.
    void setKind(EntryKind kind);
    /// Errors and warnings stand beside their fields; the focus goes to the first error.
    void setFindings(const QList<Finding> &findings);
    [[nodiscard]] LabelledField *field(Field field) const;
    /// To the first field to fill in.
    void focusFirst();
    /// The clock has moved on.
    void refreshTime();

Q_SIGNALS:
    void edited();
    /// The transaction's number was typed and left.
    void transactionIdLeft(const QString &transactionId);

private:
    void makeIds();
    void makeValues();
    void makeWords();
    CleanLineEdit *addLine(Field field, QWidget *parent);
    void connectLine(Field field, CleanLineEdit *edit);
    void arrange();
    void onEdited(Field which);
    void onLeft(Field which);
    void onEarnedChosen();
    void showEarned();
    void showZone();
    void countRemarks();
    void say(const Finding &finding) const;

    const Profile &m_profile;
    const Clock &m_clock;
    QHash<int, LabelledField *> m_fields; ///< by Field
    QWidget *m_ids = nullptr;
    CleanLineEdit *m_transactionId = nullptr;
    QComboBox *m_appid = nullptr;
    CleanLineEdit *m_openid = nullptr;
    CleanLineEdit *m_subMchid = nullptr;
    ChipGroup *m_earned = nullptr;
    CleanLineEdit *m_points = nullptr;
    CleanLineEdit *m_total = nullptr;
    BookedAtEdit *m_bookedAt = nullptr;
    ProseEdit *m_remarks = nullptr;
    QComboBox *m_reason = nullptr;
    ProseEdit *m_note = nullptr;
    CorrectionDraft m_given; ///< what the form has no field for travels through it
    QString m_earnedPoints; ///< kept while "not earned" shows 0
    bool m_touched = false;
    bool m_filling = false;
};

} // namespace pd

#pragma once

#include "core/domain/correction.h"

#include <QWidget>

class QPushButton;
class QScrollArea;

namespace pd {

class Clock;
class CorrectionForm;
class Notice;
class TransactionCardView;
struct Profile;

/// One transaction being corrected, as it is laid out: its card, what there is to say of it, the
/// form, and under them the button that opens the review. It scrolls down, never sideways.
class CorrectionPage final : public QWidget
{
    Q_OBJECT
public:
    CorrectionPage(const Profile &profile, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] TransactionCardView *card() const;
    /// The rule that bars the way.
    [[nodiscard]] Notice *advice() const;
    /// How a sending ended.
    [[nodiscard]] Notice *result() const;
    [[nodiscard]] CorrectionForm *form() const;

    /// A report, or a correction for the member system: the form's words and the button's.
    void setKind(EntryKind kind);
    void setReviewEnabled(bool enabled);
    [[nodiscard]] bool isReviewEnabled() const;
    /// While a report is on its way nothing can be typed.
    void setBusy(bool busy);
    /// The focus in the first field, and the card above it in view as far as there is room.
    void beginTyping();
    void scrollToTop();
    void bringIntoView(QWidget *widget);

Q_SIGNALS:
    void reviewRequested();

private:
    QScrollArea *m_scroll;
    TransactionCardView *m_card = nullptr;
    Notice *m_advice = nullptr;
    Notice *m_result = nullptr;
    CorrectionForm *m_form = nullptr;
    QPushButton *m_review = nullptr;
};

} // namespace pd

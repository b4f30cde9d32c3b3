#pragma once

#include "core/domain/entry.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace pd {

class ChipGroup;
class LabelledField;

/// Says what came of an unknown report without sending it again: whether WeChat Pay has it, how
/// that is known, and who vouches. Nothing is chosen at first. Shown by open(); Ctrl+Enter
/// confirms, Enter alone does nothing.
class SettleDialog final : public QDialog
{
    Q_OBJECT
public:
    SettleDialog(const Entry &entry, const QString &operatorName, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const pd::EntryId &id, const pd::Settlement &settlement);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void sayWhatFollows();
    void confirm();

    enum Choice { Taken = 1, NotTaken = 2 };
    EntryId m_id;
    ChipGroup *m_choice;
    LabelledField *m_choiceField;
    QLabel *m_follows;
    QLineEdit *m_reason;
    LabelledField *m_reasonField;
    QLineEdit *m_name;
    LabelledField *m_nameField;
};

} // namespace pd

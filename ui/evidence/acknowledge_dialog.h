#pragma once

#include "core/service/desk.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace pd {

class LabelledField;

/// Goes on with a journal that is not the one sealed last: says what is missing, asks who says so
/// and why; both become an event of the journal. Cancel is the default. Shown by open().
class AcknowledgeDialog final : public QDialog
{
    Q_OBJECT
public:
    AcknowledgeDialog(Desk &desk, const LostHistory &lost, QWidget *parent = nullptr);

private:
    void confirm();

    Desk &m_desk;
    QLineEdit *m_name;
    QLineEdit *m_reason;
    LabelledField *m_nameField;
    LabelledField *m_reasonField;
};

} // namespace pd

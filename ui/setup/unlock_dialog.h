#pragma once

#include "core/service/desk.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace pd {

class LabelledField;

/// Asks for the vault's pass-phrase where there is no keychain. Shown by open(); closes by itself
/// when the vault is open. The pass-phrase goes to the desk thread and is wiped.
class UnlockDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit UnlockDialog(Desk &desk, QWidget *parent = nullptr);
    /// How the last try ended.
    void setStatus(const DeskStatus &status);

private:
    void unlock();
    Desk &m_desk;
    QLineEdit *m_passphrase;
    LabelledField *m_field;
    QPushButton *m_open;
    bool m_asked = false;
};

} // namespace pd

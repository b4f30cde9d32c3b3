#include "ui/setup/unlock_dialog.h"

#include "ui/common/error_text.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

UnlockDialog::UnlockDialog(Desk &desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_passphrase(new QLineEdit(this))
    , m_field(new LabelledField(tr("Pass-phrase of the vault"), m_passphrase, this))
    , m_open(new QPushButton(tr("Unlock"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("unlockDialog"));
    setWindowTitle(tr("Unlock the keys"));
    auto *title = new QLabel(tr("Unlock the merchant's keys"), this);
    setTextRole(title, TextRole::Title);
    auto *why = new QLabel(tr("They are sealed in the vault. This computer keeps no key for it, so "
                              "the pass-phrase is asked for at each start."),
                           this);
    why->setWordWrap(true);
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText
                                      | Qt::ImhSensitiveData);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_open->setObjectName(QStringLiteral("unlockButton"));
    m_open->setDefault(true);
    setButtonRole(m_open, ButtonRole::Primary);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(title);
    layout->addWidget(why);
    layout->addWidget(m_field);
    layout->addSpacing(grid(this, 2));
    layout->addLayout(buttons);
    setMinimumWidth(textWidth(this, 60));
    m_passphrase->setFocus();

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &UnlockDialog::unlock);
    connect(m_passphrase, &QLineEdit::textEdited, m_field, &LabelledField::clearMessage);
}

void UnlockDialog::unlock()
{
    QString typed = m_passphrase->text();
    if (typed.isEmpty()) {
        m_field->showError(vaultProblemText({VaultProblem::EmptyPassphrase, {}, 0}).title);
        return;
    }
    m_passphrase->clear();
    m_asked = true;
    m_open->setEnabled(false);
    m_desk.unlock(takeSecret(typed));
}

void UnlockDialog::setStatus(const DeskStatus &status)
{
    if (!status.vault) {
        accept();
        return;
    }
    m_open->setEnabled(true);
    if (m_asked) {
        m_asked = false;
        m_field->showError(vaultProblemText(*status.vault).title);
        m_passphrase->setFocus();
    }
}

} // namespace pd

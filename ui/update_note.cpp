#include "ui/update_note.h"

#include "ui/common/command.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/update_words.h"

#include <QAction>
#include <QDialog>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace pd {

UpdateNote::UpdateNote(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("updateNote"));
    setAutoDefault(false);
    setButtonRole(this, ButtonRole::Quiet);
    setIcon(iconFor(Icon::Info, Token::TextQuiet));
    connect(this, &QPushButton::clicked, this, &UpdateNote::openDialog);
    hide();
}

void UpdateNote::addTo(QMenu *help)
{
    QAction *action = addCommand(help, window(), tr("Check for a new version…"),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F1));
    action->setObjectName(QStringLiteral("updateCheckAction"));
    connect(action, &QAction::triggered, this, &UpdateNote::check);
}

void UpdateNote::setState(const UpdateState &state)
{
    m_state = state;
    setVisible(state.isNewer);
    setText(state.isNewer ? updateShortText(state) : QString());
    const ErrorText words = updateText(state);
    setToolTip(words.title);
    setAccessibleDescription(words.title);
    fillDialog();
}

void UpdateNote::check()
{
    openDialog();
    if (m_state.hasAddress) {
        Q_EMIT checkRequested();
    }
}

void UpdateNote::openDialog()
{
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    auto *dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("updateDialog"));
    dialog->setWindowTitle(tr("New versions"));
    m_title = new QLabel(dialog);
    m_next = new QLabel(dialog);
    setTextRole(m_title, TextRole::Strong);
    auto *close = new QPushButton(tr("Close"), dialog);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    for (QLabel *label : {m_title, m_next}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch(1);
    layout->addLayout(buttons);
    dialog->setMinimumSize(textWidth(this, 60), grid(this, 28));
    m_dialog = dialog;
    fillDialog();
    dialog->open();
}

void UpdateNote::fillDialog()
{
    if (!m_dialog) {
        return;
    }
    const ErrorText words = updateText(m_state);
    m_title->setText(words.title);
    m_next->setText(words.next);
    m_dialog->setAccessibleDescription(QString(words.title + u'\n' + words.next));
}

} // namespace pd

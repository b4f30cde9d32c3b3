#include "ui/imports/inbox_button.h"

#include "ui/common/icons.h"
#include "ui/common/import_words.h"
#include "ui/common/theme.h"
#include "ui/imports/refusal_model.h"
#include "ui/imports/refusal_table.h"

#include <QDialog>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pd {

InboxButton::InboxButton(const QString &folder, QWidget *parent)
    : QPushButton(parent)
    , m_folder(QDir::toNativeSeparators(folder))
{
    setObjectName(QStringLiteral("inboxButton"));
    setAutoDefault(false);
    setButtonRole(this, ButtonRole::Quiet);
    connect(this, &QPushButton::clicked, this, &InboxButton::showDetails);
    hide();
}

void InboxButton::setState(const InboxState &state)
{
    m_state = state;
    setVisible(!m_folder.isEmpty());
    setIcon(iconFor(inboxNeedsALook(state) ? Icon::Warning : Icon::Receipt,
                    inboxNeedsALook(state) ? Token::Unknown : Token::TextQuiet));
    setText(inboxShortText(state));
    const ErrorText words = inboxText(state, m_folder);
    setToolTip(QString(words.title + u'\n' + words.next));
    setAccessibleDescription(toolTip());
}

void InboxButton::showDetails()
{
    auto *dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Inbox"));
    dialog->setObjectName(QStringLiteral("inboxDialog"));
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    const ErrorText words = inboxText(m_state, m_folder);
    auto *title = new QLabel(words.title, dialog);
    auto *next = new QLabel(words.next, dialog);
    setTextRole(title, TextRole::Strong);
    for (QLabel *label : {title, next}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    if (!m_state.refusals.isEmpty()) {
        auto *hint = new QLabel(tr("Refused files are in the folder \"refused\", each with its "
                                   "reason beside it. To try one again, move it back."),
                                dialog);
        hint->setWordWrap(true);
        setTextRole(hint, TextRole::Quiet);
        layout->addWidget(hint);
        auto *table = new RefusalTable(dialog);
        table->model()->setFiles(m_state.refusals);
        layout->addWidget(table, 1);
    }
    auto *close = new QPushButton(tr("Close"), dialog);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    resizeWithin(dialog, 100, m_state.refusals.isEmpty() ? 40 : 90);
    dialog->open();
}

} // namespace pd

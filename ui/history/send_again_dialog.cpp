#include "ui/history/send_again_dialog.h"

#include "ui/common/format.h"
#include "ui/common/outcome_badge.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace pd {

namespace {

QLabel *wrapped(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setTextRole(label, role);
    label->setWordWrap(true);
    return label;
}

} // namespace

SendAgainDialog::SendAgainDialog(const Entry &entry, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Send the same again"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));

    layout->addWidget(wrapped(tr("Send the same report again?"), TextRole::Title, this));
    auto *badge = new OutcomeBadge(this);
    badge->setBadge(badgeFor(entry.state));
    layout->addWidget(badge);
    auto *id = new QLabel(groupedId(entry.fields.transactionId), this);
    setTextRole(id, TextRole::Id);
    id->setForegroundRole(QPalette::WindowText);
    layout->addWidget(id);
    layout->addWidget(wrapped(
        tr("%1 points, attempt %2").arg(formatPoints(entry.fields.points)).arg(entry.attempts + 1),
        TextRole::Body, this));
    layout->addWidget(wrapped(explain(entry).happened, TextRole::Body, this));
    layout->addWidget(
        wrapped(tr("Exactly the same content is sent, with a new signature. WeChat Pay takes one "
                   "report of a transaction, so it can't be booked twice."),
                TextRole::Quiet, this));
    if (entry.fields.totalPoints) {
        layout->addWidget(wrapped(tr("It carries a balance of %1, which may have changed since.")
                                      .arg(formatPoints(*entry.fields.totalPoints)),
                                  TextRole::Body, this));
    }
    layout->addSpacing(grid(this, 2));

    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *send = new QPushButton(tr("Send the same again   Ctrl+Enter"), this);
    cancel->setDefault(true);
    send->setAutoDefault(false);
    setButtonRole(send, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send);
    layout->addLayout(buttons);
    setMinimumWidth(textWidth(this, 90));
    cancel->setFocus();

    const auto confirm = [this, entryId = entry.id] {
        Q_EMIT confirmed(entryId);
        accept();
    };
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(send, &QPushButton::clicked, this, confirm);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, confirm);
    }
}

} // namespace pd

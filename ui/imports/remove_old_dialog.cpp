#include "ui/imports/remove_old_dialog.h"

#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/import_words.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace pd {

namespace {
constexpr int daysAtMost = 3650;
}

RemoveOldDialog::RemoveOldDialog(Desk &desk, const Clock &clock, int days, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_days(new QSpinBox(this))
    , m_what(new QLabel(this))
    , m_state(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_remove(new QPushButton(tr("Remove    Ctrl+Enter"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Remove old transactions"));
    auto *title = new QLabel(tr("Remove old transactions from the list?"), this);
    setTextRole(title, TextRole::Title);
    auto *label = new QLabel(tr("Paid more days ago than"), this);
    label->setBuddy(m_days);
    m_days->setRange(1, daysAtMost);
    m_days->setValue(days);
    m_days->setAccessibleName(label->text());
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_days);
    line->addStretch(1);
    auto *stays = new QLabel(tr("The journal stays: every correction with its proof. Transactions "
                                "with a report under way or a correction to book stay, too. What "
                                "is removed can be imported again."),
                             this);
    m_state->setObjectName(QStringLiteral("removalState"));
    for (QLabel *words : {m_what, stays, m_state}) {
        words->setWordWrap(true);
        words->setTextFormat(Qt::PlainText);
    }
    setTextRole(stays, TextRole::Quiet);
    m_cancel->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    m_remove->setObjectName(QStringLiteral("removeOld"));
    setButtonRole(m_remove, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(title);
    layout->addLayout(line);
    layout->addWidget(m_what);
    layout->addWidget(stays);
    layout->addWidget(m_state);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(textWidth(this, 70));

    connect(m_days, &QSpinBox::valueChanged, this, &RemoveOldDialog::refresh);
    connect(m_cancel, &QPushButton::clicked, this, &RemoveOldDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &RemoveOldDialog::remove);
    connect(&desk, &Desk::importNotStarted, this, &RemoveOldDialog::onNotStarted);
    connect(&desk, &Desk::importProgressed, this, &RemoveOldDialog::onProgress);
    connect(&desk, &Desk::importFinished, this, &RemoveOldDialog::onFinished);
    refresh();
}

QDateTime RemoveOldDialog::before() const
{
    const QDateTime today = inShanghai(m_clock.now());
    return {today.date().addDays(-m_days->value()), QTime(0, 0), Qt::OffsetFromUTC,
            today.offsetFromUtc()};
}

void RemoveOldDialog::refresh()
{
    m_what->setText(tr("Payments made before %1 go, with their refunds and the mall's own reports.")
                        .arg(formatFull(before())));
}

void RemoveOldDialog::remove()
{
    if (m_ticket || !m_remove->isEnabled()) {
        return;
    }
    m_days->setEnabled(false);
    m_remove->setEnabled(false);
    m_cancel->setFocus();
    m_state->setText(tr("Removing …"));
    m_ticket = m_desk.removeTransactions(before());
}

void RemoveOldDialog::reject()
{
    if (m_ticket) {
        m_desk.cancelImport(); // its end closes nothing: it says how many went
        return;
    }
    QDialog::reject();
}

void RemoveOldDialog::onNotStarted(Ticket ticket, ImportStart why)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    const ErrorText words = importStartText(why);
    m_state->setText(words.inOneLine());
    m_days->setEnabled(true);
    m_remove->setEnabled(true);
}

void RemoveOldDialog::onProgress(Ticket ticket, const ImportProgress &progress)
{
    if (m_ticket == ticket) {
        m_state->setText(tr("Removing … %1 so far").arg(formatNumber(progress.done)));
    }
}

void RemoveOldDialog::onFinished(Ticket ticket, const ImportResult &result)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    m_cancel->setText(tr("Close"));
    const QString removed = tr("%1 removed.").arg(formatNumber(result.removed));
    m_state->setText(result.store ? QString(removed + u' ' + storeProblemText(*result.store).title)
                         : result.cancelled ? QString(removed + u' ' + tr("Cancelled."))
                                            : removed);
}

void RemoveOldDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter) {
        event->accept(); // Enter alone, a scanner's, never closes and never confirms
        if (event->modifiers().testFlag(Qt::ControlModifier) && !event->isAutoRepeat()) {
            remove();
        }
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace pd

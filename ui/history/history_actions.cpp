#include "ui/history/history_actions.h"

#include "core/service/records_desk.h"
#include "ui/common/record_words.h"
#include "ui/history/book_dialog.h"
#include "ui/history/entry_details_dialog.h"
#include "ui/history/send_again_dialog.h"
#include "ui/history/settle_dialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <utility>

namespace pd {

HistoryActions::HistoryActions(Desk &desk, RecordsDesk &records, QString operatorName,
                               QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_records(records)
    , m_operatorName(std::move(operatorName))
    , m_window(window)
{
    connect(&m_desk, &Desk::submitted, this,
            [this](Ticket ticket, const Result<Entry, SubmitError> &result) {
                onAnswer(&m_sent, ticket, result);
            });
    connect(&m_records, &RecordsDesk::settled, this,
            [this](Ticket ticket, const Result<Entry, SubmitError> &result) {
                onAnswer(&m_settled, ticket, result);
            });
    connect(&m_records, &RecordsDesk::booked, this,
            [this](Ticket ticket, const BookingResult &result) {
                if (!m_booked.removeOne(ticket)) {
                    return; // a file's
                }
                const ErrorText why = bookingProblemText(result);
                if (why.title.isEmpty()) {
                    Q_EMIT done();
                } else {
                    Q_EMIT failed(why);
                }
            });
}

void HistoryActions::setOperatorName(const QString &name)
{
    m_operatorName = name;
}

const QString &HistoryActions::operatorName() const
{
    return m_operatorName;
}

QWidget *HistoryActions::over() const
{
    QWidget *modal = QApplication::activeModalWidget();
    return modal != nullptr ? modal : m_window->window();
}

void HistoryActions::onAnswer(QList<Ticket> *asked, Ticket ticket,
                              const Result<Entry, SubmitError> &result)
{
    if (!asked->removeOne(ticket)) {
        return; // the form's
    }
    if (result) {
        Q_EMIT done();
    } else {
        Q_EMIT failed(submitErrorText(result.error()));
    }
}

void HistoryActions::addTo(QMenu *menu, const Entry &entry)
{
    const auto add = [this, menu](const QString &text, bool enabled, auto does) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, does);
    };
    add(tr("Details"), true, [this, entry] { openDetails(entry.id); });
    add(tr("Show the transaction in the form"), true,
        [this, entry] { Q_EMIT transactionChosen(entry.fields.transactionId); });
    add(tr("Receipt…"), true, [this, entry] { Q_EMIT receiptRequested(entry); });
    menu->addSeparator();
    add(tr("Send the same again…"), entry.maySendAgain(), [this, entry] { askSendAgain(entry); });
    add(tr("Settled otherwise…"), entry.maySettle(), [this, entry] { askSettle(entry); });
    add(tr("Mark as booked…"), entry.state == EntryState::ToBook,
        [this, entry] { askBook({entry}); });
    menu->addSeparator();
    add(tr("Copy the transaction number"), true,
        [entry] { QApplication::clipboard()->setText(entry.fields.transactionId); });
    add(tr("Copy the Request-ID"), !entry.facts.requestId.isEmpty(),
        [entry] { QApplication::clipboard()->setText(entry.facts.requestId); });
}

void HistoryActions::openDetails(const EntryId &id)
{
    auto *dialog = new EntryDetailsDialog(m_desk, id, over());
    connect(dialog, &EntryDetailsDialog::sendAgainRequested, this, &HistoryActions::askSendAgain);
    connect(dialog, &EntryDetailsDialog::settleRequested, this, &HistoryActions::askSettle);
    connect(dialog, &EntryDetailsDialog::checkRequested, this, &HistoryActions::checkRequested);
    connect(dialog, &EntryDetailsDialog::receiptRequested, this, &HistoryActions::receiptRequested);
    connect(dialog, &EntryDetailsDialog::entryRequested, this, &HistoryActions::openDetails);
    connect(dialog, &EntryDetailsDialog::bookRequested, this,
            [this](const Entry &entry) { askBook({entry}); });
    dialog->open();
}

void HistoryActions::askSendAgain(const Entry &entry)
{
    auto *dialog = new SendAgainDialog(entry, over());
    connect(dialog, &SendAgainDialog::confirmed, this,
            [this](const EntryId &id) { m_sent.append(m_desk.sendAgain(id)); });
    dialog->open();
}

void HistoryActions::askSettle(const Entry &entry)
{
    auto *dialog = new SettleDialog(entry, m_operatorName, over());
    connect(dialog, &SettleDialog::confirmed, this,
            [this](const EntryId &id, const Settlement &settlement) {
                m_settled.append(m_records.settle(id, settlement));
            });
    dialog->open();
}

void HistoryActions::askBook(const QList<Entry> &entries)
{
    if (entries.isEmpty()) {
        return;
    }
    auto *dialog = new BookDialog(entries, m_operatorName, over());
    connect(dialog, &BookDialog::confirmed, this,
            [this](const QList<EntryId> &ids, const Booking &booking) {
                QList<BookingRow> rows;
                for (const EntryId &id : ids) {
                    rows.append({0, id, booking});
                }
                m_booked.append(m_records.bookAll(rows));
            });
    dialog->open();
}

} // namespace pd

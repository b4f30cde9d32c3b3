#pragma once

#include "core/domain/transaction.h"
#include "core/service/correction_service.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace pd {

/// Everything that the desk thread owns. Made on it by the builder that app/ hands over, destroyed
/// on it. Declared in the order of construction; `store` and what it feeds may be missing when the
/// store can't be opened.
class DeskParts;
using DeskBuilder = std::function<std::unique_ptr<DeskParts>()>;

/// Numbers a request, so that an answer to an older one can be told from the newest.
using Ticket = quint64;

/// What the window knows of the store and the keys.
struct DeskStatus
{
    std::optional<StoreError> store; ///< empty when the store can be read and written
    bool storeReadable = true;
    bool canSend = true; ///< the profile has usable keys
    bool operator==(const DeskStatus &) const = default;
};

/// The desk as the window sees it: every function may be called from the GUI thread, returns at
/// once, and works on the desk thread; answers come as queued signals. The window never waits.
class Desk : public QObject
{
    Q_OBJECT
public:
    Desk(DeskBuilder builder, const Clock &clock, QObject *parent = nullptr);
    ~Desk() override; ///< ends the desk thread; bounded

    /// Starts the thread, builds the parts, recovers interrupted entries; ends with
    /// statusChanged().
    void start();
    Ticket requestTransactions(const TransactionQuery &query); ///< transactionsReady
    Ticket requestCard(const QString &transactionId); ///< cardReady
    Ticket requestHistory(const HistoryQuery &query); ///< historyReady
    Ticket requestDetails(const EntryId &id); ///< detailsReady
    Ticket requestUnsettled(); ///< unsettledReady
    Ticket submit(const Correction &correction); ///< submitted, then entryChanged
    Ticket sendAgain(const EntryId &id); ///< submitted, then entryChanged
    Ticket book(const EntryId &id, const QString &reference); ///< submitted, then entryChanged
    void setOperatorName(const QString &name);
    /// Begins nothing new and emits closed() when the last running attempt has ended, or after
    /// `waitMs`.
    void close(int waitMs);

Q_SIGNALS:
    void statusChanged(const pd::DeskStatus &status);
    void transactionsReady(pd::Ticket ticket, const pd::TransactionPage &page);
    void cardReady(pd::Ticket ticket, const pd::TransactionCard &card);
    void historyReady(pd::Ticket ticket, const pd::EntryPage &page);
    void detailsReady(pd::Ticket ticket, const std::optional<pd::EntryDetails> &details);
    void unsettledReady(pd::Ticket ticket, const QList<pd::Entry> &entries);
    void submitted(pd::Ticket ticket, const pd::Result<pd::Entry, pd::SubmitError> &result);
    void entryChanged(const pd::Entry &entry);
    void transactionChanged(const pd::TransactionRow &row);
    /// A page could not be read.
    void readFailed(pd::Ticket ticket, const pd::StoreError &error);
    void outcomeNotRecorded(const pd::EntryId &id, const pd::StoreError &error);
    void closed();

private:
    QThread m_thread;
    class Worker;
    Worker *m_worker = nullptr; ///< lives on m_thread
    Ticket m_nextTicket = 1;
};

} // namespace pd

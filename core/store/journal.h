#pragma once

#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

namespace pd {

class Database;

enum class JournalProblem {
    Store, ///< see `store`: nothing was written
    OpenReportExists, ///< the transaction has a report that is sending or unknown (the store's
                      ///< index says so)
    NoSuchEntry,
    WrongState ///< e.g. a second outcome for one attempt, or sending again what was accepted
};

struct JournalError
{
    JournalProblem problem = JournalProblem::Store;
    StoreError store;
    bool operator==(const JournalError &) const = default;
};

/// The append-only list of events, each carrying the SHA-256 of the one before it
/// (docs/journal.md), and the table of entries beside it, a projection kept in the same
/// transaction. Every function is one durable commit or nothing.
class Journal
{
public:
    explicit Journal(Database &database);

    /// Commits an intent. A report's first attempt begins with it; a member-system correction waits
    /// to be booked.
    [[nodiscard]] Result<Entry, JournalError> commitIntent(const Intent &intent);
    /// Begins another attempt with the same bytes.
    [[nodiscard]] Result<EntryDetails, JournalError>
    beginAttempt(const EntryId &id, const QString &operatorName, const QDateTime &at);
    /// Appends the outcome of the running attempt.
    [[nodiscard]] Result<Entry, JournalError> endAttempt(const EntryId &id, const Outcome &outcome,
                                                         const ReplyFacts &facts,
                                                         const QDateTime &at,
                                                         const Exchange &exchange = {});
    /// Ticks a member-system correction off.
    [[nodiscard]] Result<Entry, JournalError> book(const EntryId &id, const Booking &booking,
                                                   const QString &operatorName,
                                                   const QDateTime &at);
    /// Ends an Unknown by what somebody found out.
    [[nodiscard]] Result<Entry, JournalError> settle(const EntryId &id,
                                                     const Settlement &settlement,
                                                     const QString &operatorName,
                                                     const QDateTime &at);
    /// At start: every attempt without an outcome becomes Unknown{Interrupted}. @return the entries
    /// changed.
    [[nodiscard]] Result<QList<Entry>, JournalError> endInterrupted(const QDateTime &at);
    /// Throws the projection away and makes it again from the events, in one commit.
    [[nodiscard]] Result<void, JournalError> rebuildProjection();

private:
    Database &m_database;
};

/// Reads entries by key; never counts, never loads all.
class JournalPages
{
public:
    explicit JournalPages(const Database &database);
    [[nodiscard]] Result<EntryPage, StoreError> page(const HistoryQuery &query) const;
    [[nodiscard]] Result<std::optional<EntryDetails>, StoreError> details(const EntryId &id) const;
    /// Every entry of one transaction, oldest first.
    [[nodiscard]] Result<QList<Entry>, StoreError>
    ofTransaction(const QString &transactionId) const;
    /// Every entry that is Unknown, oldest first: what stays pinned in view.
    [[nodiscard]] Result<QList<Entry>, StoreError> unsettled() const;

private:
    struct Wanted;
    [[nodiscard]] Result<QList<Entry>, StoreError> ofShelf(const Wanted &wanted) const;
    [[nodiscard]] Result<QList<Entry>, StoreError> withText(const Wanted &wanted) const;
    [[nodiscard]] Result<QList<Entry>, StoreError> withFacets(const Wanted &wanted) const;

    const Database &m_database;
};

} // namespace pd

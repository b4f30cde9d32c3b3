#pragma once

#include "core/domain/batch.h"
#include "core/domain/entry.h"
#include "core/domain/history_check.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <functional>
#include <variant>

namespace pd {

class Database;

enum class JournalProblem {
    Store, ///< see `store`: nothing was written
    OpenReportExists, ///< the transaction has a report that is sending or unknown (the store's
                      ///< index says so)
    NoSuchEntry,
    SigningFailed, ///< no seal was made
    WrongState ///< e.g. a second outcome for one attempt, or sending again what was accepted
};

struct JournalError
{
    JournalProblem problem = JournalProblem::Store;
    StoreError store;
    bool operator==(const JournalError &) const = default;
};

/// The merchant key, lent for seals (docs/journal.md, "Seals").
struct SealSigner
{
    QString mchid;
    QString serial; ///< of the merchant's certificate
    QByteArray keyId; ///< SHA-256 of the public key (SubjectPublicKeyInfo, DER)
    /// SHA256withRSA; empty if it fails.
    std::function<QByteArray(const QByteArray &message)> sign;
};

/// Going on with a journal that is behind what is remembered, on somebody's word.
struct Acknowledgement
{
    JournalPlace lost; ///< the remembered place that is not in this journal
    QString operatorName;
    QString reason;
    QDateTime at; ///< UTC
};

/// Another attempt with the same bytes, on somebody's word.
struct AttemptWish
{
    EntryId id;
    QString operatorName;
    QDateTime at; ///< UTC
};
using Opening = std::variant<Intent, AttemptWish>;
struct OpenedEntry
{
    Entry entry;
    QByteArray body;
};

struct AttemptEnd
{
    EntryId id;
    Outcome outcome;
    ReplyFacts facts;
    QDateTime at; ///< UTC
    Exchange exchange = {};
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
    /// Several of the two above, in one durable commit: all that the rules allow. @return each
    /// one's own end, in their order; an error when nothing was written.
    [[nodiscard]] Result<QList<Result<OpenedEntry, JournalError>>, JournalError>
    open(const QList<Opening> &openings);
    /// Several outcomes in one durable commit.
    [[nodiscard]] Result<QList<Result<Entry, JournalError>>, JournalError>
    endAttempts(const QList<AttemptEnd> &ends);
    /// A batch begins: who let it, and what it moves.
    [[nodiscard]] Result<void, JournalError>
    recordBatch(const Batch &batch, const QString &deskName, const QDateTime &at);
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
    /// Signs the end of the journal, where something stands behind the last seal. @return what is
    /// sealed now; nothing in an empty journal.
    [[nodiscard]] Result<std::optional<SealedPlace>, JournalError> seal(const SealSigner &signer,
                                                                        const QDateTime &at);
    [[nodiscard]] Result<void, JournalError> acknowledge(const Acknowledgement &word);
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
    [[nodiscard]] Result<QList<Entry>, StoreError> ofBatch(const Wanted &wanted) const;
    [[nodiscard]] Result<QList<Entry>, StoreError> withText(const Wanted &wanted) const;
    [[nodiscard]] Result<QList<Entry>, StoreError> withFacets(const Wanted &wanted) const;
    [[nodiscard]] Result<QList<Entry>, StoreError> numbered(const Wanted &wanted,
                                                            const QList<qint64> &sequences) const;

    const Database &m_database;
};

} // namespace pd

#pragma once

#include "core/domain/batch.h"
#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/domain/transaction.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace pd {

class ApiClient;
class Clock;
class Journal;
class JournalPages;
class TransactionStore;
struct AttemptEnd;
struct CallEnd;

/// Where a correction is on its way, numbered as in docs/architecture.md: tests end the program
/// after each.
enum class Step {
    IntentCommitted = 4,
    Sent = 5, ///< handed to the transport
    Answered = 6, ///< the transport has ended, not yet journalled
    OutcomeCommitted = 7
};

enum class SubmitProblem {
    StoreFailed, ///< see `store`: nothing was sent
    OpenReportExists, ///< a report of this transaction is sending or unknown
    AgainstAdvice, ///< see `advice`: WeChat Pay won't take it, and the operator has not said "send
                   ///< anyway"
    NoSuchEntry,
    NotAllowed, ///< this entry can't be sent again (or booked, or settled) in its state
    NoConnection, ///< the profile has no usable keys: nothing can be sent
    Closing ///< the program is closing
};

struct SubmitError
{
    SubmitProblem problem = SubmitProblem::StoreFailed;
    StoreError store;
    Advice advice = Advice::Report;
    bool operator==(const SubmitError &) const = default;
};

struct DeskIdentity
{
    QString mchid;
    QString mallName;
    QString operatorName;
    QString deskName;
    bool operator==(const DeskIdentity &) const = default;
};

/// One of several corrections that are opened with one commit.
struct OpeningWish
{
    EntryId id; ///< fixed by the caller: the journal takes it once
    std::optional<Correction> correction; ///< empty: this entry's bytes again
};

/// What the service reads and writes. All live on the desk thread and outlive the service.
struct ServiceStore
{
    Journal &journal;
    const JournalPages &pages;
    const TransactionStore &transactions;
};

/// The one place that orders the steps of a correction (docs/architecture.md). Lives on the desk
/// thread.
class CorrectionService : public QObject
{
    Q_OBJECT
public:
    /// `client` may be null: then reports are refused with NoConnection and member-system
    /// corrections still work.
    CorrectionService(DeskIdentity identity, ServiceStore store, ApiClient *client,
                      const Clock &clock, QObject *parent = nullptr);
    ~CorrectionService() override;

    /// Steps 4 to 7. The result tells whether the intent is committed; the end comes by
    /// entryChanged().
    [[nodiscard]] Result<Entry, SubmitError> submit(const Correction &correction);
    /// The same bytes again, on the operator's word.
    [[nodiscard]] Result<Entry, SubmitError> sendAgain(const EntryId &id);
    /// Step 4 for several at once, in one durable commit; reports wait for sendOpened(). @return
    /// each one's own end, in their order; an error when nothing was written.
    [[nodiscard]] Result<QList<Result<Entry, SubmitError>>, SubmitError>
    open(const QList<OpeningWish> &wishes);
    /// Steps 5 to 7 of an opened report, signed on another thread. Outcomes that come together are
    /// committed together.
    void sendOpened(const EntryId &id);
    /// Opened reports that are not to be sent after all end as NotSent{Cancelled}.
    void dropOpened();
    /// A batch begins: who let it, and what it moves.
    [[nodiscard]] Result<void, SubmitError> recordBatch(const Batch &batch);
    /// Ticks a member-system correction off with the booking's reference and name; without a name
    /// it is the operator's.
    [[nodiscard]] Result<Entry, SubmitError> book(const EntryId &id, const Booking &booking);
    /// Ends an Unknown by what somebody found out, instead of sending it again.
    [[nodiscard]] Result<Entry, SubmitError> settle(const EntryId &id,
                                                    const Settlement &settlement);
    /// At start: attempts that nobody ended become Unknown{Interrupted}.
    [[nodiscard]] Result<QList<Entry>, SubmitError> recover();
    /// What is known of one transaction.
    [[nodiscard]] Result<TransactionCard, StoreError> card(const QString &transactionId) const;
    /// After this nothing new begins.
    void close();
    /// Null: from now on nothing can be sent. A running attempt's client outlives it.
    void setClient(ApiClient *client);
    [[nodiscard]] int running() const;
    void setOperatorName(const QString &name);
    [[nodiscard]] const DeskIdentity &identity() const;

Q_SIGNALS:
    /// The only signal back: an entry was opened or has changed.
    void entryChanged(const pd::Entry &entry);
    /// An outcome could not be written: it stays open and becomes Unknown at the next start.
    void outcomeNotRecorded(const pd::EntryId &id, const pd::StoreError &error);
    void stepReached(pd::Step step);
    /// The last running attempt has ended.
    void idle();

private:
    [[nodiscard]] Result<void, SubmitError>
    refuseAgainstAdvice(const CorrectionFields &fields) const;
    [[nodiscard]] Result<Shop, SubmitError> shopOf(const QString &transactionId) const;
    [[nodiscard]] Result<Intent, SubmitError> intentOf(const EntryId &id,
                                                       const CorrectionFields &fields) const;
    void send(const EntryId &id, const QByteArray &body);
    void onEnded(const EntryId &id, const CallEnd &end);
    void onOpenedEnded(const EntryId &id, const CallEnd &end);
    void recordEnded();
    void record(const QList<AttemptEnd> &ends);

    DeskIdentity m_identity;
    ServiceStore m_store;
    ApiClient *m_client;
    const Clock &m_clock;
    int m_running = 0;
    bool m_closing = false;
    QHash<EntryId, QByteArray> m_opened; ///< the bytes of what waits for sendOpened()
    QList<AttemptEnd> m_ended; ///< not yet recorded
    QThreadPool m_signing; ///< the last member: it is waited for before anything else goes
};

} // namespace pd

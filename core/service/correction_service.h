#pragma once

#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/store/journal.h"

#include <QObject>

namespace pd {

class ApiClient;
class Clock;

/// Where a correction is on its way: for tests that kill the program after each step.
enum class Step {
    IntentCommitted = 4,
    Sent = 5, ///< handed to the transport
    Answered = 6, ///< the transport has ended, not yet journalled
    OutcomeCommitted = 7
};

enum class SubmitProblem {
    StoreFailed, ///< see `store`: nothing was sent
    OpenReportExists, ///< a report of this transaction is sending or unknown
    NoSuchEntry,
    NotAllowed, ///< this entry can't be sent again (or booked) in its state
    NoConnection, ///< the profile has no usable keys: nothing can be sent
    Closing ///< the program is closing
};

struct SubmitError
{
    SubmitProblem problem = SubmitProblem::StoreFailed;
    StoreError store;
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

/// The one place that orders the steps of a correction (docs/architecture.md). Lives on the desk
/// thread.
class CorrectionService : public QObject
{
    Q_OBJECT
public:
    /// `client` may be null: then reports are refused with NoConnection and member-system
    /// corrections still work.
    CorrectionService(DeskIdentity identity, Journal &journal, ApiClient *client,
                      const Clock &clock, QObject *parent = nullptr);

    /// Steps 4 to 7. The result tells whether the intent is committed; the end comes by
    /// entryChanged().
    [[nodiscard]] Result<Entry, SubmitError> submit(const Correction &correction);
    /// The same bytes again, on the operator's word.
    [[nodiscard]] Result<Entry, SubmitError> sendAgain(const EntryId &id);
    [[nodiscard]] Result<Entry, SubmitError> book(const EntryId &id, const QString &reference);
    /// At start: interrupted attempts become Unknown.
    [[nodiscard]] Result<QList<Entry>, SubmitError> recover();
    /// After this nothing new begins.
    void close();
    [[nodiscard]] int running() const;
    void setOperatorName(const QString &name);

Q_SIGNALS:
    /// The only signal back: an entry was opened or has changed.
    void entryChanged(const pd::Entry &entry);
    /// An outcome could not be written: it stays open and becomes Unknown at the next start.
    void outcomeNotRecorded(const pd::EntryId &id, const pd::StoreError &error);
    void stepReached(pd::Step step);
    /// The last running attempt has ended after close().
    void idle();

private:
    void send(const Entry &entry, const QByteArray &body);
    DeskIdentity m_identity;
    Journal &m_journal;
    ApiClient *m_client;
    const Clock &m_clock;
    int m_running = 0;
    bool m_closing = false;
};

} // namespace pd

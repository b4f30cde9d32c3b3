#pragma once

#include "core/domain/desk_notices.h"
#include "core/domain/key_problem.h"
#include "core/domain/member_status.h"
#include "core/domain/transaction.h"
#include "core/domain/vault_error.h"
#include "core/service/check_result.h"
#include "core/service/correction_service.h"
#include "core/service/import_job.h"
#include "core/service/inbox_state.h"
#include "core/service/journal_sealer.h"
#include "core/service/secret_text.h"
#include "core/service/ticket.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace pd {

class BatchWorker;
class DeskGuest;
class DeskParts;
class DeskWorker;

/// Makes everything that the desk thread owns. Called once, on that thread.
using DeskBuilder = std::function<std::unique_ptr<DeskParts>()>;

/// What the window knows of the store and the keys.
struct DeskStatus
{
    std::optional<StoreError> store; ///< empty when the store can be read and written
    bool storeReadable = true;
    std::optional<KeyProblem> keys; ///< empty when reports can be sent
    std::optional<VaultError> vault; ///< empty unless the vault is what stands in the way
    /// What is missing when `store` says OlderCopy.
    std::optional<LostHistory> lost;
    bool opening = false; ///< the keychain has been asked and has not answered yet
    /// The vault waits for its pass-phrase: Desk::unlock().
    [[nodiscard]] bool isLocked() const
    {
        return vault
            && (vault->problem == VaultProblem::NeedsPassphrase
                || vault->problem == VaultProblem::WrongPassphrase
                || vault->problem == VaultProblem::EmptyPassphrase);
    }
    bool operator==(const DeskStatus &) const = default;
};

/// The desk as the window sees it: every function returns at once and works on the desk thread;
/// answers come as queued signals. The window never waits. To be called from the thread that made
/// it.
class Desk : public QObject
{
    Q_OBJECT
public:
    Desk(DeskBuilder builder, const Clock &clock, QObject *parent = nullptr);
    /// Ends the desk thread. Each piece of work on it is bounded, so this is, too.
    ~Desk() override;

    /// Starts the thread, builds the parts, recovers interrupted entries; ends with
    /// statusChanged(). Called again, it builds them anew: "try again" after the store was locked
    /// or the keys were mended.
    void start();
    /// Brings a guest to the desk thread, which owns it from now on. Before start().
    void invite(std::unique_ptr<DeskGuest> guest);
    Ticket requestTransactions(const TransactionQuery &query); ///< transactionsReady
    Ticket requestCard(const QString &transactionId); ///< cardReady
    Ticket requestHistory(const HistoryQuery &query); ///< historyReady
    Ticket requestDetails(const EntryId &id); ///< detailsReady
    Ticket requestUnsettled(); ///< unsettledReady
    /// Payments of which nobody has reported the points and whose day is not over: waitingReady.
    Ticket requestWaiting();
    Ticket submit(const Correction &correction); ///< submitted, then entryChanged
    Ticket sendAgain(const EntryId &id); ///< submitted, then entryChanged
    void setOperatorName(const QString &name);
    /// Looks into a file without importing anything: previewReady.
    Ticket requestPreview(const QString &path);
    /// These end with importFinished(), or at once with importNotStarted(); what they bring or take
    /// away is said by transactionsChanged(). Jobs run one at a time, in slices.
    Ticket importCsv(const CsvJob &job);
    Ticket importText(const QByteArray &text); ///< pasted or dropped JSON
    Ticket importTextFile(const QString &path);
    Ticket removeTransactions(const QDateTime &before); ///< never anything of the journal
    void cancelImport(); ///< what is committed stays
    /// Opens a vault that is sealed under a pass-phrase; ends with statusChanged().
    void unlock(const SharedSecret &passphrase);
    /// Goes on with a journal that is not the one sealed last, on this person's word; ends with
    /// statusChanged().
    void acknowledgeHistory(const QString &operatorName, const QString &reason);
    /// Asks WeChat Pay about a member, in the background; changes nothing there.
    Ticket requestMember(const QString &appid, const QString &openid); ///< memberReady
    /// Finds out why it does not work; changes nothing at WeChat Pay. One at a time: a running one
    /// begins anew.
    void startCheck(); ///< checkStepChanged, then checkFinished
    void cancelCheck();
    /// Begins nothing new and emits closed() when the last running attempt has ended, or after
    /// `waitMs`.
    void close(int waitMs);
    /// The desk thread's half of BatchDesk.
    [[nodiscard]] BatchWorker &batchWorker() const;

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
    /// What was asked for could not be read.
    void readFailed(pd::Ticket ticket, const pd::StoreError &error);
    /// An outcome could not be written: the entry stays open and becomes Unknown at the next start.
    void outcomeNotRecorded(const pd::EntryId &id, const pd::StoreError &error);
    void stepReached(pd::Step step);
    void closed();
    void waitingReady(pd::Ticket ticket, const pd::WaitingCount &count);
    void previewReady(pd::Ticket ticket, const pd::Result<pd::CsvPreview, pd::CsvProblem> &preview);
    void importNotStarted(pd::Ticket ticket, pd::ImportStart why);
    void importProgressed(pd::Ticket ticket, const pd::ImportProgress &progress);
    void importFinished(pd::Ticket ticket, const pd::ImportResult &result);
    /// Only where the profile names a folder.
    void inboxChanged(const pd::InboxState &state);
    /// Payments, refunds or reports came into the store, or payments went: lists may be read again.
    void transactionsChanged();
    void memberReady(pd::Ticket ticket, const pd::MemberAnswer &answer);
    void noticesChanged(const pd::DeskNotices &notices);
    void checkStepChanged(const pd::CheckResult &result);
    void checkFinished(const QList<pd::CheckResult> &results);

private:
    template <class Work> Ticket post(Work work);

    QThread m_thread;
    DeskWorker *m_worker; ///< lives on m_thread and dies with it
    Ticket m_lastTicket = 0;
};

} // namespace pd

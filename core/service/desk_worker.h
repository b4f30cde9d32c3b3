#pragma once

#include "core/service/batch_worker.h"
#include "core/service/desk.h"

#include <QObject>

#include <memory>
#include <vector>

namespace pd {

class ApiClient;
class ConnectionCheck;
class CorrectionService;
class ImportDesk;
class Journal;
class JournalPages;
class TransactionStore;

/// The desk's other half: lives on the desk thread, owns the parts, does one request after the
/// other.
class DeskWorker : public QObject
{
    Q_OBJECT
public:
    DeskWorker(DeskBuilder builder, const Clock &clock);
    ~DeskWorker() override;

    /// Builds the parts; once more when something is to be tried again. Does nothing while a report
    /// is running.
    void start();
    void admit(std::unique_ptr<DeskGuest> guest);
    void readTransactions(Ticket ticket, const TransactionQuery &query);
    void readCard(Ticket ticket, const QString &transactionId);
    void readHistory(Ticket ticket, const HistoryQuery &query);
    void readDetails(Ticket ticket, const EntryId &id);
    void readUnsettled(Ticket ticket);
    void readWaiting(Ticket ticket);
    void readPreview(Ticket ticket, const QString &path);
    void importCsv(Ticket ticket, const CsvJob &job);
    void importText(Ticket ticket, const QByteArray &text);
    void importTextFile(Ticket ticket, const QString &path);
    void removeTransactions(Ticket ticket, const QDateTime &before);
    void cancelImport();
    void submit(Ticket ticket, const Correction &correction);
    void sendAgain(Ticket ticket, const EntryId &id);
    void setOperatorName(const QString &name);
    void unlock(const SharedSecret &passphrase);
    void acknowledgeHistory(const QString &operatorName, const QString &reason);
    void askMember(Ticket ticket, const QString &appid, const QString &openid);
    void startCheck();
    void cancelCheck();
    void close(int waitMs);
    [[nodiscard]] BatchWorker &batches();

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
    void readFailed(pd::Ticket ticket, const pd::StoreError &error);
    void outcomeNotRecorded(const pd::EntryId &id, const pd::StoreError &error);
    void stepReached(pd::Step step);
    void closed();
    void waitingReady(pd::Ticket ticket, const pd::WaitingCount &count);
    void previewReady(pd::Ticket ticket, const pd::Result<pd::CsvPreview, pd::CsvProblem> &preview);
    void importNotStarted(pd::Ticket ticket, pd::ImportStart why);
    void importProgressed(pd::Ticket ticket, const pd::ImportProgress &progress);
    void importFinished(pd::Ticket ticket, const pd::ImportResult &result);
    void inboxChanged(const pd::InboxState &state);
    void transactionsChanged();
    void memberReady(pd::Ticket ticket, const pd::MemberAnswer &answer);
    void noticesChanged(const pd::DeskNotices &notices);
    void checkStepChanged(const pd::CheckResult &result);
    void checkFinished(const QList<pd::CheckResult> &results);

private:
    void openConnection();
    void onConnectionChanged();
    [[nodiscard]] ApiClient *client() const;
    void buildService();
    /// Compares with what is remembered, if it is at hand: before anything is written.
    void compareHistory(std::shared_ptr<HeadMemory> memory);
    void tellNotices();
    /// What a start writes: interrupted attempts, the practice world's day; then imports.
    void beginWriting();
    void seedTransactions();
    void letIn(DeskGuest &guest);
    void startImports();
    /// Null, and said so by importFinished(), when the store does not take anything.
    [[nodiscard]] ImportDesk *importer(Ticket ticket);
    void onEntryChanged(const Entry &entry);
    void finishClosing();
    /// False, and said so by readFailed(), when there is no store to read.
    [[nodiscard]] bool canRead(Ticket ticket);
    [[nodiscard]] StoreError storeError() const;
    /// Answers `ready` with the value, or readFailed() with the error.
    template <class T, class Ready>
    void answer(Ticket ticket, const Result<T, StoreError> &result, Ready ready);

    /// Does what changes the journal, or says why the store does not allow it; ends with
    /// submitted().
    template <class Write> void write(Ticket ticket, Write work);

    DeskBuilder m_builder;
    const Clock &m_clock;
    std::unique_ptr<DeskParts> m_parts;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<JournalPages> m_pages;
    std::unique_ptr<TransactionStore> m_transactions;
    std::unique_ptr<CorrectionService> m_service;
    std::unique_ptr<JournalSealer> m_sealer; ///< null where the store is only read
    std::unique_ptr<ImportDesk> m_imports;
    std::unique_ptr<ConnectionCheck> m_check;
    std::vector<std::unique_ptr<DeskGuest>> m_guests;
    BatchWorker m_batches;
    DeskStatus m_status;
    bool m_started = false; ///< the first status of these parts has been told
    bool m_closed = false;
};

} // namespace pd

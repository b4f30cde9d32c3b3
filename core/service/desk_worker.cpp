#include "core/service/desk_worker.h"

#include "core/domain/clock.h"
#include "core/service/connection_check.h"
#include "core/service/desk_guest.h"
#include "core/service/desk_parts.h"
#include "core/service/import_desk.h"
#include "core/service/member_inquiry.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "core/wechatpay/circle_queries.h"

#include <QTimer>

#include <utility>

namespace pd {

DeskWorker::DeskWorker(DeskBuilder builder, const Clock &clock)
    : m_builder(std::move(builder))
    , m_clock(clock)
{ }

DeskWorker::~DeskWorker() = default;

void DeskWorker::start()
{
    if (m_service && m_service->running() > 0) {
        return;
    }
    for (const auto &guest : m_guests) {
        guest->leave();
    }
    m_imports.reset();
    m_check.reset();
    m_service.reset();
    m_transactions.reset();
    m_pages.reset();
    m_journal.reset();
    m_parts.reset();
    m_parts = m_builder();
    m_status = {};
    m_status.keys = m_parts->keyProblem;
    m_status.store = m_parts->storeError;
    m_status.storeReadable = m_parts->database != nullptr;
    if (m_parts->database) {
        if (m_parts->database->limitation()) {
            m_status.store = m_parts->database->limitation();
        }
        buildService();
        if (!m_status.store) {
            seedTransactions();
        }
        if (!m_status.store) {
            startImports();
        }
        for (const auto &guest : m_guests) {
            letIn(*guest);
        }
    }
    m_started = false;
    openConnection();
    m_started = true;
    Q_EMIT statusChanged(m_status);
}

void DeskWorker::admit(std::unique_ptr<DeskGuest> guest)
{
    m_guests.push_back(std::move(guest));
    if (m_service) {
        letIn(*m_guests.back());
    }
}

void DeskWorker::letIn(DeskGuest &guest)
{
    guest.enter({*m_parts->database, *m_service, m_clock, !m_status.store});
}

void DeskWorker::openConnection()
{
    LiveConnection *connection = m_parts->connection.get();
    if (connection == nullptr) {
        return;
    }
    connect(connection, &LiveConnection::changed, this, &DeskWorker::onConnectionChanged);
    connect(connection, &LiveConnection::noticesChanged, this,
            [this, connection] { Q_EMIT noticesChanged(connection->notices()); });
    connection->open();
    onConnectionChanged();
}

void DeskWorker::onConnectionChanged()
{
    const LiveConnection &connection = *m_parts->connection;
    const DeskStatus before = m_status;
    m_status.keys = connection.keyProblem();
    m_status.vault = connection.vaultProblem();
    m_status.opening = connection.isOpening();
    if (m_service) {
        m_service->setClient(connection.client());
    }
    if (m_imports) {
        m_imports->setKeys(connection.notificationKeys());
    }
    // A wrong pass-phrase twice is the same status, and yet an answer.
    if (m_started && (m_status != before || m_status.vault)) {
        Q_EMIT statusChanged(m_status);
    }
}

ApiClient *DeskWorker::client() const
{
    if (!m_parts) {
        return nullptr;
    }
    return m_parts->connection ? m_parts->connection->client() : m_parts->client.get();
}

void DeskWorker::buildService()
{
    m_journal = std::make_unique<Journal>(*m_parts->database);
    m_pages = std::make_unique<JournalPages>(*m_parts->database);
    m_transactions = std::make_unique<TransactionStore>(*m_parts->database);
    m_service = std::make_unique<CorrectionService>(
        m_parts->identity, ServiceStore{*m_journal, *m_pages, *m_transactions}, client(), m_clock);
    connect(m_service.get(), &CorrectionService::entryChanged, this, &DeskWorker::onEntryChanged);
    connect(m_service.get(), &CorrectionService::outcomeNotRecorded, this,
            &DeskWorker::outcomeNotRecorded);
    connect(m_service.get(), &CorrectionService::stepReached, this, &DeskWorker::stepReached);
    if (m_status.store) {
        return;
    }
    if (const auto recovered = m_service->recover(); !recovered) {
        m_status.store = recovered.error().store;
    }
}

void DeskWorker::seedTransactions()
{
    if (m_parts->transactions.isEmpty()) {
        return;
    }
    if (const auto added = m_transactions->add(m_parts->transactions); !added) {
        m_status.store = added.error();
    }
}

void DeskWorker::startImports()
{
    m_imports = std::make_unique<ImportDesk>(*m_parts->database, m_parts->inboxFolder);
    connect(m_imports.get(), &ImportDesk::notStarted, this, &DeskWorker::importNotStarted);
    connect(m_imports.get(), &ImportDesk::progressed, this, &DeskWorker::importProgressed);
    connect(m_imports.get(), &ImportDesk::finished, this, &DeskWorker::importFinished);
    connect(m_imports.get(), &ImportDesk::inboxChanged, this, &DeskWorker::inboxChanged);
    connect(m_imports.get(), &ImportDesk::transactionsChanged, this,
            &DeskWorker::transactionsChanged);
    if (m_parts->notificationKeys) {
        m_imports->setKeys(m_parts->notificationKeys());
    }
}

StoreError DeskWorker::storeError() const
{
    return m_status.store.value_or(StoreError{StoreProblem::CannotOpen, {}});
}

bool DeskWorker::canRead(Ticket ticket)
{
    if (m_service) {
        return true;
    }
    Q_EMIT readFailed(ticket, storeError());
    return false;
}

template <class T, class Ready>
void DeskWorker::answer(Ticket ticket, const Result<T, StoreError> &result, Ready ready)
{
    if (result) {
        Q_EMIT(this->*ready)(ticket, *result);
    } else {
        Q_EMIT readFailed(ticket, result.error());
    }
}

void DeskWorker::readTransactions(Ticket ticket, const TransactionQuery &query)
{
    if (canRead(ticket)) {
        answer(ticket, m_transactions->page(query), &DeskWorker::transactionsReady);
    }
}

void DeskWorker::readCard(Ticket ticket, const QString &transactionId)
{
    if (canRead(ticket)) {
        answer(ticket, m_service->card(transactionId), &DeskWorker::cardReady);
    }
}

void DeskWorker::readHistory(Ticket ticket, const HistoryQuery &query)
{
    if (canRead(ticket)) {
        answer(ticket, m_pages->page(query), &DeskWorker::historyReady);
    }
}

void DeskWorker::readDetails(Ticket ticket, const EntryId &id)
{
    if (canRead(ticket)) {
        answer(ticket, m_pages->details(id), &DeskWorker::detailsReady);
    }
}

void DeskWorker::readUnsettled(Ticket ticket)
{
    if (canRead(ticket)) {
        answer(ticket, m_pages->unsettled(), &DeskWorker::unsettledReady);
    }
}

void DeskWorker::readWaiting(Ticket ticket)
{
    if (canRead(ticket)) {
        answer(ticket, m_transactions->countWaiting(m_clock.now()), &DeskWorker::waitingReady);
    }
}

void DeskWorker::readPreview(Ticket ticket, const QString &path)
{
    Q_EMIT previewReady(ticket, ImportService::preview(path));
}

ImportDesk *DeskWorker::importer(Ticket ticket)
{
    if (m_imports && !m_closed) {
        return m_imports.get();
    }
    ImportResult result;
    result.store = storeError();
    Q_EMIT importFinished(ticket, result);
    return nullptr;
}

void DeskWorker::importCsv(Ticket ticket, const CsvJob &job)
{
    if (auto *desk = importer(ticket)) {
        desk->importCsv(ticket, job);
    }
}

void DeskWorker::importText(Ticket ticket, const QByteArray &text)
{
    if (auto *desk = importer(ticket)) {
        desk->importText(ticket, text);
    }
}

void DeskWorker::importTextFile(Ticket ticket, const QString &path)
{
    if (auto *desk = importer(ticket)) {
        desk->importTextFile(ticket, path);
    }
}

void DeskWorker::removeTransactions(Ticket ticket, const QDateTime &before)
{
    if (auto *desk = importer(ticket)) {
        desk->removeBefore(ticket, before);
    }
}

void DeskWorker::cancelImport()
{
    if (m_imports) {
        m_imports->cancel();
    }
}

template <class Write> void DeskWorker::write(Ticket ticket, Write work)
{
    if (!m_service || m_status.store) {
        Q_EMIT submitted(ticket, fail(SubmitError{SubmitProblem::StoreFailed, storeError(), {}}));
        return;
    }
    Q_EMIT submitted(ticket, work(*m_service));
}

void DeskWorker::submit(Ticket ticket, const Correction &correction)
{
    write(ticket, [&](CorrectionService &service) { return service.submit(correction); });
}

void DeskWorker::sendAgain(Ticket ticket, const EntryId &id)
{
    write(ticket, [&](CorrectionService &service) { return service.sendAgain(id); });
}

void DeskWorker::setOperatorName(const QString &name)
{
    if (m_service) {
        m_service->setOperatorName(name);
    }
}

void DeskWorker::unlock(const SharedSecret &passphrase)
{
    if (m_parts && m_parts->connection) {
        m_parts->connection->unlock(passphrase);
    }
}

void DeskWorker::askMember(Ticket ticket, const QString &appid, const QString &openid)
{
    ApiClient *wire = client();
    if (wire == nullptr) {
        MemberAnswer answer;
        answer.problem = QueryError{};
        answer.problem->problem = QueryProblem::NotSent;
        Q_EMIT memberReady(ticket, answer);
        return;
    }
    // Answers come before the client's end, and the worker outlives it.
    inquireMember(
        *wire, {appid, openid, m_parts->subMchid}, m_parts->brandid,
        [this, ticket](const MemberAnswer &answer) { Q_EMIT memberReady(ticket, answer); });
}

void DeskWorker::startCheck()
{
    m_check.reset();
    if (!m_parts) {
        return;
    }
    LiveConnection *connection = m_parts->connection.get();
    if (connection == nullptr && (!m_parts->checkMaterial || !m_parts->probe)) {
        Q_EMIT checkFinished({});
        return;
    }
    m_check = connection != nullptr
        ? std::make_unique<ConnectionCheck>(connection->checkMaterial(), connection->checkClient(),
                                            connection->probe(), m_clock)
        : std::make_unique<ConnectionCheck>(m_parts->checkMaterial(), m_parts->client.get(),
                                            *m_parts->probe, m_clock);
    connect(m_check.get(), &ConnectionCheck::stepChanged, this, &DeskWorker::checkStepChanged);
    connect(m_check.get(), &ConnectionCheck::finished, this, &DeskWorker::checkFinished);
    m_check->start();
}

void DeskWorker::cancelCheck()
{
    if (m_check) {
        m_check->cancel();
    }
}

void DeskWorker::onEntryChanged(const Entry &entry)
{
    Q_EMIT entryChanged(entry);
    const auto row = m_transactions->find(entry.fields.transactionId);
    if (row && *row) {
        Q_EMIT transactionChanged(**row);
    }
}

void DeskWorker::close(int waitMs)
{
    cancelImport(); // what was committed stays, the rest is imported again
    if (!m_service || m_service->running() == 0) {
        finishClosing();
        return;
    }
    m_service->close();
    connect(m_service.get(), &CorrectionService::idle, this, &DeskWorker::finishClosing);
    QTimer::singleShot(waitMs, this, &DeskWorker::finishClosing);
}

void DeskWorker::finishClosing()
{
    if (m_service) {
        m_service->close();
    }
    if (!m_closed) {
        m_closed = true;
        Q_EMIT closed();
    }
}

} // namespace pd

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
    , m_batches(this)
{ }

DeskWorker::~DeskWorker()
{
    m_batches.detach(); // before what it works with
}

BatchWorker &DeskWorker::batches()
{
    return m_batches;
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
    if (m_sealer) {
        m_sealer->onAppended();
    }
    const auto row = m_transactions->find(entry.fields.transactionId);
    if (row && *row) {
        Q_EMIT transactionChanged(**row);
    }
}

void DeskWorker::close(int waitMs)
{
    cancelImport(); // what was committed stays, the rest is imported again
    m_batches.suspend();
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
        if (m_sealer) {
            m_sealer->seal();
        }
        m_closed = true;
        Q_EMIT closed();
    }
}

} // namespace pd

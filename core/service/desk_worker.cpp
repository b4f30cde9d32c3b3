#include "core/service/desk_worker.h"

#include "core/domain/clock.h"
#include "core/service/desk_parts.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"

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
    }
    Q_EMIT statusChanged(m_status);
}

void DeskWorker::buildService()
{
    m_journal = std::make_unique<Journal>(*m_parts->database);
    m_pages = std::make_unique<JournalPages>(*m_parts->database);
    m_transactions = std::make_unique<TransactionStore>(*m_parts->database);
    m_service = std::make_unique<CorrectionService>(
        m_parts->identity, ServiceStore{*m_journal, *m_pages, *m_transactions},
        m_parts->client.get(), m_clock);
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

void DeskWorker::book(Ticket ticket, const EntryId &id, const QString &reference)
{
    write(ticket, [&](CorrectionService &service) { return service.book(id, reference); });
}

void DeskWorker::setOperatorName(const QString &name)
{
    if (m_service) {
        m_service->setOperatorName(name);
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

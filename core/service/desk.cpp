#include "core/service/desk.h"

#include "core/service/desk_guest.h"
#include "core/service/desk_worker.h"

#include <utility>

namespace pd {

Desk::Desk(DeskBuilder builder, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_worker(new DeskWorker(std::move(builder), clock))
{
    m_thread.setObjectName(QStringLiteral("desk"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);

    connect(m_worker, &DeskWorker::statusChanged, this, &Desk::statusChanged);
    connect(m_worker, &DeskWorker::transactionsReady, this, &Desk::transactionsReady);
    connect(m_worker, &DeskWorker::cardReady, this, &Desk::cardReady);
    connect(m_worker, &DeskWorker::historyReady, this, &Desk::historyReady);
    connect(m_worker, &DeskWorker::detailsReady, this, &Desk::detailsReady);
    connect(m_worker, &DeskWorker::unsettledReady, this, &Desk::unsettledReady);
    connect(m_worker, &DeskWorker::submitted, this, &Desk::submitted);
    connect(m_worker, &DeskWorker::entryChanged, this, &Desk::entryChanged);
    connect(m_worker, &DeskWorker::transactionChanged, this, &Desk::transactionChanged);
    connect(m_worker, &DeskWorker::readFailed, this, &Desk::readFailed);
    connect(m_worker, &DeskWorker::outcomeNotRecorded, this, &Desk::outcomeNotRecorded);
    connect(m_worker, &DeskWorker::stepReached, this, &Desk::stepReached);
    connect(m_worker, &DeskWorker::closed, this, &Desk::closed);
    connect(m_worker, &DeskWorker::waitingReady, this, &Desk::waitingReady);
    connect(m_worker, &DeskWorker::previewReady, this, &Desk::previewReady);
    connect(m_worker, &DeskWorker::importNotStarted, this, &Desk::importNotStarted);
    connect(m_worker, &DeskWorker::importProgressed, this, &Desk::importProgressed);
    connect(m_worker, &DeskWorker::importFinished, this, &Desk::importFinished);
    connect(m_worker, &DeskWorker::inboxChanged, this, &Desk::inboxChanged);
    connect(m_worker, &DeskWorker::transactionsChanged, this, &Desk::transactionsChanged);
    connect(m_worker, &DeskWorker::memberReady, this, &Desk::memberReady);
    connect(m_worker, &DeskWorker::noticesChanged, this, &Desk::noticesChanged);
    connect(m_worker, &DeskWorker::checkStepChanged, this, &Desk::checkStepChanged);
    connect(m_worker, &DeskWorker::checkFinished, this, &Desk::checkFinished);
}

Desk::~Desk()
{
    if (m_thread.isRunning()) {
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_worker;
    }
}

void Desk::start()
{
    if (!m_thread.isRunning()) {
        m_thread.start();
    }
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->start(); });
}

void Desk::invite(std::unique_ptr<DeskGuest> guest)
{
    guest->moveToThread(&m_thread);
    // Shared, because a posted call is copied.
    const auto shared = std::make_shared<std::unique_ptr<DeskGuest>>(std::move(guest));
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, shared] { worker->admit(std::move(*shared)); },
        Qt::QueuedConnection);
}

/// Queues `work(worker, ticket)` on the desk thread.
template <class Work> Ticket Desk::post(Work work)
{
    const Ticket ticket = ++m_lastTicket;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, ticket, work = std::move(work)] { work(worker, ticket); },
        Qt::QueuedConnection);
    return ticket;
}

Ticket Desk::requestTransactions(const TransactionQuery &query)
{
    return post([query](DeskWorker *w, Ticket t) { w->readTransactions(t, query); });
}

Ticket Desk::requestCard(const QString &transactionId)
{
    return post([transactionId](DeskWorker *w, Ticket t) { w->readCard(t, transactionId); });
}

Ticket Desk::requestHistory(const HistoryQuery &query)
{
    return post([query](DeskWorker *w, Ticket t) { w->readHistory(t, query); });
}

Ticket Desk::requestDetails(const EntryId &id)
{
    return post([id](DeskWorker *w, Ticket t) { w->readDetails(t, id); });
}

Ticket Desk::requestUnsettled()
{
    return post([](DeskWorker *w, Ticket t) { w->readUnsettled(t); });
}

Ticket Desk::requestWaiting()
{
    return post([](DeskWorker *w, Ticket t) { w->readWaiting(t); });
}

Ticket Desk::requestPreview(const QString &path)
{
    return post([path](DeskWorker *w, Ticket t) { w->readPreview(t, path); });
}

Ticket Desk::importCsv(const CsvJob &job)
{
    return post([job](DeskWorker *w, Ticket t) { w->importCsv(t, job); });
}

Ticket Desk::importText(const QByteArray &text)
{
    return post([text](DeskWorker *w, Ticket t) { w->importText(t, text); });
}

Ticket Desk::importTextFile(const QString &path)
{
    return post([path](DeskWorker *w, Ticket t) { w->importTextFile(t, path); });
}

Ticket Desk::removeTransactions(const QDateTime &before)
{
    return post([before](DeskWorker *w, Ticket t) { w->removeTransactions(t, before); });
}

void Desk::cancelImport()
{
    post([](DeskWorker *w, Ticket) { w->cancelImport(); });
}

Ticket Desk::submit(const Correction &correction)
{
    return post([correction](DeskWorker *w, Ticket t) { w->submit(t, correction); });
}

Ticket Desk::sendAgain(const EntryId &id)
{
    return post([id](DeskWorker *w, Ticket t) { w->sendAgain(t, id); });
}

void Desk::setOperatorName(const QString &name)
{
    post([name](DeskWorker *w, Ticket) { w->setOperatorName(name); });
}

void Desk::unlock(const SharedSecret &passphrase)
{
    post([passphrase](DeskWorker *w, Ticket) { w->unlock(passphrase); });
}

void Desk::acknowledgeHistory(const QString &operatorName, const QString &reason)
{
    post([operatorName, reason](DeskWorker *w, Ticket) {
        w->acknowledgeHistory(operatorName, reason);
    });
}

Ticket Desk::requestMember(const QString &appid, const QString &openid)
{
    return post([appid, openid](DeskWorker *w, Ticket t) { w->askMember(t, appid, openid); });
}

void Desk::startCheck()
{
    post([](DeskWorker *w, Ticket) { w->startCheck(); });
}

void Desk::cancelCheck()
{
    post([](DeskWorker *w, Ticket) { w->cancelCheck(); });
}

void Desk::close(int waitMs)
{
    post([waitMs](DeskWorker *w, Ticket) { w->close(waitMs); });
}

BatchWorker &Desk::batchWorker() const
{
    return m_worker->batches();
}

} // namespace pd

// In this object and no other, so that a test can put a desk of its own in the place of this one.
#ifndef __clang_analyzer__ // clang-tidy judges no generated code
#include "moc_desk.cpp"
#endif

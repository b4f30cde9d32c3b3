#include "core/service/records_desk.h"

#include "core/service/desk.h"
#include "core/service/records_worker.h"

#include <utility>

namespace pd {

RecordsDesk::RecordsDesk(Desk &desk, QObject *parent)
    : QObject(parent)
{
    auto worker = std::make_unique<RecordsWorker>();
    m_worker = worker.get();
    connect(m_worker, &RecordsWorker::choicesReady, this, &RecordsDesk::choicesReady);
    connect(m_worker, &RecordsWorker::dayReady, this, &RecordsDesk::dayReady);
    connect(m_worker, &RecordsWorker::readFailed, this, &RecordsDesk::readFailed);
    connect(m_worker, &RecordsWorker::settled, this, &RecordsDesk::settled);
    connect(m_worker, &RecordsWorker::exportProgressed, this, &RecordsDesk::exportProgressed);
    connect(m_worker, &RecordsWorker::exported, this, &RecordsDesk::exported);
    connect(m_worker, &RecordsWorker::bookingProgressed, this, &RecordsDesk::bookingProgressed);
    connect(m_worker, &RecordsWorker::booked, this, &RecordsDesk::booked);
    desk.invite(std::move(worker));
}

RecordsDesk::~RecordsDesk() = default;

/// Queues `work(worker, ticket)` on the desk thread.
template <class Work> Ticket RecordsDesk::post(Work work)
{
    const Ticket ticket = ++m_lastTicket;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, ticket, work = std::move(work)] { work(worker, ticket); },
        Qt::QueuedConnection);
    return ticket;
}

Ticket RecordsDesk::requestChoices()
{
    return post([](RecordsWorker *w, Ticket t) { w->readChoices(t); });
}

Ticket RecordsDesk::requestDay(const QDate &day)
{
    return post([day](RecordsWorker *w, Ticket t) { w->readDay(t, day); });
}

Ticket RecordsDesk::settle(const EntryId &id, const Settlement &settlement)
{
    return post([id, settlement](RecordsWorker *w, Ticket t) { w->settle(t, id, settlement); });
}

Ticket RecordsDesk::exportHistory(const HistoryExport &what)
{
    return post([what](RecordsWorker *w, Ticket t) { w->startExport(t, what); });
}

Ticket RecordsDesk::bookAll(const QList<BookingRow> &rows)
{
    return post([rows](RecordsWorker *w, Ticket t) { w->bookAll(t, rows); });
}

Ticket RecordsDesk::bookFromFile(const QString &path, const QString &nameForAll)
{
    return post(
        [path, nameForAll](RecordsWorker *w, Ticket t) { w->bookFromFile(t, path, nameForAll); });
}

void RecordsDesk::cancel()
{
    post([](RecordsWorker *w, Ticket) { w->cancel(); });
}

} // namespace pd

// In this object and no other, so that a test can put a desk of its own in the place of this one.
#ifndef __clang_analyzer__ // clang-tidy judges no generated code
#include "moc_records_desk.cpp"
#endif

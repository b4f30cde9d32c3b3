#include "core/service/records_worker.h"

#include "core/service/correction_service.h"
#include "core/service/import_result.h"
#include "core/store/day_groups.h"
#include "core/store/entry_facets.h"

namespace pd {

namespace {

constexpr int bookedAtOnce = 10; // each is one commit that waits for the disk

StoreError noStore()
{
    return {StoreProblem::CannotOpen, {}};
}

BookingRefusal refusalOf(SubmitProblem problem)
{
    switch (problem) {
    case SubmitProblem::NoSuchEntry:
        return BookingRefusal::NotInJournal;
    case SubmitProblem::NotAllowed:
        return BookingRefusal::NotWaiting;
    case SubmitProblem::StoreFailed:
    case SubmitProblem::OpenReportExists:
    case SubmitProblem::AgainstAdvice:
    case SubmitProblem::NoConnection:
    case SubmitProblem::Closing:
        break;
    }
    return BookingRefusal::Store;
}

} // namespace

struct RecordsWorker::BookingRun
{
    Ticket ticket = 0;
    QList<BookingRow> rows;
    qsizetype at = 0;
    BookingResult result;
    bool cancelled = false;
};

RecordsWorker::RecordsWorker() = default;
RecordsWorker::~RecordsWorker() = default;

void RecordsWorker::enter(const DeskRoom &room)
{
    m_room.emplace(room);
}

void RecordsWorker::leave()
{
    cancel();
    m_export.reset();
    m_booking.reset();
    m_room.reset();
}

void RecordsWorker::readChoices(Ticket ticket)
{
    const auto choices = m_room ? historyChoices(m_room->database)
                                : Result<HistoryChoices, StoreError>(fail(noStore()));
    if (choices) {
        Q_EMIT choicesReady(ticket, *choices);
    } else {
        Q_EMIT readFailed(ticket, choices.error());
    }
}

void RecordsWorker::readDay(Ticket ticket, const QDate &day)
{
    const auto totals = m_room ? dayTotals(m_room->database, day)
                               : Result<DayTotals, StoreError>(fail(noStore()));
    if (totals) {
        Q_EMIT dayReady(ticket, *totals);
    } else {
        Q_EMIT readFailed(ticket, totals.error());
    }
}

void RecordsWorker::settle(Ticket ticket, const EntryId &id, const Settlement &settlement)
{
    if (!m_room || !m_room->writable) {
        Q_EMIT settled(ticket, fail(SubmitError{SubmitProblem::StoreFailed, noStore(), {}}));
        return;
    }
    Q_EMIT settled(ticket, m_room->service.settle(id, settlement));
}

void RecordsWorker::startExport(Ticket ticket, const HistoryExport &what)
{
    if (!m_room) {
        ExportResult result;
        result.problem = ExportProblem::Store;
        result.store = noStore();
        Q_EMIT exported(ticket, result);
        return;
    }
    m_export = std::make_unique<HistoryExporter>(m_room->database, m_room->clock, what);
    connect(m_export.get(), &HistoryExporter::progressed, this,
            [this, ticket](const ExportProgress &progress) {
                Q_EMIT exportProgressed(ticket, progress);
            });
    connect(m_export.get(), &HistoryExporter::finished, this,
            [this, ticket](const ExportResult &result) { Q_EMIT exported(ticket, result); });
    m_export->start();
}

void RecordsWorker::bookAll(Ticket ticket, const QList<BookingRow> &rows)
{
    startBooking(ticket, rows, {});
}

void RecordsWorker::bookFromFile(Ticket ticket, const QString &path, const QString &nameForAll)
{
    const auto file = readBookingFile(path, nameForAll);
    BookingResult result;
    if (!file) {
        result.file = file.error();
        Q_EMIT booked(ticket, result);
        return;
    }
    result.refused = file->refused;
    startBooking(ticket, file->rows, result);
}

void RecordsWorker::startBooking(Ticket ticket, const QList<BookingRow> &rows,
                                 const BookingResult &sofar)
{
    m_booking = std::make_unique<BookingRun>();
    m_booking->ticket = ticket;
    m_booking->rows = rows;
    m_booking->result = sofar;
    if (!m_room || !m_room->writable) {
        m_booking->result.store = noStore();
        endBooking();
        return;
    }
    QMetaObject::invokeMethod(this, &RecordsWorker::bookingSlice, Qt::QueuedConnection);
}

void RecordsWorker::bookingSlice()
{
    if (!m_booking) {
        return; // the store was closed meanwhile
    }
    BookingRun &run = *m_booking;
    for (int i = 0; i < bookedAtOnce && run.at < run.rows.size() && !run.cancelled; ++i) {
        const BookingRow &row = run.rows.at(run.at++);
        const auto entry = m_room->service.book(row.id, row.booking);
        if (entry) {
            ++run.result.booked;
            continue;
        }
        const BookingRefusal refusal = refusalOf(entry.error().problem);
        run.result.refused.append({row.line, refusedValue(row.id.text), refusal});
        if (refusal == BookingRefusal::Store) {
            run.result.store = entry.error().store;
            endBooking();
            return;
        }
    }
    if (run.cancelled || run.at == run.rows.size()) {
        run.result.cancelled = run.at < run.rows.size();
        endBooking();
        return;
    }
    Q_EMIT bookingProgressed(run.ticket, run.at, run.rows.size());
    QMetaObject::invokeMethod(this, &RecordsWorker::bookingSlice, Qt::QueuedConnection);
}

void RecordsWorker::endBooking()
{
    const auto run = std::move(m_booking);
    Q_EMIT booked(run->ticket, run->result);
}

void RecordsWorker::cancel()
{
    if (m_export) {
        m_export->cancel();
    }
    if (m_booking) {
        m_booking->cancelled = true;
    }
}

} // namespace pd

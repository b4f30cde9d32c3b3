#pragma once

#include "core/domain/day_totals.h"
#include "core/service/booking_file.h"
#include "core/service/correction_service.h"
#include "core/service/history_export.h"
#include "core/service/ticket.h"

#include <QDate>
#include <QObject>

#include <optional>

namespace pd {

class Desk;
class RecordsWorker;

/// What came of ticking corrections off. All of `booked` is committed when it is told.
struct BookingResult
{
    qint64 booked = 0;
    QList<RefusedBooking> refused; ///< in the order of the rows
    bool cancelled = false; ///< the rows behind were not looked at
    std::optional<StoreError> store; ///< the store failed: what came before is there
    std::optional<BookingFileError> file; ///< the file says nothing at all
    bool operator==(const BookingResult &) const = default;
};

/// What the window asks of the desk about records that are there: filters, the day's end, exports,
/// bookings, and settling what is unknown. Every function returns at once; answers are queued
/// signals that carry the ticket. Entries that change are told by Desk::entryChanged().
class RecordsDesk : public QObject
{
    Q_OBJECT
public:
    /// `desk` outlives it.
    explicit RecordsDesk(Desk &desk, QObject *parent = nullptr);
    ~RecordsDesk() override;

    Ticket requestChoices(); ///< choicesReady
    Ticket requestDay(const QDate &day); ///< dayReady
    Ticket settle(const EntryId &id, const Settlement &settlement); ///< settled
    /// One at a time: a running one gives way. Ends with exported().
    Ticket exportHistory(const HistoryExport &what);
    /// Ticks member-system corrections off, one commit each; ends with booked().
    Ticket bookAll(const QList<BookingRow> &rows);
    /// The same, for the rows of a CSV: readBookingFile().
    Ticket bookFromFile(const QString &path, const QString &nameForAll);
    /// Ends a running export or booking after its slice.
    void cancel();

Q_SIGNALS:
    void choicesReady(pd::Ticket ticket, const pd::HistoryChoices &choices);
    void dayReady(pd::Ticket ticket, const pd::DayTotals &totals);
    /// What was asked for could not be read.
    void readFailed(pd::Ticket ticket, const pd::StoreError &error);
    void settled(pd::Ticket ticket, const pd::Result<pd::Entry, pd::SubmitError> &result);
    void exportProgressed(pd::Ticket ticket, const pd::ExportProgress &progress);
    void exported(pd::Ticket ticket, const pd::ExportResult &result);
    void bookingProgressed(pd::Ticket ticket, qint64 done, qint64 total);
    void booked(pd::Ticket ticket, const pd::BookingResult &result);

private:
    template <class Work> Ticket post(Work work);
    RecordsWorker *m_worker = nullptr; ///< lives on the desk thread, which owns it
    Ticket m_lastTicket = 0;
};

} // namespace pd

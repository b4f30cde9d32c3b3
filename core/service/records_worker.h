#pragma once

#include "core/service/desk_guest.h"
#include "core/service/records_desk.h"

#include <memory>
#include <optional>

namespace pd {

/// The desk thread's half of RecordsDesk.
class RecordsWorker final : public DeskGuest
{
    Q_OBJECT
public:
    RecordsWorker();
    ~RecordsWorker() override;
    void enter(const DeskRoom &room) override;
    void leave() override;

    void readChoices(Ticket ticket);
    void readDay(Ticket ticket, const QDate &day);
    void settle(Ticket ticket, const EntryId &id, const Settlement &settlement);
    void startExport(Ticket ticket, const HistoryExport &what);
    void bookAll(Ticket ticket, const QList<BookingRow> &rows);
    void bookFromFile(Ticket ticket, const QString &path, const QString &nameForAll);
    void cancel();

Q_SIGNALS:
    void choicesReady(pd::Ticket ticket, const pd::HistoryChoices &choices);
    void dayReady(pd::Ticket ticket, const pd::DayTotals &totals);
    void readFailed(pd::Ticket ticket, const pd::StoreError &error);
    void settled(pd::Ticket ticket, const pd::Result<pd::Entry, pd::SubmitError> &result);
    void exportProgressed(pd::Ticket ticket, const pd::ExportProgress &progress);
    void exported(pd::Ticket ticket, const pd::ExportResult &result);
    void bookingProgressed(pd::Ticket ticket, qint64 done, qint64 total);
    void booked(pd::Ticket ticket, const pd::BookingResult &result);

private:
    struct BookingRun;
    void startBooking(Ticket ticket, const QList<BookingRow> &rows, const BookingResult &sofar);
    void bookingSlice();
    void endBooking();

    std::optional<DeskRoom> m_room; ///< while the store is open
    std::unique_ptr<HistoryExporter> m_export;
    std::unique_ptr<BookingRun> m_booking;
};

} // namespace pd

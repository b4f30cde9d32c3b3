#include "fake_records_desk.h"

namespace pd {

namespace {

FakeRecordsDesk &fake(RecordsDesk *desk)
{
    return *static_cast<FakeRecordsDesk *>(desk);
}

} // namespace

RecordsDesk::RecordsDesk(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_worker(nullptr)
{
    Q_UNUSED(desk)
}

RecordsDesk::~RecordsDesk() = default;

Ticket RecordsDesk::requestChoices()
{
    fake(this).choices.append(++fake(this).lastTicket);
    return fake(this).lastTicket;
}

Ticket RecordsDesk::requestDay(const QDate &day)
{
    fake(this).days.append({++fake(this).lastTicket, day});
    return fake(this).lastTicket;
}

Ticket RecordsDesk::settle(const EntryId &id, const Settlement &settlement)
{
    fake(this).settlements.append({++fake(this).lastTicket, id, settlement});
    return fake(this).lastTicket;
}

Ticket RecordsDesk::exportHistory(const HistoryExport &what)
{
    fake(this).exports.append({++fake(this).lastTicket, what});
    return fake(this).lastTicket;
}

Ticket RecordsDesk::bookAll(const QList<BookingRow> &rows)
{
    fake(this).bookings.append({++fake(this).lastTicket, rows, {}, {}});
    return fake(this).lastTicket;
}

Ticket RecordsDesk::bookFromFile(const QString &path, const QString &nameForAll)
{
    fake(this).bookings.append({++fake(this).lastTicket, {}, path, nameForAll});
    return fake(this).lastTicket;
}

void RecordsDesk::cancel()
{
    ++fake(this).cancelled;
}

FakeRecordsDesk::FakeRecordsDesk(Desk &desk)
    : RecordsDesk(desk)
{ }

FakeRecordsDesk::~FakeRecordsDesk() = default;

} // namespace pd

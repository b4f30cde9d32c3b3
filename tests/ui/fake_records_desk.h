#pragma once

#include "core/service/records_desk.h"

#include <QList>

namespace pd {

/// As FakeDesk, for RecordsDesk: it writes down what was asked for, and the test answers by
/// emitting its signals. Link fake_records_desk.cpp into a test.
class FakeRecordsDesk final : public RecordsDesk
{
    Q_OBJECT
public:
    explicit FakeRecordsDesk(Desk &desk);
    ~FakeRecordsDesk() override;

    struct Settled
    {
        Ticket ticket = 0;
        EntryId id;
        Settlement settlement;
    };
    struct Booked
    {
        Ticket ticket = 0;
        QList<BookingRow> rows;
        QString path;
        QString nameForAll;
    };
    QList<Ticket> choices;
    QList<std::pair<Ticket, QDate>> days;
    QList<Settled> settlements;
    QList<std::pair<Ticket, HistoryExport>> exports;
    QList<Booked> bookings;
    int cancelled = 0;
    Ticket lastTicket = 0;
};

} // namespace pd

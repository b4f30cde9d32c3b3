#pragma once

#include "core/domain/outcome.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace pd {

/// How a member-system correction came into the member system.
struct Booking
{
    QString reference; ///< the number that the member system gave it
    QString bookedBy; ///< who booked it there; empty: whoever ticks it off
    bool operator==(const Booking &) const = default;
};

/// What somebody found out about a report whose outcome is unknown, instead of sending it again.
struct Settlement
{
    bool taken = false; ///< WeChat Pay has the report
    QString reason; ///< how that is known
    QString settledBy; ///< who vouches for it
    bool operator==(const Settlement &) const = default;
};

/// One event of an entry, as its timeline tells it.
struct EntryStep
{
    enum class Kind {
        Recorded, ///< the intent; of a report, its first attempt begins with it
        SentAgain, ///< another attempt begins
        Ended, ///< the attempt's outcome
        Booked,
        Settled
    };
    Kind kind = Kind::Recorded;
    qint64 sequence = 0; ///< number of the event in the journal
    QDateTime at; ///< UTC
    QByteArray hash; ///< of the event, 32 bytes
    QString operatorName; ///< who was at the desk; empty for an outcome
    int attempt = 0; ///< of SentAgain and Ended
    std::optional<Outcome> outcome; ///< of Ended
    ReplyFacts facts; ///< of Ended
    Exchange exchange; ///< of Ended
    Booking booking; ///< of Booked
    Settlement settlement; ///< of Settled
    bool operator==(const EntryStep &) const = default;
};

} // namespace pd

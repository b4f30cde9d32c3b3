#pragma once

#include "core/domain/entry.h"

#include <QDate>
#include <QList>

namespace pd {

/// Sums over entries. Points are whole and never negative; a sum that would not fit stays at the
/// largest value.
struct DaySum
{
    qint64 count = 0;
    qint64 given = 0; ///< by how much entries that gave a value raised it
    qint64 taken = 0; ///< by how much they lowered it
    DaySum &operator+=(const DaySum &other);
    bool operator==(const DaySum &) const = default;
};

/// The entries of a day that are alike: same state, operator and shop.
struct DayGroup
{
    EntryState state = EntryState::Accepted;
    QString operatorName;
    Shop shop;
    DaySum sum;
    bool operator==(const DayGroup &) const = default;
};

/// One day at the desk: everything recorded between two midnights in Shanghai, as it stands now.
struct DayTotals
{
    QDate day;
    QList<DayGroup> groups;
    bool operator==(const DayTotals &) const = default;
};

/// One line of a table or a bar of a chart.
template <class Key> struct DayLine
{
    Key key;
    DaySum sum;
    bool operator==(const DayLine &) const = default;
};

[[nodiscard]] DaySum totalOf(const DayTotals &totals);
/// In the order of EntryState; states without an entry are left out.
[[nodiscard]] QList<DayLine<EntryState>> byOutcome(const DayTotals &totals);
/// Most entries first, then by name.
[[nodiscard]] QList<DayLine<Shop>> byShop(const DayTotals &totals);
[[nodiscard]] QList<DayLine<QString>> byOperator(const DayTotals &totals);
/// Of that day: how many are unknown, and how many wait to be booked.
[[nodiscard]] qint64 countOf(const DayTotals &totals, EntryState state);

/// From midnight to midnight in Shanghai, as UTC.
[[nodiscard]] std::pair<QDateTime, QDateTime> dayBounds(const QDate &day);

} // namespace pd

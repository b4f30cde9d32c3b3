#include "core/domain/day_totals.h"

#include "core/domain/zoned_time.h"

#include <algorithm>
#include <limits>

namespace pd {

namespace {

qint64 capped(qint64 a, qint64 b)
{
    const qint64 most = std::numeric_limits<qint64>::max();
    return a > most - b ? most : a + b;
}

template <class Key, class KeyOf> QList<DayLine<Key>> linesOf(const DayTotals &totals, KeyOf keyOf)
{
    QList<DayLine<Key>> lines;
    for (const DayGroup &group : totals.groups) {
        const Key key = keyOf(group);
        const auto found = std::find_if(lines.begin(), lines.end(),
                                        [&key](const auto &line) { return line.key == key; });
        if (found == lines.end()) {
            lines.append({key, group.sum});
        } else {
            found->sum += group.sum;
        }
    }
    return lines;
}

template <class Lines, class NameOf> void sortByCount(Lines *lines, NameOf nameOf)
{
    std::sort(lines->begin(), lines->end(), [nameOf](const auto &a, const auto &b) {
        return a.sum.count != b.sum.count ? a.sum.count > b.sum.count
                                          : nameOf(a.key) < nameOf(b.key);
    });
}

} // namespace

DaySum &DaySum::operator+=(const DaySum &other)
{
    count += other.count;
    given = capped(given, other.given);
    taken = capped(taken, other.taken);
    return *this;
}

DaySum totalOf(const DayTotals &totals)
{
    DaySum sum;
    for (const DayGroup &group : totals.groups) {
        sum += group.sum;
    }
    return sum;
}

QList<DayLine<EntryState>> byOutcome(const DayTotals &totals)
{
    auto lines = linesOf<EntryState>(totals, [](const DayGroup &group) { return group.state; });
    std::sort(lines.begin(), lines.end(),
              [](const auto &a, const auto &b) { return a.key < b.key; });
    return lines;
}

QList<DayLine<Shop>> byShop(const DayTotals &totals)
{
    auto lines = linesOf<Shop>(totals, [](const DayGroup &group) { return group.shop; });
    sortByCount(&lines, [](const Shop &shop) { return std::pair(shop.name, shop.number); });
    return lines;
}

QList<DayLine<QString>> byOperator(const DayTotals &totals)
{
    auto lines = linesOf<QString>(totals, [](const DayGroup &group) { return group.operatorName; });
    sortByCount(&lines, [](const QString &name) { return name; });
    return lines;
}

qint64 countOf(const DayTotals &totals, EntryState state)
{
    qint64 count = 0;
    for (const DayGroup &group : totals.groups) {
        count += group.state == state ? group.sum.count : 0;
    }
    return count;
}

std::pair<QDateTime, QDateTime> dayBounds(const QDate &day)
{
    const QDateTime start = inShanghai(QDateTime(day, QTime(12, 0), Qt::UTC));
    QDateTime midnight = start;
    midnight.setDate(day);
    midnight.setTime(QTime(0, 0));
    return {midnight.toUTC(), midnight.addDays(1).toUTC()};
}

} // namespace pd

#include "core/store/day_groups.h"

#include "core/store/database.h"
#include "core/store/statement.h"

#include <limits>

namespace pd {

namespace {

/// Points go up to 2^53-1, and the store refuses a sum above 2^63-1: it sums millions and the rest
/// apart.
constexpr qint64 part = 1'000'000;

qint64 together(qint64 millions, qint64 rest)
{
    const qint64 most = std::numeric_limits<qint64>::max();
    return millions > (most - rest) / part ? most : millions * part + rest;
}

QString sumsOf(const QString &from, const QString &take)
{
    const QString difference
        = QStringLiteral("CASE WHEN %1 > %2 THEN %1 - %2 ELSE 0 END").arg(from, take);
    return QStringLiteral("SUM((%1) / 1000000), SUM((%1) % 1000000)").arg(difference);
}

} // namespace

Result<DayTotals, StoreError> dayTotals(const Database &database, const QDate &day)
{
    const QString points = QStringLiteral("points");
    const QString before = QStringLiteral("COALESCE(points_before, 0)");
    Statement statement(
        database,
        QStringLiteral("SELECT state, operator_name, shop_id,"
                       " (SELECT s.shop_name FROM shops s WHERE s.shop_id = entries.shop_id),"
                       " (SELECT s.shop_number FROM shops s WHERE s.shop_id = entries.shop_id),"
                       " COUNT(*), ")
            + sumsOf(points, before) + QStringLiteral(", ") + sumsOf(before, points)
            + QStringLiteral(" FROM entries WHERE opened_at >= ? AND opened_at < ?"
                             " GROUP BY state, operator_name, shop_id"));
    const auto [from, to] = dayBounds(day);
    statement.bind(from.toMSecsSinceEpoch()).bind(to.toMSecsSinceEpoch());
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    DayTotals totals;
    totals.day = day;
    while (statement.next()) {
        DayGroup group;
        group.state = entryStateFromToken(statement.text(0)).value_or(EntryState::Unknown);
        group.operatorName = statement.text(1);
        group.shop = {statement.number(2), statement.text(3), statement.text(4)};
        group.sum.count = statement.number(5);
        if (gaveAValue(group.state)) {
            group.sum.given = together(statement.number(6), statement.number(7));
            group.sum.taken = together(statement.number(8), statement.number(9));
        }
        totals.groups.append(group);
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return totals;
}

} // namespace pd

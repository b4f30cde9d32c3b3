#include "core/store/batch_sums.h"

#include "core/domain/points.h"
#include "core/store/batch_rows.h"
#include "core/store/statement.h"

namespace pd {

namespace {

/// Sums are read in two halves, so that no file can make the store's own addition overflow.
constexpr qint64 half = 1'000'000'000;

/// Two halves to one sum; nothing if it is more than a number of points can be.
std::optional<qint64> wholeSum(qint64 high, qint64 low)
{
    if (high > Points::maxValue / half || low > Points::maxValue) {
        return std::nullopt;
    }
    const qint64 sum = high * half + low;
    return sum <= Points::maxValue ? std::optional(sum) : std::nullopt;
}

} // namespace

Result<BatchTotals, StoreError> batchTotals(const Database &database, const EntryId &batch)
{
    BatchTotals totals;
    Statement marks(database,
                    QStringLiteral("SELECT mark, left_out, COUNT(*) FROM batch_rows"
                                   " WHERE batch_id = ? GROUP BY mark, left_out"));
    if (auto done = marks.bind(batch.text).run(); !done) {
        return fail(done.error());
    }
    while (marks.next()) {
        const BatchMark mark = batchMarkFromToken(marks.text(0)).value_or(BatchMark::Wrong);
        const int count = static_cast<int>(marks.number(2));
        totals.rows += count;
        if (isWrong(mark)) {
            totals.wrong += count;
        } else if (marks.number(1) != 0) {
            totals.leftOut += count;
        } else if (isForMemberSystem(mark)) {
            totals.forMemberSystem += count;
        } else if (isMarked(mark)) {
            totals.unsettled += count;
        } else {
            totals.good += count;
        }
    }
    if (const auto failure = marks.failure()) {
        return fail(*failure);
    }
    Statement sums(
        database,
        QStringLiteral("SELECT COUNT(DISTINCT openid),"
                       " SUM(CASE WHEN points_moved > 0 THEN points_moved / %1 ELSE 0 END),"
                       " SUM(CASE WHEN points_moved > 0 THEN points_moved % %1 ELSE 0 END),"
                       " SUM(CASE WHEN points_moved < 0 THEN -points_moved / %1 ELSE 0 END),"
                       " SUM(CASE WHEN points_moved < 0 THEN -points_moved % %1 ELSE 0 END)"
                       " FROM batch_rows WHERE batch_id = ? AND mark = 'good' AND left_out = 0")
            .arg(half));
    if (auto done = sums.bind(batch.text).run(); !done) {
        return fail(done.error());
    }
    if (sums.next()) {
        totals.members = static_cast<int>(sums.number(0));
        const auto up = wholeSum(sums.number(1), sums.number(2));
        const auto down = wholeSum(sums.number(3), sums.number(4));
        totals.tooLarge = !up || !down || *up + *down > Points::maxValue;
        totals.up = up.value_or(0);
        totals.down = down.value_or(0);
    }
    if (const auto failure = sums.failure()) {
        return fail(*failure);
    }
    return totals;
}

Result<BatchCounts, StoreError> batchCounts(const Database &database, const EntryId &batch)
{
    Statement statement(
        database,
        QStringLiteral("SELECT e.state, e.outcome, r.mark, COUNT(*) FROM batch_rows r"
                       " LEFT JOIN entries e ON e.entry_id = r.entry_id"
                       " WHERE r.batch_id = ? AND r.left_out = 0"
                       " AND r.mark NOT IN %1 GROUP BY e.state, e.outcome, r.mark")
            .arg(batchMarksThat(isWrong)));
    if (auto done = statement.bind(batch.text).run(); !done) {
        return fail(done.error());
    }
    BatchCounts counts;
    while (statement.next()) {
        const int rows = static_cast<int>(statement.number(3));
        if (const auto state = entryStateFromToken(statement.text(0))) {
            BatchRowResult result;
            result.state = *state;
            result.outcome = outcomeFromToken(statement.text(1));
            counts.add(result, rows);
        } else if (statement.text(2) == batchMarkToken(BatchMark::Good)) {
            counts.waiting += rows;
        } else {
            counts.notOpened += rows;
        }
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return counts;
}

} // namespace pd

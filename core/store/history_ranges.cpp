#include "core/store/history_ranges.h"

#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace pd {

Result<SequenceBounds, StoreError> boundsOf(const Database &database, const HistoryQuery &query)
{
    SequenceBounds bounds{0, query.before > 0 ? query.before : std::numeric_limits<qint64>::max()};
    if (query.from.isValid()) {
        Statement after(database,
                        QStringLiteral("SELECT sequence FROM entries WHERE opened_at >= ?"
                                       " ORDER BY opened_at, sequence LIMIT ?"));
        after.bind(query.from.toMSecsSinceEpoch()).bind(qint64{clockSlack});
        const auto found = everyNumber(after);
        if (!found) {
            return fail(found.error());
        }
        bounds.first
            = found->isEmpty() ? bounds.end : *std::min_element(found->cbegin(), found->cend());
    }
    if (query.to.isValid()) {
        Statement before(database,
                         QStringLiteral("SELECT sequence FROM entries WHERE opened_at < ?"
                                        " ORDER BY opened_at DESC, sequence DESC LIMIT ?"));
        before.bind(query.to.toMSecsSinceEpoch()).bind(qint64{clockSlack});
        const auto found = everyNumber(before);
        if (!found) {
            return fail(found.error());
        }
        const qint64 last
            = found->isEmpty() ? 0 : *std::max_element(found->cbegin(), found->cend());
        bounds.end = std::min(bounds.end, last + 1);
    }
    return bounds;
}

Result<QList<qint64>, StoreError> sequencesWith(const Database &database, const EntryFacets &facets,
                                                const QString &shelf, const SequenceBounds &bounds,
                                                int limit)
{
    QString condition;
    for (const auto &[column, value] : {std::pair(QStringLiteral("operator_id"), facets.operatorId),
                                        std::pair(QStringLiteral("shop_id"), facets.shopId),
                                        std::pair(QStringLiteral("reason_id"), facets.reasonId)}) {
        if (value != 0) {
            condition += column + QStringLiteral(" = ? AND ");
        }
    }
    const QStringList shelves = shelf.isEmpty() ? entryShelves() : QStringList{shelf};
    QList<qint64> all;
    for (const QString &each : shelves) {
        Statement range(database,
                        QStringLiteral("SELECT sequence FROM entries WHERE ") + condition
                            + QStringLiteral("shelf = ? AND sequence >= ? AND sequence < ?"
                                             " ORDER BY sequence DESC LIMIT ?"));
        for (const qint64 value : {facets.operatorId, facets.shopId, facets.reasonId}) {
            if (value != 0) {
                range.bind(value);
            }
        }
        range.bind(each).bind(bounds.first).bind(bounds.end).bind(qint64{limit});
        const auto found = everyNumber(range);
        if (!found) {
            return fail(found.error());
        }
        all += *found;
    }
    std::sort(all.begin(), all.end(), std::greater<>());
    return all.mid(0, limit);
}

} // namespace pd

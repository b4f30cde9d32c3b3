#include "core/domain/money.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"
#include "core/store/transaction_rows.h"
#include "core/store/transaction_store.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace pd {

namespace {

constexpr qint64 endOfTime = std::numeric_limits<qint64>::max();

/// Where a row stands in the list: newest payment first, then the larger id.
struct RowKey
{
    qint64 paidAt = endOfTime;
    QString id;
    bool operator==(const RowKey &) const = default;
};

bool isNewer(const RowKey &a, const RowKey &b)
{
    return a.paidAt != b.paidAt ? a.paidAt > b.paidAt : a.id > b.id;
}

QString keyText(const RowKey &key)
{
    return QString::number(key.paidAt) + u':' + key.id;
}

RowKey keyFrom(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    bool isNumber = false;
    const qint64 paidAt = text.left(colon).toLongLong(&isNumber);
    return colon > 0 && isNumber ? RowKey{paidAt, text.mid(colon + 1)} : RowKey{};
}

QString escapedForLike(const QString &text)
{
    QString result = text;
    for (const QChar special : {u'!', u'%', u'_'}) {
        result.replace(special, QString(u'!') + special);
    }
    return result;
}

Result<QList<qint64>, StoreError> shopsLike(const Database &database, const QString &text)
{
    Statement statement(database,
                        QStringLiteral("SELECT shop_id FROM shops WHERE folded LIKE ? ESCAPE '!'"
                                       " OR shop_number = ?"));
    statement.bind(QString(u'%' + escapedForLike(text.toCaseFolded()) + u'%')).bind(text);
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    QList<qint64> ids;
    while (statement.next()) {
        ids += statement.number(0);
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return ids;
}

/// One range of one index, in which rows of a page may lie.
struct Source
{
    QString condition;
    QVariantList values; ///< of its parameters
    /// The sort key as SQL. Written as a sum where the range is no help for the order: the planner
    /// must not walk along the times, looking at every row, to save itself the sorting of a few.
    QString paidAt = QStringLiteral("t.paid_at");
};

QString shelfFor(TransactionFilter filter)
{
    switch (filter) {
    case TransactionFilter::Waiting:
        return shelfOf(ReportState::Waiting);
    case TransactionFilter::Reported:
        return shelfOf(ReportState::Accepted);
    case TransactionFilter::ToBook:
        return shelfOf(ReportState::ToBook);
    case TransactionFilter::All:
    case TransactionFilter::Refunded:
        return {};
    }
    Q_UNREACHABLE();
}

Source everything(TransactionFilter filter)
{
    const QString shelf = shelfFor(filter);
    if (!shelf.isEmpty()) {
        return {QStringLiteral("t.shelf = ?"), {shelf}};
    }
    return {filter == TransactionFilter::Refunded ? QStringLiteral("t.refunded_fen > 0")
                                                  : QStringLiteral("1 = 1"),
            {}};
}

/// Few rows have this in common: the filter is a look at each of them. COALESCE keeps the planner
/// from walking along the filter's index instead.
Source fewOf(const QString &condition, const QVariantList &values, TransactionFilter filter)
{
    Source source;
    source.condition = condition;
    source.values = values;
    const QString shelf = shelfFor(filter);
    if (!shelf.isEmpty()) {
        source.condition += QStringLiteral(" AND COALESCE(t.shelf, '') = ?");
        source.values += shelf;
    } else if (filter == TransactionFilter::Refunded) {
        source.condition += QStringLiteral(" AND COALESCE(t.refunded_fen, 0) > 0");
    }
    return source;
}

/// A shop has many rows, so its filter is part of the index: one range a shelf.
std::vector<Source> ofShop(qint64 shop, TransactionFilter filter)
{
    if (filter == TransactionFilter::Refunded) {
        return {{QStringLiteral("t.shop_id = ? AND t.refunded_fen > 0"), {shop}}};
    }
    const QString shelf = shelfFor(filter);
    std::vector<Source> sources;
    for (const QString &each : shelf.isEmpty() ? transactionShelves() : QStringList{shelf}) {
        sources.push_back({QStringLiteral("t.shop_id = ? AND t.shelf = ?"), {shop, each}});
    }
    return sources;
}

Result<std::vector<Source>, StoreError> sourcesFor(const Database &database, const QString &text,
                                                   TransactionFilter filter)
{
    if (text.isEmpty()) {
        return std::vector<Source>{everything(filter)};
    }
    std::vector<Source> sources;
    if (text.size() >= shortestTail) {
        const QString tail = reversed(text);
        sources.push_back(fewOf(QStringLiteral("t.id_reversed >= ? AND t.id_reversed < ?"),
                                {tail, afterPrefix(tail)}, filter));
        sources.back().paidAt = QStringLiteral("t.paid_at + 0");
        sources.push_back(fewOf(QStringLiteral("t.openid = ?"), {text}, filter));
    }
    if (const auto fen = fenFromYuan(text)) {
        sources.push_back(fewOf(QStringLiteral("t.amount_fen = ?"), {*fen}, filter));
    }
    const auto shops = shopsLike(database, text);
    if (!shops) {
        return fail(shops.error());
    }
    for (const qint64 shop : *shops) {
        for (Source &source : ofShop(shop, filter)) {
            sources.push_back(std::move(source));
        }
    }
    return sources;
}

/// The newest rows of several sources, each once, one more than a page holds.
class Newest
{
public:
    Newest(int limit, qint64 from)
        : m_size(static_cast<std::size_t>(limit) + 1)
        , m_from(from)
    { }

    /// Nothing older can come into the page any more: later sources are asked for newer rows only.
    [[nodiscard]] qint64 oldestOfUse() const
    {
        return m_rows.size() < m_size ? m_from : m_rows.back().first.paidAt;
    }

    Result<void, StoreError> take(Statement &statement)
    {
        if (auto done = statement.run(); !done) {
            return done;
        }
        std::vector<KeyedRow> found;
        while (statement.next()) {
            found.emplace_back(RowKey{statement.number(transactionPaidAtColumn), statement.text(0)},
                               readTransaction(statement));
        }
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        if (!found.empty()) {
            merge(std::move(found));
        }
        return {};
    }

    TransactionPage page()
    {
        TransactionPage result;
        if (m_rows.size() == m_size) {
            m_rows.pop_back();
            result.next = keyText(m_rows.back().first);
        }
        result.rows.reserve(static_cast<qsizetype>(m_rows.size()));
        for (KeyedRow &row : m_rows) {
            result.rows += std::move(row.second);
        }
        return result;
    }

private:
    using KeyedRow = std::pair<RowKey, TransactionRow>;

    void merge(std::vector<KeyedRow> found)
    {
        std::vector<KeyedRow> both;
        both.reserve(m_rows.size() + found.size());
        std::merge(std::make_move_iterator(m_rows.begin()), std::make_move_iterator(m_rows.end()),
                   std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()),
                   std::back_inserter(both),
                   [](const KeyedRow &a, const KeyedRow &b) { return isNewer(a.first, b.first); });
        both.erase(
            std::unique(both.begin(), both.end(),
                        [](const KeyedRow &a, const KeyedRow &b) { return a.first == b.first; }),
            both.end());
        if (both.size() > m_size) {
            both.resize(m_size);
        }
        m_rows = std::move(both);
    }

    std::size_t m_size;
    qint64 m_from;
    std::vector<KeyedRow> m_rows;
};

} // namespace

Result<TransactionPage, StoreError> TransactionStore::page(const TransactionQuery &query) const
{
    const RowKey after = keyFrom(query.after);
    const qint64 to = query.to.isValid() ? query.to.toMSecsSinceEpoch() : endOfTime;
    const int limit = qMax(1, query.limit);
    const auto sources = sourcesFor(m_database, query.text.trimmed(), query.filter);
    if (!sources) {
        return fail(sources.error());
    }
    Newest newest(limit, query.from.isValid() ? query.from.toMSecsSinceEpoch() : 0);
    for (const Source &source : *sources) {
        const QString sql = QStringLiteral("SELECT ") + transactionColumns() + transactionTables()
            + QStringLiteral(" WHERE ") + source.condition
            + QStringLiteral(" AND %1 >= ? AND %1 < ? AND (%1, t.transaction_id) < (?, ?)"
                             " ORDER BY %1 DESC, t.transaction_id DESC LIMIT ?")
                  .arg(source.paidAt);
        Statement statement(m_database, sql);
        for (const QVariant &value : source.values) {
            if (value.metaType() == QMetaType::fromType<QString>()) {
                statement.bind(value.toString());
            } else {
                statement.bind(value.toLongLong());
            }
        }
        statement.bind(newest.oldestOfUse())
            .bind(to)
            .bind(after.paidAt)
            .bind(after.id)
            .bind(qint64{limit} + 1);
        if (auto done = newest.take(statement); !done) {
            return fail(done.error());
        }
    }
    return newest.page();
}

} // namespace pd

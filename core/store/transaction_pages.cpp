#include "core/domain/money.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"
#include "core/store/transaction_rows.h"
#include "core/store/transaction_store.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <vector>

namespace pd {

namespace {

constexpr qint64 endOfTime = std::numeric_limits<qint64>::max();

/// As many shops are asked one by one; of more, the newest payments are looked at first.
constexpr qsizetype fewShops = 8;
constexpr int pagesLookedAt = 10;

/// Where a row stands in the list: newest payment first, then the larger id.
struct RowKey
{
    qint64 paidAt = endOfTime;
    QString id;
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
    return everyNumber(statement);
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

/// The ranges of everything but shops.
std::vector<Source> sourcesFor(const QString &text, TransactionFilter filter)
{
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
    return sources;
}

/// What bounds a page beside its source.
struct Bounds
{
    qint64 from = 0;
    qint64 to = endOfTime;
    RowKey after;
    int limit = 200;
};

QString selectFrom(const QString &columns, const QString &tables, const Source &source)
{
    return QStringLiteral("SELECT ") + columns + tables + QStringLiteral(" WHERE ")
        + source.condition
        + QStringLiteral(" AND %1 >= ? AND %1 < ? AND (%1, t.transaction_id) < (?, ?)"
                         " ORDER BY %1 DESC, t.transaction_id DESC LIMIT ?")
              .arg(source.paidAt);
}

Result<void, StoreError> run(Statement &statement, const Source &source, const Bounds &bounds)
{
    for (const QVariant &value : source.values) {
        if (value.metaType() == QMetaType::fromType<QString>()) {
            statement.bind(value.toString());
        } else {
            statement.bind(value.toLongLong());
        }
    }
    // One more than a page holds tells whether another follows.
    return statement.bind(bounds.from)
        .bind(bounds.to)
        .bind(bounds.after.paidAt)
        .bind(bounds.after.id)
        .bind(qint64{bounds.limit} + 1)
        .run();
}

/// The newest keys of several sources, each once.
class Newest
{
public:
    Newest(const Database &database, const Bounds &bounds)
        : m_database(database)
        , m_bounds(bounds)
        , m_size(static_cast<std::size_t>(bounds.limit) + 1)
    { }

    /// Reads keys alone, which the sources' indexes hold.
    Result<void, StoreError> take(const Source &source)
    {
        Statement statement(m_database,
                            selectFrom(QStringLiteral("t.paid_at, t.transaction_id"),
                                       QStringLiteral(" FROM transactions t"), source));
        Bounds bounds = m_bounds;
        if (m_keys.size() == m_size) {
            // Nothing older can come into the page any more.
            bounds.from = m_keys.back().paidAt;
        }
        if (auto done = run(statement, source, bounds); !done) {
            return done;
        }
        std::vector<RowKey> found;
        while (statement.next()) {
            found.push_back({statement.number(0), statement.text(1)});
        }
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        if (!found.empty()) {
            merge(found);
        }
        return {};
    }

    /// Shops have a range for each shelf, and hundreds of them may have a word in common. Then most
    /// of the newest payments are theirs, and a look at those fills the page; where it does not,
    /// the shops are asked after all.
    Result<void, StoreError> takeShops(const QList<qint64> &shops, TransactionFilter filter)
    {
        if (shops.size() > fewShops) {
            const auto enough = takeFromNewest(shops, filter);
            if (!enough) {
                return fail(enough.error());
            }
            if (*enough) {
                return {};
            }
        }
        for (const qint64 shop : shops) {
            for (const Source &source : ofShop(shop, filter)) {
                if (auto done = take(source); !done) {
                    return done;
                }
            }
        }
        return {};
    }

    [[nodiscard]] const std::vector<RowKey> &keys() const
    {
        return m_keys;
    }

private:
    /// @return whether nothing is left to look for: the page is full, or there are no more rows.
    Result<bool, StoreError> takeFromNewest(const QList<qint64> &shops, TransactionFilter filter)
    {
        const QSet<qint64> wanted(shops.begin(), shops.end());
        const Source source = everything(filter);
        Bounds bounds = m_bounds;
        bounds.limit = pagesLookedAt * m_bounds.limit;
        Statement statement(m_database,
                            selectFrom(QStringLiteral("t.paid_at, t.transaction_id, t.shop_id"),
                                       QStringLiteral(" FROM transactions t"), source));
        if (auto done = run(statement, source, bounds); !done) {
            return fail(done.error());
        }
        std::vector<RowKey> found;
        int seen = 0;
        while (found.size() < m_size && statement.next()) {
            ++seen;
            if (wanted.contains(statement.number(2))) {
                found.push_back({statement.number(0), statement.text(1)});
            }
        }
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        const bool enough = found.size() == m_size || seen <= bounds.limit;
        merge(found);
        return enough;
    }

    void merge(const std::vector<RowKey> &found)
    {
        std::vector<RowKey> both;
        both.reserve(m_keys.size() + found.size());
        std::set_union(m_keys.begin(), m_keys.end(), found.begin(), found.end(),
                       std::back_inserter(both), isNewer);
        both.resize(std::min(both.size(), m_size));
        m_keys = std::move(both);
    }

    const Database &m_database;
    Bounds m_bounds;
    std::size_t m_size;
    std::vector<RowKey> m_keys;
};

TransactionPage pageOf(QList<TransactionRow> rows, const std::vector<RowKey> &keys, int limit)
{
    TransactionPage page{std::move(rows), {}};
    if (page.rows.size() > limit) {
        page.rows.resize(limit);
        page.next = keyText(keys.at(static_cast<std::size_t>(limit) - 1));
    }
    return page;
}

Result<TransactionPage, StoreError> pageByOneIndex(const Database &database, const Source &source,
                                                   const Bounds &bounds)
{
    Statement statement(database, selectFrom(transactionColumns(), transactionTables(), source));
    if (auto done = run(statement, source, bounds); !done) {
        return fail(done.error());
    }
    QList<TransactionRow> rows;
    std::vector<RowKey> keys;
    while (statement.next()) {
        rows += readTransaction(statement);
        keys.push_back({statement.number(transactionPaidAtColumn), statement.text(0)});
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return pageOf(std::move(rows), keys, bounds.limit);
}

} // namespace

Result<TransactionPage, StoreError> TransactionStore::page(const TransactionQuery &query) const
{
    Bounds bounds;
    bounds.from = query.from.isValid() ? query.from.toMSecsSinceEpoch() : 0;
    bounds.to = query.to.isValid() ? query.to.toMSecsSinceEpoch() : endOfTime;
    bounds.after = keyFrom(query.after);
    bounds.limit = qMax(1, query.limit);
    const QString text = query.text.trimmed();
    if (text.isEmpty()) {
        return pageByOneIndex(m_database, everything(query.filter), bounds);
    }
    const auto shops = shopsLike(m_database, text);
    if (!shops) {
        return fail(shops.error());
    }
    Newest newest(m_database, bounds);
    for (const Source &source : sourcesFor(text, query.filter)) {
        if (auto done = newest.take(source); !done) {
            return fail(done.error());
        }
    }
    if (auto done = newest.takeShops(*shops, query.filter); !done) {
        return fail(done.error());
    }
    QList<TransactionRow> rows;
    for (const RowKey &key : newest.keys()) {
        const auto row = find(key.id);
        if (!row) {
            return fail(row.error());
        }
        if (*row) {
            rows += **row;
        }
    }
    return pageOf(std::move(rows), newest.keys(), bounds.limit);
}

} // namespace pd

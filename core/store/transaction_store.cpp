#include "core/store/transaction_store.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/projection.h"
#include "core/store/statement.h"
#include "core/store/transaction_rows.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace pd {

namespace {

constexpr qsizetype shortestTail = 4;
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

QString rowColumns()
{
    return QStringLiteral("t.transaction_id, t.mchid, s.merchant_name, s.shop_name, s.shop_number,"
                          " t.appid, t.openid, t.amount_fen, t.paid_at_text, t.notified_at_text,"
                          " t.refunded_fen, t.report_state, t.points, t.paid_at, t.commit_tag,"
                          " t.auth_type, t.member_code");
}

QDateTime fromZoned(const QString &text)
{
    return parseRfc3339(text).value_or(QDateTime());
}

TransactionRow readRow(const Statement &row)
{
    TransactionRow result;
    Transaction &transaction = result.transaction;
    transaction.transactionId = row.text(0);
    transaction.mchid = row.text(1);
    transaction.merchantName = row.text(2);
    transaction.shopName = row.text(3);
    transaction.shopNumber = row.text(4);
    transaction.appid = row.text(5);
    transaction.openid = row.text(6);
    transaction.amountFen = row.number(7);
    transaction.paidAt = fromZoned(row.text(8));
    transaction.notifiedAt = fromZoned(row.text(9));
    transaction.refundedFen = row.number(10);
    transaction.commitTag = row.text(14);
    transaction.authType = row.text(15);
    transaction.memberCode = row.text(16);
    result.state = projection::reportStateFromToken(row.text(11)).value_or(ReportState::Unknown);
    if (!row.isNull(12)) {
        if (const auto points = Points::fromValue(row.number(12))) {
            result.points = *points;
        }
    }
    return result;
}

/// A place to look for a text, in the order of the list: an equality that an index answers.
struct Source
{
    QString condition; ///< with one parameter, or two for a range
    QVariantList values;
};

/// "128", "128.5", "¥128.50" in fen.
std::optional<qint64> amountFrom(QString text)
{
    text.remove(QChar(0xA5)).remove(QChar(0xFFE5)).remove(u',');
    const qsizetype point = text.indexOf(u'.');
    const QString yuan = point < 0 ? text : text.left(point);
    QString fen = point < 0 ? QString() : text.mid(point + 1);
    if (yuan.isEmpty() || yuan.size() > 9 || fen.size() > 2 || (point >= 0 && fen.isEmpty())) {
        return std::nullopt;
    }
    const auto isDigit = [](QChar c) {
        return c >= u'0' && c <= u'9';
    };
    if (!std::all_of(yuan.begin(), yuan.end(), isDigit)
        || !std::all_of(fen.begin(), fen.end(), isDigit)) {
        return std::nullopt;
    }
    fen = fen.leftJustified(2, u'0');
    return yuan.toLongLong() * 100 + fen.toLongLong();
}

QString escapedForLike(const QString &text)
{
    QString result = text;
    for (const QChar special : {u'!', u'%', u'_'}) {
        result.replace(special, QString(u'!') + special);
    }
    return result;
}

QString filterCondition(TransactionFilter filter)
{
    switch (filter) {
    case TransactionFilter::All:
        return {};
    case TransactionFilter::Waiting:
        return QStringLiteral(" AND t.shelf = 'waiting'");
    case TransactionFilter::Reported:
        return QStringLiteral(" AND t.shelf = 'reported'");
    case TransactionFilter::ToBook:
        return QStringLiteral(" AND t.shelf = 'to_book'");
    case TransactionFilter::Refunded:
        return QStringLiteral(" AND t.refunded_fen > 0");
    }
    Q_UNREACHABLE();
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

Result<std::vector<Source>, StoreError> sourcesFor(const Database &database, const QString &text)
{
    std::vector<Source> sources;
    if (text.size() >= shortestTail) {
        const QString tail = projection::reversed(text);
        QString end = tail;
        end.back() = QChar(end.back().unicode() + 1);
        sources.push_back(
            {QStringLiteral("t.id_reversed >= ? AND t.id_reversed < ?"), {tail, end}});
        sources.push_back({QStringLiteral("t.openid = ?"), {text}});
    }
    if (const auto fen = amountFrom(text)) {
        sources.push_back({QStringLiteral("t.amount_fen = ?"), {*fen}});
    }
    const auto shops = shopsLike(database, text);
    if (!shops) {
        return fail(shops.error());
    }
    for (const qint64 shop : *shops) {
        sources.push_back({QStringLiteral("t.shop_id = ?"), {shop}});
    }
    return sources;
}

} // namespace

TransactionStore::TransactionStore(Database &database)
    : m_database(database)
{ }

Result<int, StoreError> TransactionStore::add(const QList<Transaction> &transactions)
{
    Commit commit(m_database);
    if (auto done = commit.begin(); !done) {
        return fail(done.error());
    }
    {
        // Before anything is read: the same lock, in the same order, as a commit of the journal.
        Statement lock(m_database,
                       QStringLiteral("UPDATE journal_head SET seq = seq WHERE id = 1"));
        if (auto done = lock.run(); !done) {
            return fail(done.error());
        }
    }
    TransactionRows rows(m_database);
    int added = 0;
    for (const Transaction &transaction : transactions) {
        const auto end = rows.add(transaction);
        if (!end) {
            return fail(end.error());
        }
        added += *end == ImportEnd::New ? 1 : 0;
    }
    if (auto done = commit.commit(); !done) {
        return fail(done.error());
    }
    return added;
}

Result<TransactionPage, StoreError> TransactionStore::page(const TransactionQuery &query) const
{
    const QString text = query.text.trimmed();
    const int limit = qMax(1, query.limit);
    const RowKey after = query.after.isEmpty() ? RowKey{} : keyFrom(query.after);
    const qint64 from = query.from.isValid() ? query.from.toMSecsSinceEpoch() : 0;
    const qint64 to = query.to.isValid() ? query.to.toMSecsSinceEpoch() : endOfTime;

    std::vector<Source> sources{{QStringLiteral("1 = 1"), {}}};
    if (!text.isEmpty()) {
        auto found = sourcesFor(m_database, text);
        if (!found) {
            return fail(found.error());
        }
        sources = std::move(*found);
    }

    // Each source gives its newest rows by an index. What is older than the last row of a page
    // that is already full can't come into it: later sources are asked for newer rows only.
    std::vector<std::pair<RowKey, TransactionRow>> rows;
    qint64 oldest = from;
    for (const Source &source : sources) {
        const QString sql = QStringLiteral("SELECT ") + rowColumns()
            + QStringLiteral(" FROM transactions t JOIN shops s ON s.shop_id = t.shop_id WHERE ")
            + source.condition + filterCondition(query.filter)
            + QStringLiteral(" AND t.paid_at >= ? AND t.paid_at < ?"
                             " AND (t.paid_at, t.transaction_id) < (?, ?)"
                             " ORDER BY t.paid_at DESC, t.transaction_id DESC LIMIT ?");
        Statement statement(m_database, sql);
        for (const QVariant &value : source.values) {
            if (value.metaType() == QMetaType::fromType<QString>()) {
                statement.bind(value.toString());
            } else {
                statement.bind(value.toLongLong());
            }
        }
        statement.bind(oldest).bind(to).bind(after.paidAt).bind(after.id).bind(qint64{limit} + 1);
        if (auto done = statement.run(); !done) {
            return fail(done.error());
        }
        while (statement.next()) {
            rows.emplace_back(RowKey{statement.number(13), statement.text(0)}, readRow(statement));
        }
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        std::sort(rows.begin(), rows.end(),
                  [](const auto &a, const auto &b) { return isNewer(a.first, b.first); });
        rows.erase(std::unique(rows.begin(), rows.end(),
                               [](const auto &a, const auto &b) { return a.first == b.first; }),
                   rows.end());
        if (rows.size() > static_cast<std::size_t>(limit)) {
            rows.resize(static_cast<std::size_t>(limit) + 1);
            oldest = rows.back().first.paidAt;
        }
    }

    TransactionPage page;
    const bool more = rows.size() > static_cast<std::size_t>(limit);
    if (more) {
        rows.resize(static_cast<std::size_t>(limit));
        page.next = keyText(rows.back().first);
    }
    for (auto &row : rows) {
        page.rows += std::move(row.second);
    }
    return page;
}

Result<std::optional<TransactionRow>, StoreError>
TransactionStore::find(const QString &transactionId) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + rowColumns()
                            + QStringLiteral(" FROM transactions t JOIN shops s"
                                             " ON s.shop_id = t.shop_id"
                                             " WHERE t.transaction_id = ?"));
    if (auto done = statement.bind(transactionId).run(); !done) {
        return fail(done.error());
    }
    if (!statement.next()) {
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        return std::optional<TransactionRow>();
    }
    return std::optional<TransactionRow>(readRow(statement));
}

} // namespace pd

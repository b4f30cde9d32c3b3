#include "core/store/import_store.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/report_standing.h"
#include "core/store/statement.h"
#include "core/store/transaction_writer.h"

namespace pd {

namespace {

std::optional<qint64> ms(const QDateTime &time)
{
    return time.isValid() ? std::optional<qint64>(time.toMSecsSinceEpoch()) : std::nullopt;
}

QString zoned(const QDateTime &time)
{
    return time.isValid() ? toRfc3339(time) : QString();
}

/// Before anything is read: the same lock, in the same order, as a commit of the journal.
Result<void, StoreError> lock(const Database &database)
{
    Statement statement(database, QStringLiteral("UPDATE journal_head SET seq = seq WHERE id = 1"));
    return statement.run();
}

Result<ImportEnd, StoreError> compareRefund(const Database &database, const Refund &refund)
{
    Statement known(database,
                    QStringLiteral("SELECT transaction_id, refund_fen FROM refunds"
                                   " WHERE refund_id = ?"));
    if (auto done = known.bind(refund.refundId).run(); !done) {
        return fail(done.error());
    }
    if (!known.next()) {
        return fail(known.failure().value_or(StoreError()));
    }
    const bool same
        = known.text(0) == refund.transactionId && known.number(1) == refund.refundAmountFen;
    return same ? ImportEnd::Known : ImportEnd::Conflict;
}

Result<ImportEnd, StoreError> addRefund(const Database &database, TransactionWriter &rows,
                                        const Refund &refund)
{
    const auto shop = rows.shopId({refund.shopName, refund.shopNumber, refund.merchantName});
    if (!shop) {
        return fail(shop.error());
    }
    {
        Statement insert(
            database,
            QStringLiteral("INSERT INTO refunds (refund_id, transaction_id, refund_fen,"
                           " refunded_at, refunded_at_text, mchid, shop_id, appid, openid,"
                           " pay_fen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                           " ON CONFLICT (refund_id) DO NOTHING"));
        insert.bind(refund.refundId)
            .bind(refund.transactionId)
            .bind(refund.refundAmountFen)
            .bind(ms(refund.refundedAt).value_or(0))
            .bind(zoned(refund.refundedAt))
            .bind(refund.mchid)
            .bind(*shop)
            .bind(refund.appid)
            .bind(refund.openid)
            .bind(refund.payAmountFen);
        if (auto done = insert.run(); !done) {
            return fail(done.error());
        }
        if (insert.changedRows() == 0) {
            return compareRefund(database, refund);
        }
    }
    Statement update(database,
                     QStringLiteral("UPDATE transactions SET refunded_fen = refunded_fen + ?"
                                    " WHERE transaction_id = ?"));
    if (auto done = update.bind(refund.refundAmountFen).bind(refund.transactionId).run(); !done) {
        return fail(done.error());
    }
    return ImportEnd::New;
}

Result<ImportEnd, StoreError> compareReport(const Database &database, const MallReport &report)
{
    Statement known(database,
                    QStringLiteral("SELECT points FROM mall_reports WHERE transaction_id = ?"));
    if (auto done = known.bind(report.transactionId).run(); !done) {
        return fail(done.error());
    }
    if (!known.next()) {
        return fail(known.failure().value_or(StoreError()));
    }
    return known.number(0) == report.points.value() ? ImportEnd::Known : ImportEnd::Conflict;
}

Result<ImportEnd, StoreError> addReport(const Database &database, const MallReport &report)
{
    {
        Statement insert(
            database,
            QStringLiteral("INSERT INTO mall_reports (transaction_id, points, reported_at,"
                           " reported_at_text) VALUES (?, ?, ?, ?)"
                           " ON CONFLICT (transaction_id) DO NOTHING"));
        insert.bind(report.transactionId)
            .bind(report.points.value())
            .bind(ms(report.reportedAt))
            .bind(zoned(report.reportedAt));
        if (auto done = insert.run(); !done) {
            return fail(done.error());
        }
        if (insert.changedRows() == 0) {
            return compareReport(database, report);
        }
    }
    if (auto done = refreshReportState(database, report.transactionId); !done) {
        return fail(done.error());
    }
    return ImportEnd::New;
}

Result<ImportEnd, StoreError> keep(const Database &database, const KeptEvent &event)
{
    Statement insert(
        database,
        QStringLiteral(
            "INSERT INTO kept_events (event_type, envelope_id, created_at_text, resource)"
            " VALUES (?, ?, ?, ?) ON CONFLICT (event_type, envelope_id) DO NOTHING"));
    insert.bind(event.eventType).bind(event.id).bind(zoned(event.createdAt)).bind(event.resource);
    if (auto done = insert.run(); !done) {
        return fail(done.error());
    }
    return insert.changedRows() == 0 ? ImportEnd::Known : ImportEnd::New;
}

struct Adder
{
    const Database &database;
    TransactionWriter &rows;

    Result<ImportEnd, StoreError> operator()(const Transaction &transaction) const
    {
        return rows.add(transaction);
    }
    Result<ImportEnd, StoreError> operator()(const Refund &refund) const
    {
        return addRefund(database, rows, refund);
    }
    Result<ImportEnd, StoreError> operator()(const MallReport &report) const
    {
        return addReport(database, report);
    }
    Result<ImportEnd, StoreError> operator()(const KeptEvent &event) const
    {
        return keep(database, event);
    }
};

Refund readRefund(const Statement &row)
{
    Refund refund;
    refund.refundId = row.text(0);
    refund.transactionId = row.text(1);
    refund.refundAmountFen = row.number(2);
    refund.refundedAt = parseRfc3339(row.text(3)).value_or(QDateTime());
    refund.mchid = row.text(4);
    refund.merchantName = row.text(5);
    refund.shopName = row.text(6);
    refund.shopNumber = row.text(7);
    refund.appid = row.text(8);
    refund.openid = row.text(9);
    refund.payAmountFen = row.number(10);
    return refund;
}

Result<QStringList, StoreError> oldest(const Database &database, const QDateTime &before, int limit)
{
    Statement statement(database,
                        QStringLiteral("SELECT transaction_id FROM transactions WHERE paid_at < ?"
                                       " AND report_state NOT IN ('sending', 'unknown', 'to_book')"
                                       " ORDER BY paid_at, transaction_id LIMIT ?"));
    statement.bind(before.toMSecsSinceEpoch()).bind(qint64{limit});
    return everyText(statement);
}

Result<void, StoreError> remove(const Database &database, const QString &transactionId)
{
    const QStringList statements{
        QStringLiteral("DELETE FROM refunds WHERE transaction_id = ?"),
        QStringLiteral("DELETE FROM mall_reports WHERE transaction_id = ?"),
        QStringLiteral("DELETE FROM transactions WHERE transaction_id = ?")};
    for (const QString &sql : statements) {
        Statement statement(database, sql);
        if (auto done = statement.bind(transactionId).run(); !done) {
            return done;
        }
    }
    return {};
}

} // namespace

ImportStore::ImportStore(Database &database)
    : m_database(database)
{ }

Result<QList<ImportEnd>, StoreError> ImportStore::add(const QList<ImportItem> &items)
{
    Commit commit(m_database);
    if (auto done = commit.begin(); !done) {
        return fail(done.error());
    }
    if (auto done = lock(m_database); !done) {
        return fail(done.error());
    }
    TransactionWriter rows(m_database);
    QList<ImportEnd> ends(items.size(), ImportEnd::Known);
    // Payments last: each then takes up what was told of it, in one go.
    for (const bool payments : {false, true}) {
        for (qsizetype i = 0; i < items.size(); ++i) {
            if (std::holds_alternative<Transaction>(items.at(i)) != payments) {
                continue;
            }
            const auto end = std::visit(Adder{m_database, rows}, items.at(i));
            if (!end) {
                return fail(end.error());
            }
            ends[i] = *end;
        }
    }
    if (auto done = commit.commit(); !done) {
        return fail(done.error());
    }
    return ends;
}

Result<QList<Refund>, StoreError> ImportStore::refundsOf(const QString &transactionId) const
{
    Statement statement(
        m_database,
        QStringLiteral("SELECT r.refund_id, r.transaction_id, r.refund_fen, r.refunded_at_text,"
                       " r.mchid, s.merchant_name, s.shop_name, s.shop_number, r.appid, r.openid,"
                       " r.pay_fen FROM refunds r JOIN shops s ON s.shop_id = r.shop_id"
                       " WHERE r.transaction_id = ? ORDER BY r.refunded_at, r.refund_id"));
    if (auto done = statement.bind(transactionId).run(); !done) {
        return fail(done.error());
    }
    QList<Refund> refunds;
    while (statement.next()) {
        refunds += readRefund(statement);
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return refunds;
}

Result<QMap<QString, qint64>, StoreError> ImportStore::keptEvents() const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT event_type, COUNT(*) FROM kept_events"
                                       " GROUP BY event_type ORDER BY event_type"));
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    QMap<QString, qint64> counts;
    while (statement.next()) {
        counts.insert(statement.text(0), statement.number(1));
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return counts;
}

Result<int, StoreError> ImportStore::removeOlder(const QDateTime &before, int limit)
{
    Commit commit(m_database);
    if (auto done = commit.begin(); !done) {
        return fail(done.error());
    }
    if (auto done = lock(m_database); !done) {
        return fail(done.error());
    }
    const auto ids = oldest(m_database, before, limit);
    if (!ids) {
        return fail(ids.error());
    }
    for (const QString &id : *ids) {
        if (auto done = remove(m_database, id); !done) {
            return fail(done.error());
        }
    }
    if (auto done = commit.commit(); !done) {
        return fail(done.error());
    }
    return static_cast<int>(ids->size());
}

} // namespace pd

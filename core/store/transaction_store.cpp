#include "core/store/transaction_store.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/report_standing.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"
#include "core/store/transaction_rows.h"

#include <QHash>

namespace pd {

namespace {

QString zoned(const QDateTime &time)
{
    return time.isValid() ? toRfc3339(time) : QString();
}

/// Shops are few: their numbers are kept while many transactions are added.
class Shops
{
public:
    explicit Shops(const Database &database)
        : m_database(database)
    { }

    Result<qint64, StoreError> idOf(const Transaction &transaction)
    {
        const QStringList key{transaction.shopName, transaction.shopNumber,
                              transaction.merchantName};
        if (const auto known = m_known.constFind(key); known != m_known.constEnd()) {
            return *known;
        }
        auto id = find(key);
        if (id && *id == 0) {
            id = add(key);
        }
        if (id) {
            m_known.insert(key, *id);
        }
        return id;
    }

private:
    Result<qint64, StoreError> find(const QStringList &key) const
    {
        Statement statement(m_database,
                            QStringLiteral("SELECT shop_id FROM shops WHERE shop_name = ?"
                                           " AND shop_number = ? AND merchant_name = ?"));
        statement.bind(key.at(0)).bind(key.at(1)).bind(key.at(2));
        if (auto done = statement.run(); !done) {
            return fail(done.error());
        }
        if (statement.next()) {
            return statement.number(0);
        }
        const auto failure = statement.failure();
        return failure ? Result<qint64, StoreError>(fail(*failure)) : Result<qint64, StoreError>(0);
    }

    Result<qint64, StoreError> add(const QStringList &key) const
    {
        Statement last(m_database, QStringLiteral("SELECT MAX(shop_id) FROM shops"));
        if (auto done = last.run(); !done) {
            return fail(done.error());
        }
        const qint64 id = last.next() ? last.number(0) + 1 : 1;
        Statement insert(m_database,
                         QStringLiteral("INSERT INTO shops (shop_id, shop_name, shop_number,"
                                        " merchant_name, folded) VALUES (?, ?, ?, ?, ?)"));
        insert.bind(id).bind(key.at(0)).bind(key.at(1)).bind(key.at(2)).bind(
            key.at(0).toCaseFolded());
        if (auto done = insert.run(); !done) {
            return fail(done.error());
        }
        return id;
    }

    const Database &m_database;
    QHash<QStringList, qint64> m_known;
};

Result<bool, StoreError> addOne(const Database &database, Shops &shops,
                                const Transaction &transaction)
{
    const auto shop = shops.idOf(transaction);
    if (!shop) {
        return fail(shop.error());
    }
    const bool notified = transaction.notifiedAt.isValid();
    Statement insert(
        database,
        QStringLiteral(
            "INSERT INTO transactions (transaction_id, id_reversed, mchid, shop_id,"
            " appid, openid, amount_fen, paid_at, paid_at_text, notified_at,"
            " notified_at_text, refunded_fen, commit_tag, auth_type, report_state,"
            " shelf, member_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting',"
            " 'waiting', ?) ON CONFLICT (transaction_id) DO NOTHING"));
    insert.bind(transaction.transactionId)
        .bind(reversed(transaction.transactionId))
        .bind(transaction.mchid)
        .bind(*shop)
        .bind(transaction.appid)
        .bind(transaction.openid)
        .bind(transaction.amountFen)
        .bind(transaction.paidAt.isValid() ? transaction.paidAt.toMSecsSinceEpoch() : 0)
        .bind(zoned(transaction.paidAt))
        .bind(notified ? std::optional<qint64>(transaction.notifiedAt.toMSecsSinceEpoch())
                       : std::nullopt)
        .bind(zoned(transaction.notifiedAt))
        .bind(transaction.refundedFen)
        .bind(transaction.commitTag)
        .bind(transaction.authType)
        .bind(transaction.memberCode);
    if (auto done = insert.run(); !done) {
        return fail(done.error());
    }
    if (insert.changedRows() == 0) {
        return false;
    }
    if (auto done = refreshReportState(database, transaction.transactionId); !done) {
        return fail(done.error());
    }
    return true;
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
    Shops shops(m_database);
    int added = 0;
    for (const Transaction &transaction : transactions) {
        const auto isNew = addOne(m_database, shops, transaction);
        if (!isNew) {
            return fail(isNew.error());
        }
        added += *isNew ? 1 : 0;
    }
    if (auto done = commit.commit(); !done) {
        return fail(done.error());
    }
    return added;
}

Result<std::optional<TransactionRow>, StoreError>
TransactionStore::find(const QString &transactionId) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + transactionColumns() + transactionTables()
                            + QStringLiteral(" WHERE t.transaction_id = ?"));
    if (auto done = statement.bind(transactionId).run(); !done) {
        return fail(done.error());
    }
    if (!statement.next()) {
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        return std::optional<TransactionRow>();
    }
    return std::optional<TransactionRow>(readTransaction(statement));
}

} // namespace pd

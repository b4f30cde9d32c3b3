#include "core/store/transaction_writer.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/entry_facets.h"
#include "core/store/report_standing.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

namespace pd {

namespace {

QString zoned(const QDateTime &time)
{
    return time.isValid() ? toRfc3339(time) : QString();
}

std::optional<qint64> ms(const QDateTime &time)
{
    return time.isValid() ? std::optional<qint64>(time.toMSecsSinceEpoch()) : std::nullopt;
}

bool isOther(const QString &stored, const QString &told)
{
    return !stored.isEmpty() && !told.isEmpty() && stored != told;
}

const QString &firstKnown(const QString &stored, const QString &told)
{
    return stored.isEmpty() ? told : stored;
}

} // namespace

/// What the store heard of a transaction before the payment itself.
struct TransactionWriter::Told
{
    bool hasEntries = false;
    qint64 refundedFen = 0;
    std::optional<qint64> mallPoints;
};

TransactionWriter::TransactionWriter(const Database &database)
    : m_database(database)
{ }

Result<qint64, StoreError> TransactionWriter::shopId(const QStringList &key)
{
    if (const auto known = m_shops.constFind(key); known != m_shops.constEnd()) {
        return *known;
    }
    auto id = findShop(key);
    if (id && *id == 0) {
        id = addShop(key);
    }
    if (id) {
        m_shops.insert(key, *id);
    }
    return id;
}

Result<qint64, StoreError> TransactionWriter::findShop(const QStringList &key) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT shop_id FROM shops WHERE shop_name = ?"
                                       " AND shop_number = ? AND merchant_name = ?"));
    return firstNumber(statement.bind(key.at(0)).bind(key.at(1)).bind(key.at(2)));
}

Result<qint64, StoreError> TransactionWriter::addShop(const QStringList &key) const
{
    Statement last(m_database, QStringLiteral("SELECT MAX(shop_id) FROM shops"));
    auto highest = firstNumber(last);
    if (!highest) {
        return highest;
    }
    const qint64 id = *highest + 1;
    Statement insert(m_database,
                     QStringLiteral("INSERT INTO shops (shop_id, shop_name, shop_number,"
                                    " merchant_name, folded) VALUES (?, ?, ?, ?, ?)"));
    insert.bind(id).bind(key.at(0)).bind(key.at(1)).bind(key.at(2)).bind(key.at(0).toCaseFolded());
    if (auto done = insert.run(); !done) {
        return fail(done.error());
    }
    return id;
}

Result<TransactionWriter::Told, StoreError>
TransactionWriter::toldBefore(const QString &transactionId) const
{
    Statement statement(
        m_database,
        QStringLiteral("SELECT (SELECT MAX(sequence) FROM entries WHERE transaction_id = ?),"
                       " (SELECT SUM(refund_fen) FROM refunds WHERE transaction_id = ?),"
                       " (SELECT points FROM mall_reports WHERE transaction_id = ?)"));
    statement.bind(transactionId).bind(transactionId).bind(transactionId);
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    if (!statement.next()) {
        return fail(statement.failure().value_or(StoreError()));
    }
    Told told;
    told.hasEntries = !statement.isNull(0);
    told.refundedFen = statement.isNull(1) ? 0 : statement.number(1);
    if (!statement.isNull(2)) {
        told.mallPoints = statement.number(2);
    }
    return told;
}

Result<ImportEnd, StoreError> TransactionWriter::add(const Transaction &transaction)
{
    const auto shop
        = shopId({transaction.shopName, transaction.shopNumber, transaction.merchantName});
    if (!shop) {
        return fail(shop.error());
    }
    const auto told = toldBefore(transaction.transactionId);
    if (!told) {
        return fail(told.error());
    }
    const ReportState state = told->mallPoints ? ReportState::ReportedByMall : ReportState::Waiting;
    {
        Statement insert(
            m_database,
            QStringLiteral("INSERT INTO transactions (transaction_id, id_reversed, mchid, shop_id,"
                           " appid, openid, amount_fen, paid_at, paid_at_text, notified_at,"
                           " notified_at_text, refunded_fen, commit_tag, auth_type, member_code,"
                           " report_state, shelf, points)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                           " ON CONFLICT (transaction_id) DO NOTHING"));
        insert.bind(transaction.transactionId)
            .bind(reversed(transaction.transactionId))
            .bind(transaction.mchid)
            .bind(*shop)
            .bind(transaction.appid)
            .bind(transaction.openid)
            .bind(transaction.amountFen)
            .bind(ms(transaction.paidAt).value_or(0))
            .bind(zoned(transaction.paidAt))
            .bind(ms(transaction.notifiedAt))
            .bind(zoned(transaction.notifiedAt))
            .bind(transaction.refundedFen + told->refundedFen)
            .bind(transaction.commitTag)
            .bind(transaction.authType)
            .bind(transaction.memberCode)
            .bind(reportStateToken(state))
            .bind(shelfOf(state))
            .bind(told->mallPoints);
        if (auto done = insert.run(); !done) {
            return fail(done.error());
        }
        if (insert.changedRows() == 0) {
            return complete(transaction, *shop);
        }
    }
    if (told->hasEntries) {
        if (auto given = tellEntries(transaction, *shop); !given) {
            return fail(given.error());
        }
        const auto done = refreshReportState(m_database, transaction.transactionId);
        if (!done) {
            return fail(done.error());
        }
    }
    return ImportEnd::New;
}

Result<ImportEnd, StoreError> TransactionWriter::complete(const Transaction &transaction,
                                                          qint64 shop) const
{
    struct
    {
        QString mchid, appid, openid, commitTag, authType, memberCode, notifiedText;
        qint64 shop = 0;
        std::optional<qint64> notifiedAt;
        bool shopIsBlank = false;
    } stored;
    qint64 amountFen = 0;
    {
        Statement statement(
            m_database,
            QStringLiteral("SELECT t.amount_fen, t.mchid, t.appid, t.openid, t.commit_tag,"
                           " t.auth_type, t.member_code, t.notified_at, t.notified_at_text,"
                           " t.shop_id, s.shop_name, s.shop_number FROM transactions t"
                           " JOIN shops s ON s.shop_id = t.shop_id WHERE t.transaction_id = ?"));
        if (auto done = statement.bind(transaction.transactionId).run(); !done) {
            return fail(done.error());
        }
        if (!statement.next()) {
            return fail(statement.failure().value_or(StoreError()));
        }
        amountFen = statement.number(0);
        stored.mchid = statement.text(1);
        stored.appid = statement.text(2);
        stored.openid = statement.text(3);
        stored.commitTag = statement.text(4);
        stored.authType = statement.text(5);
        stored.memberCode = statement.text(6);
        if (!statement.isNull(7)) {
            stored.notifiedAt = statement.number(7);
        }
        stored.notifiedText = statement.text(8);
        stored.shop = statement.number(9);
        stored.shopIsBlank = statement.text(10).isEmpty() && statement.text(11).isEmpty();
    }
    if (amountFen != transaction.amountFen || isOther(stored.openid, transaction.openid)
        || isOther(stored.appid, transaction.appid)) {
        return ImportEnd::Conflict;
    }
    const auto toldAt = ms(transaction.notifiedAt);
    const bool earlier = toldAt && (!stored.notifiedAt || *toldAt < *stored.notifiedAt);
    const bool shopTold = stored.shopIsBlank && shop != stored.shop;
    const auto adds = [](const QString &have, const QString &told) {
        return have.isEmpty() && !told.isEmpty();
    };
    if (!earlier && !shopTold && !adds(stored.mchid, transaction.mchid)
        && !adds(stored.appid, transaction.appid) && !adds(stored.openid, transaction.openid)
        && !adds(stored.commitTag, transaction.commitTag)
        && !adds(stored.authType, transaction.authType)
        && !adds(stored.memberCode, transaction.memberCode)) {
        return ImportEnd::Known;
    }
    Statement update(m_database,
                     QStringLiteral("UPDATE transactions SET mchid = ?, appid = ?, openid = ?,"
                                    " commit_tag = ?, auth_type = ?, member_code = ?,"
                                    " notified_at = ?, notified_at_text = ?, shop_id = ?"
                                    " WHERE transaction_id = ?"));
    update.bind(firstKnown(stored.mchid, transaction.mchid))
        .bind(firstKnown(stored.appid, transaction.appid))
        .bind(firstKnown(stored.openid, transaction.openid))
        .bind(firstKnown(stored.commitTag, transaction.commitTag))
        .bind(firstKnown(stored.authType, transaction.authType))
        .bind(firstKnown(stored.memberCode, transaction.memberCode))
        .bind(earlier ? toldAt : stored.notifiedAt)
        .bind(earlier ? zoned(transaction.notifiedAt) : stored.notifiedText)
        .bind(shopTold ? shop : stored.shop)
        .bind(transaction.transactionId);
    if (auto done = update.run(); !done) {
        return fail(done.error());
    }
    if (shopTold) {
        if (auto given = tellEntries(transaction, shop); !given) {
            return fail(given.error());
        }
    }
    return ImportEnd::Known;
}

Result<void, StoreError> TransactionWriter::tellEntries(const Transaction &transaction,
                                                        qint64 shop) const
{
    if (transaction.shopName.isEmpty() && transaction.shopNumber.isEmpty()) {
        return {};
    }
    return giveEntriesTheShop(m_database, transaction.transactionId, shop);
}

} // namespace pd

#include "core/store/entry_facets.h"

#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/transaction_writer.h"

namespace pd {

namespace {

constexpr int shopsOffered = 5000;
constexpr int reasonsOffered = 200;

/// One table of words and their numbers.
struct Dictionary
{
    QString table;
    QString key;
    QString word;
};

Dictionary operators()
{
    return {QStringLiteral("entry_operators"), QStringLiteral("operator_id"),
            QStringLiteral("name")};
}

Dictionary reasons()
{
    return {QStringLiteral("entry_reasons"), QStringLiteral("reason_id"), QStringLiteral("reason")};
}

Result<qint64, StoreError> numberOf(const Database &database, const Dictionary &dictionary,
                                    const QString &word)
{
    Statement find(database,
                   QStringLiteral("SELECT %1 FROM %2 WHERE %3 = ?")
                       .arg(dictionary.key, dictionary.table, dictionary.word));
    find.bind(word);
    return firstNumber(find);
}

Result<qint64, StoreError> numberFor(const Database &database, const Dictionary &dictionary,
                                     const QString &word)
{
    if (auto known = numberOf(database, dictionary, word); !known || *known != 0) {
        return known;
    }
    Statement last(database,
                   QStringLiteral("SELECT MAX(%1) FROM %2").arg(dictionary.key, dictionary.table));
    auto number = firstNumber(last);
    if (!number) {
        return number;
    }
    Statement insert(database,
                     QStringLiteral("INSERT INTO %2 (%1, %3) VALUES (?, ?)")
                         .arg(dictionary.key, dictionary.table, dictionary.word));
    if (auto done = insert.bind(*number + 1).bind(word).run(); !done) {
        return fail(done.error());
    }
    return *number + 1;
}

Result<qint64, StoreError> shopFor(const Database &database, const Shop &shop,
                                   const QString &transactionId)
{
    if (shop.name.isEmpty() && shop.number.isEmpty()) {
        Statement ofPayment(
            database,
            QStringLiteral("SELECT t.shop_id FROM transactions t"
                           " JOIN shops s ON s.shop_id = t.shop_id WHERE t.transaction_id = ?"
                           " AND (s.shop_name <> '' OR s.shop_number <> '')"));
        ofPayment.bind(transactionId);
        return firstNumber(ofPayment);
    }
    {
        Statement known(database,
                        QStringLiteral("SELECT shop_id FROM shops WHERE shop_name = ?"
                                       " AND shop_number = ? ORDER BY merchant_name LIMIT 1"));
        known.bind(shop.name).bind(shop.number);
        if (auto id = firstNumber(known); !id || *id != 0) {
            return id;
        }
    }
    return TransactionWriter(database).shopId({shop.name, shop.number, QString()});
}

} // namespace

Result<EntryFacets, StoreError> facetsFor(const Database &database, const QString &operatorName,
                                          const QString &reason, const Shop &shop,
                                          const QString &transactionId)
{
    const auto who = numberFor(database, operators(), operatorName);
    if (!who) {
        return fail(who.error());
    }
    const auto why = numberFor(database, reasons(), reason);
    if (!why) {
        return fail(why.error());
    }
    const auto where = shopFor(database, shop, transactionId);
    if (!where) {
        return fail(where.error());
    }
    return EntryFacets{*who, *why, *where};
}

Result<void, StoreError> giveEntriesTheShop(const Database &database, const QString &transactionId,
                                            qint64 shopId)
{
    Statement update(
        database,
        QStringLiteral("UPDATE entries SET shop_id = ? WHERE transaction_id = ? AND shop_id = 0"));
    return update.bind(shopId).bind(transactionId).run();
}

Result<std::optional<EntryFacets>, StoreError> facetsOf(const Database &database,
                                                        const HistoryQuery &query)
{
    EntryFacets facets;
    facets.shopId = query.shopId;
    if (!query.operatorName.isEmpty()) {
        const auto who = numberOf(database, operators(), query.operatorName);
        if (!who) {
            return fail(who.error());
        }
        if (*who == 0) {
            return std::optional<EntryFacets>();
        }
        facets.operatorId = *who;
    }
    if (!query.reason.isEmpty()) {
        const auto why = numberOf(database, reasons(), query.reason);
        if (!why) {
            return fail(why.error());
        }
        if (*why == 0) {
            return std::optional<EntryFacets>();
        }
        facets.reasonId = *why;
    }
    return std::optional<EntryFacets>(facets);
}

Result<HistoryChoices, StoreError> historyChoices(const Database &database)
{
    HistoryChoices choices;
    {
        Statement names(database, QStringLiteral("SELECT name FROM entry_operators ORDER BY name"));
        auto list = everyText(names);
        if (!list) {
            return fail(list.error());
        }
        choices.operators = *std::move(list);
    }
    {
        Statement newest(
            database,
            QStringLiteral("SELECT reason FROM entry_reasons ORDER BY reason_id DESC LIMIT ?"));
        auto list = everyText(newest.bind(qint64{reasonsOffered}));
        if (!list) {
            return fail(list.error());
        }
        choices.reasons = *std::move(list);
    }
    Statement shops(database,
                    QStringLiteral("SELECT shop_id, shop_name, shop_number FROM shops"
                                   " WHERE shop_name <> '' OR shop_number <> ''"
                                   " ORDER BY shop_name, shop_number, shop_id LIMIT ?"));
    if (auto done = shops.bind(qint64{shopsOffered}).run(); !done) {
        return fail(done.error());
    }
    while (shops.next()) {
        choices.shops.append({shops.number(0), shops.text(1), shops.text(2)});
    }
    if (const auto failure = shops.failure()) {
        return fail(*failure);
    }
    return choices;
}

} // namespace pd

#include "core/store/database.h"
#include "core/store/entry_facets.h"
#include "core/store/import_store.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using samples::Outsider;

/// The history by outcome, time, operator, shop, reason and text, in every combination; how an
/// entry comes by its shop; and a store of the first version with rows in it.
class TestHistoryFilters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyCombinationListsWhatItShould_data();
    void everyCombinationListsWhatItShould();
    void everyCombinationReadsIndexesOnly();
    void aClockThatWasSetBackHidesNothing();
    void choicesAreWhatWasRecorded();
    void aShopToldLaterIsTaken();
    void aShopOutlivesItsPayment();
    void settlingEndsAnUnknown_data();
    void settlingEndsAnUnknown();
    void stepsTellEveryEvent();
    void aStoreOfTheFirstVersionIsUpgraded();

private:
    [[nodiscard]] std::unique_ptr<Database> freshStore(const QString &name);
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database; ///< 48 entries of every kind
    QList<Entry> m_all; ///< newest first
};

namespace {

QDateTime atMinute(qint64 minute)
{
    return samples::at(minute * 60);
}

QString operatorOf(int number)
{
    return QStringLiteral("操作员 %1").arg(number % 3);
}

QString reasonOf(int number)
{
    return QStringLiteral("原因 %1").arg(number / 2 % 2);
}

Outcome outcomeOf(int number)
{
    return number % 4 == 0 ? Outcome(Accepted{})
        : number % 4 == 1  ? Outcome(Rejected{RejectReason::TooLate})
                           : Outcome(Unknown{UnknownReason::TimedOut});
}

QList<Entry> pagesOf(const Database &database, HistoryQuery query)
{
    const JournalPages pages(database);
    QList<Entry> all;
    EntryPage page;
    do {
        page = pages.page(query).value();
        all += page.entries;
        query.before = page.entries.isEmpty() ? 0 : page.entries.last().sequence;
    } while (page.more);
    return all;
}

QStringList idsOf(const QList<Entry> &entries)
{
    QStringList ids;
    for (const Entry &entry : entries) {
        ids += entry.id.text;
    }
    return ids;
}

} // namespace

std::unique_ptr<Database> TestHistoryFilters::freshStore(const QString &name)
{
    auto database = Database::open(m_folder.filePath(name));
    return database ? *std::move(database) : nullptr;
}

void TestHistoryFilters::initTestCase()
{
    m_database = freshStore(QStringLiteral("filled.db"));
    QVERIFY(m_database != nullptr);
    Journal journal(*m_database);
    for (int i = 1; i <= 48; ++i) {
        Intent intent = i % 5 == 0 ? samples::memberCorrection(i) : samples::report(i);
        intent.operatorName = operatorOf(i);
        intent.fields.reason = reasonOf(i);
        intent.shop = {0, QStringLiteral("店 %1").arg(i % 2), QString::number(i % 2)};
        intent.at = atMinute(i);
        QVERIFY(journal.commitIntent(intent).has_value());
        if (intent.fields.kind == EntryKind::MemberSystem) {
            if (i % 2 == 0) {
                QVERIFY(journal.book(intent.id, {QStringLiteral("C"), QStringLiteral("王芳")}, {},
                                     samples::at(i * 60 + 5)));
            }
            continue;
        }
        if (i % 7 == 0) {
            continue; // sending
        }
        QVERIFY(journal.endAttempt(intent.id, outcomeOf(i),
                                   samples::facts(QStringLiteral("08F5-%1").arg(i % 4)),
                                   samples::at(i * 60 + 1)));
        if (i % 4 == 3) {
            QVERIFY(journal.settle(intent.id, {i % 8 == 3, QStringLiteral("客服"), {}}, {},
                                   samples::at(i * 60 + 2)));
        }
    }
    m_all = pagesOf(*m_database, {});
    QCOMPARE(m_all.size(), 48);
}

void TestHistoryFilters::everyCombinationListsWhatItShould_data()
{
    QTest::addColumn<QString>("operatorName");
    QTest::addColumn<int>("shop");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    for (const QString &who : {QString(), operatorOf(1), QStringLiteral("nobody")}) {
        for (const int shop : {-1, 0, 1}) {
            for (const QString &why : {QString(), reasonOf(1), QStringLiteral("none")}) {
                for (const QString &text :
                     {QString(), samples::report(1).fields.openid, QStringLiteral("08F5-1")}) {
                    QTest::addRow("%s|%d|%s|%s", qPrintable(who), shop, qPrintable(why),
                                  qPrintable(text))
                        << who << shop << why << text;
                }
            }
        }
    }
}

void TestHistoryFilters::everyCombinationListsWhatItShould()
{
    QFETCH(const QString, operatorName);
    QFETCH(const int, shop);
    QFETCH(const QString, reason);
    QFETCH(const QString, text);
    for (int filter = 0; filter <= static_cast<int>(HistoryFilter::Settled); ++filter) {
        for (const auto &[from, to] :
             {std::pair(QDateTime(), QDateTime()), std::pair(atMinute(10), atMinute(40)),
              std::pair(atMinute(25), QDateTime()), std::pair(QDateTime(), atMinute(5))}) {
            HistoryQuery query;
            query.filter = static_cast<HistoryFilter>(filter);
            query.operatorName = operatorName;
            query.reason = reason;
            query.text = text;
            query.from = from;
            query.to = to;
            query.limit = 4;
            for (const Entry &entry : m_all) {
                if (entry.shop.number == QString::number(shop)) {
                    query.shopId = entry.shop.id;
                }
            }
            QList<Entry> expected;
            std::copy_if(m_all.cbegin(), m_all.cend(), std::back_inserter(expected),
                         [&query](const Entry &entry) { return isListedBy(entry, query); });
            QCOMPARE(idsOf(pagesOf(*m_database, query)), idsOf(expected));
        }
    }
}

void TestHistoryFilters::everyCombinationReadsIndexesOnly()
{
    Outsider outsider(m_folder.filePath(QStringLiteral("filled.db")));
    QSet<QString> indexes;
    const QStringList statements = m_database->statementsSoFar();
    for (const QString &sql : statements) {
        if (!sql.startsWith(QStringLiteral("SELECT"))) {
            continue;
        }
        for (const QString &step : outsider.plan(sql)) {
            const bool isBounded = sql.contains(QStringLiteral("FROM events ORDER BY seq DESC"))
                || step.contains(QStringLiteral("entry_operators"))
                || step.contains(QStringLiteral("entry_reasons"))
                || step.contains(QStringLiteral("shops"))
                || step.contains(QStringLiteral("schema_version"));
            QVERIFY2(isBounded || !step.startsWith(QStringLiteral("SCAN")),
                     qPrintable(step + u'\n' + sql));
            QVERIFY2(!step.contains(QStringLiteral("TEMP B-TREE FOR ORDER BY")),
                     qPrintable(step + u'\n' + sql));
            if (const qsizetype at = step.indexOf(QStringLiteral("entries_by_")); at >= 0) {
                indexes += step.mid(at).section(u' ', 0, 0);
            }
        }
    }
    for (const QString &index :
         {QStringLiteral("entries_by_operator"), QStringLiteral("entries_by_shop"),
          QStringLiteral("entries_by_reason"), QStringLiteral("entries_by_operator_shop"),
          QStringLiteral("entries_by_operator_reason"), QStringLiteral("entries_by_shop_reason"),
          QStringLiteral("entries_by_operator_shop_reason"), QStringLiteral("entries_by_time"),
          QStringLiteral("entries_by_shelf")}) {
        QVERIFY2(indexes.contains(index),
                 qPrintable(index + u": not among " + QStringList(indexes.values()).join(u' ')));
    }
}

void TestHistoryFilters::aClockThatWasSetBackHidesNothing()
{
    const auto database = freshStore(QStringLiteral("clock.db"));
    Journal journal(*database);
    for (const int minute : {10, 11, 30, 12, 13, 31}) { // an hour-hand that jumped, twice
        Intent intent = samples::report(minute);
        intent.at = atMinute(minute);
        QVERIFY(journal.commitIntent(intent));
    }
    for (const QString &who : {QString(), samples::report(1).operatorName}) {
        HistoryQuery query;
        query.operatorName = who;
        query.limit = 2;
        query.from = atMinute(12);
        QCOMPARE(pagesOf(*database, query).size(), 4);
        query.from = {};
        query.to = atMinute(30);
        QCOMPARE(pagesOf(*database, query).size(), 4);
        query.from = atMinute(30);
        query.to = atMinute(32);
        QCOMPARE(pagesOf(*database, query).size(), 2);
    }
}

void TestHistoryFilters::choicesAreWhatWasRecorded()
{
    const HistoryChoices choices = historyChoices(*m_database).value();
    QCOMPARE(choices.operators, QStringList({operatorOf(0), operatorOf(1), operatorOf(2)}));
    QCOMPARE(choices.shops.size(), 2);
    QCOMPARE(choices.shops.first().name, QStringLiteral("店 0"));
    QCOMPARE(choices.reasons.size(), 2);
}

void TestHistoryFilters::aShopToldLaterIsTaken()
{
    const auto database = freshStore(QStringLiteral("later.db"));
    const Intent typed = samples::report(1); // nobody had told the desk about it
    QCOMPARE(Journal(*database).commitIntent(typed)->shop, Shop());
    QCOMPARE(TransactionStore(*database).add({samples::transaction(1)}).value_or(-1), 1);
    const auto entry = JournalPages(*database).details(typed.id).value()->entry;
    QCOMPARE(entry.shop.name, samples::transaction(1).shopName);
    HistoryQuery query;
    query.shopId = entry.shop.id;
    QCOMPARE(pagesOf(*database, query).size(), 1);
    QVERIFY(Journal(*database).rebuildProjection());
    QCOMPARE(JournalPages(*database).details(typed.id).value()->entry, entry);
}

void TestHistoryFilters::aShopOutlivesItsPayment()
{
    const auto database = freshStore(QStringLiteral("removed.db"));
    QCOMPARE(TransactionStore(*database).add({samples::transaction(1)}).value_or(-1), 1);
    Intent intent = samples::report(1);
    intent.shop = {0, samples::transaction(1).shopName, samples::transaction(1).shopNumber};
    const Shop shop = Journal(*database).commitIntent(intent)->shop;
    QVERIFY(shop.id > 0);
    QVERIFY(Journal(*database).endAttempt(intent.id, Accepted{}, {}, samples::at(1)));
    QCOMPARE(ImportStore(*database).removeOlder(samples::at(100'000), 10).value_or(-1), 1);
    QVERIFY(Journal(*database).rebuildProjection());
    QCOMPARE(JournalPages(*database).details(intent.id).value()->entry.shop, shop);
}

void TestHistoryFilters::settlingEndsAnUnknown_data()
{
    QTest::addColumn<bool>("taken");
    QTest::addColumn<ReportState>("state");
    QTest::newRow("WeChat Pay has it") << true << ReportState::SettledTaken;
    QTest::newRow("WeChat Pay has it not") << false << ReportState::SettledNotTaken;
}

void TestHistoryFilters::settlingEndsAnUnknown()
{
    QFETCH(const bool, taken);
    QFETCH(const ReportState, state);
    const auto database = freshStore(QStringLiteral("settled-%1.db").arg(taken));
    TransactionStore transactions(*database);
    QCOMPARE(transactions.add({samples::transaction(1)}).value_or(-1), 1);
    Journal journal(*database);
    const JournalPages pages(*database);
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent));
    QVERIFY(journal.endAttempt(intent.id, Unknown{UnknownReason::TimedOut}, {}, samples::at(1)));
    QCOMPARE(pages.unsettled()->size(), 1);
    QCOMPARE(journal.commitIntent(samples::report(1)).error().problem,
             JournalProblem::OpenReportExists);

    const auto settled = journal.settle(
        intent.id, {taken, QStringLiteral("微信客服 08F5"), QStringLiteral("韩梅梅")},
        QStringLiteral("李雷"), samples::at(2));
    QVERIFY(settled);
    QCOMPARE(gaveAValue(settled->state), taken);
    QVERIFY(!settled->maySendAgain());
    QVERIFY(pages.unsettled()->isEmpty());
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->state, state);
    // The one open report of the transaction is free again; whether one is wise, the advice says.
    QVERIFY(journal.commitIntent(samples::report(1)));
}

void TestHistoryFilters::stepsTellEveryEvent()
{
    const auto database = freshStore(QStringLiteral("steps.db"));
    Journal journal(*database);
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent));
    Exchange exchange;
    exchange.signedWith = QStringLiteral("5157F09E");
    exchange.replySerial = QStringLiteral("PUB_KEY_ID_01");
    exchange.replyHeaders = "Request-ID: 08F5-9\nWechatpay-Nonce: x\n";
    exchange.replyBody = QByteArray("\x00\xff<html>", 8);
    exchange.bodyCut = true;
    const ReplyFacts facts = samples::facts(QStringLiteral("08F5-9"));
    QVERIFY(journal.endAttempt(intent.id, Unknown{UnknownReason::ServerError}, facts,
                               samples::at(1), exchange));
    QVERIFY(journal.beginAttempt(intent.id, QStringLiteral("李雷"), samples::at(2)));
    QVERIFY(journal.endAttempt(intent.id, Unknown{UnknownReason::TimedOut}, {}, samples::at(3)));
    const Settlement settlement{false, QStringLiteral("客服"), QStringLiteral("韩梅梅")};
    QVERIFY(journal.settle(intent.id, settlement, QStringLiteral("李雷"), samples::at(4)));
    Intent member = samples::memberCorrection(1);
    member.fields.corrects = intent.id;
    QVERIFY(journal.commitIntent(member));
    const Booking booking{QStringLiteral("CRM-9"), QStringLiteral("韩梅梅")};
    QVERIFY(journal.book(member.id, booking, QStringLiteral("李雷"), samples::at(6)));

    const EntryDetails report = JournalPages(*database).details(intent.id).value().value();
    QList<EntryStep::Kind> kinds;
    for (const EntryStep &step : report.steps) {
        kinds += step.kind;
        QCOMPARE(step.hash.size(), 32);
    }
    using Kind = EntryStep::Kind;
    QCOMPARE(kinds,
             QList({Kind::Recorded, Kind::Ended, Kind::SentAgain, Kind::Ended, Kind::Settled}));
    QCOMPARE(report.steps.at(0).operatorName, intent.operatorName);
    QCOMPARE(report.steps.at(1).exchange, exchange);
    QCOMPARE(report.steps.at(1).facts, facts);
    QCOMPARE(report.steps.at(2).operatorName, QStringLiteral("李雷"));
    QCOMPARE(report.steps.at(2).attempt, 2);
    QCOMPARE(report.steps.at(4).settlement, settlement);
    QCOMPARE(report.steps.at(4).at, samples::at(4));
    QCOMPARE(report.related.size(), 1);
    QCOMPARE(report.related.first().id, member.id);
    const EntryDetails correction = JournalPages(*database).details(member.id).value().value();
    QCOMPARE(correction.steps.last().booking, booking);
    QCOMPARE(correction.related.first().id, intent.id);
}

void TestHistoryFilters::aStoreOfTheFirstVersionIsUpgraded()
{
    const QString path = m_folder.filePath(QStringLiteral("old.db"));
    {
        const auto database = freshStore(QStringLiteral("old.db"));
        QCOMPARE(TransactionStore(*database)
                     .add({samples::transaction(1), samples::transaction(2)})
                     .value_or(-1),
                 2);
        Journal journal(*database);
        for (const int number : {1, 2, 3}) {
            Intent intent = samples::report(number);
            intent.operatorName = operatorOf(number);
            intent.fields.reason = reasonOf(number);
            QVERIFY(journal.commitIntent(intent));
        }
        const Intent member = samples::memberCorrection(2);
        QVERIFY(journal.commitIntent(member));
        QVERIFY(journal.book(member.id, {QStringLiteral("C"), QStringLiteral("王芳")}, {},
                             samples::at(9)));
    }
    const QString everything = QStringLiteral("SELECT * FROM entries ORDER BY sequence");
    const QString layout
        = QStringLiteral("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name");
    QList<QVariantList> rows;
    QList<QVariantList> indexes;
    {
        Outsider outsider(path);
        rows = outsider.rows(everything);
        indexes = outsider.rows(layout);
        for (const QVariantList &index : indexes) {
            static const QRegularExpression added(
                QStringLiteral("^entries_by_(time|operator|shop|reason)"));
            if (added.match(index.at(0).toString()).hasMatch()) {
                (void)outsider.run(QStringLiteral("DROP INDEX ") + index.at(0).toString());
            }
        }
        for (const QString &sql :
             {QStringLiteral("ALTER TABLE entries DROP COLUMN shop_id"),
              QStringLiteral("ALTER TABLE entries DROP COLUMN operator_id"),
              QStringLiteral("ALTER TABLE entries DROP COLUMN reason_id"),
              QStringLiteral("ALTER TABLE entries DROP COLUMN closed_seq"),
              QStringLiteral("DROP TABLE entry_operators"),
              QStringLiteral("DROP TABLE entry_reasons"), QStringLiteral("DROP INDEX events_seals"),
              QStringLiteral("DROP TABLE batch_rows"), QStringLiteral("DROP TABLE batches"),
              QStringLiteral("UPDATE entries SET shelf = 'to_book' WHERE state = 'booked'"),
              QStringLiteral("UPDATE schema_version SET version = 1")}) {
            (void)outsider.run(sql);
        }
        QCOMPARE(outsider
                     .rows(QStringLiteral("SELECT name FROM pragma_table_info('entries')"
                                          " WHERE name = 'operator_id'"))
                     .size(),
                 0);
    }
    const auto upgraded = Database::open(path);
    QVERIFY(upgraded && !(*upgraded)->limitation());
    Outsider outsider(path);
    QCOMPARE(outsider.rows(everything), rows);
    QVERIFY(Journal(**upgraded).rebuildProjection());
    QCOMPARE(outsider.rows(everything), rows);
    QCOMPARE(outsider.rows(layout).size(), indexes.size());
}

QTEST_GUILESS_MAIN(TestHistoryFilters)
#include "tst_history_filters.moc"

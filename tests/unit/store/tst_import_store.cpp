#include "core/store/database.h"
#include "core/store/import_store.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <QSqlQuery>

using namespace pd;
using namespace Qt::StringLiterals;

namespace {

Refund refund(int number, qint64 fen)
{
    Refund refund;
    refund.refundId = u"5030000%1-%2"_s.arg(number).arg(fen);
    refund.transactionId = samples::transactionId(number);
    refund.mchid = u"1230000109"_s;
    refund.merchantName = u"万象城"_s;
    refund.shopName = u"茶百道"_s;
    refund.shopNumber = u"100"_s;
    refund.appid = u"wx0123456789abcdef"_s;
    refund.openid = u"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"_s;
    refund.refundedAt
        = QDateTime(QDate(2026, 11, 24), QTime(19, 0), Qt::OffsetFromUTC, 8 * 3600).addSecs(fen);
    refund.payAmountFen = 10'000;
    refund.refundAmountFen = fen;
    return refund;
}

MallReport report(int number, qint64 points)
{
    return {samples::transactionId(number), Points::fromValue(points).value(), samples::at(5)};
}

} // namespace

class TestImportStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void refusesContradictions_data();
    void refusesContradictions();
    void writesNothingWhenTheStoreIsGone();
    void isIdempotent();
    void takesAnyOrder_data();
    void takesAnyOrder();
    void keepsEveryFieldOfARefund();
    void fillsInWhatWasMissing();
    void keepsTheEarliestNotification();
    void knowsReportsMadeBeforeThePaymentCame();
    void countsKeptEvents();
    void removesOldPaymentsOnly();

private:
    TransactionRow row(int number) const;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestImportStore::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(database.has_value());
    m_database = std::move(*database);
}

TransactionRow TestImportStore::row(int number) const
{
    const auto found = TransactionStore(*m_database).find(samples::transactionId(number));
    return found && *found ? **found : TransactionRow();
}

void TestImportStore::refusesContradictions_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("another amount") << 0;
    QTest::newRow("another member") << 1;
    QTest::newRow("another appid") << 2;
    QTest::newRow("another refunded amount") << 3;
    QTest::newRow("a refund of another payment") << 4;
    QTest::newRow("other points") << 5;
}

void TestImportStore::refusesContradictions()
{
    QFETCH(int, which);
    ImportStore store(*m_database);
    QVERIFY(store.add({samples::transaction(1), refund(1, 100), report(1, 5)}).has_value());
    const TransactionRow before = row(1);
    Transaction payment = samples::transaction(1);
    Refund other = refund(1, 100);
    ImportItem item;
    switch (which) {
    case 0:
        payment.amountFen += 1;
        item = payment;
        break;
    case 1:
        payment.openid += u'x';
        item = payment;
        break;
    case 2:
        payment.appid += u'x';
        item = payment;
        break;
    case 3:
        other.refundAmountFen += 1;
        item = other;
        break;
    case 4:
        other.transactionId = samples::transactionId(2);
        item = other;
        break;
    default:
        item = report(1, 6);
        break;
    }
    QCOMPARE(store.add({item}).value(), QList{ImportEnd::Conflict});
    QVERIFY(row(1) == before);
}

void TestImportStore::writesNothingWhenTheStoreIsGone()
{
    ImportStore store(*m_database);
    QSqlQuery(m_database->connection()).exec(u"DROP TABLE kept_events"_s);
    const auto ends
        = store.add({samples::transaction(1), KeptEvent{u"EV-1"_s, u"X"_s, {}, "{}"_ba}});
    QVERIFY(!ends.has_value());
    QVERIFY(row(1).transaction.transactionId.isEmpty());
}

void TestImportStore::isIdempotent()
{
    ImportStore store(*m_database);
    const QList<ImportItem> items{samples::transaction(1), refund(1, 100), report(1, 5),
                                  KeptEvent{u"EV-1"_s, u"X"_s, {}, "{}"_ba}};
    QCOMPARE(store.add(items).value(), QList<ImportEnd>(4, ImportEnd::New));
    const TransactionRow before = row(1);
    QCOMPARE(store.add(items).value(), QList<ImportEnd>(4, ImportEnd::Known));
    QVERIFY(row(1) == before);
    // The same thing twice in one commit.
    QCOMPARE(store.add({samples::transaction(2), samples::transaction(2)}).value(),
             (QList{ImportEnd::New, ImportEnd::Known}));
}

void TestImportStore::takesAnyOrder_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::newRow("payment first") << QList{0, 1, 2, 3};
    QTest::newRow("payment last") << QList{3, 2, 1, 0};
    QTest::newRow("payment between") << QList{1, 0, 3, 2};
}

void TestImportStore::takesAnyOrder()
{
    QFETCH(QList<int>, order);
    Transaction payment = samples::transaction(1);
    payment.refundedFen = 0;
    const QList<ImportItem> items{payment, refund(1, 100), refund(1, 30), report(1, 5)};
    ImportStore store(*m_database);
    for (const int index : order) {
        QCOMPARE(store.add({items.at(index)}).value(), QList{ImportEnd::New});
    }
    const TransactionRow found = row(1);
    QCOMPARE(found.transaction.refundedFen, 130);
    QCOMPARE(found.state, ReportState::ReportedByMall);
    QCOMPARE(found.points.value_or(Points()).value(), 5);
}

void TestImportStore::keepsEveryFieldOfARefund()
{
    ImportStore store(*m_database);
    QVERIFY(store.add({refund(1, 100), refund(1, 30), refund(2, 1)}).has_value());
    const auto refunds = store.refundsOf(samples::transactionId(1));
    QVERIFY(refunds.has_value());
    QVERIFY(*refunds == (QList{refund(1, 30), refund(1, 100)}));
}

void TestImportStore::fillsInWhatWasMissing()
{
    ImportStore store(*m_database);
    Transaction whole = samples::transaction(1);
    whole.commitTag = u"manual"_s;
    whole.authType = u"REGISTERED_MODE"_s;
    whole.memberCode = u"478515832665"_s;
    Transaction bare;
    bare.transactionId = whole.transactionId;
    bare.amountFen = whole.amountFen;
    bare.paidAt = whole.paidAt;
    bare.refundedFen = whole.refundedFen;
    QCOMPARE(store.add({bare}).value(), QList{ImportEnd::New});
    QCOMPARE(store.add({whole}).value(), QList{ImportEnd::Known});
    QVERIFY(row(1).transaction == whole);
    QCOMPARE(store.add({bare}).value(), QList{ImportEnd::Known});
    QVERIFY(row(1).transaction == whole);
}

void TestImportStore::keepsTheEarliestNotification()
{
    ImportStore store(*m_database);
    Transaction payment = samples::transaction(1);
    for (const int hour : {12, 11, 13}) {
        payment.notifiedAt = samples::at(qint64{hour} * 3600);
        QVERIFY(store.add({payment}).has_value());
    }
    QCOMPARE(row(1).transaction.notifiedAt, samples::at(qint64{11} * 3600));
}

void TestImportStore::knowsReportsMadeBeforeThePaymentCame()
{
    Journal journal(*m_database);
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent).has_value());
    QVERIFY(journal.endAttempt(intent.id, Accepted(), {}, samples::at(9)).has_value());
    QVERIFY(ImportStore(*m_database).add({samples::transaction(1)}).has_value());
    QCOMPARE(row(1).state, ReportState::Accepted);
}

void TestImportStore::countsKeptEvents()
{
    ImportStore store(*m_database);
    QVERIFY(store.keptEvents().value().isEmpty());
    QVERIFY(store
                .add({KeptEvent{u"EV-1"_s, u"A"_s, {}, "{}"_ba},
                      KeptEvent{u"EV-2"_s, u"A"_s, {}, "{}"_ba},
                      KeptEvent{u"EV-1"_s, u"B"_s, {}, "{}"_ba}})
                .has_value());
    QCOMPARE(store.keptEvents().value(), (QMap<QString, qint64>{{u"A"_s, 2}, {u"B"_s, 1}}));
}

void TestImportStore::removesOldPaymentsOnly()
{
    ImportStore store(*m_database);
    QList<ImportItem> items;
    for (int i = 0; i < 10; ++i) {
        Transaction payment = samples::transaction(i);
        payment.paidAt = samples::at(i);
        items += payment;
        items += refund(i, 100);
        items += report(i, 5);
    }
    QVERIFY(store.add(items).has_value());
    Journal journal(*m_database);
    const Intent open = samples::report(2);
    QVERIFY(journal.commitIntent(open).has_value());
    const Intent toBook = samples::memberCorrection(3);
    QVERIFY(journal.commitIntent(toBook).has_value());

    QCOMPARE(store.removeOlder(samples::at(6), 3).value(), 3);
    QCOMPARE(store.removeOlder(samples::at(6), 3).value(), 1);
    QCOMPARE(store.removeOlder(samples::at(6), 3).value(), 0);
    for (int i = 0; i < 10; ++i) {
        const bool stays = i >= 6 || i == 2 || i == 3;
        QCOMPARE(row(i).transaction.transactionId.isEmpty(), !stays);
        QCOMPARE(store.refundsOf(samples::transactionId(i)).value().isEmpty(), !stays);
    }
    const JournalPages pages(*m_database);
    QCOMPARE(pages.page({}).value().entries.size(), 2);
}

QTEST_GUILESS_MAIN(TestImportStore)
#include "tst_import_store.moc"

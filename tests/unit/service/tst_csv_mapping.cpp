#include "core/service/csv_mapping.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using pd::AmountUnit;
using pd::CsvColumn;
using pd::CsvMapping;

namespace {

CsvMapping guess(const QStringList &header)
{
    return pd::guessMapping({{1, header}});
}

} // namespace

class TestCsvMapping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isNotUsable_data();
    void isNotUsable();
    void guesses_data();
    void guesses();
    void findsTheHeader();
    void theFirstOfTwoCounts();
    void remembersCorrections();
    void tokensComeBack();
};

void TestCsvMapping::isNotUsable_data()
{
    QTest::addColumn<QStringList>("header");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("nothing known") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("the shop's own number") << QStringList{u"商户单号"_s, u"金额"_s, u"交易时间"_s};
    QTest::newRow("id alone") << QStringList{u"微信订单号"_s};
    QTest::newRow("no time") << QStringList{u"微信订单号"_s, u"金额"_s};
    QTest::newRow("no amount") << QStringList{u"微信订单号"_s, u"交易时间"_s};
    QTest::newRow("refund without its amount") << QStringList{u"微信订单号"_s, u"微信退款单号"_s};
}

void TestCsvMapping::isNotUsable()
{
    QFETCH(QStringList, header);
    QVERIFY(!guess(header).isUsable());
}

void TestCsvMapping::guesses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<CsvColumn>("column");
    QTest::newRow("bill") << u"微信订单号"_s << CsvColumn::TransactionId;
    QTest::newRow("customer's bill") << u"交易单号"_s << CsvColumn::TransactionId;
    QTest::newRow("english") << u"Transaction ID"_s << CsvColumn::TransactionId;
    QTest::newRow("snake") << u"transaction_id"_s << CsvColumn::TransactionId;
    QTest::newRow("back-tick") << u"`微信订单号"_s << CsvColumn::TransactionId;
    QTest::newRow("unit") << u"支付金额（元）"_s << CsvColumn::Amount;
    QTest::newRow("ascii unit") << u"Amount (yuan)"_s << CsvColumn::Amount;
    QTest::newRow("time") << u"交易时间"_s << CsvColumn::PaidAt;
    QTest::newRow("time_end") << u"time_end"_s << CsvColumn::PaidAt;
    QTest::newRow("shop") << u"门店名称"_s << CsvColumn::ShopName;
    QTest::newRow("shop number") << u"shop_number"_s << CsvColumn::ShopNumber;
    QTest::newRow("openid") << u"用户标识"_s << CsvColumn::Openid;
    QTest::newRow("appid") << u"公众账号ID"_s << CsvColumn::Appid;
    QTest::newRow("mchid") << u"商户号"_s << CsvColumn::Mchid;
    QTest::newRow("refund") << u"微信退款单号"_s << CsvColumn::RefundId;
    QTest::newRow("points") << u"已回传积分"_s << CsvColumn::ReportedPoints;
    QTest::newRow("points in english") << u"increased_points"_s << CsvColumn::ReportedPoints;
    QTest::newRow("reported at") << u"points_update_time"_s << CsvColumn::ReportedAt;
    QTest::newRow("member") << u"会员卡号"_s << CsvColumn::MemberCode;
}

void TestCsvMapping::guesses()
{
    QFETCH(QString, name);
    QFETCH(CsvColumn, column);
    QStringList header{u"备注"_s, name};
    if (column != CsvColumn::TransactionId) {
        header.append(u"微信订单号"_s);
    }
    const CsvMapping mapping = guess(header);
    QCOMPARE(mapping.indexOf(column).value_or(-1), 1);
    QVERIFY(!mapping.columns.values().contains(0));
}

void TestCsvMapping::findsTheHeader()
{
    const CsvMapping mapping = pd::guessMapping(
        {{1, {u"微信支付账单明细"_s}},
         {2, {u"导出时间：2026-11-24"_s, QString()}},
         {17, {u"交易时间"_s, u"交易单号"_s, u"金额(元)"_s}},
         {18, {u"2026-11-24 10:00:00"_s, u"`4200001234202611240000000001"_s, u"¥8.00"_s}}});
    QCOMPARE(mapping.headerLine, 17);
    QVERIFY(mapping.isUsable());
    QCOMPARE(mapping.unit, AmountUnit::Yuan);
    QCOMPARE(guess({u"微信订单号"_s, u"金额（分）"_s}).unit, AmountUnit::Fen);
    QCOMPARE(guess({u"transaction_id"_s, u"amount_fen"_s}).unit, AmountUnit::Fen);
    QCOMPARE(guess({u"transaction_id"_s, u"amount"_s, u"积分"_s}).unit, AmountUnit::Yuan);
}

void TestCsvMapping::theFirstOfTwoCounts()
{
    const CsvMapping mapping
        = guess({u"微信订单号"_s, u"应结订单金额"_s, u"订单金额"_s, u"交易时间"_s});
    QCOMPARE(mapping.indexOf(CsvColumn::Amount).value_or(-1), 1);
}

void TestCsvMapping::remembersCorrections()
{
    const QStringList header{u"流水"_s, u"金额"_s, u"交易时间"_s, u"积分"_s, u"微信订单号"_s};
    CsvMapping corrected = guess(header);
    corrected.columns.insert(CsvColumn::TransactionId, 0);
    corrected.columns.remove(CsvColumn::ReportedPoints);
    const pd::RememberedColumns remembered = pd::remember(corrected);
    // The next file has the same columns in another order.
    const QStringList next{u"微信订单号"_s, u"积分"_s, u"交易时间"_s, u"金额"_s, u"流水"_s};
    const CsvMapping recalled = pd::recall(guess(next), remembered);
    QCOMPARE(recalled.indexOf(CsvColumn::TransactionId).value_or(-1), 4);
    QCOMPARE(recalled.indexOf(CsvColumn::Amount).value_or(-1), 3);
    QVERIFY(!recalled.columns.contains(CsvColumn::ReportedPoints));
    QVERIFY(recalled.isUsable());
    // Another file altogether keeps its own guess.
    const CsvMapping other = guess({u"transaction_id"_s, u"amount"_s, u"time_end"_s});
    QVERIFY(pd::recall(other, remembered) == other);
}

void TestCsvMapping::tokensComeBack()
{
    QSet<QString> tokens;
    const QList<CsvColumn> columns = pd::everyCsvColumn();
    for (const CsvColumn column : columns) {
        const QString token = pd::csvColumnToken(column);
        QVERIFY(pd::csvColumnFromToken(token) == column);
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), columns.size());
    QVERIFY(!pd::csvColumnFromToken(u"nothing").has_value());
}

QTEST_GUILESS_MAIN(TestCsvMapping)
#include "tst_csv_mapping.moc"

#include "core/service/csv_items.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using pd::CsvColumn;
using pd::ImportReason;

namespace {

const QString id = u"4200001234202611240000000001"_s;

/// One row under a header.
pd::Result<QList<pd::ImportItem>, pd::ImportRefusal>
read(const QStringList &header, const QStringList &cells, const pd::CsvDefaults &defaults = {})
{
    QBuffer nothing;
    nothing.open(QIODevice::ReadOnly);
    const pd::CsvReader reader(nothing, {});
    pd::CsvRow row;
    row.line = 7;
    for (const QString &cell : cells) {
        row.fields.append(cell.toUtf8());
    }
    return pd::readCsvItems(reader, row, pd::guessMapping({{1, header}}), defaults);
}

const QStringList paymentHeader{u"微信订单号"_s, u"金额"_s,     u"交易时间"_s,
                                u"openid"_s,     u"门店名称"_s, u"积分"_s};

} // namespace

class TestCsvItems : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void refusesRowsThatCouldNotBeRead();
    void readsAPayment();
    void readsRefundsOfABill();
    void readsReportsAlone();
    void readsWrappedCells_data();
    void readsWrappedCells();
    void readsTimes_data();
    void readsTimes();
    void amountsMayBeFen();
    void findsTheEndOfABill();
};

void TestCsvItems::refuses_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<ImportReason>("reason");
    QTest::addColumn<int>("column");
    const auto row
        = [](const char *name, const QStringList &cells, ImportReason reason, int column) {
              QTest::newRow(name) << cells << reason << column;
          };
    const QString time = u"2026-11-24 10:00:00"_s;
    row("short row", {id}, ImportReason::MissingValue, 1);
    row("no id", {QString(), u"1"_s, time}, ImportReason::MissingValue, 0);
    row("destroyed by a spreadsheet", {u"4.2E+27"_s, u"1"_s, time}, ImportReason::SpreadsheetNumber,
        0);
    row("rounded by a spreadsheet", {u"4200001234202610000000000000"_s, u"1"_s, time},
        ImportReason::SpreadsheetNumber, 0);
    row("Chinese in the id", {u"订单"_s, u"1"_s, time}, ImportReason::BadId, 0);
    row("id of 65 characters", {QString(65, u'1'), u"1"_s, time}, ImportReason::BadId, 0);
    row("no amount", {id, QString(), time}, ImportReason::MissingValue, 1);
    row("a word for an amount", {id, u"many"_s, time}, ImportReason::BadAmount, 1);
    row("a tenth of a fen", {id, u"1.005"_s, time}, ImportReason::BadAmount, 1);
    row("negative amount", {id, u"-1"_s, time}, ImportReason::BadAmount, 1);
    row("exponent in the amount", {id, u"1E+5"_s, time}, ImportReason::SpreadsheetNumber, 1);
    row("no time", {id, u"1"_s, QString()}, ImportReason::MissingValue, 2);
    row("a date only", {id, u"1"_s, u"2026-11-24"_s}, ImportReason::BadTime, 2);
    row("29 February", {id, u"1"_s, u"2026-02-29 10:00"_s}, ImportReason::BadTime, 2);
    row("Chinese in the openid", {id, u"1"_s, time, u"o一"_s}, ImportReason::BadId, 3);
    row("line break in the shop", {id, u"1"_s, time, {}, u"a\nb"_s},
        ImportReason::ControlCharacters, 4);
    row("half a point", {id, u"1"_s, time, {}, {}, u"1.5"_s}, ImportReason::BadPoints, 5);
    row("negative points", {id, u"1"_s, time, {}, {}, u"-5"_s}, ImportReason::BadPoints, 5);
    row("exponent in the points", {id, u"1"_s, time, {}, {}, u"1.2E+5"_s},
        ImportReason::SpreadsheetNumber, 5);
}

void TestCsvItems::refuses()
{
    QFETCH(QStringList, cells);
    QFETCH(ImportReason, reason);
    QFETCH(int, column);
    const auto items = read(paymentHeader, cells);
    QVERIFY(!items.has_value());
    QCOMPARE(items.error().reason, reason);
    QCOMPARE(items.error().column, column);
    QCOMPARE(items.error().line, 7);
    QVERIFY(!pd::importReasonToken(items.error()).isEmpty());
}

void TestCsvItems::refusesRowsThatCouldNotBeRead()
{
    QBuffer nothing;
    nothing.open(QIODevice::ReadOnly);
    const pd::CsvReader reader(nothing, {});
    const pd::CsvMapping mapping = pd::guessMapping({{1, paymentHeader}});
    pd::CsvRow row;
    row.problem = pd::CsvRowProblem::NulByte;
    row.column = 3;
    auto items = pd::readCsvItems(reader, row, mapping, {});
    QVERIFY(!items.has_value());
    QCOMPARE(items.error().reason, ImportReason::NulByte);
    QCOMPARE(items.error().column, 3);
    // A lone surrogate is no UTF-8.
    row = pd::CsvRow();
    row.fields = {id.toUtf8(), "1", "2026-11-24 10:00", "", "\xED\xA0\x80"};
    items = pd::readCsvItems(reader, row, mapping, {});
    QVERIFY(!items.has_value());
    QCOMPARE(items.error().reason, ImportReason::BadEncoding);
    QCOMPARE(items.error().column, 4);
}

void TestCsvItems::readsAPayment()
{
    const QStringList header{
        u"mchid"_s,       u"merchant_name"_s,
        u"shop_name"_s,   u"shop_number"_s,
        u"appid"_s,       u"openid"_s,
        u"amount"_s,      u"time_end"_s,
        u"code"_s,        u"transaction_id"_s,
        u"commit_tag"_s,  u"auth_type"_s,
        u"points"_s,      u"points_update_time"_s,
        u"notify_time"_s,
    };
    const auto items
        = read(header,
               {u"1230000109"_s, u"万象城"_s, u"茶百道"_s, u"L1-05"_s, u"wx1"_s, u"oUpF8"_s,
                u"0.29"_s, u"2026-11-24T10:00:00+08:00"_s, u"4785"_s, id, u"manual"_s,
                u"REGISTERED_MODE"_s, u"0"_s, u"2026-11-24 10:01"_s, u"2026-11-24 10:00:05"_s});
    QVERIFY(items.has_value());
    QCOMPARE(items->size(), 2);
    pd::Transaction expected;
    expected.mchid = u"1230000109"_s;
    expected.merchantName = u"万象城"_s;
    expected.shopName = u"茶百道"_s;
    expected.shopNumber = u"L1-05"_s;
    expected.appid = u"wx1"_s;
    expected.openid = u"oUpF8"_s;
    expected.amountFen = 29;
    expected.paidAt = QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::OffsetFromUTC, 8 * 3600);
    expected.notifiedAt = expected.paidAt.addSecs(5);
    expected.transactionId = id;
    expected.commitTag = u"manual"_s;
    expected.authType = u"REGISTERED_MODE"_s;
    expected.memberCode = u"4785"_s;
    QVERIFY(std::get<pd::Transaction>(items->at(0)) == expected);
    QVERIFY(std::get<pd::MallReport>(items->at(1))
            == (pd::MallReport{id, pd::Points(), expected.paidAt.addSecs(60)}));

    const auto bare = read({u"transaction_id"_s, u"amount"_s, u"time"_s},
                           {id, u"1"_s, u"2026-11-24 10:00"_s}, {u"m"_s, u"a"_s});
    QVERIFY(bare.has_value());
    QCOMPARE(std::get<pd::Transaction>(bare->at(0)).mchid, u"m"_s);
    QCOMPARE(std::get<pd::Transaction>(bare->at(0)).appid, u"a"_s);
}

void TestCsvItems::readsRefundsOfABill()
{
    const QStringList header{
        u"交易时间"_s,     u"公众账号ID"_s,   u"商户号"_s,   u"微信订单号"_s,
        u"商户订单号"_s,   u"用户标识"_s,     u"交易状态"_s, u"应结订单金额"_s,
        u"微信退款单号"_s, u"商户退款单号"_s, u"退款金额"_s,
    };
    const auto refund
        = read(header,
               {u"`2026-11-24 10:00:00"_s, u"`wx1"_s, u"`123"_s, u'`' + id, u"`A1"_s, u"`oUpF8"_s,
                u"`REFUND"_s, u"`0.00"_s, u"`50300001"_s, u"`R1"_s, u"`12.30"_s});
    QVERIFY(refund.has_value());
    QCOMPARE(refund->size(), 1);
    const auto &value = std::get<pd::Refund>(refund->at(0));
    QCOMPARE(value.refundId, u"50300001"_s);
    QCOMPARE(value.transactionId, id);
    QCOMPARE(value.refundAmountFen, 1230);
    QVERIFY(value.refundedAt.isValid());
    const auto payment
        = read(header,
               {u"`2026-11-24 10:00:00"_s, u"`wx1"_s, u"`123"_s, u'`' + id, u"`A1"_s, u"`oUpF8"_s,
                u"`SUCCESS"_s, u"`99.00"_s, u"`0"_s, u"`0"_s, u"`0.00"_s});
    QVERIFY(payment.has_value());
    QCOMPARE(std::get<pd::Transaction>(payment->at(0)).amountFen, 9900);
}

void TestCsvItems::readsReportsAlone()
{
    const auto items = read({u"微信订单号"_s, u"已回传积分"_s}, {id, u"120"_s});
    QVERIFY(items.has_value());
    QCOMPARE(items->size(), 1);
    QCOMPARE(std::get<pd::MallReport>(items->at(0)).points.value(), 120);
    const auto none = read({u"微信订单号"_s, u"已回传积分"_s}, {id, u"-"_s});
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().reason, ImportReason::MissingValue);
}

void TestCsvItems::readsWrappedCells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << id;
    QTest::newRow("back-tick") << QString(u'`' + id);
    QTest::newRow("apostrophe") << QString(u'\'' + id);
    QTest::newRow("formula") << QString(u"=\""_s + id + u'"');
    QTest::newRow("blanks") << QString(u"  "_s + id + u'\t');
    QTest::newRow("zero-width") << QString(QChar(0x200B) + id);
    QTest::newRow("groups of four") << u"4200 0012 3420 2611 2400 0000 0001"_s;
    QTest::newRow("full-width") << u"４２0000123420261124000000000１"_s;
}

void TestCsvItems::readsWrappedCells()
{
    QFETCH(QString, cell);
    const auto items = read(paymentHeader, {cell, u"1"_s, u"2026-11-24 10:00"_s});
    QVERIFY(items.has_value());
    QCOMPARE(std::get<pd::Transaction>(items->at(0)).transactionId, id);
}

void TestCsvItems::readsTimes_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<qint64>("ms"); // behind 2026-11-24 02:00:00 UTC
    QTest::newRow("zone") << u"2026-11-24T10:00:00+08:00"_s << qint64{0};
    QTest::newRow("another zone") << u"2026-11-24T03:00:00+01:00"_s << qint64{0};
    QTest::newRow("Z") << u"2026-11-24T02:00:00Z"_s << qint64{0};
    QTest::newRow("no colon in the zone") << u"2026-11-24 10:00:00+0800"_s << qint64{0};
    QTest::newRow("Shanghai assumed") << u"2026-11-24 10:00:00"_s << qint64{0};
    QTest::newRow("no seconds") << u"2026-11-24 10:00"_s << qint64{0};
    QTest::newRow("slashes") << u"2026/11/24 10:00:00"_s << qint64{0};
    QTest::newRow("Chinese") << u"2026年11月24日 10:00:00"_s << qint64{0};
    QTest::newRow("compact") << u"20261124100000"_s << qint64{0};
    QTest::newRow("milliseconds") << u"2026-11-24 10:00:00.120"_s << qint64{120};
    QTest::newRow("one digit") << u"2026/11/24 9:59:59"_s << qint64{-1000};
}

void TestCsvItems::readsTimes()
{
    QFETCH(QString, cell);
    QFETCH(qint64, ms);
    const auto items = read(paymentHeader, {id, u"1"_s, cell});
    QVERIFY(items.has_value());
    const QDateTime base(QDate(2026, 11, 24), QTime(2, 0), Qt::UTC);
    QCOMPARE(base.msecsTo(std::get<pd::Transaction>(items->at(0)).paidAt), ms);
}

void TestCsvItems::amountsMayBeFen()
{
    const QStringList header{u"微信订单号"_s, u"金额(分)"_s, u"交易时间"_s};
    const auto items = read(header, {id, u"29"_s, u"2026-11-24 10:00"_s});
    QVERIFY(items.has_value());
    QCOMPARE(std::get<pd::Transaction>(items->at(0)).amountFen, 29);
    const auto yuan = read(header, {id, u"0.29"_s, u"2026-11-24 10:00"_s});
    QVERIFY(!yuan.has_value());
    QCOMPARE(yuan.error().reason, ImportReason::BadAmount);
}

void TestCsvItems::findsTheEndOfABill()
{
    QBuffer nothing;
    nothing.open(QIODevice::ReadOnly);
    const pd::CsvReader reader(nothing, {});
    pd::CsvRow row;
    row.fields = {u"总交易单数"_s.toUtf8(), u"应结订单总金额"_s.toUtf8()};
    QVERIFY(pd::endsBill(reader, row));
    row.fields = {"`2026-11-24"};
    QVERIFY(!pd::endsBill(reader, row));
    row.fields = {};
    QVERIFY(!pd::endsBill(reader, row));
}

QTEST_GUILESS_MAIN(TestCsvItems)
#include "tst_csv_items.moc"

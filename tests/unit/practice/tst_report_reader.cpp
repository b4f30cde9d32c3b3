#include "core/domain/zoned_time.h"
#include "core/practice/report_reader.h"
#include "core/wechatpay/api_client.h"

#include <QTest>

using namespace pd;

namespace {

const QByteArray good
    = R"({"transaction_id":"4200000000202611240123456789","appid":"wx8888888888888888",)"
      R"("openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","earn_points":true,"increased_points":120,)"
      R"("points_update_time":"2026-11-24T13:29:35+08:00"})";

QByteArray changed(const char *from, const char *to)
{
    QByteArray body = good;
    return body.replace(from, to);
}

QByteArray with(const QByteArray &field)
{
    QByteArray body = good;
    body.chop(1);
    return QByteArray(body + ',' + field + '}');
}

QByteArray unearned(const QByteArray &rest)
{
    QByteArray body = changed("true", "false");
    body.replace("120", "0");
    body.chop(1);
    return QByteArray(body + rest + '}');
}

} // namespace

class TestReportReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void takes_data();
    void takes();
    void readsTheValues();
    void readsWhatTheDeskWrites();
};

void TestReportReader::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &body, const char *code,
                        const char *field = "") {
        QTest::newRow(name) << body << QString::fromLatin1(code) << QString::fromLatin1(field);
    };
    constexpr const char *request = "INVALID_REQUEST";
    constexpr const char *param = "PARAM_ERROR";
    row("empty", {}, request);
    row("not JSON", "hello", request);
    row("an array", "[]", request);
    row("cut off", good.chopped(1), request);
    row("trailing bytes", good + "x", request);
    row("not UTF-8", with("\"no_points_remarks\":\"\xCD\xF2\""), request);
    row("too large", with("\"no_points_remarks\":\"" + QByteArray(70'000, 'a') + '"'), request);
    row("deeply nested", QByteArray(100'000, '['), request);
    row("unknown field", with("\"note\":\"x\""), param, "/body/note");
    row("field twice", with("\"increased_points\":1"), param, "/body/increased_points");
    row("escaped name", changed("\"appid\"", "\"\\u0061ppid\""), request);
    for (const char *name : {"transaction_id", "appid", "openid", "earn_points", "increased_points",
                             "points_update_time"}) {
        QByteArray body = good;
        body.replace(QByteArray(QByteArray("\"") + name + '"'), "\"no_points_remarks\"");
        const QByteArray title = QByteArray("without ") + name;
        QTest::newRow(title.constData()) << body << QString::fromLatin1(param)
                                         << (QStringLiteral("/body/") + QString::fromLatin1(name));
    }
    row("null", with("\"no_points_remarks\":null"), param, "/body/no_points_remarks");
    row("null balance", with("\"total_points\":null"), param, "/body/total_points");
    row("empty text", with("\"no_points_remarks\":\"\""), param, "/body/no_points_remarks");
    row("empty id", changed("\"4200000000202611240123456789\"", "\"\""), param,
        "/body/transaction_id");
    row("id as a number", changed("\"4200000000202611240123456789\"", "42"), param,
        "/body/transaction_id");
    row("long openid", changed("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", QByteArray(65, 'o').constData()),
        param, "/body/openid");
    row("earn_points as text", changed("true", "\"true\""), param, "/body/earn_points");
    row("points as text", changed("120", "\"120\""), param, "/body/increased_points");
    row("points as a fraction", changed("120", "120.0"), param, "/body/increased_points");
    row("points with an exponent", changed("120", "1.2e2"), param, "/body/increased_points");
    row("negative points", changed("120", "-1"), param, "/body/increased_points");
    row("2^53", changed("120", "9007199254740992"), param, "/body/increased_points");
    row("no points although earned", changed("120", "0"), param, "/body/increased_points");
    row("points although not earned",
        changed("true", "false").replace("}", ",\"no_points_remarks\":\"x\"}"), param,
        "/body/increased_points");
    row("no remarks", unearned(""), param);
    row("emoji", unearned(",\"no_points_remarks\":\"😀\""), param, "/body/no_points_remarks");
    row("escaped emoji", unearned(",\"no_points_remarks\":\"\\ud83d\\ude00\""), param,
        "/body/no_points_remarks");
    row("line break", unearned(",\"no_points_remarks\":\"a\\nb\""), param,
        "/body/no_points_remarks");
    row("time without zone", changed("+08:00", ""), param);
    row("time in words", changed("2026-11-24T13:29:35+08:00", "now"), param);
    row("sub_mchid", with("\"sub_mchid\":\"1900000110\""), "MCH_NOT_EXISTS");
}

void TestReportReader::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const auto report = readReport(body);
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().status, 400);
    QCOMPARE(report.error().code, code);
    QCOMPARE(report.error().detail.value(QStringLiteral("field")).toString(), field);
}

void TestReportReader::takes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("usual") << good;
    QTest::newRow("blanks") << changed(":120", " : \n120 ");
    QTest::newRow("largest") << changed("120", "9007199254740991");
    QTest::newRow("balance") << with("\"total_points\":0");
    QTest::newRow("none earned") << unearned(",\"no_points_remarks\":\"特价商品不参与积分\"");
    QTest::newRow("128 ideographs")
        << unearned(",\"no_points_remarks\":\"" + QString(128, u'积').toUtf8() + '"');
    QTest::newRow("text that looks like fields")
        << unearned(",\"no_points_remarks\":\"a \\\"appid\\\":\\\"x\\\", {\\\"note\\\": 1}\\\\\"");
    QTest::newRow("milliseconds") << changed("35+08", "35.120+08");
}

void TestReportReader::takes()
{
    QFETCH(QByteArray, body);
    const auto report = readReport(body);
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message));
}

void TestReportReader::readsTheValues()
{
    const auto report = readReport(good);
    QVERIFY(report.has_value());
    QCOMPARE(report->transactionId, QStringLiteral("4200000000202611240123456789"));
    QCOMPARE(report->appid, QStringLiteral("wx8888888888888888"));
    QCOMPARE(report->openid, QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    QVERIFY(report->earnPoints);
    QCOMPARE(report->increasedPoints, qint64{120});
    QCOMPARE(report->pointsUpdateTime, parseRfc3339(u"2026-11-24T13:29:35+08:00").value());
}

void TestReportReader::readsWhatTheDeskWrites()
{
    CorrectionFields fields;
    fields.transactionId = QStringLiteral("4200000000202611240123456789");
    fields.appid = QStringLiteral("wx8888888888888888");
    fields.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    fields.earned = false;
    fields.totalPoints = Points::fromValue(Points::maxValue).value();
    fields.updateTime = parseRfc3339(u"2026-11-24T13:29:35.120+08:00").value();
    fields.noPointsRemarks = QStringLiteral("a\"b\\c, \"appid\": 退货");
    const auto report = readReport(pointsReportBody(fields));
    QVERIFY(report.has_value());
    QCOMPARE(report->pointsUpdateTime, fields.updateTime);
    QVERIFY(!report->earnPoints);
}

QTEST_GUILESS_MAIN(TestReportReader)
#include "tst_report_reader.moc"

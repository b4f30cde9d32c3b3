#include "core/domain/zoned_time.h"
#include "core/wechatpay/api_client.h"
#include "tests/unit/wechatpay/vectors.h"

#include <QTest>

using namespace pd;

class TestPointsReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheBytesOfTheVectors_data();
    void givesTheBytesOfTheVectors();
    void keepsLargeNumbersExact();
    void escapesOnlyWhatMustBe();
    void leavesOutWhatIsEmpty();
};

namespace {

CorrectionFields earnedFields()
{
    CorrectionFields fields;
    fields.transactionId = QStringLiteral("1217752501201407033233368018");
    fields.appid = QStringLiteral("wx1234567890abcdef");
    fields.openid = QStringLiteral("oWmnN4xxxxxxxxxxe92NHIGf1xd8");
    fields.earned = true;
    fields.points = Points::fromValue(100).value();
    fields.totalPoints = Points::fromValue(888888).value();
    fields.updateTime = parseRfc3339(u"2020-05-20T13:29:35.120+08:00").value();
    return fields;
}

CorrectionFields notEarnedFields()
{
    CorrectionFields fields = earnedFields();
    fields.subMchid = QStringLiteral("1234567890");
    fields.earned = false;
    fields.points = Points();
    fields.totalPoints.reset();
    fields.updateTime = parseRfc3339(u"2020-05-20T13:29:35+08:00").value();
    fields.noPointsRemarks = QStringLiteral("商品不参与积分活动");
    return fields;
}

} // namespace

void TestPointsReport::givesTheBytesOfTheVectors_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("size");
    QTest::newRow("earned") << QStringLiteral("points-notify-earn")
                            << pointsReportBody(earnedFields()) << 235;
    QTest::newRow("not earned") << QStringLiteral("points-notify-no-points-zh")
                                << pointsReportBody(notEarnedFields()) << 283;
}

void TestPointsReport::givesTheBytesOfTheVectors()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, body);
    QFETCH(int, size);
    const test::Vector v = test::vectorNamed(name);
    const QByteArray message = requestMessage("POST", "/v3/businesscircle/points/notify",
                                              1554208460, "593BEC0C930BF1AFEB40B4A08C8FB242", body);
    QCOMPARE(message, v.message);
    QCOMPARE(body.size(), size);
    QVERIFY(test::vectorKey(v.keyName).verify(message, v.signature));
}

void TestPointsReport::keepsLargeNumbersExact()
{
    CorrectionFields fields = earnedFields();
    fields.points = Points::fromValue(Points::maxValue).value();
    fields.totalPoints = Points::fromValue(Points::maxValue - 1).value();
    const QByteArray body = pointsReportBody(fields);
    QVERIFY(body.contains("\"increased_points\":9007199254740991,"));
    QVERIFY(body.endsWith("\"total_points\":9007199254740990}"));
}

void TestPointsReport::escapesOnlyWhatMustBe()
{
    CorrectionFields fields = notEarnedFields();
    fields.noPointsRemarks = QStringLiteral("a\"b\\c/d\u0001\t<é>积");
    const QByteArray body = pointsReportBody(fields);
    QVERIFY2(body.endsWith("\"no_points_remarks\":\"a\\\"b\\\\c/d\\u0001\\u0009<é>积\"}"),
             body.constData());
    const auto read = QJsonDocument::fromJson(body).object();
    QCOMPARE(read[QLatin1String("no_points_remarks")].toString(), fields.noPointsRemarks);
}

void TestPointsReport::leavesOutWhatIsEmpty()
{
    CorrectionFields fields = earnedFields();
    fields.totalPoints.reset();
    const QByteArray body = pointsReportBody(fields);
    QVERIFY(!body.contains("sub_mchid"));
    QVERIFY(!body.contains("no_points_remarks"));
    QVERIFY(!body.contains("total_points"));
    QVERIFY(!body.contains("null"));
    QVERIFY(!body.contains("\"\""));
}

QTEST_GUILESS_MAIN(TestPointsReport)
#include "tst_points_report.moc"

#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/network_transport.h"
#include "tests/peers/gateway_process.h"
#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <memory>
#include <optional>

using namespace pd;

/// Our client against a WeChat Pay of another make: every answer ends in the outcome of
/// docs/wechat-pay.md, and no report arrives twice.
class TestGateway : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void endsAsTheContractSays_data();
    void endsAsTheContractSays();
    void bothOnesTakeWhatWeSend_data();
    void bothOnesTakeWhatWeSend();
    void followsTheRulesOfTheRealOne();
    void settlesAnUnknownByTheSameBytes_data();
    void settlesAnUnknownByTheSameBytes();
    void verifiesByCertificateToo();
    void refusesAKeyThatIsNotTheMerchants();
    void refusesAClockThatIsOff();

private:
    QJsonObject control(const QJsonObject &order = {});
    CallEnd report(bool tls, const QByteArray &body, bool patient = true);
    CallEnd reportBy(ApiClient &client, const QByteArray &body);
    [[nodiscard]] Signer signer(const PrivateKey &key) const;
    [[nodiscard]] TrustedKeys publicKeyOnly() const;

    test::GatewayProcess m_gateway;
    std::optional<PrivateKey> m_merchantKey;
    SystemClock m_clock;
    std::unique_ptr<NetworkTransport> m_patient;
    std::unique_ptr<NetworkTransport> m_impatient;
    int m_number = 0; ///< of the last transaction
};

namespace {

const QString mchid = QStringLiteral("1900000109");
const QString serial = QStringLiteral("0A1B2C3D4E5F60718293A4B5C6D7E8F901234567");

/// 28 digits with a day of Shanghai in them, as WeChat Pay writes them.
QString transactionId(int number, int daysAgo = 0)
{
    const QDate day = inShanghai(QDateTime::currentDateTimeUtc()).date().addDays(-daysAgo);
    return QString(QStringLiteral("4200001234") + day.toString(QStringLiteral("yyyyMMdd"))
                   + QString::number(number).rightJustified(10, u'0'));
}

CorrectionFields fieldsOf(const QString &transactionId)
{
    CorrectionFields fields;
    fields.transactionId = transactionId;
    fields.appid = QStringLiteral("wx1234567890abcdef");
    fields.openid = QStringLiteral("oWmnN4xxxxxxxxxxe92NHIGf1xd8");
    fields.points = Points::fromValue(100).value();
    fields.updateTime = inShanghai(QDateTime::currentDateTimeUtc());
    return fields;
}

struct Row
{
    const char *name;
    QString scenario;
    Outcome outcome;
};

QString errorRow(int status, const char *code, const char *message)
{
    return QStringLiteral("row:%1:%2:%3")
        .arg(QString::number(status), QString::fromUtf8(code), QString::fromUtf8(message));
}

QList<Row> rows()
{
    const auto unknown = [](UnknownReason why) {
        return Outcome(Unknown{why});
    };
    const auto rejected = [](RejectReason why) {
        return Outcome(Rejected{why});
    };
    const auto plain = [](const char *text) {
        return QString::fromLatin1(text);
    };
    const char *invalid = "INVALID_REQUEST";
    const char *parameter = "PARAM_ERROR";
    return {
        {"204 signed", plain("real"), Accepted{}},
        {"204 unsigned", plain("unsigned"), unknown(UnknownReason::SignatureHeadersMissing)},
        {"204 signed by a stranger", plain("stranger"), unknown(UnknownReason::SignatureWrong)},
        {"204 of an unknown serial", plain("unknown_serial"),
         unknown(UnknownReason::SerialUnknown)},
        {"204 stale", plain("stale"), unknown(UnknownReason::SignatureStale)},
        {"204 from the future", plain("stale:-360"), unknown(UnknownReason::SignatureStale)},
        {"204 almost stale", plain("stale:240"), Accepted{}},
        {"204 SIGNTEST", plain("signtest"), unknown(UnknownReason::SignatureTest)},
        {"204 over another body", plain("tampered"), unknown(UnknownReason::SignatureWrong)},
        {"204 without nonce", plain("partial_headers"),
         unknown(UnknownReason::SignatureHeadersBad)},
        {"204 without serial", plain("partial_headers:Wechatpay-Serial"),
         unknown(UnknownReason::SignatureHeadersBad)},
        {"204 with two nonces", plain("doubled_headers"),
         unknown(UnknownReason::SignatureHeadersBad)},
        {"202", plain("accepted202"), unknown(UnknownReason::TakenNotDone)},
        {"200 with a body", plain("ok200body"), unknown(UnknownReason::NotThisApi)},
        {"200 captive portal", plain("ok200html"), unknown(UnknownReason::NotThisApi)},
        {"200 with 64 MiB", plain("huge64m"), unknown(UnknownReason::NotThisApi)},
        {"400 with 64 MiB", plain("huge64m:400"), unknown(UnknownReason::BrokenAnswer)},
        {"302", plain("redirect302"), unknown(UnknownReason::NotThisApi)},
        {"307", plain("redirect307"), unknown(UnknownReason::NotThisApi)},
        {"502 HTML", plain("html502"), unknown(UnknownReason::ServiceUnavailable)},
        {"503 HTML", plain("html503"), unknown(UnknownReason::ServiceUnavailable)},
        {"504 HTML", plain("html504"), unknown(UnknownReason::ServiceUnavailable)},
        {"400 HTML", plain("html:400"), rejected(RejectReason::BadRequest)},
        {"400 with 100,000 brackets", plain("nested"), unknown(UnknownReason::BrokenAnswer)},
        {"500 with 100,000 brackets", plain("nested:500"), unknown(UnknownReason::ServerError)},
        {"400 not UTF-8", plain("not_utf8"), rejected(RejectReason::BadRequest)},
        {"400 cut short", plain("cut_body"), unknown(UnknownReason::BrokenAnswer)},
        {"taken, then closed", plain("taken_then_close"), unknown(UnknownReason::ConnectionLost)},
        {"closed", plain("close"), unknown(UnknownReason::ConnectionLost)},
        {"已回传", errorRow(400, invalid, "该订单积分已回传"), AlreadyReported{}},
        {"超过回传时效", errorRow(400, invalid, "该订单已超过回传时效"),
         rejected(RejectReason::TooLate)},
        {"未提交积分", errorRow(400, invalid, "该订单未提交积分"),
         rejected(RejectReason::NotSubmitted)},
        {"HTTP 请求不符合", errorRow(400, invalid, "HTTP 请求不符合微信支付APIv3接口规则"),
         rejected(RejectReason::BadRequest)},
        {"Http头缺少", errorRow(400, invalid, "Http头缺少Accept或User-Agent"),
         rejected(RejectReason::BadRequest)},
        {"MCH_NOT_EXISTS", errorRow(400, "MCH_NOT_EXISTS", "商圈商户号错误"),
         rejected(RejectReason::MerchantUnknown)},
        {"无备注信息", errorRow(400, parameter, "未获得积分时无备注信息"),
         rejected(RejectReason::RemarksMissing)},
        {"OpenID参数错误", errorRow(400, parameter, "OpenID参数错误"),
         rejected(RejectReason::OpenidWrong)},
        {"OPENID是否为空",
         errorRow(400, parameter, "参数校验错误,请检查商圈商户号,微信订单号,OPENID是否为空"),
         rejected(RejectReason::OpenidWrong)},
        {"PARAM_ERROR", errorRow(400, parameter, "参数错误"), rejected(RejectReason::BadParameter)},
        {"SIGN_ERROR", errorRow(401, "SIGN_ERROR", "签名错误"),
         rejected(RejectReason::SignatureRefused)},
        {"NO_AUTH", errorRow(403, "NO_AUTH", "商户号下暂无商圈"), rejected(RejectReason::NoRight)},
        {"ORDER_NOT_EXIST", errorRow(404, "ORDER_NOT_EXIST", "订单不存在"),
         rejected(RejectReason::NotFound)},
        {"RESOURCE_NOT_EXISTS", errorRow(404, "RESOURCE_NOT_EXISTS", "资源不存在"),
         rejected(RejectReason::NotFound)},
        {"409", errorRow(409, "CONFLICT", "x"), rejected(RejectReason::Other)},
        {"RATELIMIT_EXCEEDED", errorRow(429, "RATELIMIT_EXCEEDED", "请求频率超限"),
         rejected(RejectReason::RateLimited)},
        {"FREQUENCY_LIMITED", errorRow(429, "FREQUENCY_LIMITED", "频率限制"),
         rejected(RejectReason::RateLimited)},
        {"RATE_LIMITED", errorRow(429, "RATE_LIMITED", "x"), rejected(RejectReason::RateLimited)},
        {"SYSTEM_ERROR", errorRow(500, "SYSTEM_ERROR", "系统错误"),
         unknown(UnknownReason::ServerError)},
        {"SERVICE_UNAVAILABLE", errorRow(503, "SERVICE_UNAVAILABLE", "服务不可用"),
         unknown(UnknownReason::ServiceUnavailable)},
    };
}

} // namespace

Signer TestGateway::signer(const PrivateKey &key) const
{
    return {mchid, serial, key};
}

TrustedKeys TestGateway::publicKeyOnly() const
{
    TrustedKeys keys;
    keys.addPublicKey(
        m_gateway.publicKeyId(),
        PublicKey::fromPem(m_gateway.read(QStringLiteral("platform_pub.pem"))).value());
    return keys;
}

QJsonObject TestGateway::control(const QJsonObject &order)
{
    return m_gateway.control(order);
}

CallEnd TestGateway::reportBy(ApiClient &client, const QByteArray &body)
{
    std::optional<CallEnd> end;
    client.reportPoints(body, [&end](const CallEnd &e) { end = e; });
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, patienceMs)) {
        return {NotSent{NotSentReason::Cancelled}, {}, {}}; // no call of these tests ends so
    }
    return *end;
}

CallEnd TestGateway::report(bool tls, const QByteArray &body, bool patient)
{
    ApiClient client({m_gateway.url(tls), "PointsDesk/test"}, signer(*m_merchantKey),
                     publicKeyOnly(), patient ? *m_patient : *m_impatient, m_clock);
    return reportBy(client, body);
}

void TestGateway::initTestCase()
{
    m_merchantKey = PrivateKey::generate();
    QVERIFY(m_gateway.start({m_merchantKey->publicPem(), mchid, serial}));
    const QList<QSslCertificate> extra{
        QSslCertificate(m_gateway.read(QStringLiteral("tls_ca.pem")))};
    m_patient = std::make_unique<NetworkTransport>(NetworkLimits{20'000, 40'000}, extra);
    m_impatient = std::make_unique<NetworkTransport>(NetworkLimits{2'000, 2'000}, extra);
}

void TestGateway::init()
{
    QVERIFY(!control({{QStringLiteral("reset"), true}}).isEmpty());
}

void TestGateway::endsAsTheContractSays_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("expected");
    for (const bool tls : {false, true}) {
        for (const Row &row : rows()) {
            QTest::addRow("%s, %s", row.name, tls ? "HTTPS" : "HTTP")
                << tls << row.scenario << outcomeToken(row.outcome);
        }
    }
}

void TestGateway::endsAsTheContractSays()
{
    QFETCH(bool, tls);
    QFETCH(QString, scenario);
    QFETCH(QString, expected);
    control({{QStringLiteral("next"), scenario}});
    const CallEnd end = report(tls, pointsReportBody(fieldsOf(transactionId(++m_number))));
    QCOMPARE(outcomeToken(end.outcome), expected);
    if (scenario.startsWith(QStringLiteral("row:"))) {
        QCOMPARE(end.facts.httpStatus, scenario.section(u':', 1, 1).toInt());
        QCOMPARE(end.facts.code, scenario.section(u':', 2, 2));
        QCOMPARE(end.facts.message, scenario.section(u':', 3));
        QVERIFY(!end.facts.requestId.isEmpty());
    }
    const QJsonObject stats = control();
    QCOMPARE(stats[QLatin1String("arrivals")].toInt(), 1);
    QCOMPARE(stats[QLatin1String("elsewhere")].toInt(), 0); // no redirect was followed
    QCOMPARE(stats[QLatin1String("refused")].toArray(), QJsonArray()); // it verified ours
    QCOMPARE(stats[QLatin1String("last")][QLatin1String("tls")].toBool(), tls);
}

void TestGateway::bothOnesTakeWhatWeSend_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("HTTP") << false;
    QTest::newRow("HTTPS") << true;
}

void TestGateway::bothOnesTakeWhatWeSend()
{
    QFETCH(bool, tls);
    CorrectionFields notEarned = fieldsOf(transactionId(++m_number));
    notEarned.subMchid = QStringLiteral("1234567890");
    notEarned.earned = false;
    notEarned.points = Points();
    notEarned.noPointsRemarks = QStringLiteral("“特价”商品\\不参与\"积分\"活动");
    CorrectionFields large = fieldsOf(transactionId(++m_number));
    large.points = Points::fromValue(Points::maxValue).value();
    large.totalPoints = large.points;
    for (const CorrectionFields &fields : {notEarned, large}) {
        const QByteArray body = pointsReportBody(fields);
        const CallEnd end = report(tls, body);
        QCOMPARE(outcomeToken(end.outcome), outcomeToken(Accepted{}));
        QCOMPARE(end.facts.httpStatus, 204);
        const QJsonObject stats = control();
        QCOMPARE(stats[QLatin1String("last")][QLatin1String("body")].toString(),
                 QString::fromUtf8(body));
    }
}

void TestGateway::followsTheRulesOfTheRealOne()
{
    const auto outcomeOf = [this](const CorrectionFields &fields) {
        return outcomeToken(report(true, pointsReportBody(fields)).outcome);
    };
    const CorrectionFields first = fieldsOf(transactionId(++m_number));
    QCOMPARE(outcomeOf(first), outcomeToken(Accepted{}));
    QCOMPARE(outcomeOf(first), outcomeToken(AlreadyReported{}));
    QCOMPARE(outcomeOf(fieldsOf(transactionId(++m_number, 1))),
             outcomeToken(Rejected{RejectReason::TooLate}));
    QCOMPARE(outcomeOf(fieldsOf(transactionId(990451))),
             outcomeToken(Rejected{RejectReason::NotSubmitted}));
    QCOMPARE(outcomeOf(fieldsOf(transactionId(990404))),
             outcomeToken(Rejected{RejectReason::NotFound}));
    CorrectionFields otherApp = fieldsOf(transactionId(++m_number));
    otherApp.appid = QStringLiteral("wxfedcba0987654321");
    QCOMPARE(outcomeOf(otherApp), outcomeToken(Rejected{RejectReason::OpenidWrong}));
    control({{QStringLiteral("mode"), QStringLiteral("partner")}});
    QCOMPARE(outcomeOf(fieldsOf(transactionId(++m_number))),
             outcomeToken(Rejected{RejectReason::OpenidWrong})); // its text names all three
    control({{QStringLiteral("mode"), QStringLiteral("any")}});
}

void TestGateway::settlesAnUnknownByTheSameBytes_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<bool>("patient");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const QString lost = outcomeToken(Unknown{UnknownReason::ConnectionLost});
    const QString timedOut = outcomeToken(Unknown{UnknownReason::TimedOut});
    const QString taken = outcomeToken(AlreadyReported{});
    const QString accepted = outcomeToken(Accepted{});
    QTest::newRow("taken, then closed")
        << QStringLiteral("taken_then_close") << true << lost << taken;
    QTest::newRow("taken, then silent")
        << QStringLiteral("taken_then_hang") << false << timedOut << taken;
    QTest::newRow("closed") << QStringLiteral("close") << true << lost << accepted;
    QTest::newRow("silent") << QStringLiteral("hang") << false << timedOut << accepted;
}

void TestGateway::settlesAnUnknownByTheSameBytes()
{
    QFETCH(QString, scenario);
    QFETCH(bool, patient);
    QFETCH(QString, first);
    QFETCH(QString, second);
    const QByteArray body = pointsReportBody(fieldsOf(transactionId(++m_number)));
    control({{QStringLiteral("next"), scenario}});
    QCOMPARE(outcomeToken(report(true, body, patient).outcome), first);
    QCOMPARE(control()[QLatin1String("arrivals")].toInt(), 1);
    QCOMPARE(outcomeToken(report(true, body).outcome), second);
    const QJsonObject stats = control();
    QCOMPARE(stats[QLatin1String("arrivals")].toInt(), 2);
    QCOMPARE(stats[QLatin1String("taken")].toArray().size(), 1);
}

void TestGateway::verifiesByCertificateToo()
{
    TrustedKeys byCertificate;
    const auto certificate
        = Certificate::fromPem(m_gateway.read(QStringLiteral("platform_cert.pem")));
    QVERIFY(certificate);
    QCOMPARE(certificate->serial(), m_gateway.certificateSerial());
    byCertificate.addCertificate(*certificate);
    ApiClient client({m_gateway.url(true), "PointsDesk/test"}, signer(*m_merchantKey),
                     byCertificate, *m_patient, m_clock);
    const auto outcome = [this, &client] {
        const QByteArray body = pointsReportBody(fieldsOf(transactionId(++m_number)));
        return outcomeToken(reportBy(client, body).outcome);
    };
    QCOMPARE(outcome(), outcomeToken(Accepted{}));
    control({{QStringLiteral("signWith"), QStringLiteral("next_certificate")}});
    const QString next = outcome();
    control({{QStringLiteral("signWith"), QStringLiteral("auto")}});
    QCOMPARE(next, outcomeToken(Unknown{UnknownReason::SerialUnknown}));
}

void TestGateway::refusesAKeyThatIsNotTheMerchants()
{
    ApiClient client({m_gateway.url(true), "PointsDesk/test"}, signer(PrivateKey::generate()),
                     publicKeyOnly(), *m_patient, m_clock);
    const QByteArray body = pointsReportBody(fieldsOf(transactionId(++m_number)));
    QCOMPARE(outcomeToken(reportBy(client, body).outcome),
             outcomeToken(Rejected{RejectReason::SignatureRefused}));
    QCOMPARE(control()[QLatin1String("taken")].toArray(), QJsonArray());
}

void TestGateway::refusesAClockThatIsOff()
{
    class LateClock final : public Clock
    {
    public:
        [[nodiscard]] QDateTime now() const override
        {
            return QDateTime::currentDateTimeUtc().addSecs(-360);
        }
    };
    const LateClock late;
    ApiClient client({m_gateway.url(true), "PointsDesk/test"}, signer(*m_merchantKey),
                     publicKeyOnly(), *m_patient, late);
    const QByteArray body = pointsReportBody(fieldsOf(transactionId(++m_number)));
    const CallEnd end = reportBy(client, body);
    QVERIFY(std::holds_alternative<Rejected>(end.outcome));
    QCOMPARE(control()[QLatin1String("taken")].toArray(), QJsonArray());
}

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"

#include "core/service/connection_check.h"

#include "core/wechatpay/endpoint_probe.h"
#include "tests/support/fake_wire.h"
#include "tests/support/test_certificates.h"

#include <QSignalSpy>
#include <QTest>

using namespace pd;

namespace {

/// What a probe of this network would say; answers later.
class FakeProbe final : public EndpointProbe
{
public:
    QString proxyFor(const QUrl & /*url*/) override
    {
        return proxy;
    }
    void lookUp(const QString &host, NameDone done) override
    {
        asked.append(host);
        QMetaObject::invokeMethod(
            &m_context, [this, done = std::move(done)] { done(name); }, Qt::QueuedConnection);
    }
    void shakeHands(const QUrl &url, TlsDone done) override
    {
        asked.append(url.toString());
        QMetaObject::invokeMethod(
            &m_context, [this, done = std::move(done)] { done(tls); }, Qt::QueuedConnection);
    }
    QString proxy;
    NameFacts name{false, {QStringLiteral("203.0.113.7")}, false};
    TlsFacts tls{TlsProblem::None,
                 QStringLiteral("api.mch.weixin.qq.com"),
                 QStringLiteral("DigiCert Inc"),
                 {},
                 {}};
    QStringList asked;

private:
    QObject m_context;
};

const QString keyId = QStringLiteral("PUB_KEY_ID_01");
const QByteArray echoed(R"({"echo_message":"points-desk"})");

const PrivateKey &weChatPays()
{
    static const PrivateKey key = PrivateKey::generate();
    return key;
}

const test::TestIdentity &merchant()
{
    static const test::TestIdentity identity
        = test::TestCa().issue({"1900000001", {}, "5157F09E", -10, 1000});
    return identity;
}

CheckMaterial material()
{
    return {QUrl(QStringLiteral("https://api.mch.weixin.qq.com")),
            *PrivateKey::fromPem(merchant().key),
            *Certificate::fromPem(merchant().certificate),
            QStringLiteral("5157F09E"),
            {},
            {}};
}

/// A desk at which everything is right; a test makes one thing wrong.
struct Desk
{
    test::SetClock clock{
        QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC)};
    test::AnsweringTransport transport;
    FakeProbe probe;
    CheckMaterial checked = material();
    TrustedKeys keys = test::trusting(weChatPays(), keyId);
    bool withClient = true;

    void answerWell()
    {
        transport.answer(
            test::signedReply(200, echoed, weChatPays(), keyId.toLatin1(), clock.now()));
    }
    QList<CheckResult> run()
    {
        ApiClient client({checked.baseUrl, "PointsDesk"},
                         Signer(QStringLiteral("1900000001"), checked.serial,
                                checked.key.value_or(weChatPays())),
                         keys, transport, clock);
        ConnectionCheck check(checked, withClient ? &client : nullptr, probe, clock);
        const QSignalSpy finished(&check, &ConnectionCheck::finished);
        check.start();
        if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); })) {
            qFatal("the check never ends");
        }
        return check.results();
    }
};

CheckResult at(const QList<CheckResult> &results, CheckStep step)
{
    return results.at(static_cast<qsizetype>(step));
}

using S = CheckStep;
using F = CheckFinding;

} // namespace

class TestConnectionCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noName_data();
    void noName();
    void privateAddress();
    void tlsProblemsStopIt_data();
    void tlsProblemsStopIt();
    void clocks_data();
    void clocks();
    void noDate();
    void wrongKey();
    void wrongSerial();
    void noKeys();
    void refusals_data();
    void refusals();
    void signErrors_data();
    void signErrors();
    void signedMessageIsCompared();
    void unsentAndLost();
    void unbelievableAnswers_data();
    void unbelievableAnswers();
    void expiries_data();
    void expiries();
    void cancelled();
    void everythingIsRight();
    void throughAProxy();
    void plainLoopback();
    void platformCertificateIsNamed();
    void nothingSecretInItsResults();
};

void TestConnectionCheck::noName_data()
{
    QTest::addColumn<bool>("timedOut");
    QTest::addColumn<F>("finding");
    QTest::newRow("not found") << false << F::NameNotFound;
    QTest::newRow("timed out") << true << F::NameTimedOut;
}

void TestConnectionCheck::noName()
{
    QFETCH(const bool, timedOut);
    QFETCH(const F, finding);
    Desk desk;
    desk.probe.name = {timedOut, {}, false};
    const auto results = desk.run();
    QCOMPARE(at(results, S::Name).state, CheckState::Bad);
    QCOMPARE(at(results, S::Name).finding, finding);
    for (const S step : {S::Tls, S::Clock, S::Serial, S::Signature, S::Answer}) {
        QCOMPARE(at(results, step).state, CheckState::Skipped);
        QCOMPARE(at(results, step).finding, F::NotReached);
    }
    // What needs no network is told all the same.
    QCOMPARE(at(results, S::KeyPair).state, CheckState::Good);
    QCOMPARE(at(results, S::Expiry).state, CheckState::Good);
    QVERIFY(desk.transport.requests().isEmpty());
}

void TestConnectionCheck::privateAddress()
{
    Desk desk;
    desk.answerWell();
    desk.probe.name = {false, {QStringLiteral("10.0.0.1")}, true};
    const auto results = desk.run();
    QCOMPARE(at(results, S::Name).state, CheckState::Warning);
    QCOMPARE(at(results, S::Name).finding, F::PrivateAddress);
    QCOMPARE(at(results, S::Name).text, QStringLiteral("10.0.0.1"));
    QCOMPARE(at(results, S::Answer).state, CheckState::Good);
}

void TestConnectionCheck::tlsProblemsStopIt_data()
{
    QTest::addColumn<TlsProblem>("problem");
    QTest::newRow("portal") << TlsProblem::Untrusted;
    QTest::newRow("another name") << TlsProblem::AnotherName;
    QTest::newRow("refused") << TlsProblem::ConnectionRefused;
    QTest::newRow("proxy") << TlsProblem::ProxyFailed;
}

void TestConnectionCheck::tlsProblemsStopIt()
{
    QFETCH(const TlsProblem, problem);
    Desk desk;
    desk.probe.tls = {problem, {}, QStringLiteral("Hotel WLAN"), {}, QStringLiteral("words")};
    const auto results = desk.run();
    const CheckResult tls = at(results, S::Tls);
    QCOMPARE(tls.state, CheckState::Bad);
    QCOMPARE(tls.finding, F::TlsProblem);
    QCOMPARE(tls.tls.problem, problem);
    QCOMPARE(tls.text, QStringLiteral("Hotel WLAN"));
    QCOMPARE(at(results, S::Signature).finding, F::NotReached);
    QVERIFY(desk.transport.requests().isEmpty());
}

void TestConnectionCheck::clocks_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<CheckState>("state");
    QTest::addColumn<F>("finding");
    QTest::newRow("right") << 0 << CheckState::Good << F::ClockGood;
    QTest::newRow("60 s ahead") << 60 << CheckState::Good << F::ClockGood;
    QTest::newRow("61 s ahead") << 61 << CheckState::Warning << F::ClockOff;
    QTest::newRow("61 s behind") << -61 << CheckState::Warning << F::ClockOff;
    QTest::newRow("300 s behind") << -300 << CheckState::Warning << F::ClockOff;
    QTest::newRow("301 s behind") << -301 << CheckState::Bad << F::ClockTooFarOff;
    QTest::newRow("an hour ahead") << 3600 << CheckState::Bad << F::ClockTooFarOff;
}

void TestConnectionCheck::clocks()
{
    QFETCH(const int, ahead);
    QFETCH(const CheckState, state);
    QFETCH(const F, finding);
    Desk desk;
    // It is measured in a refusal as well, which is where it matters.
    HttpReply reply = test::errorReply(
        401, "SIGN_ERROR", "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
    reply.headers = test::signedReply(200, {}, weChatPays(), {}, desk.clock.now()).headers;
    desk.clock.set(desk.clock.now().addSecs(ahead));
    desk.transport.answer(reply);
    const auto results = desk.run();
    QCOMPARE(at(results, S::Clock).state, state);
    QCOMPARE(at(results, S::Clock).finding, finding);
    QCOMPARE(at(results, S::Clock).number, qint64{ahead});
    QCOMPARE(at(results, S::Signature).cause, SignErrorCause::ClockOff);
}

void TestConnectionCheck::noDate()
{
    Desk desk;
    desk.transport.answer(test::errorReply(500, "SYSTEM_ERROR", "系统错误"));
    QCOMPARE(at(desk.run(), S::Clock).finding, F::NoDate);
}

void TestConnectionCheck::wrongKey()
{
    Desk desk;
    desk.answerWell();
    desk.checked.key = PrivateKey::generate();
    const auto results = desk.run();
    QCOMPARE(at(results, S::KeyPair).state, CheckState::Bad);
    QCOMPARE(at(results, S::KeyPair).finding, F::KeyDoesNotFit);
}

void TestConnectionCheck::wrongSerial()
{
    Desk desk;
    desk.answerWell();
    desk.checked.serial = QStringLiteral("AB12");
    const auto results = desk.run();
    QCOMPARE(at(results, S::Serial).state, CheckState::Bad);
    QCOMPARE(at(results, S::Serial).finding, F::SerialOfAnotherCertificate);
    QCOMPARE(at(results, S::Serial).text, QStringLiteral("5157F09E"));
}

void TestConnectionCheck::noKeys()
{
    Desk desk;
    desk.withClient = false;
    desk.checked.key.reset();
    desk.checked.certificate.reset();
    const auto results = desk.run();
    QCOMPARE(at(results, S::KeyPair).finding, F::NoKeys);
    QCOMPARE(at(results, S::Tls).state, CheckState::Good);
    QCOMPARE(at(results, S::Signature).finding, F::NoKeys);
    QCOMPARE(at(results, S::Expiry).finding, F::NothingExpires);
}

void TestConnectionCheck::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<CheckState>("state");
    QTest::addColumn<F>("finding");
    QTest::newRow("403") << 403 << QByteArray("NO_AUTH") << CheckState::Bad << F::OtherRefusal;
    QTest::newRow("429") << 429 << QByteArray("FREQUENCY_LIMITED") << CheckState::Bad
                         << F::OtherRefusal;
    QTest::newRow("404 without code") << 404 << QByteArray() << CheckState::Bad << F::NotThisApi;
    QTest::newRow("302") << 302 << QByteArray() << CheckState::Bad << F::NotThisApi;
    QTest::newRow("500") << 500 << QByteArray("SYSTEM_ERROR") << CheckState::Warning
                         << F::OutOfOrder;
    QTest::newRow("503") << 503 << QByteArray() << CheckState::Warning << F::OutOfOrder;
}

void TestConnectionCheck::refusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const CheckState, state);
    QFETCH(const F, finding);
    Desk desk;
    desk.transport.answer(test::errorReply(status, code, "words"));
    const auto results = desk.run();
    QCOMPARE(at(results, S::Signature).state, state);
    QCOMPARE(at(results, S::Signature).finding, finding);
    QCOMPARE(at(results, S::Signature).facts.httpStatus, status);
    QCOMPARE(at(results, S::Serial).finding, F::SerialNotTold);
    QCOMPARE(at(results, S::Answer).finding, F::NotReached);
}

void TestConnectionCheck::signErrors_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<SignErrorCause>("cause");
    QTest::addColumn<F>("serial");
    using C = SignErrorCause;
    QTest::newRow("no APIv3 key") << QByteArray("商户未设置APIv3密钥。") << C::ApiV3KeyNotSet
                                  << F::SerialNotTold;
    QTest::newRow("no certificate")
        << QByteArray("商户未申请过证书。") << C::NoCertificate << F::SerialRefused;
    QTest::newRow("serial") << QByteArray("商户证书序列号有误。请使用签名私钥匹配的证书序列号")
                            << C::SerialWrong << F::SerialRefused;
    QTest::newRow("expired") << QByteArray("商户证书已过期。") << C::CertificateExpired
                             << F::SerialRefused;
    QTest::newRow("voided") << QByteArray("商户证书已作废。") << C::CertificateVoided
                            << F::SerialRefused;
    QTest::newRow("replaced") << QByteArray("已更换证书，请使用新证书") << C::CertificateReplaced
                              << F::SerialRefused;
    QTest::newRow("signature") << QByteArray("错误的签名，验签失败") << C::SignatureWrong
                               << F::SerialNotTold;
    QTest::newRow("header") << QByteArray("Http头Authorization值格式错误") << C::HeaderMalformed
                            << F::SerialNotTold;
    QTest::newRow("scheme") << QByteArray("Http头Authorization认证类型不正确") << C::SchemeWrong
                            << F::SerialNotTold;
    QTest::newRow("new text") << QByteArray("新") << C::Other << F::SerialNotTold;
}

void TestConnectionCheck::signErrors()
{
    QFETCH(const QByteArray, message);
    QFETCH(const SignErrorCause, cause);
    QFETCH(const F, serial);
    Desk desk;
    desk.transport.answer(test::errorReply(401, "SIGN_ERROR", message));
    const auto results = desk.run();
    QCOMPARE(at(results, S::Signature).state, CheckState::Bad);
    QCOMPARE(at(results, S::Signature).finding, F::SignatureRefused);
    QCOMPARE(at(results, S::Signature).cause, cause);
    QCOMPARE(at(results, S::Serial).finding, serial);
    QVERIFY(!at(results, S::Signature).comparison.possible);
}

void TestConnectionCheck::signedMessageIsCompared()
{
    Desk desk;
    desk.transport.answer(
        test::errorReply(401, "SIGN_ERROR", "错误的签名，验签失败",
                         R"({"sign_information":{"method":"POST","url":"/wx/v3/security/echo",)"
                         R"("sign_message_length":0}})"));
    const auto comparison = at(desk.run(), S::Signature).comparison;
    QVERIFY(comparison.possible);
    QVERIFY(comparison.urlDiffers);
    QVERIFY(!comparison.methodDiffers);
    QCOMPARE(comparison.theirUrl, QStringLiteral("/wx/v3/security/echo"));
}

void TestConnectionCheck::unsentAndLost()
{
    Desk unsent;
    unsent.transport.answer(NothingSent{NotSentReason::ProxyFailed, {}});
    const auto first = at(unsent.run(), S::Signature);
    QCOMPARE(first.finding, F::NotSentFinding);
    QCOMPARE(first.notSent, NotSentReason::ProxyFailed);

    Desk lost;
    lost.transport.answer(MaybeSent{});
    const auto results = lost.run();
    QCOMPARE(at(results, S::Signature).finding, F::NoAnswer);
    QCOMPARE(at(results, S::Clock).finding, F::NotReached);
}

void TestConnectionCheck::unbelievableAnswers_data()
{
    QTest::addColumn<QByteArray>("serial"); ///< empty: no headers at all
    QTest::addColumn<bool>("byAnother");
    QTest::addColumn<UnknownReason>("reason");
    QTest::addColumn<F>("signature");
    QTest::newRow("portal") << QByteArray() << false << UnknownReason::SignatureHeadersMissing
                            << F::NotThisApi;
    QTest::newRow("unknown serial")
        << QByteArray("AB12") << false << UnknownReason::SerialUnknown << F::SignatureAccepted;
    QTest::newRow("stranger") << keyId.toLatin1() << true << UnknownReason::SignatureWrong
                              << F::SignatureAccepted;
}

void TestConnectionCheck::unbelievableAnswers()
{
    QFETCH(const QByteArray, serial);
    QFETCH(const bool, byAnother);
    QFETCH(const UnknownReason, reason);
    QFETCH(const F, signature);
    Desk desk;
    HttpReply reply = test::signedReply(
        200, echoed, byAnother ? PrivateKey::generate() : weChatPays(), serial, desk.clock.now());
    if (serial.isEmpty()) {
        reply.headers.clear();
    }
    desk.transport.answer(reply);
    const auto results = desk.run();
    QCOMPARE(at(results, S::Answer).state, CheckState::Bad);
    QCOMPARE(at(results, S::Answer).finding, F::AnswerNotVerified);
    QCOMPARE(at(results, S::Answer).unverified, reason);
    QCOMPARE(at(results, S::Signature).finding, signature);
}

void TestConnectionCheck::expiries_data()
{
    QTest::addColumn<int>("platformFrom");
    QTest::addColumn<int>("platformTo");
    QTest::addColumn<CheckState>("state");
    QTest::addColumn<F>("finding");
    QTest::newRow("over") << -100 << -1 << CheckState::Bad << F::Expired;
    QTest::newRow("not yet") << 5 << 100 << CheckState::Bad << F::NotYetValid;
    QTest::newRow("soon over") << -100 << 20 << CheckState::Warning << F::AboutToExpire;
    QTest::newRow("good") << -100 << 500 << CheckState::Good << F::ValidUntil;
}

void TestConnectionCheck::expiries()
{
    QFETCH(const int, platformFrom);
    QFETCH(const int, platformTo);
    QFETCH(const CheckState, state);
    QFETCH(const F, finding);
    Desk desk;
    desk.answerWell();
    const auto issued
        = test::TestCa().issue({"Tenpay.com sign", {}, "0A", platformFrom, platformTo});
    desk.checked.platformCertificates = {*Certificate::fromPem(issued.certificate)};
    const auto expiry = at(desk.run(), S::Expiry);
    QCOMPARE(expiry.state, state);
    QCOMPARE(expiry.finding, finding);
    QCOMPARE(expiry.text, QStringLiteral("0A"));
    QVERIFY(expiry.time.isValid());
}

void TestConnectionCheck::cancelled()
{
    Desk desk;
    desk.answerWell();
    ApiClient client({}, Signer(QStringLiteral("1"), QStringLiteral("AB"), weChatPays()), {},
                     desk.transport, desk.clock);
    ConnectionCheck check(desk.checked, &client, desk.probe, desk.clock);
    const QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    const QSignalSpy changed(&check, &ConnectionCheck::stepChanged);
    check.cancel();
    QCoreApplication::sendPostedEvents();
    QVERIFY(finished.isEmpty());
    QVERIFY(changed.isEmpty());
    QVERIFY(desk.transport.requests().isEmpty());
}

void TestConnectionCheck::everythingIsRight()
{
    Desk desk;
    desk.answerWell();
    const auto results = desk.run();
    QCOMPARE(results.size(), everyCheckStep().size());
    for (const CheckResult &result : results) {
        QCOMPARE(result.state, CheckState::Good);
    }
    for (qsizetype i = 0; i < results.size(); ++i) {
        QCOMPARE(results.at(i).step, everyCheckStep().at(i));
    }
    QCOMPARE(at(results, S::Tls).text, QStringLiteral("DigiCert Inc"));
    QCOMPARE(at(results, S::Answer).text, keyId);
    QCOMPARE(at(results, S::Serial).text, QStringLiteral("5157F09E"));
    QCOMPARE(desk.probe.asked,
             (QStringList{QStringLiteral("api.mch.weixin.qq.com"),
                          QStringLiteral("https://api.mch.weixin.qq.com")}));
    QCOMPARE(desk.transport.requests().size(), 1);
    const HttpRequest &echo = desk.transport.requests().first();
    QCOMPARE(echo.method, QByteArray("POST"));
    QCOMPARE(echo.url.path(), QStringLiteral("/v3/security/echo"));
    QCOMPARE(echo.body, echoed);
    QCOMPARE(headerValue(echo.headers, "Wechatpay-Serial"), keyId.toLatin1());
}

void TestConnectionCheck::throughAProxy()
{
    Desk desk;
    desk.answerWell();
    desk.probe.proxy = QStringLiteral("proxy.mall.example:3128");
    desk.probe.name = {false, {}, false}; // only the proxy knows names
    const auto results = desk.run();
    QCOMPARE(at(results, S::Proxy).finding, F::ThroughProxy);
    QCOMPARE(at(results, S::Proxy).text, QStringLiteral("proxy.mall.example:3128"));
    QCOMPARE(at(results, S::Name).finding, F::ResolvedByProxy);
    QCOMPARE(at(results, S::Answer).state, CheckState::Good);
}

void TestConnectionCheck::plainLoopback()
{
    Desk desk;
    desk.answerWell();
    desk.checked.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:8080"));
    desk.probe.name = {false, {QStringLiteral("127.0.0.1")}, true};
    const auto results = desk.run();
    QCOMPARE(at(results, S::Name).state, CheckState::Good);
    QCOMPARE(at(results, S::Tls).finding, F::PlainLoopback);
    QCOMPARE(at(results, S::Answer).state, CheckState::Good);
}

void TestConnectionCheck::platformCertificateIsNamed()
{
    Desk desk;
    const auto issued = test::TestCa().issue({"Tenpay.com sign", {}, "0A11", -1, 900});
    desk.keys = {};
    desk.keys.addCertificate(*Certificate::fromPem(issued.certificate));
    desk.checked.platformSerial = QStringLiteral("0A11");
    desk.transport.answer(
        test::signedReply(200, echoed, *PrivateKey::fromPem(issued.key), "0A11", desk.clock.now()));
    const auto results = desk.run();
    QCOMPARE(at(results, S::Answer).state, CheckState::Good);
    QCOMPARE(headerValue(desk.transport.requests().first().headers, "Wechatpay-Serial"),
             QByteArray("0A11"));
}

void TestConnectionCheck::nothingSecretInItsResults()
{
    Desk desk;
    desk.transport.answer(
        test::errorReply(401, "SIGN_ERROR", "错误的签名，验签失败",
                         R"({"sign_information":{"method":"POST","url":"/v3/security/echo"}})"));
    const auto results = desk.run();
    const QString signature = QString::fromLatin1(
        headerValue(desk.transport.requests().first().headers, "Authorization"));
    QVERIFY(signature.size() > 300);
    for (const CheckResult &result : results) {
        for (const QString &text : {result.text, result.facts.detail, result.facts.message,
                                    result.tls.detail, result.comparison.theirUrl}) {
            QVERIFY(!text.contains(QLatin1String("PRIVATE KEY")));
            QVERIFY(!text.contains(QLatin1String("signature=")));
        }
    }
}

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connection_check.moc"

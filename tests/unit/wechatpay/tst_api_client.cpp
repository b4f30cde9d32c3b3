#include "core/domain/clock.h"
#include "core/wechatpay/api_client.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"

#include <QSet>
#include <QTest>

#include <utility>

using namespace pd;

class TestApiClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsLaterAndUnsentWhenItCannotSign();
    void dropsAnswersThatComeAfterItsEnd();
    void sendsTheHeadersOfTheContract();
    void keepsToItsBaseUrl_data();
    void keepsToItsBaseUrl();
    void signsEachAttemptAnew();
    void classifiesTheEnd();
};

namespace {

class KeepingTransport final : public Transport
{
public:
    void send(const HttpRequest &request, SendDone done) override
    {
        requests.append(request);
        ends.append(std::move(done));
    }
    QList<HttpRequest> requests;
    QList<SendDone> ends;
};

const PrivateKey &key()
{
    static const PrivateKey generated = PrivateKey::generate();
    return generated;
}

TrustedKeys trusted()
{
    TrustedKeys keys;
    keys.addPublicKey(QStringLiteral("PUB_KEY_ID_01"),
                      PublicKey::fromPem(key().publicPem()).value());
    return keys;
}

Signer signer()
{
    return {QStringLiteral("1230000109"), QStringLiteral("0A1B"), key()};
}

ApiEndpoint endpoint(const QString &url)
{
    return {QUrl(url), "PointsDesk/0.1.0"};
}

QByteArray itemOf(const QByteArray &authorization, const QByteArray &name)
{
    const qsizetype from = authorization.indexOf(QByteArray(name + "=\"")) + name.size() + 2;
    return authorization.sliced(from, authorization.indexOf('"', from) - from);
}

} // namespace

void TestApiClient::endsLaterAndUnsentWhenItCannotSign()
{
    KeepingTransport transport;
    const test::SetClock clock;
    ApiClient client({}, Signer(QStringLiteral("1\"2"), QStringLiteral("A"), key()), trusted(),
                     transport, clock);
    int calls = 0;
    client.reportPoints("{}", [&calls](const CallEnd &end) {
        ++calls;
        QVERIFY(end.outcome == Outcome(NotSent{NotSentReason::SigningFailed}));
    });
    QCOMPARE(calls, 0); // never from inside
    QTRY_COMPARE_WITH_TIMEOUT(calls, 1, patienceMs);
    QVERIFY(transport.requests.isEmpty());
}

void TestApiClient::dropsAnswersThatComeAfterItsEnd()
{
    KeepingTransport transport;
    const test::SetClock clock;
    int calls = 0;
    {
        ApiClient client({}, signer(), trusted(), transport, clock);
        client.reportPoints("{}", [&calls](const CallEnd &) { ++calls; });
    }
    QCOMPARE(transport.ends.size(), 1);
    transport.ends.first()(MaybeSent{});
    QCOMPARE(calls, 0);
}

void TestApiClient::sendsTheHeadersOfTheContract()
{
    KeepingTransport transport;
    const test::SetClock clock;
    ApiClient client(endpoint(QStringLiteral("https://api.mch.weixin.qq.com")), signer(), trusted(),
                     transport, clock);
    client.reportPoints("{\"a\":1}", [](const CallEnd &) {});
    QCOMPARE(transport.requests.size(), 1);
    const HttpRequest &request = transport.requests.first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.url,
             QUrl(QStringLiteral("https://api.mch.weixin.qq.com/v3/businesscircle/points/notify")));
    QCOMPARE(request.body, QByteArray("{\"a\":1}"));
    QCOMPARE(headerValue(request.headers, "Accept"), QByteArray("application/json"));
    QCOMPARE(headerValue(request.headers, "Content-Type"), QByteArray("application/json"));
    QCOMPARE(headerValue(request.headers, "User-Agent"), QByteArray("PointsDesk/0.1.0"));
    QCOMPARE(headerValue(request.headers, "Accept-Language"), QByteArray("zh-CN"));
    QCOMPARE(headerValue(request.headers, "Wechatpay-Serial"), QByteArray("PUB_KEY_ID_01"));
    QSet<QByteArray> names;
    for (const auto &header : request.headers) {
        names.insert(header.first.toLower());
    }
    QCOMPARE(names.size(), 6);
    QCOMPARE(request.headers.size(), 6); // none doubled

    const QByteArray authorization = headerValue(request.headers, "Authorization");
    QCOMPARE(itemOf(authorization, "mchid"), QByteArray("1230000109"));
    QCOMPARE(itemOf(authorization, "serial_no"), QByteArray("0A1B"));
    QCOMPARE(itemOf(authorization, "timestamp"), QByteArray("1554208460"));
    const QByteArray message
        = requestMessage("POST", "/v3/businesscircle/points/notify", 1554208460,
                         itemOf(authorization, "nonce_str"), "{\"a\":1}");
    QVERIFY(PublicKey::fromPem(key().publicPem())
                ->verify(message, QByteArray::fromBase64(itemOf(authorization, "signature"))));
}

void TestApiClient::keepsToItsBaseUrl_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("sent");
    const QString path = QStringLiteral("/v3/businesscircle/points/notify");
    QTest::newRow("slash") << QStringLiteral("http://127.0.0.1:8080/")
                           << QString(QStringLiteral("http://127.0.0.1:8080") + path);
    QTest::newRow("prefix") << QStringLiteral("https://gate.example/wx/")
                            << QString(QStringLiteral("https://gate.example/wx") + path);
    QTest::newRow("user, query, fragment")
        << QStringLiteral("https://u:p@gate.example/?a=b#c")
        << QString(QStringLiteral("https://gate.example") + path);
}

void TestApiClient::keepsToItsBaseUrl()
{
    QFETCH(QString, base);
    QFETCH(QString, sent);
    KeepingTransport transport;
    const test::SetClock clock;
    ApiClient client(endpoint(base), signer(), TrustedKeys(), transport, clock);
    client.reportPoints("{}", [](const CallEnd &) {});
    const HttpRequest &request = transport.requests.first();
    QCOMPARE(request.url.toString(), sent);
    QVERIFY(headerValue(request.headers, "Wechatpay-Serial").isEmpty());
    const QByteArray authorization = headerValue(request.headers, "Authorization");
    const QByteArray message = requestMessage("POST", request.url.path().toLatin1(), 1554208460,
                                              itemOf(authorization, "nonce_str"), "{}");
    QVERIFY(PublicKey::fromPem(key().publicPem())
                ->verify(message, QByteArray::fromBase64(itemOf(authorization, "signature"))));
}

void TestApiClient::signsEachAttemptAnew()
{
    KeepingTransport transport;
    const test::SetClock clock;
    ApiClient client({}, signer(), trusted(), transport, clock);
    client.reportPoints("{}", [](const CallEnd &) {});
    client.reportPoints("{}", [](const CallEnd &) {});
    QVERIFY(headerValue(transport.requests[0].headers, "Authorization")
            != headerValue(transport.requests[1].headers, "Authorization"));
    QCOMPARE(transport.requests[0].body, transport.requests[1].body);
}

void TestApiClient::classifiesTheEnd()
{
    KeepingTransport transport;
    const test::SetClock clock;
    ApiClient client({}, signer(), trusted(), transport, clock);
    QCOMPARE(client.mchid(), QStringLiteral("1230000109"));
    std::optional<CallEnd> end;
    client.reportPoints("{}", [&end](const CallEnd &e) { end = e; });
    transport.ends.first()(
        HttpReply{204,
                  {{"Wechatpay-Timestamp", "1554208460"},
                   {"Wechatpay-Nonce", "nonce"},
                   {"Wechatpay-Signature", key().sign("1554208460\nnonce\n\n").toBase64()},
                   {"Wechatpay-Serial", "PUB_KEY_ID_01"}},
                  {}});
    QVERIFY(end.has_value());
    QVERIFY(end->outcome == Outcome(Accepted{}));
    QCOMPARE(end->facts.httpStatus, 204);
    QVERIFY(end->facts.durationMs >= 0);
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_api_client.moc"

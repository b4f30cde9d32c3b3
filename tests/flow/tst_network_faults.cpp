#include "core/wechatpay/network_transport.h"
#include "tests/support/raw_server.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <memory>
#include <optional>

using namespace pd;
using pd::test::RawScript;
using pd::test::RawServer;
using Then = pd::test::RawScript::Then;
using When = pd::test::RawScript::When;

/// A POST arrives at most once, whatever the server does; and the end says no more than is known.
class TestNetworkFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void arrivesOnceAndEndsRight_data();
    void arrivesOnceAndEndsRight();
    void closedAtOnce_data();
    void closedAtOnce();
    void tlsThatCannotBeTrusted_data();
    void tlsThatCannotBeTrusted();
    void tlsThatFails_data();
    void tlsThatFails();
    void endsUnsentBeforeAnyConnection_data();
    void endsUnsentBeforeAnyConnection();
    void connectTimesOut();
    void proxyFails_data();
    void proxyFails();
    void sendsWhatItWasGiven();
    void sendsSeveralAtOnce();
    void staysSilentWhenDestroyed();

private:
    [[nodiscard]] QList<QSslCertificate> trusted() const;
    std::optional<test::TestCa> m_ca;
    test::TestIdentity m_identity;
    // Shared: each reads the system's authorities once.
    std::unique_ptr<NetworkTransport> m_patient;
    std::unique_ptr<NetworkTransport> m_impatient;
};

namespace {

constexpr NetworkLimits shortLimits{1'000, 1'000};
constexpr NetworkLimits longLimits{5'000, 20'000};
constexpr int patience = 25'000;

const QByteArray bodyBytes("{\"transaction_id\":\"1217752501201407033233368018\"}");
const QByteArray noContent("HTTP/1.1 204 No Content\r\nRequest-ID: 08F7\r\n\r\n");
const QByteArray tooLateJson("{\"code\":\"INVALID_REQUEST\",\"message\":\"x\"}");

QByteArray refusal()
{
    return QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n"
                      "Content-Length: "
                      + QByteArray::number(tooLateJson.size()) + "\r\n\r\n" + tooLateJson);
}

HttpRequest requestTo(const QUrl &url)
{
    return {"POST",
            url,
            {{"Accept", "application/json"},
             {"Content-Type", "application/json"},
             {"User-Agent", "PointsDesk-test"},
             {"Accept-Language", "zh-CN"},
             {"Authorization", "WECHATPAY2-SHA256-RSA2048 mchid=\"1\""}},
            bodyBytes};
}

/// What an end claims, in a word that a table can hold.
QString wordFor(const SendEnd &end)
{
    if (const auto *reply = std::get_if<HttpReply>(&end)) {
        return QStringLiteral("reply %1%2")
            .arg(reply->status)
            .arg(reply->truncated ? QStringLiteral(" cut") : QString());
    }
    if (const auto *nothing = std::get_if<NothingSent>(&end)) {
        return outcomeToken(NotSent{nothing->why});
    }
    return outcomeToken(Unknown{std::get<MaybeSent>(end).why});
}

struct Waiting
{
    std::optional<SendEnd> end;
    int calls = 0;
    [[nodiscard]] SendDone done()
    {
        return [this](const SendEnd &e) {
            end = e;
            ++calls;
        };
    }
};

struct FaultCase
{
    const char *name;
    RawScript script;
    QString expected;
    bool slow = false; ///< ends by a time-out
};

QList<FaultCase> faultCases(Then close)
{
    const QString lost = QStringLiteral("unknown:connection_lost");
    const QString timedOut = QStringLiteral("unknown:timed_out");
    const QString taken = QStringLiteral("reply 204");
    const auto told = [](const QByteArray &answer, Then then) {
        return RawScript{When::WholeBody, answer, 0, 0, then};
    };
    const auto answered = [close](const QByteArray &answer) {
        return RawScript{When::WholeBody, answer, 0, 0, close};
    };
    const QByteArray location("Location: /elsewhere\r\nContent-Length: 0\r\n\r\n");
    const QByteArray denied("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n");
    return {
        {"close after the head", {When::Head, {}, 0, 0, close}, lost},
        {"close after half the body", {When::HalfBody, {}, 0, 0, close}, lost},
        {"close after the whole body", answered({}), lost},
        {"reset after the head", {When::Head, {}, 0, 0, Then::Reset}, lost},
        {"reset after half the body", {When::HalfBody, {}, 0, 0, Then::Reset}, lost},
        {"reset after the whole body", told({}, Then::Reset), lost},
        {"hang after the head", {When::Head, {}, 0, 0, Then::Hang}, timedOut, true},
        {"hang after the whole body", told({}, Then::Hang), timedOut, true},
        {"hang after half an answer", told(refusal().chopped(10), Then::Hang), timedOut, true},
        {"hang after half a head", told(noContent.chopped(10), Then::Hang), timedOut, true},
        {"half a status line", answered("HTTP/1.1 20"), lost},
        {"half a body", answered(refusal().chopped(10)), QStringLiteral("reply 400 cut")},
        {"half a body, reset", told(refusal().chopped(10), Then::Reset),
         QStringLiteral("reply 400 cut")},
        {"half a chunk",
         answered("HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"code\""),
         QStringLiteral("reply 400 cut")},
        {"a body that only the close ends",
         answered(QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n" + tooLateJson)),
         QStringLiteral("reply 400 cut")},
        {"not HTTP", answered("SSH-2.0-OpenSSH_9.2\r\n"), lost},
        {"trailing bytes", answered(QByteArray(noContent + "garbage")), taken},
        {"two answers", answered(QByteArray(noContent + refusal())), taken},
        {"two answers, kept open", told(QByteArray(noContent + refusal()), Then::Hang), taken},
        {"answered and closed", answered(noContent), taken},
        {"answered and kept open", told(noContent, Then::Hang), taken},
        {"answered before the body was read", {When::Head, noContent, 0, 0, Then::Hang}, taken},
        {"refused", answered(refusal()), QStringLiteral("reply 400")},
        {"a slow answer", {When::WholeBody, noContent, 0, 5, close}, taken},
        {"too slow an answer", {When::WholeBody, refusal(), 0, 300, close}, timedOut, true},
        {"100 before the answer", answered(QByteArray("HTTP/1.1 100 Continue\r\n\r\n" + noContent)),
         taken},
        {"103 before the answer",
         answered(QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n" + noContent)),
         QStringLiteral("reply 103")},
        {"a huge body",
         {When::WholeBody, "HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n",
          qint64{64} * 1024 * 1024, 0, close},
         QStringLiteral("reply 200 cut")},
        {"302", answered(QByteArray("HTTP/1.1 302 Found\r\n" + location)),
         QStringLiteral("reply 302")},
        {"303", answered(QByteArray("HTTP/1.1 303 See Other\r\n" + location)),
         QStringLiteral("reply 303")},
        // Qt gives up on these by itself: the body can't be sent again.
        {"307", answered(QByteArray("HTTP/1.1 307 Temporary Redirect\r\n" + location)),
         QStringLiteral("reply 307 cut")},
        {"308", answered(QByteArray("HTTP/1.1 308 Permanent Redirect\r\n" + location)),
         QStringLiteral("reply 308 cut")},
        {"401", answered(QByteArray(denied + "\r\n{}")), QStringLiteral("reply 401")},
        {"401 Basic",
         answered(QByteArray(denied + "WWW-Authenticate: Basic realm=\"x\"\r\n\r\n{}")),
         QStringLiteral("reply 401")},
        {"401 NTLM", answered(QByteArray(denied + "WWW-Authenticate: NTLM\r\n\r\n{}")),
         QStringLiteral("reply 401")},
        {"502 with HTML",
         answered("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 13\r\n\r\n<html></html>"),
         QStringLiteral("reply 502")},
    };
}

} // namespace

QList<QSslCertificate> TestNetworkFaults::trusted() const
{
    return {QSslCertificate(m_ca->certificate())};
}

void TestNetworkFaults::initTestCase()
{
    m_ca.emplace();
    m_identity = m_ca->issue();
    m_patient = std::make_unique<NetworkTransport>(longLimits, trusted());
    m_impatient = std::make_unique<NetworkTransport>(shortLimits, trusted());
}

void TestNetworkFaults::arrivesOnceAndEndsRight_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("abrupt");
    QTest::addColumn<bool>("stale");
    QTest::addColumn<int>("number");
    const struct
    {
        const char *name;
        bool tls;
        bool abrupt;
    } layers[] = {{"HTTP", false, false}, {"TLS clean", true, false}, {"TLS abrupt", true, true}};
    for (const auto &layer : layers) {
        for (const bool stale : {false, true}) {
            const auto cases = faultCases(Then::Close);
            for (int i = 0; i < cases.size(); ++i) {
                QTest::addRow("%s, %s, %s", cases[i].name, layer.name, stale ? "stale" : "fresh")
                    << layer.tls << layer.abrupt << stale << i;
            }
        }
    }
}

void TestNetworkFaults::arrivesOnceAndEndsRight()
{
    QFETCH(bool, tls);
    QFETCH(bool, abrupt);
    QFETCH(bool, stale);
    QFETCH(int, number);
    const Then close = abrupt ? Then::CloseAbruptly : Then::Close;
    const FaultCase fault = faultCases(close).at(number);

    RawServer server(tls ? std::optional(m_identity) : std::nullopt);
    QVERIFY(server.isListening());
    NetworkTransport &transport = fault.slow ? *m_impatient : *m_patient;
    int before = 0;
    if (stale) {
        // The server closes the idle connection of the first call just before the next begins.
        server.play({{When::WholeBody, noContent, 0, 0, Then::KeepAlive}, fault.script});
        Waiting first;
        transport.send(requestTo(server.url()), first.done());
        QTRY_VERIFY_WITH_TIMEOUT(first.end.has_value(), patience);
        QCOMPARE(wordFor(*first.end), QStringLiteral("reply 204"));
        before = 1;
        server.closeIdle(close);
    } else {
        server.play({fault.script});
    }

    Waiting waiting;
    transport.send(requestTo(server.url()), waiting.done());
    QCOMPARE(waiting.calls, 0); // never from inside
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    QCOMPARE(wordFor(*waiting.end), fault.expected);
    if (const auto *reply = std::get_if<HttpReply>(&*waiting.end)) {
        QVERIFY(reply->body.size() <= maxReplyBytes);
    }
    // Nothing of the call is left that could send a second copy.
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    QCOMPARE(server.arrivals() - before, 1);
    QCOMPARE(waiting.calls, 1);
}

void TestNetworkFaults::closedAtOnce_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<Then>("then");
    QTest::newRow("HTTP, close") << false << Then::Close;
    QTest::newRow("HTTP, reset") << false << Then::Reset;
    QTest::newRow("TLS, close") << true << Then::Close;
    QTest::newRow("TLS, reset") << true << Then::Reset;
}

void TestNetworkFaults::closedAtOnce()
{
    QFETCH(bool, tls);
    QFETCH(Then, then);
    RawServer server(tls ? std::optional(m_identity) : std::nullopt);
    server.play({{When::Accepted, {}, 0, 0, then}});
    NetworkTransport &transport = *m_patient;
    Waiting waiting;
    transport.send(requestTo(server.url()), waiting.done());
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    QCOMPARE(server.arrivals(), 0);
    if (tls) {
        QCOMPARE(wordFor(*waiting.end), QStringLiteral("not_sent:tls_failed"));
    } else {
        // The request may have been on its way when the connection went: only an answer is wrong.
        QVERIFY(!std::holds_alternative<HttpReply>(*waiting.end));
    }
}

void TestNetworkFaults::tlsThatCannotBeTrusted_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("strangersCa");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("startsInDays");
    QTest::addColumn<int>("endsInDays");
    const QString host = QStringLiteral("127.0.0.1");
    const QStringList right{QStringLiteral("IP:127.0.0.1")};
    const QStringList wrong{QStringLiteral("DNS:api.mch.weixin.qq.com")};
    QTest::newRow("untrusted authority") << host << true << right << -1 << 30;
    QTest::newRow("wrong host name") << host << false << wrong << -1 << 30;
    QTest::newRow("wrong address") << QStringLiteral("localhost") << false << right << -1 << 30;
    QTest::newRow("expired") << host << false << right << -10 << -1;
    QTest::newRow("not yet valid") << host << false << right << 1 << 30;
}

void TestNetworkFaults::tlsThatCannotBeTrusted()
{
    QFETCH(QString, host);
    QFETCH(bool, strangersCa);
    QFETCH(QStringList, names);
    QFETCH(int, startsInDays);
    QFETCH(int, endsInDays);
    test::CertificateWish wish;
    wish.commonName = "server";
    wish.names = names;
    wish.startsInDays = startsInDays;
    wish.endsInDays = endsInDays;
    RawServer server(strangersCa ? test::TestCa().issue(wish) : m_ca->issue(wish));
    server.play({{When::WholeBody, noContent}});
    NetworkTransport &transport = *m_patient;
    Waiting waiting;
    transport.send(requestTo(server.url(host)), waiting.done());
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    QCOMPARE(wordFor(*waiting.end), QStringLiteral("not_sent:tls_failed"));
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    QCOMPARE(server.arrivals(), 0);
}

void TestNetworkFaults::tlsThatFails_data()
{
    QTest::addColumn<QByteArray>("answer");
    // A ServerHello of TLS 1.1 with TLS_RSA_WITH_AES_128_CBC_SHA, whole but for what follows it.
    const QByteArray hello(QByteArray::fromHex("160302002a"
                                               "02000026"
                                               "0302")
                           + QByteArray(32, 'r') + QByteArray::fromHex("00002f00"));
    QTest::newRow("TLS 1.1") << hello;
    QTest::newRow("alert: protocol version") << QByteArray::fromHex("15030100020246");
    QTest::newRow("alert: handshake failure") << QByteArray::fromHex("15030100020228");
    QTest::newRow("plain HTTP") << noContent;
    QTest::newRow("garbage") << QByteArray("garbage\r\n\r\n");
    QTest::newRow("nothing") << QByteArray();
}

void TestNetworkFaults::tlsThatFails()
{
    QFETCH(QByteArray, answer);
    RawServer server; // plain: the script speaks for itself
    server.play({{When::FirstByte, answer, 0, 0, Then::Close}});
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    NetworkTransport &transport = *m_patient;
    Waiting waiting;
    transport.send(requestTo(url), waiting.done());
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    QCOMPARE(wordFor(*waiting.end), QStringLiteral("not_sent:tls_failed"));
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    QVERIFY(!server.lastRequest().contains("transaction_id"));
}

void TestNetworkFaults::endsUnsentBeforeAnyConnection_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString port = QString::number(closed.serverPort());
    closed.close();
    const QString bad = QStringLiteral("not_sent:bad_endpoint");
    const auto row = [](const char *name, const QString &url, const QString &expected) {
        QTest::newRow(name) << url << expected;
    };
    row("no such host", QStringLiteral("https://points-desk.invalid/v3/x"),
        QStringLiteral("not_sent:host_not_found"));
    row("refused, HTTP", QString(QStringLiteral("http://127.0.0.1:") + port + u'/'),
        QStringLiteral("not_sent:connection_refused"));
    row("refused, HTTPS", QString(QStringLiteral("https://127.0.0.1:") + port + u'/'),
        QStringLiteral("not_sent:connection_refused"));
    row("refused, by name", QString(QStringLiteral("http://localhost:") + port + u'/'),
        QStringLiteral("not_sent:connection_refused"));
    row("plain HTTP to a host", QStringLiteral("http://api.mch.weixin.qq.com/"), bad);
    row("plain HTTP to an address", QStringLiteral("http://192.0.2.1/"), bad);
    row("plain HTTP to a host like localhost", QStringLiteral("http://localhost.invalid/"), bad);
    row("plain HTTP to a host like 127.0.0.1", QStringLiteral("http://127.0.0.1.invalid/"), bad);
    row("file", QStringLiteral("file:///etc/hostname"), bad);
    row("ftp", QStringLiteral("ftp://127.0.0.1/"), bad);
    row("data", QStringLiteral("data:,x"), bad);
    row("no host", QStringLiteral("https:///v3"), bad);
    row("relative", QStringLiteral("/v3"), bad);
    row("empty", QString(), bad);
    row("with a user", QStringLiteral("https://u:p@127.0.0.1/"), bad);
}

void TestNetworkFaults::endsUnsentBeforeAnyConnection()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    NetworkTransport transport(longLimits, {}, [](const QUrl &) {
        return QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::NoProxy)};
    });
    Waiting waiting;
    transport.send(requestTo(QUrl(url)), waiting.done());
    QCOMPARE(waiting.calls, 0);
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    QCOMPARE(wordFor(*waiting.end), expected);
}

void TestNetworkFaults::connectTimesOut()
{
    RawServer server; // takes the connection and never speaks TLS
    server.play({{When::FirstByte, {}, 0, 0, Then::Hang}});
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    NetworkTransport transport(NetworkLimits{300, 20'000});
    QElapsedTimer timer;
    timer.start();
    Waiting waiting;
    transport.send(requestTo(url), waiting.done());
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    QCOMPARE(wordFor(*waiting.end), QStringLiteral("not_sent:connect_timed_out"));
    QVERIFY(timer.elapsed() < 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    QVERIFY(!server.lastRequest().contains("transaction_id"));
}

void TestNetworkFaults::proxyFails_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("407") << QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                       "Proxy-Authenticate: Basic realm=\"x\"\r\n"
                                       "Content-Length: 0\r\n\r\n");
    QTest::newRow("407, NTLM") << QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                             "Proxy-Authenticate: NTLM\r\n"
                                             "Content-Length: 0\r\n\r\n");
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("502") << QByteArray("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("garbage") << QByteArray("garbage\r\n\r\n");
    QTest::newRow("closes") << QByteArray();
}

void TestNetworkFaults::proxyFails()
{
    QFETCH(QByteArray, answer);
    RawServer proxy;
    proxy.play({{When::Head, answer, 0, 0, Then::Close}});
    const auto port = proxy.port();
    NetworkTransport transport(shortLimits, {}, [port](const QUrl &) {
        return QList<QNetworkProxy>{
            QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), port)};
    });
    Waiting waiting;
    transport.send(requestTo(QUrl(QStringLiteral("https://points-desk.invalid/v3/x"))),
                   waiting.done());
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    QCOMPARE(wordFor(*waiting.end), QStringLiteral("not_sent:proxy_failed"));
    QTRY_COMPARE_WITH_TIMEOUT(proxy.openConnections(), 0, patience);
    QVERIFY(proxy.lastRequest().startsWith("CONNECT points-desk.invalid:443 "));
    QVERIFY(!proxy.lastRequest().contains("Authorization"));
}

void TestNetworkFaults::sendsWhatItWasGiven()
{
    RawServer server(m_identity);
    server.play({{When::WholeBody, refusal(), 0, 0, Then::KeepAlive}});
    NetworkTransport &transport = *m_patient;
    Waiting waiting;
    const HttpRequest request = requestTo(server.url());
    transport.send(request, waiting.done());
    QTRY_VERIFY_WITH_TIMEOUT(waiting.end.has_value(), patience);
    const auto *reply = std::get_if<HttpReply>(&*waiting.end);
    QVERIFY(reply != nullptr);
    QCOMPARE(reply->body, tooLateJson);
    QCOMPARE(headerValue(reply->headers, "content-type"), QByteArray("application/json"));

    const QByteArray sent = server.lastRequest();
    QVERIFY(sent.startsWith("POST /v3/businesscircle/points/notify HTTP/1.1\r\n"));
    QVERIFY(sent.endsWith(QByteArray("\r\n\r\n" + bodyBytes)));
    const QByteArray head = QByteArray(sent.first(sent.indexOf("\r\n\r\n") + 2).toLower());
    QList<QByteArray> wanted{"host", "content-length"};
    for (const auto &header : request.headers) {
        QVERIFY(sent.contains(QByteArray("\r\n" + header.first + ": " + header.second + "\r\n")));
        wanted.append(header.first.toLower());
    }
    for (const QByteArray &name : wanted) {
        QCOMPARE(head.count(QByteArray("\r\n" + name + ":")), 1);
    }
    for (const QByteArray &name : {QByteArray("cookie"), QByteArray("upgrade"),
                                   QByteArray("expect"), QByteArray("transfer-encoding")}) {
        QCOMPARE(head.count(QByteArray("\r\n" + name + ":")), 0);
    }
}

void TestNetworkFaults::sendsSeveralAtOnce()
{
    RawServer server;
    server.play({{When::WholeBody, noContent, 0, 0, Then::KeepAlive}});
    NetworkTransport &transport = *m_patient;
    constexpr int count = 20;
    Waiting waiting;
    for (int i = 0; i < count; ++i) {
        transport.send(requestTo(server.url()), waiting.done());
    }
    QTRY_COMPARE_WITH_TIMEOUT(waiting.calls, count, patience);
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    QCOMPARE(server.arrivals(), count);
    QCOMPARE(server.wholeArrivals(), count);
    QCOMPARE(server.connections(), count); // each on a fresh one
}

void TestNetworkFaults::staysSilentWhenDestroyed()
{
    RawServer server(m_identity);
    server.play({{When::WholeBody, {}, 0, 0, Then::Hang}});
    Waiting waiting;
    {
        NetworkTransport transport(longLimits, trusted());
        transport.send(requestTo(server.url()), waiting.done());
        transport.send(requestTo(QUrl()), waiting.done());
        QTRY_COMPARE_WITH_TIMEOUT(server.wholeArrivals(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(waiting.calls, 1, patience); // the one without a URL
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patience);
    QCOMPARE(waiting.calls, 1);
    QCOMPARE(server.arrivals(), 1);
}

QTEST_GUILESS_MAIN(TestNetworkFaults)
#include "tst_network_faults.moc"

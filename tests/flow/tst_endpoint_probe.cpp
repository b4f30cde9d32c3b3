#include "core/wechatpay/endpoint_probe.h"
#include "tests/support/patience.h"
#include "tests/support/raw_server.h"
#include "tests/support/test_certificates.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

using namespace pd;

namespace {

QList<QNetworkProxy> noProxy(const QUrl & /*url*/)
{
    return {};
}

QList<QSslCertificate> trusted(const test::TestCa &authority)
{
    return QSslCertificate::fromData(authority.certificate(), QSsl::Pem);
}

constexpr NetworkLimits quick{2000, 4000};

/// Waits for the one answer.
TlsFacts handshake(NetworkProbe &probe, const QUrl &url)
{
    std::optional<TlsFacts> facts;
    probe.shakeHands(url, [&facts](const TlsFacts &told) { facts = told; });
    if (facts || !QTest::qWaitFor([&facts] { return facts.has_value(); }, 8000)) {
        qFatal("answered from inside, or never");
    }
    return *facts;
}

NameFacts name(NetworkProbe &probe, const QString &host)
{
    std::optional<NameFacts> facts;
    probe.lookUp(host, [&facts](const NameFacts &told) { facts = told; });
    if (facts || !QTest::qWaitFor([&facts] { return facts.has_value(); }, 8000)) {
        qFatal("answered from inside, or never");
    }
    return *facts;
}

} // namespace

class TestEndpointProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameNotFound();
    void nameFound();
    void untrusted();
    void anotherName();
    void validity_data();
    void validity();
    void refused();
    void silence();
    void noTlsThere();
    void proxyRefused();
    void cancelledByItsEnd();
    void trustedConnection();
    void proxyIsNamed();

private:
    test::TestCa m_authority;
};

void TestEndpointProbe::nameNotFound()
{
    // RFC 6761: this top-level name never exists. Without a resolver it times out: also no name.
    NetworkProbe probe(quick, {}, noProxy);
    QVERIFY(name(probe, QStringLiteral("points-desk.invalid")).addresses.isEmpty());
}

void TestEndpointProbe::nameFound()
{
    NetworkProbe probe(quick, {}, noProxy);
    const auto facts = name(probe, QStringLiteral("localhost"));
    QVERIFY(!facts.addresses.isEmpty());
    QVERIFY(facts.isPrivate);
    QVERIFY(!facts.timedOut);
    QVERIFY(!name(probe, QStringLiteral("203.0.113.7")).isPrivate);
    for (const char *address : {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                                "169.254.0.1", "fe80::1", "fd00::1", "::1"}) {
        QVERIFY2(name(probe, QString::fromLatin1(address)).isPrivate, address);
    }
    QVERIFY(!name(probe, QStringLiteral("172.32.0.1")).isPrivate);
}

void TestEndpointProbe::untrusted()
{
    const test::RawServer server(m_authority.issue());
    NetworkProbe probe(quick, {}, noProxy);
    const auto facts = handshake(probe, server.url());
    QCOMPARE(facts.problem, TlsProblem::Untrusted);
    QCOMPARE(facts.issuer, QStringLiteral("Points Desk test CA"));
    QCOMPARE(facts.subject, QStringLiteral("localhost"));
    QVERIFY(!facts.detail.isEmpty());
}

void TestEndpointProbe::anotherName()
{
    const test::RawServer server(
        m_authority.issue({"portal.example", {QStringLiteral("DNS:portal.example")}, "2"}));
    NetworkProbe probe(quick, trusted(m_authority), noProxy);
    const auto facts = handshake(probe, server.url());
    QCOMPARE(facts.problem, TlsProblem::AnotherName);
    QCOMPARE(facts.subject, QStringLiteral("portal.example"));
}

void TestEndpointProbe::validity_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<TlsProblem>("problem");
    QTest::newRow("over") << -20 << -1 << TlsProblem::Expired;
    QTest::newRow("not yet") << 1 << 20 << TlsProblem::NotYetValid;
}

void TestEndpointProbe::validity()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const TlsProblem, problem);
    test::CertificateWish wish;
    wish.startsInDays = from;
    wish.endsInDays = to;
    const test::RawServer server(m_authority.issue(wish));
    NetworkProbe probe(quick, trusted(m_authority), noProxy);
    QCOMPARE(handshake(probe, server.url()).problem, problem);
}

void TestEndpointProbe::refused()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
    server.close();
    NetworkProbe probe(quick, {}, noProxy);
    QCOMPARE(handshake(probe, url).problem, TlsProblem::ConnectionRefused);
}

void TestEndpointProbe::silence()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
    NetworkProbe probe({500, 500}, {}, noProxy);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(handshake(probe, url).problem, TlsProblem::ConnectTimedOut);
    QVERIFY(timer.elapsed() < 5000);
}

void TestEndpointProbe::noTlsThere()
{
    test::RawServer server;
    server.play({{test::RawScript::When::FirstByte, "HTTP/1.1 200 OK\r\n\r\n"}});
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    NetworkProbe probe(quick, {}, noProxy);
    QCOMPARE(handshake(probe, url).problem, TlsProblem::HandshakeFailed);
}

void TestEndpointProbe::proxyRefused()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    NetworkProbe probe(quick, {}, [port](const QUrl &) {
        return QList<QNetworkProxy>{
            QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), port)};
    });
    const auto facts = handshake(probe, QUrl(QStringLiteral("https://api.mch.weixin.qq.com")));
    QCOMPARE(facts.problem, TlsProblem::ProxyFailed);
}

void TestEndpointProbe::cancelledByItsEnd()
{
    const test::RawServer server(m_authority.issue());
    int calls = 0;
    {
        NetworkProbe probe(quick, {}, noProxy);
        probe.shakeHands(server.url(), [&calls](const TlsFacts &) { ++calls; });
        probe.lookUp(QStringLiteral("localhost"), [&calls](const NameFacts &) { ++calls; });
    }
    // Something else that takes the same way, to have waited long enough.
    NetworkProbe probe(quick, {}, noProxy);
    handshake(probe, server.url());
    name(probe, QStringLiteral("localhost"));
    QCOMPARE(calls, 0);
}

void TestEndpointProbe::trustedConnection()
{
    const test::RawServer server(m_authority.issue());
    NetworkProbe probe(quick, trusted(m_authority), noProxy);
    const auto facts = handshake(probe, server.url());
    QCOMPARE(facts.problem, TlsProblem::None);
    QCOMPARE(facts.issuer, QStringLiteral("Points Desk test CA"));
    QVERIFY(facts.expires > QDateTime::currentDateTimeUtc());
    // Not one byte of a request.
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, patienceMs);
    QCOMPARE(server.arrivals(), 0);
}

void TestEndpointProbe::proxyIsNamed()
{
    NetworkProbe probe(quick, {}, [](const QUrl &) {
        return QList<QNetworkProxy>{
            QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("proxy.mall.example"), 3128,
                          QStringLiteral("user"), QStringLiteral("secret"))};
    });
    QCOMPARE(probe.proxyFor(QUrl(QStringLiteral("https://api.mch.weixin.qq.com"))),
             QStringLiteral("proxy.mall.example:3128"));
    NetworkProbe direct(quick, {}, noProxy);
    QVERIFY(direct.proxyFor(QUrl(QStringLiteral("https://api.mch.weixin.qq.com"))).isEmpty());
}

QTEST_GUILESS_MAIN(TestEndpointProbe)
#include "tst_endpoint_probe.moc"

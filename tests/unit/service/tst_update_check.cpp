#include "core/service/update_check.h"
#include "core/service/update_desk.h"
#include "core/wechatpay/network_transport.h"
#include "tests/support/patience.h"
#include "tests/support/raw_server.h"
#include "tests/support/set_clock.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

using namespace pd;
using test::RawScript;
using test::RawServer;
using Then = RawScript::Then;
using When = RawScript::When;

namespace {

constexpr NetworkLimits patience{1000, 2000};
const QDateTime morning(QDate(2026, 11, 24), QTime(1, 0), Qt::UTC);

QByteArray answerOf(const QByteArray &status, const QByteArray &body,
                    const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray naming(const QByteArray &version)
{
    return answerOf("200 OK", R"({"points_desk": 1, "newest": ")" + version + "\"}");
}

RawScript playing(const QByteArray &answer, Then then = Then::Close)
{
    RawScript script;
    script.answer = answer;
    script.then = then;
    return script;
}

} // namespace

class TestUpdateCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void hostileAnswersOnlySayWhy_data();
    void hostileAnswersOnlySayWhy();
    void aCertificateThatIsNotTrustedIsNoAnswer();
    void whatWasKnownStaysWhenAskingFails();
    void aDamagedMemoryIsForgotten_data();
    void aDamagedMemoryIsForgotten();
    void asksOverTlsAndTellsNothingAboutTheDesk();
    void asksOnceADay();
    void asksAgainByHandButNotTwiceAtOnce();
    void anotherAddressIsAskedAtOnce();
    void anUpgradedProgramNoLongerHasNews();
    void aDeskWithoutAnAddressAsksNobody();
    void theDeskAsksInTheBackground();

private:
    [[nodiscard]] UpdateSettings settings(const QUrl &url, const QString &running) const;
    [[nodiscard]] std::unique_ptr<UpdateCheck>
    check(const QUrl &url, const QString &running = QStringLiteral("0.1.0"));
    [[nodiscard]] UpdateState lastOf(const QSignalSpy &spy) const;
    /// Starts it and waits until the question has ended.
    [[nodiscard]] UpdateState ended(UpdateCheck &check) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    test::SetClock m_clock;
    test::TestCa m_authority;
};

void TestUpdateCheck::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.set(morning);
}

UpdateSettings TestUpdateCheck::settings(const QUrl &url, const QString &running) const
{
    QUrl document = url;
    document.setPath(QStringLiteral("/points-desk/newest.json"));
    return {document, running, m_folder->filePath(QStringLiteral("update.ini"))};
}

std::unique_ptr<UpdateCheck> TestUpdateCheck::check(const QUrl &url, const QString &running)
{
    const QSslCertificate ca(m_authority.certificate());
    return std::make_unique<UpdateCheck>(
        settings(url, running),
        std::make_unique<NetworkTransport>(patience, QList<QSslCertificate>{ca}), m_clock);
}

UpdateState TestUpdateCheck::lastOf(const QSignalSpy &spy) const
{
    return spy.isEmpty() ? UpdateState() : spy.constLast().constFirst().value<UpdateState>();
}

UpdateState TestUpdateCheck::ended(UpdateCheck &check) const
{
    QSignalSpy spy(&check, &UpdateCheck::changed);
    check.start();
    const bool done = QTest::qWaitFor([&] { return !lastOf(spy).asking; }, 10'000);
    return done ? lastOf(spy) : UpdateState();
}

void TestUpdateCheck::hostileAnswersOnlySayWhy_data()
{
    QTest::addColumn<RawScript>("script");
    QTest::addColumn<UpdateProblem>("problem");
    const QByteArray good = R"({"points_desk": 1, "newest": "0.2.0"})";
    QTest::newRow("closes") << playing({}) << UpdateProblem::NotReachable;
    QTest::newRow("resets") << playing({}, Then::Reset) << UpdateProblem::NotReachable;
    QTest::newRow("says nothing") << playing({}, Then::Hang) << UpdateProblem::NotReachable;
    RawScript drip = playing(naming("0.2.0"));
    drip.dripMs = 500;
    QTest::newRow("drips") << drip << UpdateProblem::NotReachable;
    QTest::newRow("no HTTP") << playing("0.2.0\n") << UpdateProblem::NotReachable;
    QTest::newRow("not there") << playing(answerOf("404 Not Found", good))
                               << UpdateProblem::Refused;
    QTest::newRow("has moved") << playing(
        answerOf("302 Found", good, "Location: http://127.0.0.1:1/\r\n"))
                               << UpdateProblem::Refused;
    QTest::newRow("empty") << playing(answerOf("204 No Content", {})) << UpdateProblem::Refused;
    QTest::newRow("a log-in page")
        << playing(answerOf("200 OK", "<html>Log in</html>")) << UpdateProblem::NotUnderstood;
    QTest::newRow("cut off") << playing("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + good)
                             << UpdateProblem::NotUnderstood;
    RawScript huge = playing("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n" + good);
    huge.filler = 50'000'000;
    QTest::newRow("fifty megabytes") << huge << UpdateProblem::NotUnderstood;
    QTest::newRow("words for people")
        << playing(naming("9.9.9 call 400-123-456")) << UpdateProblem::NotUnderstood;
}

void TestUpdateCheck::hostileAnswersOnlySayWhy()
{
    QFETCH(RawScript, script);
    QFETCH(UpdateProblem, problem);
    RawServer server;
    server.play({script});
    const auto one = check(server.url());
    const UpdateState state = ended(*one);
    QCOMPARE(state.problem, std::optional(problem));
    QVERIFY(!state.isNewer);
    QCOMPARE(state.newest, QString());
    QCOMPARE(state.askedAt, morning);
    QCOMPARE(server.connections(), 1);
}

void TestUpdateCheck::aCertificateThatIsNotTrustedIsNoAnswer()
{
    const test::TestCa another;
    RawServer server(another.issue());
    server.play({playing(naming("0.2.0"))});
    const auto one = check(server.url());
    const UpdateState state = ended(*one);
    QCOMPARE(state.problem, std::optional(UpdateProblem::NotReachable));
    QVERIFY(!state.isNewer);
    QCOMPARE(server.arrivals(), 0);
}

void TestUpdateCheck::whatWasKnownStaysWhenAskingFails()
{
    RawServer server;
    server.play({playing(naming("0.2.0")), playing({})});
    const auto one = check(server.url());
    QVERIFY(ended(*one).isNewer);
    QSignalSpy spy(one.get(), &UpdateCheck::changed);
    one->askNow();
    QTRY_VERIFY_WITH_TIMEOUT(!spy.isEmpty() && !lastOf(spy).asking, patienceMs);
    QVERIFY(lastOf(spy).problem.has_value());
    QVERIFY(lastOf(spy).isNewer);
    QCOMPARE(lastOf(spy).newest, QStringLiteral("0.2.0"));
}

void TestUpdateCheck::aDamagedMemoryIsForgotten_data()
{
    QTest::addColumn<QString>("askedAt");
    QTest::addColumn<QString>("newest");
    QTest::newRow("no time") << QStringLiteral("soon") << QStringLiteral("0.0.9");
    QTest::newRow("a time to come")
        << QStringLiteral("2099-01-01T00:00:00Z") << QStringLiteral("0.0.9");
    QTest::newRow("no version") << QString() << QStringLiteral("<b>9.9</b>");
}

void TestUpdateCheck::aDamagedMemoryIsForgotten()
{
    QFETCH(QString, askedAt);
    QFETCH(QString, newest);
    RawServer server;
    server.play({playing({})});
    const UpdateSettings wish = settings(server.url(), QStringLiteral("0.1.0"));
    {
        QSettings memory(wish.memoryPath, QSettings::IniFormat);
        memory.setValue(QStringLiteral("url"), wish.url.toString());
        memory.setValue(QStringLiteral("asked_at"), askedAt);
        memory.setValue(QStringLiteral("newest"), newest);
    }
    const auto one = check(server.url());
    const UpdateState state = ended(*one);
    QCOMPARE(server.arrivals(), 1); // it was asked
    QCOMPARE(state.newest, QString());
    QVERIFY(!state.isNewer);
}

void TestUpdateCheck::asksOverTlsAndTellsNothingAboutTheDesk()
{
    RawServer server(m_authority.issue());
    server.play({playing(naming("0.2.0"))});
    const auto one = check(server.url());
    const UpdateState state = ended(*one);
    QVERIFY(!state.problem.has_value());
    QVERIFY(state.isNewer);
    QCOMPARE(state.newest, QStringLiteral("0.2.0"));
    QList<QByteArray> lines = server.lastRequest().trimmed().split('\n');
    QCOMPARE(lines.takeFirst().trimmed(), QByteArray("GET /points-desk/newest.json HTTP/1.1"));
    for (const QByteArray &line : lines) {
        const QByteArray name = line.left(line.indexOf(':')).toLower();
        QVERIFY2(QByteArrayList({"host", "accept", "user-agent", "connection", "content-length",
                                 "accept-encoding", "accept-language"})
                     .contains(name),
                 line.constData());
    }
    QVERIFY(server.lastRequest().contains("User-Agent: PointsDesk/0.1.0\r\n"));
}

void TestUpdateCheck::asksOnceADay()
{
    RawServer server;
    server.play({playing(naming("0.2.0"))});
    QVERIFY(ended(*check(server.url())).isNewer);
    m_clock.set(morning.addSecs(qint64{23} * 3600));
    const UpdateState remembered = ended(*check(server.url()));
    QVERIFY(remembered.isNewer);
    QCOMPARE(remembered.askedAt, morning);
    QCOMPARE(server.arrivals(), 1);
    m_clock.set(morning.addDays(1));
    QCOMPARE(ended(*check(server.url())).askedAt, morning.addDays(1));
    QCOMPARE(server.arrivals(), 2);
}

void TestUpdateCheck::asksAgainByHandButNotTwiceAtOnce()
{
    RawServer server;
    server.play({playing(naming("0.1.0"))});
    const auto one = check(server.url());
    QVERIFY(!ended(*one).isNewer);
    QSignalSpy spy(one.get(), &UpdateCheck::changed);
    one->askNow();
    one->askNow();
    QVERIFY(lastOf(spy).asking);
    QTRY_VERIFY_WITH_TIMEOUT(!lastOf(spy).asking, patienceMs);
    QCOMPARE(server.arrivals(), 2);
}

void TestUpdateCheck::anotherAddressIsAskedAtOnce()
{
    RawServer first;
    first.play({playing(naming("0.2.0"))});
    QVERIFY(ended(*check(first.url())).isNewer);
    RawServer second;
    second.play({playing(naming("0.1.0"))});
    QVERIFY(!ended(*check(second.url())).isNewer);
    QCOMPARE(second.arrivals(), 1);
}

void TestUpdateCheck::anUpgradedProgramNoLongerHasNews()
{
    RawServer server;
    server.play({playing(naming("0.2.0"))});
    QVERIFY(ended(*check(server.url())).isNewer);
    const UpdateState upgraded = ended(*check(server.url(), QStringLiteral("0.2.0")));
    QVERIFY(!upgraded.isNewer);
    QCOMPARE(server.arrivals(), 1);
}

void TestUpdateCheck::aDeskWithoutAnAddressAsksNobody()
{
    UpdateDesk desk({});
    QSignalSpy spy(&desk, &UpdateDesk::changed);
    desk.start();
    desk.askNow();
    bool cameBack = false; // behind whatever was queued
    QTimer::singleShot(0, this, [&] { cameBack = true; });
    QTRY_VERIFY_WITH_TIMEOUT(cameBack, patienceMs);
    QVERIFY(spy.isEmpty());
}

void TestUpdateCheck::theDeskAsksInTheBackground()
{
    RawServer server;
    server.play({playing(naming("0.2.0"))});
    QThread *askedOn = nullptr;
    UpdateDesk desk([&] {
        auto *made = check(server.url()).release();
        askedOn = QThread::currentThread();
        return made;
    });
    QSignalSpy spy(&desk, &UpdateDesk::changed);
    desk.start();
    QTRY_VERIFY_WITH_TIMEOUT(lastOf(spy).isNewer, patienceMs);
    QVERIFY(askedOn != QThread::currentThread());
    desk.askNow();
    QTRY_COMPARE_WITH_TIMEOUT(server.wholeArrivals(), 2, patienceMs);
}

QTEST_GUILESS_MAIN(TestUpdateCheck)
#include "tst_update_check.moc"

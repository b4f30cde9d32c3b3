#include "core/wechatpay/server_clock.h"
#include "core/wechatpay/watching_transport.h"
#include "tests/support/fake_wire.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace pd;

class TestServerClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreadableDates_data();
    void unreadableDates();
    void offsets_data();
    void offsets();
    void theWatcherSeesEveryEnd();
    void noWatchingAfterItsEnd();
};

void TestServerClock::unreadableDates_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("text") << QByteArray("yesterday");
    QTest::newRow("ISO") << QByteArray("2026-11-24T06:51:47Z");
    QTest::newRow("other zone") << QByteArray("Tue, 24 Nov 2026 06:51:47 CST");
    QTest::newRow("no such day") << QByteArray("Tue, 31 Nov 2026 06:51:47 GMT");
    QTest::newRow("doubled") << QByteArray(
        "Tue, 24 Nov 2026 06:51:47 GMT, Tue, 24 Nov 2026 06:51:47 GMT");
}

void TestServerClock::unreadableDates()
{
    QFETCH(const QByteArray, date);
    HttpHeaders headers;
    if (!date.isEmpty()) {
        headers.append({"Date", date});
    }
    QVERIFY(!clockAhead(headers, QDateTime::currentDateTimeUtc()));
}

void TestServerClock::offsets_data()
{
    QTest::addColumn<qint64>("ahead");
    QTest::newRow("exact") << qint64{0};
    QTest::newRow("a minute ahead") << qint64{60};
    QTest::newRow("five minutes behind") << qint64{-300};
    QTest::newRow("a year ahead") << qint64{31'536'000};
}

void TestServerClock::offsets()
{
    QFETCH(const qint64, ahead);
    const HttpHeaders headers{{"date", " Tue, 24 Nov 2026 06:51:47 GMT"}};
    const QDateTime server(QDate(2026, 11, 24), QTime(6, 51, 47), Qt::UTC);
    const QDateTime here = server.addSecs(ahead);
    QCOMPARE(clockAhead(headers, here).value(), ahead);
    // Whatever zone the machine stands in.
    QCOMPARE(clockAhead(headers, here.toOffsetFromUtc(8 * 3600)).value(), ahead);
}

void TestServerClock::theWatcherSeesEveryEnd()
{
    test::AnsweringTransport inner;
    inner.answer(MaybeSent{});
    int watched = 0;
    int done = 0;
    WatchingTransport transport(inner, [&](const HttpRequest &request, const SendEnd &end) {
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(std::holds_alternative<MaybeSent>(end));
        QCOMPARE(done, watched);
        ++watched;
    });
    transport.send({"GET", {}, {}, {}}, [&](const SendEnd &) { ++done; });
    transport.send({"GET", {}, {}, {}}, [&](const SendEnd &) { ++done; });
    QCOMPARE(watched, 0);
    QTRY_COMPARE_WITH_TIMEOUT(done, 2, patienceMs);
    QCOMPARE(watched, 2);
}

void TestServerClock::noWatchingAfterItsEnd()
{
    test::AnsweringTransport inner;
    int calls = 0;
    {
        WatchingTransport transport(inner, [&](const HttpRequest &, const SendEnd &) { ++calls; });
        transport.send({}, [&](const SendEnd &) { ++calls; });
    }
    QCoreApplication::sendPostedEvents();
    QCOMPARE(inner.requests().size(), 1);
    QCOMPARE(calls, 0);
}

QTEST_GUILESS_MAIN(TestServerClock)
#include "tst_server_clock.moc"

#include "core/domain/zoned_time.h"

#include <QTest>
#include <QTimeZone>

using namespace pd;

class TestZonedTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void reads_data();
    void reads();
    void writes_data();
    void writes();
    void writesNothingForNoTime();
    void writesLocalTimesWithTheirOffset();
    void deadlineIsMidnightInShanghai_data();
    void deadlineIsMidnightInShanghai();
};

void TestZonedTime::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TimeError>("error");
    QTest::newRow("empty") << QString() << TimeError::Empty;
    for (const char *text : {"today",
                             "2026-11-24",
                             "13:29:35",
                             "2026-11-24T13:29+08:00",
                             "2026-11-24T13:29:35+0800",
                             "2026-11-24T13:29:35+08",
                             "2026-11-24T13:29:35 +08:00",
                             "2026/11/24T13:29:35+08:00",
                             "2026-02-29T13:29:35+08:00",
                             "2026-13-01T13:29:35+08:00",
                             "2026-11-24T24:00:00+08:00",
                             "2026-11-24T13:60:35+08:00",
                             "2026-11-24T13:29:60+08:00",
                             "0000-01-01T00:00:00Z",
                             "2026-11-24T13:29:35+15:00",
                             "2026-11-24T13:29:35+14:30",
                             "2026-11-24T13:29:35+08:60",
                             "2026-11-24T13:29:35.+08:00",
                             "2026-11-24T13:29:35.1234567890Z",
                             "2026-11-24T13:29:35Z\n",
                             " 2026-11-24T13:29:35Z",
                             "26-11-24T13:29:35Z"}) {
        QTest::newRow(text) << QString::fromLatin1(text) << TimeError::NotATime;
    }
    QTest::newRow("full-width") << QStringLiteral("２026-11-24T13:29:35Z") << TimeError::NotATime;
    for (const char *text : {"2026-11-24T13:29:35", "2026-11-24 13:29:35.120"}) {
        QTest::newRow(text) << QString::fromLatin1(text) << TimeError::NoZone;
    }
}

void TestZonedTime::refuses()
{
    QFETCH(QString, text);
    QFETCH(TimeError, error);
    const auto time = parseRfc3339(text);
    QVERIFY(!time.has_value());
    QCOMPARE(time.error(), error);
}

void TestZonedTime::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("utcMs");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *text, qint64 utcMs, int offset) {
        QTest::newRow(text) << QString::fromLatin1(text) << utcMs << offset;
    };
    row("2020-05-20T13:29:35+08:00", 1589952575000, 8 * 3600);
    row("2020-05-20T13:29:35.120+08:00", 1589952575120, 8 * 3600);
    row("2020-05-20T13:29:35.1+08:00", 1589952575100, 8 * 3600);
    row("2020-05-20T13:29:35.123999999+08:00", 1589952575123, 8 * 3600);
    row("2020-05-20T05:29:35Z", 1589952575000, 0);
    row("2020-05-20t05:29:35z", 1589952575000, 0);
    row("2020-05-20 05:29:35-00:00", 1589952575000, 0);
    row("2020-05-19T19:59:35-09:30", 1589952575000, -(9 * 3600 + 30 * 60));
    row("2020-05-20T19:29:35+14:00", 1589952575000, 14 * 3600);
    row("2024-02-29T00:00:00+00:00", 1709164800000, 0);
}

void TestZonedTime::reads()
{
    QFETCH(QString, text);
    QFETCH(qint64, utcMs);
    QFETCH(int, offset);
    const auto time = parseRfc3339(text);
    QVERIFY(time.has_value());
    QCOMPARE(time->toMSecsSinceEpoch(), utcMs);
    QCOMPARE(time->offsetFromUtc(), offset);
}

void TestZonedTime::writes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, const char *written) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(written);
    };
    row("2020-05-20T13:29:35+08:00", "2020-05-20T13:29:35+08:00");
    row("2020-05-20T13:29:35.12+08:00", "2020-05-20T13:29:35.120+08:00");
    row("2020-05-20T13:29:35.007+08:00", "2020-05-20T13:29:35.007+08:00");
    row("2020-05-20T05:29:35Z", "2020-05-20T05:29:35+00:00");
    row("2020-05-20T05:29:35-09:30", "2020-05-20T05:29:35-09:30");
    row("0999-05-20T05:29:35Z", "0999-05-20T05:29:35+00:00");
}

void TestZonedTime::writes()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const auto time = parseRfc3339(text);
    QVERIFY(time.has_value());
    QCOMPARE(toRfc3339(*time), written);
    QVERIFY(toRfc3339(*time).size() <= 29);
    QCOMPARE(*parseRfc3339(toRfc3339(*time)), *time);
}

void TestZonedTime::writesNothingForNoTime()
{
    QCOMPARE(toRfc3339(QDateTime()), QString());
}

void TestZonedTime::writesLocalTimesWithTheirOffset()
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(1589952575120);
    QCOMPARE(parseRfc3339(toRfc3339(moment.toLocalTime()))->toMSecsSinceEpoch(), 1589952575120);
    // Before 1901 Shanghai was 8:05:43 ahead: an offset that RFC 3339 can't write.
    const QDateTime odd = QDateTime(QDate(1850, 1, 1), QTime(12, 0)).toOffsetFromUtc(29143);
    QCOMPARE(parseRfc3339(toRfc3339(odd))->toMSecsSinceEpoch(), odd.toMSecsSinceEpoch());
}

void TestZonedTime::deadlineIsMidnightInShanghai_data()
{
    QTest::addColumn<QString>("notified");
    QTest::addColumn<QString>("deadline");
    const auto row = [](const char *notified, const char *deadline) {
        QTest::newRow(notified) << QString::fromLatin1(notified) << QString::fromLatin1(deadline);
    };
    row("2026-11-24T00:00:00+08:00", "2026-11-25T00:00:00+08:00");
    row("2026-11-24T23:59:59.999+08:00", "2026-11-25T00:00:00+08:00");
    row("2026-11-24T15:59:59Z", "2026-11-25T00:00:00+08:00");
    row("2026-11-24T16:00:00Z", "2026-11-26T00:00:00+08:00");
    row("2026-12-31T12:00:00-10:00", "2027-01-02T00:00:00+08:00");
    row("2024-02-28T12:00:00+08:00", "2024-02-29T00:00:00+08:00");
}

void TestZonedTime::deadlineIsMidnightInShanghai()
{
    QFETCH(QString, notified);
    QFETCH(QString, deadline);
    QCOMPARE(toRfc3339(reportDeadline(*parseRfc3339(notified))), deadline);
    QCOMPARE(reportDeadline(parseRfc3339(notified)->toUTC()), *parseRfc3339(deadline));
}

QTEST_GUILESS_MAIN(TestZonedTime)
#include "tst_zoned_time.moc"

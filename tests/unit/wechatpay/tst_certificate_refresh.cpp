#include "core/wechatpay/certificate_refresh.h"

#include <QTest>

using namespace pd;

class TestCertificateRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decisions_data();
    void decisions();
    void askingAgainWhenToldIsEnough();
};

namespace {

constexpr qint64 never = -1;
constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;

QDateTime at(qint64 seconds)
{
    return seconds == never ? QDateTime()
                            : QDateTime::fromSecsSinceEpoch(1'700'000'000 + seconds, Qt::UTC);
}

} // namespace

void TestCertificateRefresh::decisions_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("tried");
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<qint64>("unknown");
    QTest::addColumn<RefreshReason>("reason");
    QTest::addColumn<qint64>("next");
    using R = RefreshReason;
    const auto row = [](const char *name, qint64 now, qint64 tried, qint64 done, qint64 end,
                        qint64 unknown, R reason, qint64 next) {
        QTest::newRow(name) << now << tried << done << end << unknown << reason << next;
    };
    row("failed just now", 10, 0, never, never, never, R::NotDue, 300);
    row("failed five minutes ago", 300, 0, never, never, never, R::NeverDone, 600);
    row("done just now", 10, 0, 0, 1000 * day, never, R::NotDue, 12 * hour);
    row("a second before 12 hours", 12 * hour - 1, 0, 0, 1000 * day, never, R::NotDue, 12 * hour);
    row("after 12 hours", 12 * hour, 0, 0, 1000 * day, never, R::TwelveHours, 12 * hour + 300);
    row("12 hours, failed just now", 12 * hour + 10, 12 * hour, 0, 1000 * day, never, R::NotDue,
        12 * hour + 300);
    row("none is used", hour, 0, 0, never, never, R::NotDue, 12 * hour);
    row("unknown serial", hour, 0, 0, 1000 * day, hour - 1, R::UnknownSerial, hour + 300);
    row("unknown serial, tried just now", hour, hour - 10, 0, 1000 * day, hour - 1, R::NotDue,
        hour + 290);
    row("unknown serial before the last download", hour, 0, 0, 1000 * day, -60, R::NotDue,
        12 * hour);
    row("nine days left", hour, 0, 0, 9 * day, never, R::BeforeExpiry, hour + 300);
    row("nine days left, done just now", hour - 1, 0, 0, 9 * day, never, R::NotDue, hour);
    row("eleven days left", hour, 0, 0, 11 * day, never, R::NotDue, 12 * hour);
    row("over", hour, 0, 0, -day, never, R::BeforeExpiry, hour + 300);
    row("clock was set back", -day, 0, 0, 1000 * day, never, R::TwelveHours, -day + 300);
}

void TestCertificateRefresh::decisions()
{
    QFETCH(const qint64, now);
    QFETCH(const qint64, tried);
    QFETCH(const qint64, done);
    QFETCH(const qint64, end);
    QFETCH(const qint64, unknown);
    QFETCH(const RefreshReason, reason);
    QFETCH(const qint64, next);
    const auto decision = decideRefresh({at(tried), at(done), at(end), at(unknown)}, at(now));
    QCOMPARE(decision.reason, reason);
    QCOMPARE(decision.next, at(next));

    QCOMPARE(decideRefresh({}, at(now)).reason, RefreshReason::NeverDone);
}

void TestCertificateRefresh::askingAgainWhenToldIsEnough()
{
    // A caller that only ever asks at `next` downloads twice a day, and each hour near the end.
    RefreshState state;
    state.earliestEnd = at(12 * day);
    int downloads = 0;
    for (QDateTime now = at(0); now < at(12 * day);) {
        const auto decision = decideRefresh(state, now);
        if (decision.reason != RefreshReason::NotDue) {
            state.triedAt = now;
            state.doneAt = now;
            ++downloads;
        }
        QVERIFY(decision.next > now);
        now = decision.next;
    }
    QVERIFY(downloads >= 4 + 10 * 24);
    QVERIFY(downloads <= 5 + 10 * 24 + 1);
}

QTEST_GUILESS_MAIN(TestCertificateRefresh)
#include "tst_certificate_refresh.moc"

#include "core/service/batch_pace.h"

#include <QTest>

using namespace pd;

namespace {

const QDateTime noon(QDate(2026, 11, 24), QTime(4, 0), Qt::UTC);

/// How many it lets through in that time, asked every millisecond.
int sentWithin(BatchPace *pace, QDateTime *now, int ms)
{
    int sent = 0;
    for (int i = 0; i < ms; ++i) {
        while (pace->take(*now)) {
            ++sent;
        }
        *now = now->addMSecs(1);
    }
    return sent;
}

} // namespace

class TestBatchPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverSendsMoreThanItMay_data();
    void neverSendsMoreThanItMay();
    void waitsAsLongAsItIsAsked();
    void waitsLongerEachTime();
    void isToldOnceByAnswersThatCameTogether();
    void hostileRetryAfterIsBounded();
    void comesBackToItsRate();
    void clockThatGoesBackGivesNothing();
    void sleepingMachineSavesNothingUp();
};

void TestBatchPace::neverSendsMoreThanItMay_data()
{
    QTest::addColumn<int>("perSecond");
    for (const int rate : {1, 3, 10, 70, 200}) {
        QTest::addRow("%d", rate) << rate;
    }
}

void TestBatchPace::neverSendsMoreThanItMay()
{
    QFETCH(int, perSecond);
    BatchPace pace(perSecond, noon);
    QDateTime now = noon;
    const int sent = sentWithin(&pace, &now, 10'000);
    QVERIFY2(sent <= perSecond * 10 + 1 + perSecond / 10, qPrintable(QString::number(sent)));
    QVERIFY2(sent >= perSecond * 10 - 1, qPrintable(QString::number(sent)));
}

void TestBatchPace::waitsAsLongAsItIsAsked()
{
    BatchPace pace(10, noon);
    QVERIFY(pace.take(noon));
    pace.limited(7, noon);
    QCOMPARE(pace.heldMs(noon), 7000);
    QVERIFY(!pace.take(noon.addMSecs(6999)));
    QVERIFY(pace.waitMs(noon.addMSecs(6999)) >= 1);
    QDateTime now = noon.addMSecs(7000);
    QCOMPARE(sentWithin(&pace, &now, 1000), 5); // and goes on at half the rate
}

void TestBatchPace::waitsLongerEachTime()
{
    BatchPace pace(10, noon);
    QDateTime now = noon;
    QList<qint64> held;
    for (int i = 0; i < 8; ++i) {
        pace.limited(0, now);
        held.append(pace.heldMs(now) / 1000);
        now = now.addMSecs(pace.heldMs(now));
    }
    QCOMPARE(held, (QList<qint64>{1, 2, 4, 8, 16, 32, 60, 60}));
    QCOMPARE(pace.perSecond(), 1); // never none
}

void TestBatchPace::isToldOnceByAnswersThatCameTogether()
{
    BatchPace pace(16, noon);
    for (int i = 0; i < 4; ++i) {
        pace.limited(0, noon.addMSecs(i));
    }
    QCOMPARE(pace.perSecond(), 8);
    QCOMPARE(pace.heldMs(noon), 1000);
}

void TestBatchPace::hostileRetryAfterIsBounded()
{
    BatchPace pace(10, noon);
    pace.limited(2'000'000'000, noon);
    QCOMPARE(pace.heldMs(noon), 300'000);
    BatchPace other(10, noon);
    other.limited(-5, noon);
    QCOMPARE(other.heldMs(noon), 1000);
}

void TestBatchPace::comesBackToItsRate()
{
    BatchPace pace(10, noon);
    pace.limited(0, noon);
    QCOMPARE(pace.perSecond(), 5);
    for (int i = 0; i < 50; ++i) {
        pace.judged();
    }
    QCOMPARE(pace.perSecond(), 10);
}

void TestBatchPace::clockThatGoesBackGivesNothing()
{
    BatchPace pace(1, noon);
    QVERIFY(pace.take(noon));
    QVERIFY(!pace.take(noon.addSecs(-3600)));
    QDateTime now = noon.addSecs(-3600);
    QCOMPARE(sentWithin(&pace, &now, 2000), 1);
}

void TestBatchPace::sleepingMachineSavesNothingUp()
{
    BatchPace pace(10, noon);
    QVERIFY(pace.take(noon));
    const QDateTime later = noon.addSecs(qint64{8} * 3600);
    QVERIFY(pace.take(later));
    QVERIFY(!pace.take(later));
}

QTEST_APPLESS_MAIN(TestBatchPace)
#include "tst_batch_pace.moc"

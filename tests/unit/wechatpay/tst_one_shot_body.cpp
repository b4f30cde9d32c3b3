#include "core/wechatpay/one_shot_body.h"

#include <QTest>

using namespace pd;

class TestOneShotBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cannotBeRewound();
    void givesNothingOnceShut();
    void takesNothing();
    void knowsThatItWasRead();
    void mayBeEmpty();
};

void TestOneShotBody::cannotBeRewound()
{
    OneShotBody body("0123456789");
    QVERIFY(body.isSequential());
    QCOMPARE(body.read(4), QByteArray("0123"));
    QVERIFY(!body.reset());
    QVERIFY(!body.seek(0));
    QCOMPARE(body.readAll(), QByteArray("456789"));
    QVERIFY(body.atEnd());
    char c = 0;
    QCOMPARE(body.read(&c, 1), qint64{-1});
    QVERIFY(!body.reset());
}

void TestOneShotBody::givesNothingOnceShut()
{
    OneShotBody fresh("0123456789");
    fresh.shut();
    QVERIFY(fresh.atEnd());
    QCOMPARE(fresh.readAll(), QByteArray());
    QVERIFY(!fresh.wasRead());

    OneShotBody begun("0123456789");
    QCOMPARE(begun.read(1), QByteArray("0"));
    begun.shut(); // nothing was read ahead
    QCOMPARE(begun.readAll(), QByteArray());
    QVERIFY(begun.wasRead());
}

void TestOneShotBody::takesNothing()
{
    OneShotBody body("0");
    QVERIFY(!body.isWritable());
}

void TestOneShotBody::knowsThatItWasRead()
{
    OneShotBody body("0123456789");
    QCOMPARE(body.bytesAvailable(), qint64{10});
    QVERIFY(!body.wasRead());
    QCOMPARE(body.read(3), QByteArray("012"));
    QVERIFY(body.wasRead());
    QCOMPARE(body.bytesAvailable(), qint64{7});
}

void TestOneShotBody::mayBeEmpty()
{
    OneShotBody body{QByteArray()};
    QVERIFY(body.atEnd());
    QCOMPARE(body.readAll(), QByteArray());
    QVERIFY(!body.wasRead());
}

QTEST_GUILESS_MAIN(TestOneShotBody)
#include "tst_one_shot_body.moc"

#include "core/domain/money.h"

#include "core/domain/points.h"

#include <QTest>

using pd::MoneyError;

class TestMoney : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesYuan_data();
    void refusesYuan();
    void readsYuan_data();
    void readsYuan();
    void refusesFen_data();
    void refusesFen();
    void readsFen();
};

void TestMoney::refusesYuan_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<MoneyError>("error");
    QTest::newRow("empty") << QString() << MoneyError::Empty;
    QTest::newRow("blank") << QStringLiteral("  ") << MoneyError::Empty;
    QTest::newRow("sign only") << QStringLiteral("¥") << MoneyError::Empty;
    QTest::newRow("word") << QStringLiteral("abc") << MoneyError::NotANumber;
    QTest::newRow("spreadsheet") << QStringLiteral("1.2E+5") << MoneyError::Exponent;
    QTest::newRow("negative") << QStringLiteral("-1.00") << MoneyError::Negative;
    QTest::newRow("tenth of a fen") << QStringLiteral("1.005") << MoneyError::TooFine;
    QTest::newRow("two points") << QStringLiteral("1.0.0") << MoneyError::NotANumber;
    QTest::newRow("point at the end") << QStringLiteral("1.") << MoneyError::NotANumber;
    QTest::newRow("point at the start") << QStringLiteral(".5") << MoneyError::NotANumber;
    QTest::newRow("decimal comma") << QStringLiteral("12,30") << MoneyError::NotANumber;
    QTest::newRow("comma first") << QStringLiteral(",123") << MoneyError::NotANumber;
    QTest::newRow("comma in the fraction") << QStringLiteral("1.2,345") << MoneyError::NotANumber;
    QTest::newRow("arabic digits") << QStringLiteral("١٢") << MoneyError::NotANumber;
    QTest::newRow("2^53 fen") << QStringLiteral("90071992547409.92") << MoneyError::TooLarge;
    QTest::newRow("very long") << QString(1000, u'9') << MoneyError::TooLarge;
}

void TestMoney::refusesYuan()
{
    QFETCH(QString, text);
    QFETCH(MoneyError, error);
    const auto fen = pd::fenFromYuan(text);
    QVERIFY(!fen.has_value());
    QCOMPARE(fen.error(), error);
}

void TestMoney::readsYuan_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("fen");
    QTest::newRow("two digits") << QStringLiteral("12.30") << qint64{1230};
    QTest::newRow("one digit") << QStringLiteral("12.3") << qint64{1230};
    QTest::newRow("whole") << QStringLiteral("12") << qint64{1200};
    QTest::newRow("zero") << QStringLiteral("0.00") << qint64{0};
    QTest::newRow("a fen") << QStringLiteral("0.01") << qint64{1};
    QTest::newRow("zeros behind") << QStringLiteral("12.3000") << qint64{1230};
    QTest::newRow("groups") << QStringLiteral("1,234,567.89") << qint64{123456789};
    QTest::newRow("yen sign") << QStringLiteral("¥ 1,234.5") << qint64{123450};
    QTest::newRow("full-width sign") << QStringLiteral("￥8") << qint64{800};
    QTest::newRow("unit") << QStringLiteral("8.80元") << qint64{880};
    // 0.29 * 100 is 28.999999999999996 for those who use doubles.
    QTest::newRow("trap of doubles") << QStringLiteral("0.29") << qint64{29};
    QTest::newRow("largest") << QStringLiteral("90071992547409.91") << pd::Points::maxValue;
}

void TestMoney::readsYuan()
{
    QFETCH(QString, text);
    QFETCH(qint64, fen);
    const auto read = pd::fenFromYuan(text);
    QVERIFY(read.has_value());
    QCOMPARE(*read, fen);
}

void TestMoney::refusesFen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<MoneyError>("error");
    QTest::newRow("empty") << QString() << MoneyError::Empty;
    QTest::newRow("fraction") << QStringLiteral("12.5") << MoneyError::TooFine;
    QTest::newRow("negative") << QStringLiteral("-12") << MoneyError::Negative;
    QTest::newRow("word") << QStringLiteral("12a") << MoneyError::NotANumber;
    QTest::newRow("spreadsheet") << QStringLiteral("1.2E+5") << MoneyError::Exponent;
    QTest::newRow("2^53") << QStringLiteral("9007199254740992") << MoneyError::TooLarge;
}

void TestMoney::refusesFen()
{
    QFETCH(QString, text);
    QFETCH(MoneyError, error);
    const auto fen = pd::fenFromText(text);
    QVERIFY(!fen.has_value());
    QCOMPARE(fen.error(), error);
}

void TestMoney::readsFen()
{
    QCOMPARE(pd::fenFromText(QStringLiteral(" 200 ")).value(), qint64{200});
}

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"

#include "core/domain/points.h"

#include <QTest>

using pd::Points;
using pd::PointsError;

class TestPoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWholeNumbers_data();
    void readsWholeNumbers();
    void refuses_data();
    void refuses();
    void refusesValuesOutsideTheRange();
};

void TestPoints::readsWholeNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("value");
    QTest::newRow("zero") << QStringLiteral("0") << qint64{0};
    QTest::newRow("one") << QStringLiteral("1") << qint64{1};
    QTest::newRow("leading zeros") << QStringLiteral("007") << qint64{7};
    QTest::newRow("largest") << QStringLiteral("9007199254740991") << Points::maxValue;
}

void TestPoints::readsWholeNumbers()
{
    QFETCH(QString, text);
    QFETCH(qint64, value);
    const auto points = Points::fromText(text);
    QVERIFY(points.has_value());
    QCOMPARE(points->value(), value);
}

void TestPoints::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PointsError>("error");
    QTest::newRow("empty") << QString() << PointsError::Empty;
    QTest::newRow("blank") << QStringLiteral(" 1") << PointsError::NotANumber;
    QTest::newRow("letters") << QStringLiteral("12a") << PointsError::NotANumber;
    QTest::newRow("plus") << QStringLiteral("+12") << PointsError::NotANumber;
    QTest::newRow("minus") << QStringLiteral("-12") << PointsError::Negative;
    QTest::newRow("typographic minus") << QStringLiteral("−12") << PointsError::Negative;
    QTest::newRow("fraction") << QStringLiteral("12.5") << PointsError::Fraction;
    QTest::newRow("exponent") << QStringLiteral("1.2E+5") << PointsError::Exponent;
    QTest::newRow("full-width") << QStringLiteral("１２") << PointsError::NotANumber;
    QTest::newRow("arabic digits") << QStringLiteral("١٢") << PointsError::NotANumber;
    QTest::newRow("2^53") << QStringLiteral("9007199254740992") << PointsError::TooLarge;
    QTest::newRow("2^64+1") << QStringLiteral("18446744073709551617") << PointsError::TooLarge;
    QTest::newRow("very long") << QString(400, u'9') << PointsError::TooLarge;
}

void TestPoints::refuses()
{
    QFETCH(QString, text);
    QFETCH(PointsError, error);
    const auto points = Points::fromText(text);
    QVERIFY(!points.has_value());
    QCOMPARE(points.error(), error);
}

void TestPoints::refusesValuesOutsideTheRange()
{
    QCOMPARE(Points::fromValue(-1).error(), PointsError::Negative);
    QCOMPARE(Points::fromValue(Points::maxValue + 1).error(), PointsError::TooLarge);
    QCOMPARE(Points::fromValue(Points::maxValue)->toText(), QStringLiteral("9007199254740991"));
}

QTEST_GUILESS_MAIN(TestPoints)
#include "tst_points.moc"

#include "ui/common/chinese_capitals.h"
#include "ui/common/format.h"

#include <QTest>

#include <limits>

using pd::Points;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void yuan_data();
    void yuan();
    void capitals_data();
    void capitals();
    void ids_data();
    void ids();
    void timeLeft_data();
    void timeLeft();
    void timesKeepTheirZone();
};

void TestFormat::yuan_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64{0} << QStringLiteral("¥0.00");
    QTest::newRow("one fen") << qint64{1} << QStringLiteral("¥0.01");
    QTest::newRow("tenths") << qint64{10} << QStringLiteral("¥0.10");
    QTest::newRow("grouped") << qint64{123450} << QStringLiteral("¥1,234.50");
    QTest::newRow("millions") << qint64{123456789012} << QStringLiteral("¥1,234,567,890.12");
    QTest::newRow("negative") << qint64{-5} << QStringLiteral("-¥0.05");
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min()
                              << QStringLiteral("-¥92,233,720,368,547,758.08");
    // Above 2^53: a double on the way would change the last digits.
    QTest::newRow("not a double") << qint64{9007199254740993}
                                  << QStringLiteral("¥90,071,992,547,409.93");
}

void TestFormat::yuan()
{
    QFETCH(qint64, fen);
    QFETCH(QString, text);
    QCOMPARE(pd::formatYuan(fen), text);
}

void TestFormat::capitals_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 value, const char16_t *text) {
        QTest::newRow(qPrintable(QString::number(value))) << value << QString::fromUtf16(text);
    };
    row(0, u"零");
    row(1, u"壹");
    row(10, u"壹拾");
    row(11, u"壹拾壹");
    row(101, u"壹佰零壹");
    row(110, u"壹佰壹拾");
    row(120, u"壹佰贰拾");
    row(1'001, u"壹仟零壹");
    row(1'010, u"壹仟零壹拾");
    row(1'100, u"壹仟壹佰");
    row(10'000, u"壹万");
    row(10'001, u"壹万零壹");
    row(10'010, u"壹万零壹拾");
    row(11'000, u"壹万壹仟");
    row(100'000, u"壹拾万");
    row(1'205'000, u"壹佰贰拾万伍仟");
    row(10'000'000, u"壹仟万");
    row(100'000'000, u"壹亿");
    row(100'000'001, u"壹亿零壹");
    row(100'010'000, u"壹亿零壹万");
    row(110'001'000, u"壹亿壹仟万壹仟");
    row(1'000'000'000'000, u"壹万亿");
    row(1'000'000'000'001, u"壹万亿零壹");
    row(1'000'100'000'000, u"壹万零壹亿");
    row(1'000'020'000'000, u"壹万亿零贰仟万");
    row(Points::maxValue, u"玖仟零柒万壹仟玖佰玖拾贰亿伍仟肆佰柒拾肆万零玖佰玖拾壹");
}

void TestFormat::capitals()
{
    QFETCH(qint64, value);
    QFETCH(QString, text);
    QCOMPARE(pd::chineseCapitals(Points::fromValue(value).value()), text);
}

void TestFormat::ids_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("four") << QStringLiteral("4200") << QStringLiteral("4200");
    QTest::newRow("five") << QStringLiteral("42000") << QStringLiteral("4200 0");
    QTest::newRow("usual") << QStringLiteral("4200002024202005201234567890")
                           << QStringLiteral("4200 0020 2420 2005 2012 3456 7890");
}

void TestFormat::ids()
{
    QFETCH(QString, id);
    QFETCH(QString, text);
    QCOMPARE(pd::groupedId(id), text);
}

void TestFormat::timeLeft_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("passed") << qint64{-1} << QString();
    QTest::newRow("now") << qint64{0} << QString();
    QTest::newRow("seconds") << qint64{59}
                             << QStringLiteral("today until 24:00, less than a minute left");
    QTest::newRow("minutes") << qint64{12 * 60 + 30}
                             << QStringLiteral("today until 24:00, 12 min left");
    QTest::newRow("hours") << qint64{3 * 60 + 12} * 60
                           << QStringLiteral("today until 24:00, 3 h 12 min left");
}

void TestFormat::timeLeft()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    const QDateTime deadline(QDate(2026, 1, 2), QTime(0, 0), Qt::OffsetFromUTC, 8 * 3600);
    QCOMPARE(pd::formatTimeLeft(deadline, deadline.addSecs(-seconds)), text);
}

void TestFormat::timesKeepTheirZone()
{
    const QDateTime time(QDate(2020, 5, 20), QTime(13, 29, 35), Qt::OffsetFromUTC, 8 * 3600);
    QCOMPARE(pd::formatFull(time), QStringLiteral("2020-05-20 13:29:35 UTC+08:00"));
    const QDateTime west(QDate(2020, 5, 20), QTime(1, 2, 3), Qt::OffsetFromUTC,
                         -(3 * 60 + 30) * 60);
    QCOMPARE(pd::formatFull(west), QStringLiteral("2020-05-20 01:02:03 UTC-03:30"));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_common_format.moc"

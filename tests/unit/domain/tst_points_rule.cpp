#include "core/domain/points_rule.h"

#include <QTest>

using pd::Points;
using pd::PointsRounding;
using pd::PointsRule;

namespace {

Points points(qint64 value)
{
    return Points::fromValue(value).value_or(Points());
}

} // namespace

class TestPointsRule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void proposes_data();
    void proposes();
    void refundsWithNothingToCorrect_data();
    void refundsWithNothingToCorrect();
    void worksOutRefunds_data();
    void worksOutRefunds();
    void withoutARuleCutsInProportion();
};

void TestPointsRule::refuses_data()
{
    QTest::addColumn<qint64>("points");
    QTest::addColumn<qint64>("perFen");
    QTest::addColumn<qint64>("minimum");
    QTest::addColumn<qint64>("amount");
    QTest::newRow("no points") << qint64{0} << qint64{100} << qint64{0} << qint64{100};
    QTest::newRow("per nothing") << qint64{1} << qint64{0} << qint64{0} << qint64{100};
    QTest::newRow("negative minimum") << qint64{1} << qint64{100} << qint64{-1} << qint64{100};
    QTest::newRow("factor too large") << qint64{1'000'001} << qint64{1} << qint64{0} << qint64{1};
    QTest::newRow("negative amount") << qint64{1} << qint64{100} << qint64{0} << qint64{-1};
    QTest::newRow("result too large")
        << qint64{1'000'000} << qint64{1} << qint64{0} << Points::maxValue;
    QTest::newRow("result just too large")
        << qint64{2} << qint64{1} << qint64{0} << (Points::maxValue / 2 + 1);
}

void TestPointsRule::refuses()
{
    QFETCH(qint64, points);
    QFETCH(qint64, perFen);
    QFETCH(qint64, minimum);
    QFETCH(qint64, amount);
    PointsRule rule;
    rule.points = points;
    rule.perFen = perFen;
    rule.minimumFen = minimum;
    QVERIFY(!pd::proposedPoints(rule, amount).has_value());
}

void TestPointsRule::proposes_data()
{
    QTest::addColumn<qint64>("points");
    QTest::addColumn<qint64>("perFen");
    QTest::addColumn<PointsRounding>("rounding");
    QTest::addColumn<qint64>("minimum");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char *name, qint64 factor, qint64 perFen, PointsRounding rounding,
                        qint64 minimum, qint64 amount, qint64 expected) {
        QTest::newRow(name) << factor << perFen << rounding << minimum << amount << expected;
    };
    row("one a yuan", 1, 100, PointsRounding::Down, 0, 12345, 123);
    row("down", 1, 100, PointsRounding::Down, 0, 199, 1);
    row("nearest below", 1, 100, PointsRounding::Nearest, 0, 149, 1);
    row("nearest half", 1, 100, PointsRounding::Nearest, 0, 150, 2);
    row("up", 1, 100, PointsRounding::Up, 0, 101, 2);
    row("up exact", 1, 100, PointsRounding::Up, 0, 200, 2);
    row("three for ten yuan", 3, 1000, PointsRounding::Down, 0, 1999, 5);
    row("under the minimum", 1, 100, PointsRounding::Up, 1000, 999, 0);
    row("at the minimum", 1, 100, PointsRounding::Down, 1000, 1000, 10);
    row("nothing paid", 1, 100, PointsRounding::Up, 0, 0, 0);
    row("largest", 1, 1, PointsRounding::Down, 0, Points::maxValue, Points::maxValue);
    row("above what doubles keep", 999'999, 1'000'000, PointsRounding::Down, 0, Points::maxValue,
        9'007'190'247'541'736);
}

void TestPointsRule::proposes()
{
    QFETCH(qint64, points);
    QFETCH(qint64, perFen);
    QFETCH(PointsRounding, rounding);
    QFETCH(qint64, minimum);
    QFETCH(qint64, amount);
    QFETCH(qint64, expected);
    PointsRule rule;
    rule.points = points;
    rule.perFen = perFen;
    rule.rounding = rounding;
    rule.minimumFen = minimum;
    const auto proposed = pd::proposedPoints(rule, amount);
    QVERIFY(proposed.has_value());
    QCOMPARE(proposed->value(), expected);
}

void TestPointsRule::refundsWithNothingToCorrect_data()
{
    QTest::addColumn<qint64>("paid");
    QTest::addColumn<qint64>("refunded");
    QTest::newRow("no refund") << qint64{1000} << qint64{0};
    QTest::newRow("negative refund") << qint64{1000} << qint64{-1};
    QTest::newRow("nothing was paid") << qint64{0} << qint64{100};
    QTest::newRow("negative payment") << qint64{-1} << qint64{100};
}

void TestPointsRule::refundsWithNothingToCorrect()
{
    QFETCH(qint64, paid);
    QFETCH(qint64, refunded);
    QVERIFY(!pd::proposeAfterRefund(paid, refunded, points(10), std::nullopt).has_value());
}

void TestPointsRule::worksOutRefunds_data()
{
    QTest::addColumn<qint64>("paid");
    QTest::addColumn<qint64>("refunded");
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::newRow("half, by the rule")
        << qint64{20000} << qint64{10050} << qint64{200} << qint64{99};
    QTest::newRow("all") << qint64{20000} << qint64{20000} << qint64{200} << qint64{0};
    QTest::newRow("more than all") << qint64{20000} << qint64{30000} << qint64{200} << qint64{0};
    QTest::newRow("what is kept is under the minimum")
        << qint64{20000} << qint64{19500} << qint64{200} << qint64{0};
    QTest::newRow("double points that day: in proportion")
        << qint64{20000} << qint64{10050} << qint64{400} << qint64{199};
    QTest::newRow("none before") << qint64{20000} << qint64{100} << qint64{0} << qint64{0};
}

void TestPointsRule::worksOutRefunds()
{
    QFETCH(qint64, paid);
    QFETCH(qint64, refunded);
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    PointsRule rule;
    rule.minimumFen = 1000;
    const auto proposal = pd::proposeAfterRefund(paid, refunded, points(before), rule);
    QVERIFY(proposal.has_value());
    QCOMPARE(proposal->after.value(), after);
    QCOMPARE(proposal->difference(), after - before);
    QVERIFY(proposal->refundedFen <= proposal->paidFen);
}

void TestPointsRule::withoutARuleCutsInProportion()
{
    const auto third = pd::proposeAfterRefund(300, 200, points(100), std::nullopt);
    QVERIFY(third.has_value());
    QCOMPARE(third->after.value(), qint64{33});
    // Products of such numbers do not fit 64 bits.
    const auto large
        = pd::proposeAfterRefund(Points::maxValue, 1, points(Points::maxValue), std::nullopt);
    QVERIFY(large.has_value());
    QCOMPARE(large->after.value(), Points::maxValue - 1);
}

QTEST_GUILESS_MAIN(TestPointsRule)
#include "tst_points_rule.moc"

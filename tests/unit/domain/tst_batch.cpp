#include "core/domain/batch.h"

#include <QTest>

using namespace pd;
using namespace Qt::StringLiterals;

class TestBatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startIsRefused_data();
    void startIsRefused();
    void aGoodStartIsLetThrough();
    void secondPersonIsAskedAboveTheLimitOnly();
    void pointsMovedNeverGuesses_data();
    void pointsMovedNeverGuesses();
    void countsEveryEndOnce();
    void countsWhatMayBeSentAgainAsTheRuleSays();
    void memberSystemTakesWhatWeChatPayCant();
    void onlyWhatWasNotTakenMayBeSentAgain();
    void rowsOwnReasonIsKept();
};

namespace {

Batch batchOf(qint64 points)
{
    Batch batch;
    batch.id = EntryId::generate();
    batch.operatorName = u"李雷"_s;
    batch.totals.rows = 3;
    batch.totals.good = 3;
    batch.totals.up = points;
    return batch;
}

BatchStart goodStart(const Batch &batch)
{
    return {batch.id, u"60,000"_s, u"系统故障补报"_s, {u"韩梅梅"_s, u"已核对清单"_s}};
}

} // namespace

void TestBatch::startIsRefused_data()
{
    QTest::addColumn<QString>("total");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("secondReason");
    QTest::addColumn<BatchStartIssue>("issue");
    const QString name = u"韩梅梅"_s;
    const QString why = u"核对"_s;
    const QString reason = u"补报"_s;
    const auto row = [](const char *title) -> QTestData & {
        return QTest::newRow(title);
    };
    row("no total") << u" "_s << reason << name << why << BatchStartIssue::TotalMissing;
    row("another total") << u"6000"_s << reason << name << why << BatchStartIssue::TotalDiffers;
    row("a fraction") << u"60000.0"_s << reason << name << why << BatchStartIssue::TotalDiffers;
    row("an exponent") << u"6E4"_s << reason << name << why << BatchStartIssue::TotalDiffers;
    row("no reason") << u"60000"_s << u" "_s << name << why << BatchStartIssue::ReasonMissing;
    row("emoji") << u"60000"_s << u"补报😀"_s << name << why << BatchStartIssue::ReasonBad;
    row("long") << u"60000"_s << QString(201, u'补') << name << why << BatchStartIssue::ReasonBad;
    row("alone") << u"60000"_s << reason << u"\t"_s << why << BatchStartIssue::SecondNameMissing;
    row("twice") << u"60000"_s << reason << u" 李雷 "_s << why << BatchStartIssue::SecondIsOperator;
    row("no why") << u"60000"_s << reason << name << QString()
                  << BatchStartIssue::SecondReasonMissing;
}

void TestBatch::startIsRefused()
{
    QFETCH(QString, total);
    QFETCH(QString, reason);
    QFETCH(QString, second);
    QFETCH(QString, secondReason);
    QFETCH(BatchStartIssue, issue);
    const Batch batch = batchOf(60'000);
    const auto issues
        = checkStart({batch.id, total, reason, {second, secondReason}}, batch, false, {});
    QCOMPARE(issues, QList<BatchStartIssue>{issue});
}

void TestBatch::aGoodStartIsLetThrough()
{
    Batch batch = batchOf(60'000);
    QVERIFY(checkStart(goodStart(batch), batch, false, {}).isEmpty());
    batch.totals.good = 0;
    QCOMPARE(checkStart(goodStart(batch), batch, false, {}).constFirst(),
             BatchStartIssue::NothingToSend);
    batch.totals.good = 3;
    batch.totals.tooLarge = true;
    QCOMPARE(checkStart(goodStart(batch), batch, false, {}).constFirst(),
             BatchStartIssue::TooLarge);
}

void TestBatch::secondPersonIsAskedAboveTheLimitOnly()
{
    BatchLimits limits;
    limits.secondPersonAbove = 60'000;
    const Batch batch = batchOf(60'000);
    BatchStart start = goodStart(batch);
    start.second = {};
    QVERIFY(checkStart(start, batch, false, limits).isEmpty());
    limits.secondPersonAbove = 59'999;
    QCOMPARE(checkStart(start, batch, false, limits).size(), 2);
    // What is taken away counts as what is given.
    Batch down = batchOf(0);
    down.totals.down = 60'000;
    QVERIFY(needsSecondPerson(down.totals, limits));
}

void TestBatch::pointsMovedNeverGuesses_data()
{
    QTest::addColumn<QString>("points");
    QTest::addColumn<QString>("before");
    QTest::addColumn<std::optional<qint64>>("moved");
    using Moved = std::optional<qint64>;
    QTest::newRow("new") << u"120"_s << QString() << Moved(120);
    QTest::newRow("less") << u"20"_s << u"120"_s << Moved(-100);
    QTest::newRow("bad before") << u"20"_s << u"x"_s << Moved(20);
    QTest::newRow("64-bit overflow") << u"9223372036854775808"_s << QString() << Moved();
    QTest::newRow("not a number") << u"=1+1"_s << QString() << Moved();
}

void TestBatch::pointsMovedNeverGuesses()
{
    QFETCH(QString, points);
    QFETCH(QString, before);
    QFETCH(std::optional<qint64>, moved);
    CorrectionDraft draft;
    draft.points = points;
    draft.pointsBefore = before;
    QCOMPARE(pointsMoved(draft), moved);
}

void TestBatch::countsEveryEndOnce()
{
    BatchCounts counts;
    const QList<Outcome> outcomes = everyOutcome();
    for (const Outcome &outcome : outcomes) {
        ++counts.of({stateAfter(outcome), outcome, {}, 1});
    }
    ++counts.of({EntryState::ToBook, {}, {}, 0});
    ++counts.of({EntryState::Booked, {}, {}, 0});
    ++counts.of({EntryState::Sending, {}, {}, 1});
    QCOMPARE(counts.all(), outcomes.size() + 3);
    QCOMPARE(counts.ended(), outcomes.size() + 2);
    QCOMPARE(counts.accepted, 1);
    QCOMPARE(counts.already, 1);
    QCOMPARE(counts.tooLate, 1);
    QCOMPARE(counts.rateLimited, 1);
    QCOMPARE(counts.rejected, 10);
    QCOMPARE(counts.notSent, 10);
    QCOMPARE(counts.unknown, 14);
    QCOMPARE(counts.recorded, 2);
}

void TestBatch::countsWhatMayBeSentAgainAsTheRuleSays()
{
    BatchCounts counts;
    int may = 0;
    const QList<Outcome> outcomes = everyOutcome();
    for (const Outcome &outcome : outcomes) {
        const BatchRowResult result{stateAfter(outcome), outcome, {}, 1};
        counts.add(result, 2);
        counts.add(result, -1);
        may += result.mayBeSentAgain() ? 1 : 0;
    }
    QCOMPARE(counts.mayBeSentAgain(), may);
    QCOMPARE(counts.all(), static_cast<int>(outcomes.size()));
}

void TestBatch::memberSystemTakesWhatWeChatPayCant()
{
    QStringList taken;
    const QList<Outcome> outcomes = everyOutcome();
    for (const Outcome &outcome : outcomes) {
        if (BatchRowResult{stateAfter(outcome), outcome, {}, 1}.isForMemberSystem()) {
            taken.append(outcomeToken(outcome));
        }
    }
    QCOMPARE(taken, (QStringList{u"already_reported"_s, u"rejected:too_late"_s}));
    QVERIFY(isForMemberSystem(BatchMark::AlreadyThere));
    QVERIFY(isForMemberSystem(BatchMark::TooLate));
    QVERIFY(!isForMemberSystem(BatchMark::SettleFirst));
    QVERIFY(!isForMemberSystem(BatchMark::Good));
}

void TestBatch::onlyWhatWasNotTakenMayBeSentAgain()
{
    const auto mayBe = [](const Outcome &outcome) {
        return BatchRowResult{stateAfter(outcome), outcome, {}, 1}.mayBeSentAgain();
    };
    QVERIFY(mayBe(NotSent{NotSentReason::Cancelled}));
    QVERIFY(mayBe(Rejected{RejectReason::RateLimited}));
    QVERIFY(mayBe(Rejected{RejectReason::NotSubmitted}));
    QVERIFY(!mayBe(Unknown{UnknownReason::Interrupted})); // set apart: settled by itself
    QVERIFY(!mayBe(Accepted{}));
    QVERIFY(!mayBe(AlreadyReported{}));
    QVERIFY(!mayBe(Rejected{RejectReason::OpenidWrong}));
    // Being sent once more at this moment.
    QVERIFY(!(BatchRowResult{EntryState::Sending, Rejected{RejectReason::RateLimited}, {}, 2})
                 .mayBeSentAgain());
}

void TestBatch::rowsOwnReasonIsKept()
{
    CorrectionDraft draft;
    QCOMPARE(withReason(draft, u"批次"_s).reason, u"批次"_s);
    draft.reason = u"自己的"_s;
    QCOMPARE(withReason(draft, u"批次"_s).reason, u"自己的"_s);
}

QTEST_APPLESS_MAIN(TestBatch)
#include "tst_batch.moc"

#include "core/domain/refund_proposal.h"

#include <QTest>

using namespace pd;

namespace {

Points points(qint64 value)
{
    return Points::fromValue(value).value();
}

Entry entry(EntryKind kind, EntryState state, qint64 value)
{
    Entry entry;
    entry.fields.kind = kind;
    entry.fields.points = points(value);
    entry.state = state;
    return entry;
}

TransactionCard card(qint64 paid, qint64 refunded, std::optional<qint64> now)
{
    TransactionCard card;
    card.known = true;
    card.row.transaction.amountFen = paid;
    card.row.transaction.refundedFen = refunded;
    card.row.state = now ? ReportState::Accepted : ReportState::Waiting;
    if (now) {
        card.row.points = points(*now);
    }
    return card;
}

const std::optional<PointsRule> noRule;
const std::optional<PointsRule> aPointAYuan = PointsRule{};

} // namespace

class TestRefundProposal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingToDo();
    void cutsWhatWasGiven();
    void cutsOnce();
    void cutsACorrectedValue();
    void refusedEntriesCountForNothing();
    void proposesPoints();
};

void TestRefundProposal::nothingToDo()
{
    QVERIFY(!refundToCorrect(card(12'800, 0, 120), noRule));
    QVERIFY(!refundToCorrect(card(12'800, 4'000, std::nullopt), noRule)); // nobody gave any
    QVERIFY(!refundToCorrect(card(0, 4'000, 120), noRule)); // nobody knows what was paid
}

void TestRefundProposal::cutsWhatWasGiven()
{
    const auto half = refundToCorrect(card(12'800, 6'400, 120), noRule);
    QVERIFY(half.has_value());
    QCOMPARE(half->after, points(60));
    const auto whole = refundToCorrect(card(12'800, 12'800, 128), aPointAYuan);
    QVERIFY(whole.has_value());
    QCOMPARE(whole->after, points(0));
    const auto ruled = refundToCorrect(card(12'850, 4'000, 128), aPointAYuan);
    QVERIFY(ruled.has_value());
    QCOMPARE(ruled->after, points(88));
}

void TestRefundProposal::cutsOnce()
{
    TransactionCard corrected = card(12'800, 6'400, 60);
    corrected.entries = {entry(EntryKind::Report, EntryState::Accepted, 120),
                         entry(EntryKind::MemberSystem, EntryState::ToBook, 60)};
    QVERIFY(!refundToCorrect(corrected, noRule));
    corrected.row.transaction.refundedFen = 9'600; // and a second refund
    const auto again = refundToCorrect(corrected, noRule);
    QVERIFY(again.has_value());
    QCOMPARE(again->after, points(30));
    // What the mall itself had reported stands in the correction alone.
    TransactionCard ofMall = card(12'800, 6'400, 60);
    Entry correction = entry(EntryKind::MemberSystem, EntryState::Booked, 60);
    correction.fields.pointsBefore = points(120);
    ofMall.entries = {correction};
    QVERIFY(!refundToCorrect(ofMall, noRule));
}

void TestRefundProposal::cutsACorrectedValue()
{
    TransactionCard raised = card(12'800, 6'400, 200);
    raised.entries = {entry(EntryKind::Report, EntryState::Accepted, 120),
                      entry(EntryKind::MemberSystem, EntryState::Booked, 200)};
    const auto proposal = refundToCorrect(raised, noRule);
    QVERIFY(proposal.has_value());
    QCOMPARE(proposal->after, points(100));
}

void TestRefundProposal::refusedEntriesCountForNothing()
{
    TransactionCard typo = card(12'800, 6'400, 120);
    typo.entries = {entry(EntryKind::Report, EntryState::Rejected, 12'000),
                    entry(EntryKind::Report, EntryState::Accepted, 120)};
    const auto proposal = refundToCorrect(typo, noRule);
    QVERIFY(proposal.has_value());
    QCOMPARE(proposal->after, points(60));
}

void TestRefundProposal::proposesPoints()
{
    QVERIFY(!pointsToPropose(card(12'850, 0, std::nullopt), noRule));
    QVERIFY(!pointsToPropose(card(12'850, 0, 120), aPointAYuan)); // reported
    TransactionCard unknown = card(12'850, 0, std::nullopt);
    unknown.known = false;
    QVERIFY(!pointsToPropose(unknown, aPointAYuan));
    QCOMPARE(pointsToPropose(card(12'850, 0, std::nullopt), aPointAYuan), points(128));
    QCOMPARE(pointsToPropose(card(12'850, 12'850, std::nullopt), aPointAYuan), points(0));
    QCOMPARE(pointsToPropose(card(12'850, 2'900, std::nullopt), aPointAYuan), points(99));
}

QTEST_GUILESS_MAIN(TestRefundProposal)
#include "tst_refund_proposal.moc"

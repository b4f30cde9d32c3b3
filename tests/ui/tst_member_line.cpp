#include "fake_desk.h"
#include "samples.h"
#include "tests/support/set_clock.h"
#include "ui/correction/correction_form.h"
#include "ui/correction/correction_pane.h"
#include "ui/correction/transaction_card_view.h"

#include <QTest>

#include <memory>

using namespace pd;

namespace {

MemberAnswer problem(QueryProblem why)
{
    MemberAnswer answer;
    answer.problem = QueryError{why, {}, {}, {}};
    return answer;
}

MemberAnswer state(AuthorizationState state, std::optional<CommitStatus> pending = {})
{
    MemberAnswer answer;
    answer.authorization = MemberAuthorization{state, {}, {}};
    answer.pending = pending;
    return answer;
}

} // namespace

/// What WeChat Pay knows about the member, on the card of the form: asked in the background, never
/// in anybody's way.
class TestMemberLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatIsKnown_data();
    void saysWhatIsKnown();
    void keepsNobodyWaiting();
    void anAnswerAboutTheLastMemberIsDropped();
    void aPaymentNobodyKnowsIsNotAskedAbout();
    void anotherCardTakesTheLineAway();

private:
    void show(const TransactionCard &card);
    [[nodiscard]] QString line() const;

    test::SetClock m_clock{QStringLiteral("2026-11-24T20:48:31+08:00")};
    Profile m_profile = samples::profile();
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<CorrectionPane> m_pane;
};

void TestMemberLine::init()
{
    m_desk = std::make_unique<FakeDesk>(m_clock);
    m_pane = std::make_unique<CorrectionPane>(*m_desk, m_profile, m_clock);
    m_pane->show();
}

void TestMemberLine::cleanup()
{
    m_pane.reset();
    m_desk.reset();
}

void TestMemberLine::show(const TransactionCard &card)
{
    m_pane->showTransaction(card.row.transaction.transactionId);
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
}

QString TestMemberLine::line() const
{
    return m_pane->findChild<TransactionCardView *>()->memberText();
}

void TestMemberLine::saysWhatIsKnown_data()
{
    QTest::addColumn<MemberAnswer>("answer");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const MemberAnswer &answer, const char *words) {
        QTest::newRow(name) << answer << QString::fromLatin1(words);
    };
    using Q = QueryProblem;
    row("appid of another mall", problem(Q::AppidWrong), "Is it that of another mall?");
    row("openid unknown", problem(Q::OpenidWrong), "does not know this member");
    row("mixed up", problem(Q::PairWrong), "appid and openid are mixed up");
    row("merchant unknown", problem(Q::MerchantUnknown), "merchant number");
    row("no right", problem(Q::NoRight), "may not use the points service");
    row("401", problem(Q::SignatureRefused), "connection check");
    row("no answer", problem(Q::NoAnswer), "is not known");
    row("not verified", problem(Q::NotVerified), "is not known");
    row("too often", problem(Q::RateLimited), "is not known");
    using A = AuthorizationState;
    row("authorised", state(A::Authorized), "has authorised");
    row("authorised, nothing waits", state(A::Authorized, CommitStatus::Finished),
        "has authorised");
    row("authorised, payments wait", state(A::Authorized, CommitStatus::Pending), "submit them");
    row("not authorised", state(A::Unauthorized), "has not authorised");
    row("taken back", state(A::Deauthorized), "taken the authorisation");
}

void TestMemberLine::saysWhatIsKnown()
{
    QFETCH(MemberAnswer, answer);
    QFETCH(QString, words);
    const TransactionCard card = samples::card(samples::row(3));
    show(card);
    QCOMPARE(m_desk->members.size(), 1);
    QCOMPARE(m_desk->members.at(0).appid, card.row.transaction.appid);
    QCOMPARE(m_desk->members.at(0).openid, card.row.transaction.openid);
    QCOMPARE(line(), QString());
    Q_EMIT m_desk->memberReady(m_desk->members.at(0).ticket, answer);
    QVERIFY2(line().contains(words), qPrintable(line()));
}

void TestMemberLine::keepsNobodyWaiting()
{
    show(samples::card(samples::row(3)));
    auto *form = m_pane->findChild<CorrectionForm *>();
    QVERIFY(form->isEnabled()); // no answer has come
    Q_EMIT m_desk->memberReady(m_desk->members.at(0).ticket, problem(QueryProblem::NoAnswer));
    QVERIFY(form->isEnabled());
}

void TestMemberLine::anAnswerAboutTheLastMemberIsDropped()
{
    show(samples::card(samples::row(3)));
    const Ticket first = m_desk->members.at(0).ticket;
    show(samples::card(samples::row(4)));
    QCOMPARE(m_desk->members.size(), 2);
    Q_EMIT m_desk->memberReady(first, state(AuthorizationState::Unauthorized));
    QCOMPARE(line(), QString());
    Q_EMIT m_desk->memberReady(m_desk->members.at(1).ticket, state(AuthorizationState::Authorized));
    QVERIFY(!line().isEmpty());
}

void TestMemberLine::aPaymentNobodyKnowsIsNotAskedAbout()
{
    TransactionCard unknown;
    unknown.row.transaction.transactionId = samples::idOf(5);
    show(unknown);
    QVERIFY(m_desk->members.isEmpty());
}

void TestMemberLine::anotherCardTakesTheLineAway()
{
    show(samples::card(samples::row(3)));
    Q_EMIT m_desk->memberReady(m_desk->members.at(0).ticket, state(AuthorizationState::Authorized));
    QVERIFY(!line().isEmpty());
    show(samples::card(samples::row(4)));
    QCOMPARE(line(), QString());
}

QTEST_MAIN(TestMemberLine)
#include "tst_member_line.moc"

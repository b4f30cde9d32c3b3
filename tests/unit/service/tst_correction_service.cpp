#include "service_fixture.h"

#include <QSignalSpy>
#include <QSqlQuery>
#include <QTest>

using namespace pd;
using pd::test::ServiceFixture;

class TestCorrectionService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsNothingWhenTheIntentCantBeCommitted();
    void sendsNothingWithoutKeys();
    void sendsNothingWhileClosing();
    void refusesASecondReportWhileOneIsOpen();
    void refusesWhatWeChatPayWontTake_data();
    void refusesWhatWeChatPayWontTake();
    void sendsAgainstAdviceOnTheOperatorsWord();
    void commitsTheIntentBeforeAnythingIsSent();
    void recordsEveryEnd_data();
    void recordsEveryEnd();
    void sendsTheSameBytesAgain();
    void neverSendsAgainWhatIsSettled();
    void makesInterruptedEntriesUnknownAtStart();
    void saysWhenAnOutcomeCantBeRecorded();
    void recordsMemberSystemCorrectionsWithoutSending();
    void booksAMemberSystemCorrectionOnce();
};

namespace {

/// Refuses every further insert of an event, as a full disk would.
void breakJournal(const Database &database)
{
    QSqlQuery query(database.connection());
    QVERIFY(query.exec(QStringLiteral("CREATE TEMP TRIGGER broken BEFORE INSERT ON events "
                                      "BEGIN SELECT RAISE(ABORT, 'broken by the test'); END")));
}

} // namespace

void TestCorrectionService::sendsNothingWhenTheIntentCantBeCommitted()
{
    ServiceFixture desk;
    breakJournal(*desk.database);
    QSignalSpy changed(desk.service.get(), &CorrectionService::entryChanged);
    const auto submitted = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(!submitted);
    QCOMPARE(submitted.error().problem, SubmitProblem::StoreFailed);
    QCOMPARE(desk.transport.sent().size(), 0);
    QCOMPARE(changed.count(), 0);
    desk.restart();
    QVERIFY(desk.pages->page({})->entries.isEmpty());
}

void TestCorrectionService::sendsNothingWithoutKeys()
{
    ServiceFixture desk;
    CorrectionService keyless({}, {*desk.journal, *desk.pages, *desk.transactions}, nullptr,
                              desk.clock);
    const auto submitted = keyless.submit(desk.correction(desk.draft()));
    QVERIFY(!submitted);
    QCOMPARE(submitted.error().problem, SubmitProblem::NoConnection);
    QVERIFY(desk.pages->page({})->entries.isEmpty());
}

void TestCorrectionService::sendsNothingWhileClosing()
{
    ServiceFixture desk;
    desk.service->close();
    const auto submitted = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(!submitted);
    QCOMPARE(submitted.error().problem, SubmitProblem::Closing);
    QVERIFY(desk.transport.sent().isEmpty());
}

void TestCorrectionService::refusesASecondReportWhileOneIsOpen()
{
    ServiceFixture desk;
    const auto first = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(first.has_value());
    CorrectionDraft second = desk.draft();
    second.points = QStringLiteral("999");
    second.againstAdvice = true;
    const auto refused = desk.service->submit(desk.correction(second));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problem, SubmitProblem::OpenReportExists);
    QCOMPARE(desk.transport.sent().size(), 1);

    desk.transport.end(MaybeSent{UnknownReason::TimedOut, {}});
    QCOMPARE(desk.entry(first->id).state, EntryState::Unknown);
    QCOMPARE(desk.service->submit(desk.correction(second)).error().problem,
             SubmitProblem::OpenReportExists);
    QCOMPARE(desk.transport.sent().size(), 1);
}

void TestCorrectionService::refusesWhatWeChatPayWontTake_data()
{
    QTest::addColumn<bool>("alreadyAccepted");
    QTest::addColumn<int>("hoursLater");
    QTest::addColumn<Advice>("advice");
    QTest::newRow("a second report") << true << 0 << Advice::AlreadyThere;
    QTest::newRow("the next day") << false << 13 << Advice::TooLate;
}

void TestCorrectionService::refusesWhatWeChatPayWontTake()
{
    QFETCH(bool, alreadyAccepted);
    QFETCH(int, hoursLater);
    QFETCH(Advice, advice);
    ServiceFixture desk;
    QCOMPARE(*desk.transactions->add({desk.payment()}), 1);
    if (alreadyAccepted) {
        QVERIFY(desk.service->submit(desk.correction(desk.draft())).has_value());
        desk.transport.end(desk.signed204());
    }
    const auto sentBefore = desk.transport.sent().size();
    desk.clock.set(desk.clock.now().addSecs(3600LL * hoursLater));
    const auto refused = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problem, SubmitProblem::AgainstAdvice);
    QCOMPARE(refused.error().advice, advice);
    QCOMPARE(desk.transport.sent().size(), sentBefore);
}

void TestCorrectionService::sendsAgainstAdviceOnTheOperatorsWord()
{
    ServiceFixture desk;
    QVERIFY(desk.service->submit(desk.correction(desk.draft())).has_value());
    desk.transport.end(desk.signed204());
    CorrectionDraft again = desk.draft();
    again.againstAdvice = true;
    const auto submitted = desk.service->submit(desk.correction(again));
    QVERIFY(submitted.has_value());
    desk.transport.end(ServiceFixture::error(400, "INVALID_REQUEST", "该订单积分已回传"));
    const Entry entry = desk.entry(submitted->id);
    QCOMPARE(entry.state, EntryState::AlreadyReported);
    QVERIFY(entry.fields.againstAdvice);
}

void TestCorrectionService::commitsTheIntentBeforeAnythingIsSent()
{
    ServiceFixture desk;
    bool wasThere = false;
    desk.transport.onSend = [&] {
        auto second = Database::open(desk.storePath());
        QVERIFY(second.has_value());
        const auto page = JournalPages(**second).page({});
        QVERIFY(page.has_value());
        wasThere
            = page->entries.size() == 1 && page->entries.constFirst().state == EntryState::Sending;
    };
    QVERIFY(desk.service->submit(desk.correction(desk.draft())).has_value());
    QVERIFY(wasThere);
}

void TestCorrectionService::recordsEveryEnd_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("token");
    QTest::newRow("204") << 204 << QByteArray() << QByteArray() << QStringLiteral("accepted");
    QTest::newRow("already there")
        << 400 << QByteArray("INVALID_REQUEST") << QByteArray("该订单积分已回传")
        << QStringLiteral("already_reported");
    QTest::newRow("too late") << 400 << QByteArray("INVALID_REQUEST")
                              << QByteArray("该订单已超过回传时效")
                              << QStringLiteral("rejected:too_late");
    QTest::newRow("no right") << 403 << QByteArray("NO_AUTH") << QByteArray("商户号下暂无商圈")
                              << QStringLiteral("rejected:no_right");
    QTest::newRow("server error") << 500 << QByteArray("SYSTEM_ERROR") << QByteArray("系统错误")
                                  << QStringLiteral("unknown:server_error");
}

void TestCorrectionService::recordsEveryEnd()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, message);
    QFETCH(QString, token);
    ServiceFixture desk;
    QSignalSpy changed(desk.service.get(), &CorrectionService::entryChanged);
    QSignalSpy idle(desk.service.get(), &CorrectionService::idle);
    const auto submitted = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(submitted.has_value());
    QCOMPARE(submitted->state, EntryState::Sending);
    QCOMPARE(desk.service->running(), 1);
    desk.transport.end(status == 204 ? desk.signed204()
                                     : ServiceFixture::error(status, code, message));
    desk.restart();
    const Entry entry = desk.entry(submitted->id);
    QVERIFY(entry.outcome.has_value());
    QCOMPARE(outcomeToken(*entry.outcome), token);
    QCOMPARE(entry.facts.httpStatus, status);
    QCOMPARE(entry.facts.message.toUtf8(), message);
    QCOMPARE(entry.operatorName, QStringLiteral("李雷"));
    QCOMPARE(entry.fields.reason, QStringLiteral("商场系统故障补报"));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(idle.count(), 1);
}

void TestCorrectionService::sendsTheSameBytesAgain()
{
    ServiceFixture desk;
    const auto submitted = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(submitted.has_value());
    desk.transport.end(MaybeSent{UnknownReason::ConnectionLost, {}});
    desk.clock.set(desk.clock.now().addSecs(60));
    const auto again = desk.service->sendAgain(submitted->id);
    QVERIFY(again.has_value());
    QCOMPARE(again->state, EntryState::Sending);
    desk.transport.end(ServiceFixture::error(400, "INVALID_REQUEST", "该订单积分已回传"));

    const QList<HttpRequest> sent = desk.transport.sent();
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent.at(0).body, sent.at(1).body);
    QVERIFY(headerValue(sent.at(0).headers, "Authorization")
            != headerValue(sent.at(1).headers, "Authorization"));
    const auto details = desk.pages->details(submitted->id);
    QCOMPARE((*details)->entry.state, EntryState::AlreadyReported);
    QCOMPARE((*details)->attempts.size(), 2);
    QCOMPARE(outcomeToken(*(*details)->attempts.at(0).outcome),
             QStringLiteral("unknown:connection_lost"));
    QCOMPARE(desk.pages->page({})->entries.size(), 1);
}

void TestCorrectionService::neverSendsAgainWhatIsSettled()
{
    ServiceFixture desk;
    const auto submitted = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(submitted.has_value());
    QCOMPARE(desk.service->sendAgain(submitted->id).error().problem, SubmitProblem::NotAllowed);
    desk.transport.end(desk.signed204());
    QCOMPARE(desk.service->sendAgain(submitted->id).error().problem, SubmitProblem::NotAllowed);
    QCOMPARE(desk.service->sendAgain(EntryId::generate()).error().problem,
             SubmitProblem::NoSuchEntry);
    QCOMPARE(desk.transport.sent().size(), 1);
}

void TestCorrectionService::makesInterruptedEntriesUnknownAtStart()
{
    ServiceFixture desk;
    const auto submitted = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(submitted.has_value());
    desk.restart();
    const auto recovered = desk.service->recover();
    QVERIFY(recovered.has_value());
    QCOMPARE(recovered->size(), 1);
    QCOMPARE(outcomeToken(*desk.entry(submitted->id).outcome),
             QStringLiteral("unknown:interrupted"));
    QVERIFY(desk.service->recover()->isEmpty());
    QCOMPARE(desk.pages->unsettled()->size(), 1);
}

void TestCorrectionService::saysWhenAnOutcomeCantBeRecorded()
{
    ServiceFixture desk;
    const auto submitted = desk.service->submit(desk.correction(desk.draft()));
    QVERIFY(submitted.has_value());
    breakJournal(*desk.database);
    QSignalSpy lost(desk.service.get(), &CorrectionService::outcomeNotRecorded);
    desk.transport.end(desk.signed204());
    QCOMPARE(lost.count(), 1);
    QCOMPARE(desk.service->running(), 0);
    desk.restart();
    QCOMPARE(desk.service->recover()->size(), 1);
    QCOMPARE(desk.entry(submitted->id).state, EntryState::Unknown);
}

void TestCorrectionService::recordsMemberSystemCorrectionsWithoutSending()
{
    ServiceFixture desk;
    CorrectionDraft draft = desk.draft();
    draft.kind = EntryKind::MemberSystem;
    const auto recorded = desk.service->submit(desk.correction(draft));
    QVERIFY(recorded.has_value());
    QCOMPARE(recorded->state, EntryState::ToBook);
    QVERIFY(desk.transport.sent().isEmpty());
    QCOMPARE(desk.service->running(), 0);
    QCOMPARE(desk.service->sendAgain(recorded->id).error().problem, SubmitProblem::NotAllowed);
}

void TestCorrectionService::booksAMemberSystemCorrectionOnce()
{
    ServiceFixture desk;
    CorrectionDraft draft = desk.draft();
    draft.kind = EntryKind::MemberSystem;
    const auto recorded = desk.service->submit(desk.correction(draft));
    QVERIFY(recorded.has_value());
    const auto booked = desk.service->book(recorded->id, {QStringLiteral("CRM-2026-118"), {}});
    QVERIFY(booked.has_value());
    QCOMPARE(booked->state, EntryState::Booked);
    QCOMPARE(booked->bookingReference, QStringLiteral("CRM-2026-118"));
    QCOMPARE(desk.service->book(recorded->id, {QStringLiteral("again"), {}}).error().problem,
             SubmitProblem::NotAllowed);
}

QTEST_GUILESS_MAIN(TestCorrectionService)
#include "tst_correction_service.moc"

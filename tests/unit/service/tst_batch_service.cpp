#include "batch_fixture.h"

#include "tests/support/patience.h"

#include <QSqlQuery>
#include <QTest>

#include <algorithm>

using namespace pd;
using namespace Qt::StringLiterals;
using pd::test::BatchFixture;

class TestBatchService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isNotStartedWithoutTheRightTotal();
    void isNotStartedTwice();
    void sendsNothingWhenTheIntentsCantBeCommitted();
    void sendsNothingWithoutKeys();
    void everyIntentIsThereBeforeItIsSent();
    void everyRowEndsAsItWasAnswered();
    void neverMoreOnTheirWayThanAllowed();
    void thoseWhoseDayEndsFirstGoFirst();
    void rowsThatChangedMeanwhileAreNotSent();
    void aRunOfRefusalsPausesAndAsks_data();
    void aRunOfRefusalsPausesAndAsks();
    void refusalsOfDifferentKindsDontPause();
    void rateLimitSlowsItDown();
    void pauseSendsNothingMoreAndResumeGoesOn();
    void stopIsForGood();
    void goesOnAfterTheProgramEnded();
    void anInterruptedRowIsNeverSentByItself();
    void sendsAgainOnlyOnTheOperatorsWord();
    void whatSomebodySettledMeanwhileIsNotSentAgain();
    void memberSystemRowsAreRecordedNotSent();
    void theStartIsRecordedInTheJournal();
};

namespace {

QList<EntryId> entryIds(const BatchFixture &fixture, const EntryId &batch)
{
    QList<EntryId> ids;
    const auto rows = fixture.store->rows(batch, 1, 1'000'000);
    for (const BatchRow &row : *rows) {
        ids.append(row.entryId);
    }
    return ids;
}

/// Starts a batch of so many and keeps the answers of the first four back.
EntryId startAndHold(BatchFixture &fixture, int rows)
{
    fixture.addPayments(rows);
    EntryId id = fixture.loadText(fixture.csv(rows));
    fixture.transport.hold();
    if (fixture.service->start(fixture.goodStart(id))) {
        (void)QTest::qWaitFor([&] { return fixture.transport.order.size() >= 4; }, patienceMs);
    }
    return id;
}

bool eachArrivedOnce(const BatchFixture &fixture)
{
    return std::all_of(fixture.transport.arrivals.cbegin(), fixture.transport.arrivals.cend(),
                       [](const auto &arrivals) { return arrivals.second == 1; });
}

} // namespace

void TestBatchService::isNotStartedWithoutTheRightTotal()
{
    BatchFixture fixture;
    fixture.addPayments(3);
    const EntryId id = fixture.loadText(fixture.csv(3));
    BatchStart start = fixture.goodStart(id);
    start.typedTotal = u"307"_s;
    const auto refused = fixture.service->start(start);
    QVERIFY(!refused);
    QCOMPARE(refused.error(), QList<BatchStartIssue>{BatchStartIssue::TotalDiffers});
    QVERIFY(!fixture.service->isRunning());
    QVERIFY(fixture.desk.pages->page({})->entries.isEmpty());
    QVERIFY(fixture.transport.arrivals.empty());
}

void TestBatchService::isNotStartedTwice()
{
    BatchFixture fixture;
    fixture.addPayments(2);
    const EntryId id = fixture.loadText(fixture.csv(2));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QCOMPARE(fixture.service->start(fixture.goodStart(id)).error(),
             QList<BatchStartIssue>{BatchStartIssue::NotReady});
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.service->start(fixture.goodStart(id)).error(),
             QList<BatchStartIssue>{BatchStartIssue::NotReady});
    QCOMPARE(fixture.transport.order.size(), 2);
}

void TestBatchService::sendsNothingWhenTheIntentsCantBeCommitted()
{
    BatchFixture fixture;
    fixture.addPayments(3);
    const EntryId id = fixture.loadText(fixture.csv(3));
    QSqlQuery query(fixture.desk.database->connection());
    QVERIFY(
        query.exec(u"CREATE TEMP TRIGGER broken BEFORE INSERT ON events WHEN NEW.kind = 'intent'"
                   " BEGIN SELECT RAISE(ABORT, 'broken by the test'); END"_s));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    const BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.pause, BatchPause::StoreFailed);
    QCOMPARE(progress.counts.waiting, 3);
    QVERIFY(fixture.transport.arrivals.empty());
    // Mended, it goes on.
    QVERIFY(query.exec(u"DROP TRIGGER broken"_s));
    fixture.service->resume();
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).counts.accepted, 3);
}

void TestBatchService::sendsNothingWithoutKeys()
{
    BatchFixture fixture;
    fixture.addPayments(2);
    const EntryId id = fixture.loadText(fixture.csv(2));
    fixture.desk.service->setClient(nullptr);
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).pause, BatchPause::NoConnection);
    QVERIFY(fixture.desk.pages->page({})->entries.isEmpty());
}

void TestBatchService::everyIntentIsThereBeforeItIsSent()
{
    BatchFixture fixture;
    fixture.addPayments(60);
    const EntryId id = fixture.loadText(fixture.csv(60));
    auto second = Database::open(fixture.desk.storePath());
    QVERIFY(second.has_value());
    int there = 0;
    fixture.transport.onSend = [&](const QString &transactionId) {
        const auto entries = JournalPages(**second).ofTransaction(transactionId);
        if (entries && entries->size() == 1 && entries->constFirst().state == EntryState::Sending) {
            ++there;
        }
    };
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(there, 60);
}

void TestBatchService::everyRowEndsAsItWasAnswered()
{
    BatchFixture *self = nullptr;
    BatchFixture fixture([&self](const QString &id) -> SendEnd {
        switch (id.right(1).toInt()) {
        case 1:
            return self->error(400, "INVALID_REQUEST", "该订单积分已回传");
        case 2:
            return self->error(400, "INVALID_REQUEST", "该订单已超过回传时效");
        case 3:
            return self->error(400, "PARAM_ERROR", "OpenID参数错误");
        case 4:
            return self->error(500, "SYSTEM_ERROR", "系统错误");
        case 5:
            return NothingSent{NotSentReason::ConnectionRefused, {}};
        case 6:
            return MaybeSent{UnknownReason::TimedOut, {}};
        default:
            return self->desk.signed204();
        }
    });
    self = &fixture;
    constexpr int rows = 100;
    fixture.addPayments(rows);
    const EntryId id = fixture.loadText(fixture.csv(rows));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    const BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.state, BatchState::Finished);
    QCOMPARE(progress.counts.accepted, 40);
    QCOMPARE(progress.counts.already, 10);
    QCOMPARE(progress.counts.tooLate, 10);
    QCOMPARE(progress.counts.rejected, 10);
    QCOMPARE(progress.counts.notSent, 10);
    QCOMPARE(progress.counts.unknown, 20);
    QCOMPARE(progress.counts.all(), rows);
    const QStringList tokens{u"accepted"_s,
                             u"already_reported"_s,
                             u"rejected:too_late"_s,
                             u"rejected:openid_wrong"_s,
                             u"unknown:server_error"_s,
                             u"not_sent:connection_refused"_s,
                             u"unknown:timed_out"_s,
                             u"accepted"_s,
                             u"accepted"_s,
                             u"accepted"_s};
    const auto read = fixture.store->rows(id, 1, rows);
    for (const BatchRow &row : *read) {
        QVERIFY(row.result.has_value());
        QCOMPARE(outcomeToken(*row.result->outcome), tokens.at(row.number % 10));
        QCOMPARE(fixture.transport.arrivals[row.draft.transactionId], 1);
        QCOMPARE(fixture.desk.entry(row.entryId).fields.reason, u"系统故障补报"_s);
    }
}

void TestBatchService::neverMoreOnTheirWayThanAllowed()
{
    BatchFixture fixture;
    const EntryId id = startAndHold(fixture, 30);
    QCOMPARE(fixture.transport.order.size(), 4);
    fixture.transport.release();
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.transport.atOnce, 4);
    QCOMPARE(fixture.progress(id).counts.accepted, 30);
}

void TestBatchService::thoseWhoseDayEndsFirstGoFirst()
{
    BatchFixture fixture;
    fixture.settings.limits.inFlight = 1;
    fixture.restart();
    // 23:50 in Shanghai; 1 and 2 were notified tomorrow by their clock, 3 and 4 today.
    QList<Transaction> payments;
    for (int i = 1; i <= 4; ++i) {
        Transaction payment = fixture.payment(i);
        payment.notifiedAt = payment.paidAt.addDays(i <= 2 ? 1 : 0);
        payments.append(payment);
    }
    QVERIFY(fixture.desk.transactions->add(payments).has_value());
    const EntryId id = fixture.loadText(fixture.csv(4));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QStringList expected;
    for (const int number : {3, 4, 1, 2}) {
        expected.append(fixture.payment(number).transactionId);
    }
    QCOMPARE(fixture.transport.order, expected);
}

void TestBatchService::rowsThatChangedMeanwhileAreNotSent()
{
    BatchFixture fixture;
    fixture.addPayments(3);
    const EntryId id = fixture.loadText(fixture.csv(3));
    CorrectionDraft draft = fixture.desk.draft();
    draft.transactionId = fixture.payment(2).transactionId;
    QVERIFY(fixture.desk.service->submit(fixture.desk.correction(draft)).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(fixture.desk.service->running(), 0, patienceMs);
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    const BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.counts.accepted, 2);
    QCOMPARE(progress.counts.notOpened, 1);
    QCOMPARE(fixture.store->rows(id, 2, 1)->constFirst().mark, BatchMark::AlreadyThere);
    QCOMPARE(fixture.transport.arrivals[draft.transactionId], 1);
}

void TestBatchService::aRunOfRefusalsPausesAndAsks_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("pauses");
    QTest::newRow("signature") << 401 << QByteArray("SIGN_ERROR") << QByteArray("签名错误") << true;
    QTest::newRow("no right") << 403 << QByteArray("NO_AUTH") << QByteArray("商户号下暂无商圈")
                              << true;
    QTest::newRow("not submitted")
        << 400 << QByteArray("INVALID_REQUEST") << QByteArray("该订单未提交积分") << true;
    QTest::newRow("server error") << 500 << QByteArray("SYSTEM_ERROR") << QByteArray("系统错误")
                                  << true;
    QTest::newRow("already there is an outcome")
        << 400 << QByteArray("INVALID_REQUEST") << QByteArray("该订单积分已回传") << false;
    QTest::newRow("too late is an outcome")
        << 400 << QByteArray("INVALID_REQUEST") << QByteArray("该订单已超过回传时效") << false;
}

void TestBatchService::aRunOfRefusalsPausesAndAsks()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, message);
    QFETCH(bool, pauses);
    BatchFixture *self = nullptr;
    BatchFixture fixture(
        [&](const QString &) -> SendEnd { return self->error(status, code, message); });
    self = &fixture;
    fixture.addPayments(40);
    const EntryId id = fixture.loadText(fixture.csv(40));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    const BatchProgress progress = fixture.progress(id);
    if (!pauses) {
        QCOMPARE(progress.state, BatchState::Finished);
        QCOMPARE(fixture.transport.order.size(), 40);
        return;
    }
    QCOMPARE(progress.state, BatchState::Paused);
    QCOMPARE(progress.pause, BatchPause::Refusals);
    QVERIFY(progress.refusal.has_value());
    // Five in a row, and what was on its way with them.
    const int sent = static_cast<int>(fixture.transport.order.size());
    QVERIFY2(sent >= 5 && sent <= 5 + 3, qPrintable(QString::number(sent)));
    // What had been opened and was not sent says so, and is not lost.
    QCOMPARE(progress.counts.notSent + progress.counts.waiting, 40 - sent);
    QCOMPARE(progress.counts.sending, 0);
    fixture.service->resume();
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).pause, BatchPause::Refusals);
    QVERIFY(fixture.transport.order.size() > sent);
}

void TestBatchService::refusalsOfDifferentKindsDontPause()
{
    BatchFixture *self = nullptr;
    BatchFixture fixture([&self](const QString &id) -> SendEnd {
        return id.right(1).toInt() % 2 == 0
            ? SendEnd(self->error(400, "PARAM_ERROR", "OpenID参数错误"))
            : SendEnd(MaybeSent{UnknownReason::TimedOut, {}});
    });
    self = &fixture;
    fixture.settings.limits.inFlight = 1;
    fixture.restart();
    fixture.addPayments(20);
    const EntryId id = fixture.loadText(fixture.csv(20));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).state, BatchState::Finished);
    QCOMPARE(fixture.transport.order.size(), 20);
}

void TestBatchService::rateLimitSlowsItDown()
{
    BatchFixture *self = nullptr;
    bool limiting = true;
    BatchFixture fixture([&](const QString &) -> SendEnd {
        if (!limiting) {
            return self->desk.signed204();
        }
        HttpReply reply = self->error(429, "RATELIMIT_EXCEEDED", "频率过高");
        reply.headers.append(QPair<QByteArray, QByteArray>("Retry-After", "7"));
        return reply;
    });
    self = &fixture;
    fixture.addPayments(20);
    const EntryId id = fixture.loadText(fixture.csv(20));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(fixture.progress(id).counts.rateLimited, 4, patienceMs);
    QCOMPARE(fixture.progress(id).heldForSeconds, 7);
    QCOMPARE(fixture.transport.order.size(), 4); // no more until then
    QVERIFY(fixture.service->isRunning());
    limiting = false;
    fixture.desk.clock.set(fixture.desk.clock.now().addSecs(7));
    fixture.service->pause();
    fixture.service->resume(); // instead of waiting seven seconds for its timer
    QVERIFY(fixture.waitForRest(id));
    BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.state, BatchState::Finished);
    QCOMPARE(progress.counts.accepted, 16);
    QCOMPARE(progress.counts.rateLimited, 4); // not sent again by itself
    fixture.service->sendAgain(id, BatchAgain::NotTaken);
    QVERIFY(fixture.waitForRest(id));
    progress = fixture.progress(id);
    QCOMPARE(progress.counts.accepted, 20);
    QCOMPARE(progress.counts.rateLimited, 0);
}

void TestBatchService::pauseSendsNothingMoreAndResumeGoesOn()
{
    BatchFixture fixture;
    const EntryId id = startAndHold(fixture, 50);
    QCOMPARE(fixture.transport.order.size(), 4);
    fixture.service->pause();
    fixture.transport.release();
    QVERIFY(fixture.waitForRest(id));
    BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.state, BatchState::Paused);
    QCOMPARE(progress.pause, BatchPause::Asked);
    QCOMPARE(progress.counts.accepted, 4); // what was on its way has its answer
    QCOMPARE(progress.counts.sending, 0);
    QCOMPARE(fixture.transport.order.size(), 4);
    fixture.service->resume();
    QVERIFY(fixture.waitForRest(id));
    progress = fixture.progress(id);
    QCOMPARE(progress.state, BatchState::Finished);
    QCOMPARE(progress.counts.accepted, 50);
    QCOMPARE(progress.counts, *fixture.store->counts(id)); // what is told is what is stored
    QVERIFY(eachArrivedOnce(fixture));
}

void TestBatchService::stopIsForGood()
{
    BatchFixture fixture;
    const EntryId id = startAndHold(fixture, 50);
    QCOMPARE(fixture.transport.order.size(), 4);
    fixture.service->stop();
    fixture.transport.release();
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).state, BatchState::Finished);
    fixture.service->resume();
    // Asking for some once more does not bring the others back.
    fixture.restart();
    fixture.service->sendAgain(id, BatchAgain::Unknown);
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.transport.order.size(), 4);
    QVERIFY(fixture.store->inState({BatchState::Running, BatchState::Paused})->isEmpty());
}

void TestBatchService::goesOnAfterTheProgramEnded()
{
    BatchFixture fixture;
    const EntryId id = startAndHold(fixture, 50);
    QCOMPARE(fixture.transport.order.size(), 4);
    fixture.service->suspend(); // in an orderly way: nothing is left open that was not sent
    fixture.transport.release();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.desk.service->running(), 0, patienceMs);
    fixture.restart();
    QCOMPARE(*fixture.store->inState({BatchState::Running}), QList<EntryId>{id});
    QVERIFY(fixture.service->takeUp(id).has_value());
    QCOMPARE(fixture.progress(id).pause, BatchPause::Interrupted);
    QCOMPARE(fixture.progress(id).counts.unknown, 0);
    QCOMPARE(fixture.transport.order.size(), 4); // it waits for the operator
    fixture.service->resume();
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).counts.accepted, 50);
    QVERIFY(eachArrivedOnce(fixture));
}

void TestBatchService::anInterruptedRowIsNeverSentByItself()
{
    BatchFixture fixture;
    const EntryId id = startAndHold(fixture, 30);
    QCOMPARE(fixture.transport.order.size(), 4);
    fixture.restart(); // as if killed: the group that was opened is Unknown
    QVERIFY(fixture.service->takeUp(id).has_value());
    const int unknown = fixture.progress(id).counts.unknown;
    QVERIFY(unknown >= 4);
    fixture.transport.release();
    fixture.service->resume();
    QVERIFY(fixture.waitForRest(id));
    const BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.counts.unknown, unknown);
    QCOMPARE(progress.counts.accepted, 30 - unknown);
    QVERIFY(eachArrivedOnce(fixture));
}

void TestBatchService::sendsAgainOnlyOnTheOperatorsWord()
{
    BatchFixture *self = nullptr;
    bool lost = true;
    BatchFixture fixture([&](const QString &id) -> SendEnd {
        return lost && id.endsWith(u'3')
            ? SendEnd(MaybeSent{UnknownReason::ConnectionLost, {}})
            : SendEnd(lost ? self->desk.signed204()
                           : self->error(400, "INVALID_REQUEST", "该订单积分已回传"));
    });
    self = &fixture;
    fixture.addPayments(9);
    const EntryId id = fixture.loadText(fixture.csv(9));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).counts.unknown, 1);
    QCOMPARE(fixture.transport.order.size(), 9);
    lost = false;
    fixture.service->sendAgain(id, BatchAgain::Unknown);
    QVERIFY(fixture.waitForRest(id));
    const BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.counts.unknown, 0);
    QCOMPARE(progress.counts.already, 1);
    QCOMPARE(progress.counts.accepted, 8);
    QCOMPARE(fixture.transport.order.size(), 10);
    QCOMPARE(fixture.desk.entry(entryIds(fixture, id).at(2)).attempts, 2);
}

void TestBatchService::whatSomebodySettledMeanwhileIsNotSentAgain()
{
    BatchFixture *self = nullptr;
    bool lost = true;
    BatchFixture fixture([&](const QString &) -> SendEnd {
        return lost ? SendEnd(MaybeSent{UnknownReason::ConnectionLost, {}})
                    : SendEnd(self->desk.signed204());
    });
    self = &fixture;
    fixture.addPayments(3);
    const EntryId id = fixture.loadText(fixture.csv(3));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QCOMPARE(fixture.progress(id).counts.unknown, 3);
    lost = false;
    // The batch has read what to send; before its turn somebody sends one from the history.
    fixture.service->sendAgain(id, BatchAgain::Unknown);
    QVERIFY(fixture.desk.service->sendAgain(entryIds(fixture, id).at(1)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.desk.service->running(), 0, patienceMs);
    QCOMPARE(fixture.transport.arrivals[fixture.payment(2).transactionId], 2);
    QCOMPARE(fixture.store->counts(id)->accepted, 3);
}

void TestBatchService::memberSystemRowsAreRecordedNotSent()
{
    BatchFixture fixture;
    fixture.addPayments(120);
    const EntryId id = fixture.loadText(fixture.csv(120), EntryKind::MemberSystem);
    fixture.desk.service->setClient(nullptr); // none is needed
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    const BatchProgress progress = fixture.progress(id);
    QCOMPARE(progress.state, BatchState::Finished);
    QCOMPARE(progress.counts.recorded, 120);
    QVERIFY(fixture.transport.arrivals.empty());
    HistoryQuery query;
    query.filter = HistoryFilter::ToBook;
    QCOMPARE(fixture.desk.pages->page(query)->entries.size(), 120);
}

void TestBatchService::theStartIsRecordedInTheJournal()
{
    BatchFixture fixture;
    fixture.settings.limits.secondPersonAbove = 100;
    fixture.restart();
    fixture.addPayments(2);
    const EntryId id = fixture.loadText(fixture.csv(2));
    QVERIFY(fixture.service->start(fixture.goodStart(id)).has_value());
    QVERIFY(fixture.waitForRest(id));
    QSqlQuery query(fixture.desk.database->connection());
    QVERIFY(query.exec(u"SELECT kind, entry_id, payload FROM events ORDER BY seq LIMIT 1"_s));
    QVERIFY(query.next());
    QCOMPARE(query.value(0).toString(), u"batch"_s);
    QCOMPARE(query.value(1).toString(), id.text);
    const QString payload = query.value(2).toString();
    QVERIFY(payload.contains(u"\"points\":203"_s));
    QVERIFY(payload.contains(u"\"second_person\":\"韩梅梅\""_s));
    QVERIFY(payload.contains(u"\"second_reason\":\"已核对\""_s));
}

QTEST_GUILESS_MAIN(TestBatchService)
#include "tst_batch_service.moc"

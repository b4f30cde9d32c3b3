#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace pd;
using samples::Outsider;

namespace {

/// What one step of a script did to an entry.
enum class Step { Again, Accept, Refuse, RateLimit, NotSentEnd, UnknownEnd, Book, Settle };

} // namespace
Q_DECLARE_METATYPE(Step)

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void wrongOrderWritesNothing_data();
    void wrongOrderWritesNothing();
    void unknownEntryIsRefused();
    void sameIdTwiceIsRefused();
    void secondOpenReportIsRefused();
    void sendingAgainWhileAnotherIsOpenIsRefused();
    void racingDesksOpenOneReport();
    void eventsAreAppendOnly();
    void everyFieldComesBack_data();
    void everyFieldComesBack();
    void everyOutcomeComesBack();
    void interruptedBecomesUnknownOnce();
    void memberCorrectionIsBooked();
    void chainHoldsAsDocumented();
    void workedExampleOfTheDocsIsTrue();
    void projectionIsRebuilt();
    void pagesByKey();
    void searches_data();
    void searches();
    void everyPageUsesAnIndex();

private:
    [[nodiscard]] Result<Entry, JournalError> run(const EntryId &id, Step step);
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("a/store.db"));
    }
    void writeEveryState();
    /// Puts a store with every state in the place of the empty one.
    void fill();
    QTemporaryDir m_filled;
    QList<EntryId> m_ids; ///< of the filled store, oldest first
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestJournal::initTestCase()
{
    // Once, because every commit waits for the disk.
    init();
    writeEveryState();
    m_database.reset();
    QVERIFY(QFile::copy(path(), m_filled.filePath(QStringLiteral("store.db"))));
}

void TestJournal::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(path());
    QVERIFY(database.has_value());
    m_database = std::move(*database);
    QVERIFY(!m_database->limitation());
}

Result<Entry, JournalError> TestJournal::run(const EntryId &id, Step step)
{
    Journal journal(*m_database);
    const auto end = [&](const Outcome &outcome) {
        return journal.endAttempt(id, outcome, samples::facts(QStringLiteral("08F5-9")),
                                  samples::at(30));
    };
    switch (step) {
    case Step::Again: {
        const auto details = journal.beginAttempt(id, QStringLiteral("李雷"), samples::at(20));
        return details ? Result<Entry, JournalError>(details->entry)
                       : Result<Entry, JournalError>(fail(details.error()));
    }
    case Step::Accept:
        return end(Accepted{});
    case Step::Refuse:
        return end(Rejected{RejectReason::TooLate});
    case Step::RateLimit:
        return end(Rejected{RejectReason::RateLimited});
    case Step::NotSentEnd:
        return end(NotSent{NotSentReason::ConnectionRefused});
    case Step::UnknownEnd:
        return end(Unknown{UnknownReason::TimedOut});
    case Step::Book:
        return journal.book(id, {QStringLiteral("CRM-1"), QStringLiteral("韩梅梅")},
                            QStringLiteral("李雷"), samples::at(40));
    case Step::Settle:
        return journal.settle(id, {true, QStringLiteral("客服确认"), QStringLiteral("韩梅梅")},
                              QStringLiteral("李雷"), samples::at(50));
    }
    Q_UNREACHABLE();
}

void TestJournal::wrongOrderWritesNothing_data()
{
    QTest::addColumn<bool>("report");
    QTest::addColumn<QList<Step>>("before");
    QTest::addColumn<Step>("wrong");
    const QList<Step> none;
    QTest::newRow("again while sending") << true << none << Step::Again;
    QTest::newRow("again after accepted") << true << QList{Step::Accept} << Step::Again;
    QTest::newRow("again after too late") << true << QList{Step::Refuse} << Step::Again;
    QTest::newRow("again twice") << true << QList{Step::UnknownEnd, Step::Again} << Step::Again;
    QTest::newRow("two outcomes") << true << QList{Step::Accept} << Step::Accept;
    QTest::newRow("refused after accepted") << true << QList{Step::Accept} << Step::Refuse;
    QTest::newRow("outcome after unknown") << true << QList{Step::UnknownEnd} << Step::Accept;
    QTest::newRow("outcome after not sent") << true << QList{Step::NotSentEnd} << Step::Accept;
    QTest::newRow("second outcome of the second attempt")
        << true << QList{Step::RateLimit, Step::Again, Step::Accept} << Step::UnknownEnd;
    QTest::newRow("settle while sending") << true << none << Step::Settle;
    QTest::newRow("settle an accepted one") << true << QList{Step::Accept} << Step::Settle;
    QTest::newRow("settle one that was not sent")
        << true << QList{Step::NotSentEnd} << Step::Settle;
    QTest::newRow("settle twice") << true << QList{Step::UnknownEnd, Step::Settle} << Step::Settle;
    QTest::newRow("again after settled")
        << true << QList{Step::UnknownEnd, Step::Settle} << Step::Again;
    QTest::newRow("outcome after settled")
        << true << QList{Step::UnknownEnd, Step::Settle} << Step::Accept;
    QTest::newRow("settle a member correction") << false << none << Step::Settle;
    QTest::newRow("book a report") << true << QList{Step::Accept} << Step::Book;
    QTest::newRow("book a report that is sending") << true << none << Step::Book;
    QTest::newRow("send a member correction") << false << none << Step::Again;
    QTest::newRow("outcome of a member correction") << false << none << Step::Accept;
    QTest::newRow("book twice") << false << QList{Step::Book} << Step::Book;
    QTest::newRow("send a booked one") << false << QList{Step::Book} << Step::Again;
    QTest::newRow("outcome of a booked one") << false << QList{Step::Book} << Step::UnknownEnd;
}

void TestJournal::wrongOrderWritesNothing()
{
    QFETCH(const bool, report);
    QFETCH(const QList<Step>, before);
    QFETCH(const Step, wrong);
    const Intent intent = report ? samples::report(1) : samples::memberCorrection(1);
    QVERIFY(Journal(*m_database).commitIntent(intent).has_value());
    for (const Step step : before) {
        QVERIFY(run(intent.id, step).has_value());
    }
    const JournalPages pages(*m_database);
    const auto details = pages.details(intent.id).value();
    Outsider outsider(path());
    const auto events = outsider.rows(QStringLiteral("SELECT * FROM events"));

    const auto refused = run(intent.id, wrong);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().problem, JournalProblem::WrongState);
    QCOMPARE(pages.details(intent.id).value(), details);
    QCOMPARE(outsider.rows(QStringLiteral("SELECT * FROM events")), events);
}

void TestJournal::unknownEntryIsRefused()
{
    const EntryId stranger = EntryId::generate();
    for (const Step step : {Step::Again, Step::Accept, Step::Book, Step::Settle}) {
        const auto refused = run(stranger, step);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().problem, JournalProblem::NoSuchEntry);
    }
    QVERIFY(!JournalPages(*m_database).details(stranger).value().has_value());
}

void TestJournal::sameIdTwiceIsRefused()
{
    Journal journal(*m_database);
    const Intent first = samples::report(1);
    QVERIFY(journal.commitIntent(first).has_value());
    Intent second = samples::report(2);
    second.id = first.id;
    QCOMPARE(journal.commitIntent(second).error().problem, JournalProblem::WrongState);
    second.id = {};
    QCOMPARE(journal.commitIntent(second).error().problem, JournalProblem::WrongState);
    QCOMPARE(JournalPages(*m_database).page({}).value().entries.size(), 1);
}

void TestJournal::secondOpenReportIsRefused()
{
    Journal journal(*m_database);
    const Intent first = samples::report(1);
    QVERIFY(journal.commitIntent(first).has_value());
    const auto opens = [&](const Intent &intent) {
        const auto result = journal.commitIntent(intent);
        return result ? std::optional<JournalProblem>() : result.error().problem;
    };
    const std::optional<JournalProblem> refused = JournalProblem::OpenReportExists;
    QCOMPARE(opens(samples::report(1)), refused);
    QVERIFY(run(first.id, Step::UnknownEnd).has_value());
    QCOMPARE(opens(samples::report(1)), refused);
    // What is not the same (merchant, appid, transaction), and what is not a report, is free.
    QVERIFY(!opens(samples::memberCorrection(1)));
    Intent otherApp = samples::report(1);
    otherApp.fields.appid = QStringLiteral("wxfedcba9876543210");
    QVERIFY(!opens(otherApp));
    Intent otherMerchant = samples::report(1);
    otherMerchant.mchid = QStringLiteral("1900000001");
    QVERIFY(!opens(otherMerchant));
    QCOMPARE(JournalPages(*m_database).ofTransaction(samples::transactionId(1)).value().size(), 4);
    QVERIFY(run(first.id, Step::Again).has_value());
    QVERIFY(run(first.id, Step::Accept).has_value());
    QVERIFY(!opens(samples::report(1)));
}

void TestJournal::sendingAgainWhileAnotherIsOpenIsRefused()
{
    Journal journal(*m_database);
    const Intent first = samples::report(1);
    QVERIFY(journal.commitIntent(first).has_value());
    QVERIFY(run(first.id, Step::RateLimit).has_value());
    QVERIFY(journal.commitIntent(samples::report(1)).has_value());
    const auto before = JournalPages(*m_database).details(first.id).value();
    const auto refused = run(first.id, Step::Again);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().problem, JournalProblem::OpenReportExists);
    QCOMPARE(JournalPages(*m_database).details(first.id).value(), before);
}

void TestJournal::racingDesksOpenOneReport()
{
    constexpr int transactions = 25;
    std::atomic<int> won{0};
    std::atomic<int> refused{0};
    std::atomic<int> other{0};
    const auto desk = [&, path = path()] {
        const auto database = Database::open(path);
        if (!database) {
            ++other;
            return;
        }
        Journal journal(**database);
        for (int i = 0; i < transactions; ++i) {
            const auto result = journal.commitIntent(samples::report(i));
            if (result) {
                ++won;
            } else if (result.error().problem == JournalProblem::OpenReportExists) {
                ++refused;
            } else {
                ++other;
            }
        }
    };
    std::unique_ptr<QThread> a(QThread::create(desk));
    std::unique_ptr<QThread> b(QThread::create(desk));
    a->start();
    b->start();
    QVERIFY(a->wait(60'000));
    QVERIFY(b->wait(60'000));
    QCOMPARE(other.load(), 0);
    QCOMPARE(won.load(), transactions);
    QCOMPARE(refused.load(), transactions);
    m_database.reset();
    const auto again = Database::open(path());
    QVERIFY(again.has_value());
    QVERIFY(!(*again)->limitation()); // one chain, not two
}

void TestJournal::eventsAreAppendOnly()
{
    QVERIFY(Journal(*m_database).commitIntent(samples::report(1)).has_value());
    Outsider outsider(path());
    QVERIFY(!outsider.run(QStringLiteral("UPDATE events SET kind = 'x'")));
    QVERIFY(outsider.lastError().contains(QStringLiteral("append-only")));
    QVERIFY(!outsider.run(QStringLiteral("DELETE FROM events")));
    QVERIFY(outsider.lastError().contains(QStringLiteral("append-only")));
}

void TestJournal::everyFieldComesBack_data()
{
    QTest::addColumn<Intent>("intent");
    QTest::newRow("report") << samples::report(1);
    QTest::newRow("member correction") << samples::memberCorrection(1);
    Intent bare;
    bare.id = EntryId::generate();
    bare.at = samples::at();
    QTest::newRow("nothing but an id") << bare;
    Intent odd = samples::report(2);
    odd.fields.earned = false;
    odd.fields.points = Points();
    odd.fields.note = QStringLiteral("'; DROP TABLE events; -- \u0001\u007f \\u0041 \U0001F600");
    odd.fields.reason = QString(QChar(0)) + QStringLiteral("x");
    odd.body = QByteArray("\x00\xff\xfe{}\r\n", 7);
    odd.fields.updateTime
        = QDateTime(QDate(2026, 2, 28), QTime(23, 59, 59), Qt::OffsetFromUTC, -5400);
    QTest::newRow("hostile text and bytes") << odd;
}

void TestJournal::everyFieldComesBack()
{
    QFETCH(const Intent, intent);
    const auto opened = Journal(*m_database).commitIntent(intent);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->id, intent.id);
    QCOMPARE(opened->fields, intent.fields);
    QCOMPARE(opened->fields.updateTime.offsetFromUtc(), intent.fields.updateTime.offsetFromUtc());
    QCOMPARE(opened->mchid, intent.mchid);
    QCOMPARE(opened->operatorName, intent.operatorName);
    QCOMPARE(opened->deskName, intent.deskName);
    QCOMPARE(opened->openedAt, intent.at);
    QCOMPARE(opened->sequence, 1);
    const bool isReport = intent.fields.kind == EntryKind::Report;
    QCOMPARE(opened->state, isReport ? EntryState::Sending : EntryState::ToBook);
    QCOMPARE(opened->attempts, isReport ? 1 : 0);

    m_database.reset();
    const auto reopened = Database::open(path());
    const auto details = JournalPages(**reopened).details(intent.id);
    QVERIFY(details.has_value() && details->has_value());
    QCOMPARE((*details)->entry, *opened);
    QCOMPARE((*details)->body, intent.body);
    QCOMPARE((*details)->attempts.size(), isReport ? 1 : 0);
}

void TestJournal::everyOutcomeComesBack()
{
    Journal journal(*m_database);
    int number = 0;
    for (const Outcome &outcome : everyOutcome()) {
        const Intent intent = samples::report(++number);
        QVERIFY(journal.commitIntent(intent).has_value());
        const ReplyFacts facts = samples::facts(QStringLiteral("08F5-%1").arg(number));
        const auto ended = journal.endAttempt(intent.id, outcome, facts, samples::at(99));
        QVERIFY(ended.has_value());
        QVERIFY(ended->outcome == outcome);
        QCOMPARE(ended->state, stateAfter(outcome));
        QCOMPARE(ended->facts, facts);
        QCOMPARE(ended->changedAt, samples::at(99));
        const auto details = JournalPages(*m_database).details(intent.id).value();
        QCOMPARE(details->entry, *ended);
        QVERIFY(details->attempts.first().outcome == outcome);
        QCOMPARE(details->attempts.first().facts, facts);
        QCOMPARE(details->attempts.first().endedAt, samples::at(99));
    }
    QVERIFY(number > 30);
}

void TestJournal::interruptedBecomesUnknownOnce()
{
    Journal journal(*m_database);
    TransactionStore transactions(*m_database);
    QCOMPARE(transactions.add({samples::transaction(1)}).value_or(-1), 1);
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent).has_value());
    QVERIFY(journal.commitIntent(samples::memberCorrection(2)).has_value());
    const auto changed = journal.endInterrupted(samples::at(50));
    QVERIFY(changed.has_value());
    QCOMPARE(changed->size(), 1);
    QCOMPARE(changed->first().outcome, std::optional<Outcome>(Unknown{UnknownReason::Interrupted}));
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->state, ReportState::Unknown);
    const auto again = journal.endInterrupted(samples::at(51));
    QVERIFY(again.has_value() && again->isEmpty());
    QCOMPARE(JournalPages(*m_database).unsettled().value(), *changed);

    const auto attempt = journal.beginAttempt(intent.id, QStringLiteral("李雷"), samples::at(60));
    QVERIFY(attempt.has_value());
    QCOMPARE(attempt->body, intent.body);
    QCOMPARE(attempt->entry.attempts, 2);
    QCOMPARE(attempt->attempts.size(), 2);
    QCOMPARE(attempt->attempts.last().operatorName, QStringLiteral("李雷"));
    QVERIFY(!attempt->attempts.last().outcome);
    QVERIFY(JournalPages(*m_database).unsettled().value().isEmpty());
    QVERIFY(run(intent.id, Step::Accept).has_value());
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->state, ReportState::Accepted);
}

void TestJournal::memberCorrectionIsBooked()
{
    const Intent intent = samples::memberCorrection(1);
    TransactionStore transactions(*m_database);
    QCOMPARE(transactions.add({samples::transaction(1)}).value_or(-1), 1);
    QVERIFY(Journal(*m_database).commitIntent(intent).has_value());
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->state, ReportState::ToBook);
    const auto booked = run(intent.id, Step::Book);
    QVERIFY(booked.has_value());
    QCOMPARE(booked->state, EntryState::Booked);
    QCOMPARE(booked->bookingReference, QStringLiteral("CRM-1"));
    QCOMPARE(booked->bookedBy, QStringLiteral("韩梅梅"));
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->state, ReportState::Booked);
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->points,
             std::optional<Points>(intent.fields.points));
}

void TestJournal::fill()
{
    m_database.reset();
    QVERIFY(QFile::remove(path()));
    QVERIFY(QFile::copy(m_filled.filePath(QStringLiteral("store.db")), path()));
    auto database = Database::open(path());
    QVERIFY(database.has_value());
    QVERIFY(!(*database)->limitation());
    m_database = std::move(*database);
}

void TestJournal::writeEveryState()
{
    TransactionStore transactions(*m_database);
    QList<Transaction> all;
    for (int i = 1; i <= 30; ++i) {
        all += samples::transaction(i);
    }
    QCOMPARE(transactions.add(all).value_or(-1), 30);
    Journal journal(*m_database);
    const QList<QList<Step>> scripts{
        {},
        {Step::Accept},
        {Step::Refuse},
        {Step::UnknownEnd},
        {Step::UnknownEnd, Step::Settle},
        {Step::UnknownEnd, Step::Again, Step::Accept},
        {Step::RateLimit, Step::Again},
        {Step::NotSentEnd, Step::Again, Step::UnknownEnd, Step::Again, Step::Refuse}};
    for (int i = 1; i <= 28; ++i) {
        const Intent intent = samples::report(i);
        m_ids += intent.id;
        QVERIFY(journal.commitIntent(intent).has_value());
        for (const Step step : scripts.at(i % scripts.size())) {
            QVERIFY(run(intent.id, step).has_value());
        }
        if (i % 3 == 0) {
            const Intent member = samples::memberCorrection(i);
            m_ids += member.id;
            QVERIFY(journal.commitIntent(member).has_value());
            if (i % 2 == 0) {
                QVERIFY(run(member.id, Step::Book).has_value());
            }
        }
    }
}

void TestJournal::chainHoldsAsDocumented()
{
    fill();
    Outsider outsider(path());
    const auto events = outsider.rows(
        QStringLiteral("SELECT seq, entry_id, kind, at, payload, prev_hash, hash FROM events"
                       " ORDER BY seq"));
    QVERIFY(events.size() > 60);
    QByteArray before(32, '\0');
    qint64 sequence = 0;
    for (const QVariantList &event : events) {
        QCOMPARE(event.at(0).toLongLong(), ++sequence);
        QCOMPARE(event.at(5).toByteArray(), before);
        const QByteArray bytes = "points-desk event 1\n" + before.toHex() + '\n'
            + event.at(0).toByteArray() + '\n' + event.at(1).toString().toUtf8() + '\n'
            + event.at(2).toString().toUtf8() + '\n' + event.at(3).toByteArray() + '\n'
            + event.at(4).toByteArray();
        before = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        QCOMPARE(event.at(6).toByteArray(), before);
    }
    const auto head = outsider.rows(QStringLiteral("SELECT seq, hash FROM journal_head"));
    QCOMPARE(head.size(), 1);
    QCOMPARE(head.first().at(0).toLongLong(), sequence);
    QCOMPARE(head.first().at(1).toByteArray(), before);
}

void TestJournal::workedExampleOfTheDocsIsTrue()
{
    QFile file(qEnvironmentVariable("PD_SOURCE_DIR") + QStringLiteral("/docs/journal.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray docs = file.readAll();

    Intent intent;
    intent.id = EntryId{QStringLiteral("7a0c2f1e-5b8d-4c3a-9e6f-0d1b2a3c4d5e")};
    intent.fields.transactionId = QStringLiteral("4200001234202611240000000001");
    intent.fields.appid = QStringLiteral("wx0123456789abcdef");
    intent.fields.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    intent.fields.points = Points::fromValue(120).value();
    intent.fields.updateTime
        = QDateTime(QDate(2026, 11, 24), QTime(18, 0), Qt::OffsetFromUTC, 8 * 3600);
    intent.fields.reason = QStringLiteral("系统\"故障\"");
    intent.body = QByteArrayLiteral("{\"earn_points\":true}");
    intent.mchid = QStringLiteral("1230000109");
    intent.operatorName = QStringLiteral("王芳");
    intent.deskName = QStringLiteral("desk 1");
    intent.at = samples::at();
    QVERIFY(Journal(*m_database).commitIntent(intent).has_value());
    ReplyFacts facts;
    facts.httpStatus = 204;
    facts.requestId = QStringLiteral("08F5A1B2-0");
    facts.durationMs = 345;
    QVERIFY(
        Journal(*m_database).endAttempt(intent.id, Accepted{}, facts, samples::at(1)).has_value());
    Outsider outsider(path());
    const auto events
        = outsider.rows(QStringLiteral("SELECT payload, at, hash FROM events ORDER BY seq"));
    QCOMPARE(events.size(), 2);
    for (const QVariantList &event : events) {
        QVERIFY2(docs.contains(QByteArray('\n' + event.at(0).toByteArray() + '\n')),
                 event.at(0).toByteArray().constData());
        QVERIFY(docs.contains(QByteArray('\n' + event.at(1).toByteArray() + '\n')));
        QVERIFY2(docs.contains(event.at(2).toByteArray().toHex()),
                 event.at(2).toByteArray().toHex().constData());
    }
}

void TestJournal::projectionIsRebuilt()
{
    fill();
    const auto dump = [this] {
        Outsider outsider(path());
        QList<QList<QVariantList>> all;
        for (const QString &table :
             {QStringLiteral("entries"), QStringLiteral("attempts"), QStringLiteral("transactions"),
              QStringLiteral("events"), QStringLiteral("journal_head")}) {
            all += outsider.rows(QStringLiteral("SELECT * FROM ") + table
                                 + QStringLiteral(" ORDER BY 1, 2"));
        }
        return all;
    };
    const auto before = dump();
    QCOMPARE(before.size(), 5);
    QVERIFY(before.at(0).size() > 30 && before.at(1).size() > 30);
    {
        Outsider outsider(path());
        QVERIFY(outsider.run(QStringLiteral("UPDATE entries SET state = 'accepted', points = 1")));
        QVERIFY(outsider.run(QStringLiteral("DELETE FROM attempts WHERE number > 1")));
        QVERIFY(outsider.run(QStringLiteral("UPDATE transactions SET report_state = 'booked'")));
    }
    QVERIFY(dump() != before);
    QVERIFY(Journal(*m_database).rebuildProjection().has_value());
    const auto after = dump();
    for (qsizetype table = 0; table < before.size(); ++table) {
        QCOMPARE(after.at(table), before.at(table));
    }
}

void TestJournal::pagesByKey()
{
    fill();
    const JournalPages pages(*m_database);
    for (const HistoryFilter filter :
         {HistoryFilter::All, HistoryFilter::Accepted, HistoryFilter::Rejected,
          HistoryFilter::Unknown, HistoryFilter::Sending, HistoryFilter::ToBook,
          HistoryFilter::Booked, HistoryFilter::Settled}) {
        QList<EntryId> expected;
        for (const EntryId &id : m_ids) {
            if (belongsTo(pages.details(id).value()->entry.state, filter)) {
                expected.prepend(id);
            }
        }
        QVERIFY(!expected.isEmpty());
        QList<EntryId> seen;
        HistoryQuery query;
        query.filter = filter;
        query.limit = 3;
        EntryPage page;
        do {
            page = pages.page(query).value();
            QVERIFY(page.entries.size() <= 3);
            for (const Entry &entry : page.entries) {
                seen += entry.id;
            }
            query.before = page.entries.last().sequence;
        } while (page.more);
        QCOMPARE(seen, expected);
    }
}

void TestJournal::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<HistoryFilter>("filter");
    QTest::addColumn<int>("found");
    const auto all = HistoryFilter::All;
    QTest::newRow("nothing of the kind") << "nobody" << all << 0;
    QTest::newRow("whole id") << samples::transactionId(3) << all << 2;
    QTest::newRow("whole id, blanks around")
        << (u' ' + samples::transactionId(3) + u' ') << all << 2;
    QTest::newRow("last four digits") << "0003" << all << 2;
    QTest::newRow("last digits of none") << "7777" << all << 0;
    QTest::newRow("three digits are too few") << "003" << all << 0;
    QTest::newRow("first digits are not last digits") << "4200" << all << 0;
    QTest::newRow("openid") << "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" << all << 37;
    QTest::newRow("part of an openid") << "oUpF8uMuAJO_M2px" << all << 0;
    QTest::newRow("Request-ID of every attempt") << "08F5-9" << all << 25;
    QTest::newRow("whole id, filtered") << samples::transactionId(3) << HistoryFilter::ToBook << 1;
    QTest::newRow("jokers are letters") << "%%%%" << all << 0;
    QTest::newRow("a quote") << "0003' OR '1'='1" << all << 0;
}

void TestJournal::searches()
{
    QFETCH(const QString, text);
    QFETCH(const HistoryFilter, filter);
    QFETCH(const int, found);
    fill();
    HistoryQuery query;
    query.text = text;
    query.filter = filter;
    query.limit = 5;
    int seen = 0;
    EntryPage page;
    do {
        page = JournalPages(*m_database).page(query).value();
        seen += static_cast<int>(page.entries.size());
        query.before = page.entries.isEmpty() ? 0 : page.entries.last().sequence;
    } while (page.more);
    QCOMPARE(seen, found);
}

void TestJournal::everyPageUsesAnIndex()
{
    fill();
    const JournalPages pages(*m_database);
    for (const QString &text : {QString(), samples::transactionId(3)}) {
        for (const HistoryFilter filter : {HistoryFilter::All, HistoryFilter::Accepted}) {
            HistoryQuery query;
            query.text = text;
            query.filter = filter;
            QVERIFY(pages.page(query).has_value());
        }
    }
    QVERIFY(pages.ofTransaction(samples::transactionId(3)).has_value());
    QVERIFY(pages.unsettled().has_value());
    const Intent report = samples::report(101);
    QVERIFY(Journal(*m_database).commitIntent(report).has_value());
    QVERIFY(run(report.id, Step::NotSentEnd).has_value());
    QVERIFY(run(report.id, Step::Again).has_value());
    const Intent member = samples::memberCorrection(101);
    QVERIFY(Journal(*m_database).commitIntent(member).has_value());
    QVERIFY(run(member.id, Step::Book).has_value());
    QVERIFY(Journal(*m_database).endInterrupted(samples::at()).has_value());
    Outsider outsider(path());
    int explained = 0;
    for (const QString &sql : m_database->statementsSoFar()) {
        if (!sql.startsWith(QStringLiteral("SELECT"))
            && !sql.startsWith(QStringLiteral("UPDATE"))) {
            continue;
        }
        ++explained;
        for (const QString &step : outsider.plan(sql)) {
            const bool newestEventOnly
                = sql.contains(QStringLiteral("FROM events ORDER BY seq DESC LIMIT 1"));
            const bool isScan = step.startsWith(QStringLiteral("SCAN"))
                && !step.contains(QStringLiteral("shops")) && !newestEventOnly
                && !step.contains(QStringLiteral("schema_version"));
            QVERIFY2(!isScan, qPrintable(step + QStringLiteral("\n") + sql));
            QVERIFY2(!step.contains(QStringLiteral("TEMP B-TREE FOR ORDER BY")),
                     qPrintable(step + QStringLiteral("\n") + sql));
        }
    }
    QVERIFY(explained > 15);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"

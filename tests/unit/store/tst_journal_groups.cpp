#include "core/store/database.h"
#include "core/store/journal.h"
#include "store_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using namespace Qt::StringLiterals;
using samples::Outsider;

/// Several intents, or several outcomes, in one commit.
class TestJournalGroups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneThatIsRefusedLeavesTheOthers();
    void aStoreThatFailsWritesNoneOfThem();
    void againIsOnlyForWhatMayBeSentAgain();
    void outcomesAreWrittenTogether();
    void aGroupIsOneCommit();
    void chainAndProjectionHold();
    void batchIsRecordedWithWhoLetIt();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(u"store.db"_s);
    }
    [[nodiscard]] Journal journal() const
    {
        return Journal(*m_database);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestJournalGroups::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(path());
    QVERIFY(database.has_value());
    m_database = *std::move(database);
}

void TestJournalGroups::oneThatIsRefusedLeavesTheOthers()
{
    const Intent first = samples::report(1);
    Intent second = samples::report(1); // the same transaction: the store's index refuses it
    second.id = EntryId::generate();
    const Intent third = samples::report(3);
    const auto opened = journal().open({first, second, third});
    QVERIFY(opened.has_value());
    QCOMPARE(opened->size(), 3);
    QVERIFY(opened->at(0).has_value());
    QVERIFY(!opened->at(1).has_value());
    QCOMPARE(opened->at(1).error().problem, JournalProblem::OpenReportExists);
    QVERIFY(opened->at(2).has_value());
    QCOMPARE(opened->at(2)->body, third.body);
    QCOMPARE(JournalPages(*m_database).page({})->entries.size(), 2);
    Outsider look(path());
    QCOMPARE(look.rows(u"SELECT COUNT(*), MAX(seq) FROM events"_s).constFirst(),
             (QVariantList{2, 2})); // without a gap
}

void TestJournalGroups::aStoreThatFailsWritesNoneOfThem()
{
    Outsider breaker(path());
    QVERIFY(breaker.run(u"CREATE TRIGGER third BEFORE INSERT ON events WHEN NEW.seq = 3"
                        " BEGIN SELECT RAISE(ABORT, 'broken by the test'); END"_s));
    const auto opened
        = journal().open({samples::report(1), samples::report(2), samples::report(3)});
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().problem, JournalProblem::Store);
    QVERIFY(JournalPages(*m_database).page({})->entries.isEmpty());
    // And the journal goes on from where it was.
    QVERIFY(journal().commitIntent(samples::report(4)).has_value());
}

void TestJournalGroups::againIsOnlyForWhatMayBeSentAgain()
{
    const Intent accepted = samples::report(1);
    const Intent refused = samples::report(2);
    QVERIFY(journal().open({accepted, refused}).has_value());
    QVERIFY(journal()
                .endAttempts({{accepted.id, Accepted{}, samples::facts(u"A"_s), samples::at(1)},
                              {refused.id, Rejected{RejectReason::RateLimited},
                               samples::facts(u"B"_s), samples::at(1)}})
                .has_value());
    const auto again = journal().open({AttemptWish{accepted.id, u"王芳"_s, samples::at(2)},
                                       AttemptWish{refused.id, u"王芳"_s, samples::at(2)}});
    QVERIFY(again.has_value());
    QCOMPARE(again->at(0).error().problem, JournalProblem::WrongState);
    QVERIFY(again->at(1).has_value());
    QCOMPARE(again->at(1)->entry.attempts, 2);
    QCOMPARE(again->at(1)->body, refused.body);
}

void TestJournalGroups::outcomesAreWrittenTogether()
{
    const Intent first = samples::report(1);
    const Intent second = samples::report(2);
    QVERIFY(journal().open({first, second}).has_value());
    const auto ended = journal().endAttempts(
        {{first.id, Accepted{}, samples::facts(u"A"_s), samples::at(1)},
         {EntryId::generate(), Accepted{}, {}, samples::at(1)},
         {second.id, Unknown{UnknownReason::TimedOut}, samples::facts(u"B"_s), samples::at(1)}});
    QVERIFY(ended.has_value());
    QCOMPARE(ended->at(0)->state, EntryState::Accepted);
    QCOMPARE(ended->at(1).error().problem, JournalProblem::NoSuchEntry);
    QCOMPARE(ended->at(2)->state, EntryState::Unknown);
    QCOMPARE(ended->at(2)->facts.requestId, u"B"_s);
}

void TestJournalGroups::aGroupIsOneCommit()
{
    Outsider look(path());
    QList<Opening> openings;
    for (int i = 1; i <= 40; ++i) {
        openings.append(samples::report(i));
    }
    const auto dataVersion = [&look] {
        return look.rows(u"PRAGMA data_version"_s).constFirst().constFirst().toInt();
    };
    const int before = dataVersion();
    QVERIFY(journal().open(openings).has_value());
    QCOMPARE(dataVersion(), before + 1);
}

void TestJournalGroups::chainAndProjectionHold()
{
    QList<Opening> openings;
    QList<AttemptEnd> ends;
    for (int i = 1; i <= 12; ++i) {
        Intent intent = samples::report(1 + i / 2); // every other one is refused
        intent.id = EntryId::generate();
        openings.append(intent);
        ends.append({intent.id, Accepted{}, samples::facts(QString::number(i)), samples::at(i)});
    }
    QVERIFY(journal().open(openings).has_value());
    QVERIFY(journal().endAttempts(ends).has_value());
    const auto before = JournalPages(*m_database).page({});
    m_database.reset();
    auto reopened = Database::open(path()); // checks the end of the chain
    QVERIFY(reopened.has_value());
    m_database = *std::move(reopened);
    QVERIFY(!m_database->limitation());
    QVERIFY(journal().rebuildProjection().has_value());
    QCOMPARE(*JournalPages(*m_database).page({}), *before);
}

void TestJournalGroups::batchIsRecordedWithWhoLetIt()
{
    Batch batch;
    batch.id = EntryId::generate();
    batch.source = u"补报 \"一\".csv"_s;
    batch.operatorName = u"李雷"_s;
    batch.second = {u"韩梅梅"_s, u"已核对"_s};
    batch.totals.good = 800;
    batch.totals.up = 60'000;
    QVERIFY(journal().recordBatch(batch, u"desk-1"_s, samples::at()).has_value());
    Outsider look(path());
    const QVariantList event = look.rows(u"SELECT kind, payload FROM events"_s).constFirst();
    QCOMPARE(event.at(0).toString(), u"batch"_s);
    QCOMPARE(event.at(1).toString(),
             u"{\"v\":1,\"kind\":\"report\",\"source\":\"补报 \\\"一\\\".csv\",\"rows\":800,"
             "\"points\":60000,\"operator\":\"李雷\",\"desk\":\"desk-1\",\"second_person\":"
             "\"韩梅梅\",\"second_reason\":\"已核对\"}"_s);
    QVERIFY(journal().rebuildProjection().has_value());
    QVERIFY(JournalPages(*m_database).page({})->entries.isEmpty());
}

QTEST_GUILESS_MAIN(TestJournalGroups)
#include "tst_journal_groups.moc"

#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pd;

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyFieldComesBack();
    void secondOpenReportIsRefused();
    void interruptedBecomesUnknownOnce();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestJournal::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(m_folder->filePath(QStringLiteral("a/store.db")));
    QVERIFY(database.has_value());
    m_database = std::move(*database);
    QVERIFY(!m_database->limitation());
}

void TestJournal::everyFieldComesBack()
{
    Journal journal(*m_database);
    const Intent intent = samples::report(1);
    const auto opened = journal.commitIntent(intent);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->fields, intent.fields);
    QCOMPARE(opened->state, EntryState::Sending);
    QCOMPARE(opened->sequence, 1);
    const ReplyFacts facts = samples::facts(QStringLiteral("08F5-1"));
    const auto ended
        = journal.endAttempt(intent.id, Rejected{RejectReason::TooLate}, facts, samples::at(9));
    QVERIFY(ended.has_value());
    QCOMPARE(ended->facts, facts);
    const auto details = JournalPages(*m_database).details(intent.id);
    QVERIFY(details.has_value() && details->has_value());
    QCOMPARE((*details)->entry, *ended);
    QCOMPARE((*details)->body, intent.body);
    QCOMPARE((*details)->attempts.size(), 1);
    QCOMPARE((*details)->attempts.first().facts, facts);
    const auto page = JournalPages(*m_database).page({});
    QVERIFY(page.has_value());
    QCOMPARE(page->entries, QList<Entry>{*ended});
}

void TestJournal::secondOpenReportIsRefused()
{
    Journal journal(*m_database);
    QVERIFY(journal.commitIntent(samples::report(1)).has_value());
    const auto second = journal.commitIntent(samples::report(1));
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().problem, JournalProblem::OpenReportExists);
    QVERIFY(journal.commitIntent(samples::memberCorrection(1)).has_value());
    const auto all = JournalPages(*m_database).ofTransaction(samples::transactionId(1));
    QVERIFY(all.has_value());
    QCOMPARE(all->size(), 2);
}

void TestJournal::interruptedBecomesUnknownOnce()
{
    Journal journal(*m_database);
    TransactionStore transactions(*m_database);
    QCOMPARE(transactions.add({samples::transaction(1)}).value_or(-1), 1);
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent).has_value());
    const auto changed = journal.endInterrupted(samples::at(50));
    QVERIFY(changed.has_value());
    QCOMPARE(changed->size(), 1);
    QCOMPARE(changed->first().outcome, std::optional<Outcome>(Unknown{UnknownReason::Interrupted}));
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->state, ReportState::Unknown);
    const auto again = journal.endInterrupted(samples::at(51));
    QVERIFY(again.has_value() && again->isEmpty());
    QCOMPARE(JournalPages(*m_database).unsettled().value().size(), 1);
    const auto attempt = journal.beginAttempt(intent.id, QStringLiteral("李雷"), samples::at(60));
    QVERIFY(attempt.has_value());
    QCOMPARE(attempt->body, intent.body);
    QCOMPARE(attempt->attempts.size(), 2);
    QVERIFY(journal.endAttempt(intent.id, Accepted{}, {}, samples::at(61)).has_value());
    QVERIFY(journal.rebuildProjection().has_value());
    QCOMPARE(transactions.find(samples::transactionId(1)).value()->state, ReportState::Accepted);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"

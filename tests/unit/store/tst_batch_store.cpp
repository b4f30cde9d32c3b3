#include "core/store/batch_store.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/schema.h"
#include "store_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using namespace Qt::StringLiterals;
using samples::Outsider;

class TestBatchStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyFieldComesBack();
    void totalsLeaveOutWhatIsNotSent();
    void hugeNumbersDontOverflow_data();
    void hugeNumbersDontOverflow();
    void thoseWhoseDayEndsFirstGoFirst();
    void aRowWithAnEntryIsNeverNext();
    void findsWhatMayBeSentAgain();
    void countsAndFilters();
    void whatWasSettledByHandIsFilteredAsTheRuleSays();
    void removesOnlyItsOwnRows();
    void upgradesAStoreWithRows();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(u"store.db"_s);
    }
    [[nodiscard]] BatchStore store() const
    {
        return BatchStore(*m_database);
    }
    /// Adds a batch with these rows.
    Batch add(const QList<BatchRow> &rows);
    /// Makes the row's entry, ended like this; std::nullopt leaves it open.
    void send(const BatchRow &row, const std::optional<Outcome> &outcome);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

namespace {

BatchRow rowOf(int number, const QString &points = u"120"_s)
{
    BatchRow row;
    row.number = number;
    row.line = number + 1;
    row.entryId = EntryId::generate();
    row.due = samples::at(7200);
    row.draft.transactionId = samples::transactionId(number);
    row.draft.appid = u"wx0123456789abcdef"_s;
    row.draft.openid = u"o%1"_s.arg(number % 3);
    row.draft.points = points;
    row.cells = QStringList{row.draft.transactionId, points};
    return row;
}

QList<int> numbersOf(const QList<BatchRow> &rows)
{
    QList<int> numbers;
    for (const BatchRow &row : rows) {
        numbers.append(row.number);
    }
    return numbers;
}

} // namespace

void TestBatchStore::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(path());
    QVERIFY(database.has_value());
    m_database = *std::move(database);
}

Batch TestBatchStore::add(const QList<BatchRow> &rows)
{
    Batch batch;
    batch.id = EntryId::generate();
    batch.source = u"补报.csv"_s;
    batch.header = QStringList{u"微信订单号"_s, u"积分"_s};
    batch.operatorName = u"李雷"_s;
    batch.createdAt = samples::at();
    if (!store().add(batch) || !store().append(batch.id, rows)
        || !store().setState(batch.id, BatchState::Ready)) {
        qFatal("the batch could not be added");
    }
    return batch;
}

void TestBatchStore::send(const BatchRow &row, const std::optional<Outcome> &outcome)
{
    Intent intent = samples::report(row.number);
    intent.id = row.entryId;
    Journal journal(*m_database);
    QVERIFY(journal.commitIntent(intent).has_value());
    if (outcome) {
        QVERIFY(journal.endAttempt(row.entryId, *outcome, samples::facts(u"R"_s), samples::at(1))
                    .has_value());
    }
}

void TestBatchStore::everyFieldComesBack()
{
    BatchRow row = rowOf(1);
    row.draft.subMchid = u"1900000200"_s;
    row.draft.earned = false;
    row.draft.totalPoints = u"5"_s;
    row.draft.updateTime = u"2026-11-24T12:00:00+08:00"_s;
    row.draft.noPointsRemarks = u"活动"_s;
    row.draft.reason = u"补报"_s;
    row.draft.note = u"注"_s;
    row.draft.pointsBefore = u"7"_s;
    row.draft.corrects = EntryId::generate();
    row.mark = BatchMark::Double;
    row.doubleOf = 3;
    row.earlier = 2;
    row.leftOut = true;
    row.cells = QStringList{u"a,b"_s, u"\"c\""_s, QString(), u"d"_s};
    BatchRow bad = rowOf(2);
    bad.mark = BatchMark::Unreadable;
    bad.cellError = BatchCellError{BatchCellProblem::Formula, 4};
    Batch batch = add({row, bad});
    const auto rows = store().rows(batch.id, 1, 10);
    QVERIFY(rows.has_value());
    QCOMPARE(*rows, (QList<BatchRow>{row, bad}));
    batch.reason = u"全部补报"_s;
    batch.second = {u"韩梅梅"_s, u"核对"_s};
    batch.startedAt = samples::at(9);
    QVERIFY(store().setStarted(batch).has_value());
    Batch found = **store().find(batch.id);
    QCOMPARE(found.state, BatchState::Running);
    QCOMPARE(found.totals.rows, 2);
    found.state = batch.state;
    found.totals = batch.totals;
    QCOMPARE(found, batch);
}

void TestBatchStore::totalsLeaveOutWhatIsNotSent()
{
    QList<BatchRow> rows;
    for (int i = 1; i <= 8; ++i) {
        rows.append(rowOf(i, QString::number(i * 10)));
    }
    rows[1].mark = BatchMark::Wrong;
    rows[2].mark = BatchMark::Double;
    rows[3].mark = BatchMark::TooLate;
    rows[4].mark = BatchMark::SettleFirst;
    rows[5].draft.pointsBefore = u"100"_s; // 60: takes 40
    const Batch batch = add(rows);
    QVERIFY(store().setLeftOut(batch.id, {7}, true).has_value());
    const BatchTotals totals = *store().totals(batch.id);
    QCOMPARE(totals.rows, 8);
    QCOMPARE(totals.good, 3); // 1, 6 and 8
    QCOMPARE(totals.wrong, 2);
    QCOMPARE(totals.forMemberSystem, 1);
    QCOMPARE(totals.unsettled, 1);
    QCOMPARE(totals.leftOut, 1);
    QCOMPARE(totals.members, 3);
    QCOMPARE(totals.up, 90);
    QCOMPARE(totals.down, 40);
    QCOMPARE(totals.moved(), 130);
    QVERIFY(!totals.tooLarge);
}

void TestBatchStore::hugeNumbersDontOverflow_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("tooLarge");
    QTest::newRow("one of the largest") << 1 << false;
    QTest::newRow("two") << 2 << true;
    QTest::newRow("more than 64 bits hold") << 2'000 << true;
}

void TestBatchStore::hugeNumbersDontOverflow()
{
    QFETCH(int, rows);
    QFETCH(bool, tooLarge);
    QList<BatchRow> list;
    for (int i = 1; i <= rows; ++i) {
        list.append(rowOf(i, QString::number(Points::maxValue)));
    }
    const Batch batch = add(list);
    const auto totals = store().totals(batch.id);
    QVERIFY(totals.has_value());
    QCOMPARE(totals->tooLarge, tooLarge);
    if (!tooLarge) {
        QCOMPARE(totals->up, Points::maxValue);
    }
}

void TestBatchStore::thoseWhoseDayEndsFirstGoFirst()
{
    QList<BatchRow> rows{rowOf(1), rowOf(2), rowOf(3), rowOf(4), rowOf(5)};
    rows[0].due = samples::at(90'000);
    rows[3].due = samples::at(60);
    rows[4].mark = BatchMark::Wrong;
    const Batch batch = add(rows);
    BatchStore::Place place;
    QList<int> order;
    for (int group = 0; group < 4; ++group) {
        order += numbersOf(*store().nextRows(batch.id, &place, 2));
    }
    QCOMPARE(order, (QList<int>{4, 2, 3, 1}));
}

void TestBatchStore::aRowWithAnEntryIsNeverNext()
{
    const QList<BatchRow> rows{rowOf(1), rowOf(2), rowOf(3), rowOf(4), rowOf(5)};
    const Batch batch = add(rows);
    send(rows.at(0), Accepted{});
    send(rows.at(1), Unknown{UnknownReason::Interrupted});
    send(rows.at(2), std::nullopt);
    send(rows.at(3), NotSent{NotSentReason::Cancelled});
    BatchStore::Place place;
    QCOMPARE(numbersOf(*store().nextRows(batch.id, &place, 10)), QList<int>{5});
}

void TestBatchStore::findsWhatMayBeSentAgain()
{
    const QList<Outcome> outcomes = everyOutcome();
    QList<BatchRow> rows;
    for (int i = 1; i <= outcomes.size(); ++i) {
        rows.append(rowOf(i));
    }
    const Batch batch = add(rows);
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        send(rows.at(i), outcomes.at(i));
    }
    const auto tokens = [&](BatchAgain which) {
        QStringList list;
        const auto again = store().againRows(batch.id, which);
        for (const BatchRow &row : *again) {
            list.append(outcomeToken(*row.result->outcome));
        }
        return list;
    };
    QCOMPARE(tokens(BatchAgain::Cancelled), QStringList{u"not_sent:cancelled"_s});
    // The store and the rule of the domain say the same.
    QStringList notTaken;
    QStringList unknown;
    for (const Outcome &outcome : outcomes) {
        if (BatchRowResult{stateAfter(outcome), outcome, {}, 1}.mayBeSentAgain()) {
            notTaken.append(outcomeToken(outcome));
        }
        if (std::holds_alternative<Unknown>(outcome)) {
            unknown.append(outcomeToken(outcome));
        }
    }
    QCOMPARE(tokens(BatchAgain::NotTaken), notTaken);
    QCOMPARE(tokens(BatchAgain::Unknown), unknown);
}

void TestBatchStore::countsAndFilters()
{
    QList<BatchRow> rows;
    for (int i = 1; i <= 8; ++i) {
        rows.append(rowOf(i));
    }
    rows[5].mark = BatchMark::Wrong;
    rows[6].mark = BatchMark::TooLate;
    rows[7].leftOut = true;
    const Batch batch = add(rows);
    send(rows.at(0), Accepted{});
    send(rows.at(1), AlreadyReported{});
    send(rows.at(2), Unknown{UnknownReason::TimedOut});
    send(rows.at(3), std::nullopt);
    const BatchCounts counts = *store().counts(batch.id);
    QCOMPARE(counts.accepted, 1);
    QCOMPARE(counts.already, 1);
    QCOMPARE(counts.unknown, 1);
    QCOMPARE(counts.sending, 1);
    QCOMPARE(counts.waiting, 1);
    QCOMPARE(counts.notOpened, 1);
    QCOMPARE(counts.all(), 6);
    const auto all = store().rows(batch.id, 1, 100);
    for (const BatchFilter filter : {BatchFilter::All, BatchFilter::Wrong, BatchFilter::Marked,
                                     BatchFilter::NotDone, BatchFilter::Unknown}) {
        QList<int> expected;
        for (const BatchRow &row : *all) {
            if (belongsTo(row, filter)) {
                expected.append(row.number);
            }
        }
        QVERIFY(!expected.isEmpty());
        QCOMPARE(*store().numbers(batch.id, filter), expected);
    }
}

void TestBatchStore::whatWasSettledByHandIsFilteredAsTheRuleSays()
{
    const QList<BatchRow> rows{rowOf(1), rowOf(2), rowOf(3)};
    const Batch batch = add(rows);
    for (const BatchRow &row : rows) {
        send(row, Unknown{UnknownReason::TimedOut});
    }
    Journal journal(*m_database);
    const auto settle = [&](const BatchRow &row, bool taken) {
        return journal
            .settle(row.entryId, {taken, u"微信客服"_s, u"韩梅梅"_s}, u"李雷"_s, samples::at(2))
            .has_value();
    };
    QVERIFY(settle(rows.at(0), true));
    QVERIFY(settle(rows.at(1), false));
    const auto all = store().rows(batch.id, 1, 100);
    QCOMPARE(all->at(0).result->state, EntryState::SettledTaken);
    QCOMPARE(all->at(1).result->state, EntryState::SettledNotTaken);
    QCOMPARE(*store().numbers(batch.id, BatchFilter::NotDone), (QList<int>{2, 3}));
    QCOMPARE(*store().numbers(batch.id, BatchFilter::Unknown), QList<int>{3});
    QVERIFY(!belongsTo(all->at(0), BatchFilter::NotDone));
}

void TestBatchStore::removesOnlyItsOwnRows()
{
    const Batch kept = add({rowOf(1)});
    const Batch gone = add({rowOf(2)});
    QVERIFY(store().remove(gone.id).has_value());
    QVERIFY(!store().find(gone.id)->has_value());
    QCOMPARE(store().inState({BatchState::Ready})->size(), 1);
    QCOMPARE(store().rows(kept.id, 1, 10)->size(), 1);
}

void TestBatchStore::upgradesAStoreWithRows()
{
    send(rowOf(1), Accepted{});
    const auto before = JournalPages(*m_database).page({});
    m_database.reset();
    {
        Outsider old(path()); // as the version before batches left it
        QVERIFY(old.run(u"DROP TABLE batch_rows"_s));
        QVERIFY(old.run(u"DROP TABLE batches"_s));
        QVERIFY(old.run(u"UPDATE schema_version SET version = 3"_s));
    }
    auto database = Database::open(path());
    QVERIFY(database.has_value());
    m_database = *std::move(database);
    QVERIFY(!m_database->limitation());
    QCOMPARE(*schema::version(*m_database), schema::currentVersion);
    QCOMPARE(*JournalPages(*m_database).page({}), *before);
    const Batch batch = add({rowOf(2)});
    QCOMPARE(store().totals(batch.id)->good, 1);
}

QTEST_GUILESS_MAIN(TestBatchStore)
#include "tst_batch_store.moc"

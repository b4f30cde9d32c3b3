#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using samples::Outsider;

class TestTransactionStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void failureAddsNothing();
    void unknownIsNotFound();
    void firstOneWins();
    void everyFieldComesBack_data();
    void everyFieldComesBack();
    void stateFollowsTheJournal_data();
    void stateFollowsTheJournal();
    void stateIsDerivedWhenAddedLater();
    void pagesByKey_data();
    void pagesByKey();
    void sameSecondIsPagedWhole();
    void brokenKeyStartsAnew();
    void searches_data();
    void searches();
    void manyShopsWithAWordInCommon_data();
    void manyShopsWithAWordInCommon();
    void countsWhatWaits();
    void everyPageUsesAnIndex();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("store.db"));
    }
    void open();
    void fill();
    [[nodiscard]] QList<TransactionRow> allPages(TransactionQuery query) const;
    QTemporaryDir m_filled;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

namespace {

constexpr int filledRows = 60;

/// 0 and 6 wait; 1 accepted; 2 rejected; 3 to book; 4 sending; 5 booked.
int caseOf(int number)
{
    return number % 7;
}

} // namespace

void TestTransactionStore::initTestCase()
{
    init();
    TransactionStore store(*m_database);
    QList<Transaction> all;
    for (int i = 0; i < filledRows; ++i) {
        all += samples::transaction(i);
    }
    QCOMPARE(store.add(all).value_or(-1), filledRows);
    Journal journal(*m_database);
    for (int i = 0; i < filledRows; ++i) {
        const int kind = caseOf(i);
        if (kind == 0 || kind == 6) {
            continue;
        }
        const bool isReport = kind == 1 || kind == 2 || kind == 4;
        const Intent intent = isReport ? samples::report(i) : samples::memberCorrection(i);
        QVERIFY(journal.commitIntent(intent).has_value());
        if (kind == 1 || kind == 2) {
            const Outcome outcome
                = kind == 1 ? Outcome(Accepted{}) : Outcome(Rejected{RejectReason::TooLate});
            QVERIFY(journal.endAttempt(intent.id, outcome, {}, samples::at(1)).has_value());
        } else if (kind == 5) {
            QVERIFY(
                journal.book(intent.id, {QStringLiteral("1"), {}}, {}, samples::at(1)).has_value());
        }
    }
    m_database.reset();
    QVERIFY(QFile::copy(path(), m_filled.filePath(QStringLiteral("store.db"))));
}

void TestTransactionStore::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestTransactionStore::open()
{
    auto database = Database::open(path());
    QVERIFY(database.has_value());
    m_database = std::move(*database);
    QVERIFY(!m_database->limitation());
}

void TestTransactionStore::fill()
{
    m_database.reset();
    QVERIFY(QFile::remove(path()));
    QVERIFY(QFile::copy(m_filled.filePath(QStringLiteral("store.db")), path()));
    open();
}

QList<TransactionRow> TestTransactionStore::allPages(TransactionQuery query) const
{
    QList<TransactionRow> rows;
    do {
        const auto page = TransactionStore(*m_database).page(query);
        if (!page || page->rows.size() > query.limit) {
            qFatal("no page");
        }
        rows += page->rows;
        query.after = page->next;
    } while (!query.after.isEmpty());
    return rows;
}

void TestTransactionStore::failureAddsNothing()
{
    TransactionStore store(*m_database);
    Outsider other(path());
    QVERIFY(other.run(QStringLiteral("BEGIN IMMEDIATE")));
    const auto refused = store.add({samples::transaction(1), samples::transaction(2)});
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().problem, StoreProblem::Locked);
    QVERIFY(other.run(QStringLiteral("ROLLBACK")));
    QVERIFY(!store.find(samples::transactionId(1)).value().has_value());
    QCOMPARE(store.add({samples::transaction(1)}).value_or(-1), 1);
}

void TestTransactionStore::unknownIsNotFound()
{
    TransactionStore store(*m_database);
    QVERIFY(!store.find(samples::transactionId(1)).value().has_value());
    QVERIFY(!store.find({}).value().has_value());
    const auto page = store.page({});
    QVERIFY(page.has_value());
    QVERIFY(page->rows.isEmpty() && page->next.isEmpty());
    QCOMPARE(store.add({}).value_or(-1), 0);
}

void TestTransactionStore::firstOneWins()
{
    TransactionStore store(*m_database);
    const Transaction first = samples::transaction(1);
    Transaction second = first;
    second.amountFen = 1;
    second.shopName = QStringLiteral("another");
    QCOMPARE(store.add({first, second}).value_or(-1), 1);
    QCOMPARE(store.add({second, samples::transaction(2)}).value_or(-1), 1);
    QCOMPARE(store.find(first.transactionId).value()->transaction, first);
}

void TestTransactionStore::everyFieldComesBack_data()
{
    QTest::addColumn<Transaction>("transaction");
    QTest::newRow("whole") << samples::transaction(5);
    Transaction bare;
    bare.transactionId = QStringLiteral("x");
    QTest::newRow("nothing but an id") << bare;
    Transaction odd = samples::transaction(6);
    odd.shopName = QStringLiteral("'; DROP TABLE shops; -- %_!");
    odd.amountFen = Q_INT64_C(9007199254740993);
    odd.paidAt = QDateTime(QDate(2026, 11, 24), QTime(1, 2, 3, 4), Qt::OffsetFromUTC, -3600);
    odd.notifiedAt = {};
    odd.commitTag = QStringLiteral("manual");
    odd.authType = QStringLiteral("REGISTERED_MODE");
    odd.memberCode = QStringLiteral("478515832665");
    QTest::newRow("odd") << odd;
}

void TestTransactionStore::everyFieldComesBack()
{
    QFETCH(const Transaction, transaction);
    TransactionStore store(*m_database);
    QCOMPARE(store.add({transaction}).value_or(-1), 1);
    const TransactionRow row = store.find(transaction.transactionId).value().value();
    QCOMPARE(row.transaction, transaction);
    QCOMPARE(row.transaction.paidAt.offsetFromUtc(), transaction.paidAt.offsetFromUtc());
    QCOMPARE(row.state, ReportState::Waiting);
    QVERIFY(!row.points);
    QCOMPARE(store.page({}).value().rows, QList<TransactionRow>{row});
}

void TestTransactionStore::stateFollowsTheJournal_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<ReportState>("state");
    QTest::newRow("accepted") << Outcome(Accepted{}) << ReportState::Accepted;
    QTest::newRow("already") << Outcome(AlreadyReported{}) << ReportState::AlreadyReported;
    QTest::newRow("rejected") << Outcome(Rejected{RejectReason::NotSubmitted})
                              << ReportState::Rejected;
    QTest::newRow("not sent") << Outcome(NotSent{NotSentReason::HostNotFound})
                              << ReportState::Rejected;
    QTest::newRow("unknown") << Outcome(Unknown{UnknownReason::TimedOut}) << ReportState::Unknown;
}

void TestTransactionStore::stateFollowsTheJournal()
{
    QFETCH(const Outcome, outcome);
    QFETCH(const ReportState, state);
    TransactionStore store(*m_database);
    Journal journal(*m_database);
    QCOMPARE(store.add({samples::transaction(1)}).value_or(-1), 1);
    const auto row = [&store] {
        return store.find(samples::transactionId(1)).value().value();
    };
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent).has_value());
    QCOMPARE(row().state, ReportState::Sending);
    QVERIFY(journal.endAttempt(intent.id, outcome, {}, samples::at(1)).has_value());
    QCOMPARE(row().state, state);
    QCOMPARE(row().points, std::optional<Points>(intent.fields.points));

    // A correction for the member system stands before what is done, not before what is open.
    Intent member = samples::memberCorrection(1);
    member.fields.points = Points::fromValue(77).value();
    QVERIFY(journal.commitIntent(member).has_value());
    const bool open = state == ReportState::Unknown;
    QCOMPARE(row().state, open ? state : ReportState::ToBook);
    QVERIFY(journal.book(member.id, {QStringLiteral("r"), {}}, {}, samples::at(2)).has_value());
    QCOMPARE(row().state, open ? state : ReportState::Booked);
    if (!open) {
        QCOMPARE(row().points, std::optional<Points>(member.fields.points));
        // A refusal later on takes nothing back.
        const Intent late = samples::report(1);
        QVERIFY(journal.commitIntent(late).has_value());
        QCOMPARE(row().state, ReportState::Sending);
        QVERIFY(journal.endAttempt(late.id, Rejected{RejectReason::TooLate}, {}, samples::at(3))
                    .has_value());
        QCOMPARE(row().state, ReportState::Booked);
    }
}

void TestTransactionStore::stateIsDerivedWhenAddedLater()
{
    TransactionStore store(*m_database);
    const Intent intent = samples::report(1);
    QVERIFY(Journal(*m_database).commitIntent(intent).has_value());
    QVERIFY(!store.find(samples::transactionId(1)).value().has_value());
    QCOMPARE(store.add({samples::transaction(1)}).value_or(-1), 1);
    const TransactionRow row = store.find(samples::transactionId(1)).value().value();
    QCOMPARE(row.state, ReportState::Sending);
    QCOMPARE(row.points, std::optional<Points>(intent.fields.points));
    TransactionQuery waiting;
    waiting.filter = TransactionFilter::Waiting;
    QVERIFY(allPages(waiting).isEmpty());
}

void TestTransactionStore::pagesByKey_data()
{
    QTest::addColumn<TransactionFilter>("filter");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const QString &text : {QString(), QStringLiteral("茶百"), QStringLiteral("NIKE")}) {
        QTest::addRow("all, '%s'", qPrintable(text)) << TransactionFilter::All << text << 0 << 99;
        QTest::addRow("waiting, '%s'", qPrintable(text))
            << TransactionFilter::Waiting << text << 0 << 99;
        QTest::addRow("reported, '%s'", qPrintable(text))
            << TransactionFilter::Reported << text << 0 << 99;
        QTest::addRow("to book, '%s'", qPrintable(text))
            << TransactionFilter::ToBook << text << 0 << 99;
        QTest::addRow("refunded, '%s'", qPrintable(text))
            << TransactionFilter::Refunded << text << 0 << 99;
        QTest::addRow("times, '%s'", qPrintable(text)) << TransactionFilter::All << text << 7 << 31;
        QTest::addRow("waiting in times, '%s'", qPrintable(text))
            << TransactionFilter::Waiting << text << 7 << 31;
    }
}

void TestTransactionStore::pagesByKey()
{
    QFETCH(const TransactionFilter, filter);
    QFETCH(const QString, text);
    QFETCH(const int, from);
    QFETCH(const int, to);
    fill();
    TransactionQuery query;
    query.filter = filter;
    query.text = text;
    query.limit = 4;
    if (from > 0) {
        query.from = samples::at(from);
        query.to = samples::at(to);
    }
    const auto belongs = [&](int number) {
        const bool tea = text.startsWith(QStringLiteral("茶"));
        if (!text.isEmpty() && tea != (number % 2 == 0)) {
            return false;
        }
        if (number < from || number >= to) {
            return false;
        }
        const int kind = caseOf(number);
        switch (filter) {
        case TransactionFilter::All:
            return true;
        case TransactionFilter::Waiting:
            return kind == 0 || kind == 6 || kind == 2;
        case TransactionFilter::Reported:
            return kind == 1 || kind == 5;
        case TransactionFilter::ToBook:
            return kind == 3;
        case TransactionFilter::Refunded:
            return number % 5 == 0;
        }
        Q_UNREACHABLE();
    };
    QStringList expected;
    for (int number = filledRows - 1; number >= 0; --number) {
        if (belongs(number)) {
            expected += samples::transactionId(number);
        }
    }
    QStringList seen;
    for (const TransactionRow &row : allPages(query)) {
        seen += row.transaction.transactionId;
    }
    QCOMPARE(seen, expected);
    QVERIFY(!expected.isEmpty());
}

void TestTransactionStore::sameSecondIsPagedWhole()
{
    QList<Transaction> all;
    for (int i = 0; i < 20; ++i) {
        Transaction transaction = samples::transaction(i);
        transaction.paidAt = samples::at();
        all += transaction;
    }
    QCOMPARE(TransactionStore(*m_database).add(all).value_or(-1), 20);
    TransactionQuery query;
    query.limit = 3;
    const QList<TransactionRow> rows = allPages(query);
    QCOMPARE(rows.size(), 20);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows.at(i).transaction, all.at(19 - i));
    }
}

void TestTransactionStore::brokenKeyStartsAnew()
{
    fill();
    TransactionQuery query;
    query.limit = 1;
    for (const QString &key : {QStringLiteral("x"), QStringLiteral(":"), QStringLiteral("1e9:a")}) {
        query.after = key;
        const auto page = TransactionStore(*m_database).page(query);
        QVERIFY(page.has_value());
        QCOMPARE(page->rows.first().transaction.transactionId,
                 samples::transactionId(filledRows - 1));
    }
}

void TestTransactionStore::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("found");
    QTest::newRow("nothing") << "no such shop" << 0;
    QTest::newRow("whole id") << samples::transactionId(7) << 1;
    QTest::newRow("id with blanks around") << (u' ' + samples::transactionId(7) + u' ') << 1;
    QTest::newRow("last four") << "0007" << 1;
    QTest::newRow("last eight") << "00000007" << 1;
    QTest::newRow("first digits") << "420000" << 0;
    QTest::newRow("openid") << "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" << filledRows;
    QTest::newRow("amount") << "128.57" << 1;
    QTest::newRow("amount with sign") << "¥128.57" << 1;
    QTest::newRow("another amount") << "128.5" << 1;
    QTest::newRow("too fine an amount") << "128.571" << 0;
    QTest::newRow("shop, other case") << "nIKE k" << filledRows / 2;
    QTest::newRow("shop, middle") << "百" << filledRows / 2;
    QTest::newRow("shop number") << "101" << filledRows / 2;
    QTest::newRow("joker") << "%" << 0;
    QTest::newRow("another joker") << "_" << 0;
    QTest::newRow("escape") << "!" << 0;
    QTest::newRow("quote") << "' OR ''='" << 0;
}

void TestTransactionStore::searches()
{
    QFETCH(const QString, text);
    QFETCH(const int, found);
    fill();
    TransactionQuery query;
    query.text = text;
    query.limit = 7;
    QCOMPARE(allPages(query).size(), found);
}

void TestTransactionStore::manyShopsWithAWordInCommon_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TransactionFilter>("filter");
    for (const QString &text :
         {QStringLiteral("shop"), QStringLiteral("busy shop"), QStringLiteral("quiet shop")}) {
        QTest::addRow("all, %s", qPrintable(text)) << text << TransactionFilter::All;
        QTest::addRow("waiting, %s", qPrintable(text)) << text << TransactionFilter::Waiting;
        QTest::addRow("refunded, %s", qPrintable(text)) << text << TransactionFilter::Refunded;
    }
}

void TestTransactionStore::manyShopsWithAWordInCommon()
{
    QFETCH(const QString, text);
    QFETCH(const TransactionFilter, filter);
    // The quiet ones have only old payments: more lie above them than are looked at for a page.
    constexpr int quiet = 40;
    constexpr int busy = 300;
    QList<Transaction> all;
    for (int i = 0; i < quiet + busy; ++i) {
        Transaction transaction = samples::transaction(i);
        transaction.shopName = i < quiet ? QStringLiteral("Quiet Shop %1").arg(i % 20)
                                         : QStringLiteral("Busy Shop %1").arg(i % 20);
        all += transaction;
    }
    QCOMPARE(TransactionStore(*m_database).add(all).value_or(-1), all.size());
    QStringList expected;
    for (auto it = all.crbegin(); it != all.crend(); ++it) {
        if (it->shopName.contains(text, Qt::CaseInsensitive)
            && (filter != TransactionFilter::Refunded || it->refundedFen > 0)) {
            expected += it->transactionId;
        }
    }
    TransactionQuery query;
    query.text = text;
    query.filter = filter;
    query.limit = 3;
    QStringList seen;
    for (const TransactionRow &row : allPages(query)) {
        seen += row.transaction.transactionId;
    }
    QCOMPARE(seen, expected);
}

void TestTransactionStore::countsWhatWaits()
{
    const TransactionStore empty(*m_database);
    QCOMPARE(empty.countWaiting(samples::at()).value(), WaitingCount());

    const QDateTime now = samples::at(); // 18:00 in Shanghai
    constexpr qint64 hours = 3600;
    const auto payment = [](int number, qint64 paid, std::optional<qint64> notified) {
        Transaction transaction = samples::transaction(number);
        transaction.paidAt = samples::at(paid);
        transaction.notifiedAt = notified ? samples::at(*notified) : QDateTime();
        return transaction;
    };
    TransactionStore store(*m_database);
    QVERIFY(store
                .add({payment(1, -hours, -hours), // waits
                      payment(2, -2 * hours, -2 * hours), // reported by the desk
                      payment(3, -3 * hours, -3 * hours), // refused
                      payment(4, -20 * hours, -1), // of yesterday, told today
                      payment(5, -20 * hours, -20 * hours), // of yesterday
                      payment(6, -4 * hours, std::nullopt), // from a CSV: nobody says when
                      payment(7, -80 * hours, -1)}) // four days old
                .has_value());
    Journal journal(*m_database);
    for (const int number : {2, 3}) {
        const Intent intent = samples::report(number);
        const Outcome outcome
            = number == 2 ? Outcome(Accepted{}) : Outcome(Rejected{RejectReason::NotSubmitted});
        QVERIFY(journal.commitIntent(intent).has_value());
        QVERIFY(journal.endAttempt(intent.id, outcome, {}, samples::at(1)).has_value());
    }
    const WaitingCount count = store.countWaiting(now).value();
    QCOMPARE(count.count, 3); // 1, 4 and 6
    QCOMPARE(count.deadline, samples::at(6 * hours));
    // After midnight nothing of today can be reported any more.
    QCOMPARE(store.countWaiting(samples::at(6 * hours)).value(), WaitingCount());
}

void TestTransactionStore::everyPageUsesAnIndex()
{
    fill();
    const TransactionStore store(*m_database);
    for (const QString &text :
         {QString(), samples::transactionId(7), QStringLiteral("Nike"), QStringLiteral("128.57")}) {
        for (const TransactionFilter filter :
             {TransactionFilter::All, TransactionFilter::Waiting, TransactionFilter::Reported,
              TransactionFilter::ToBook, TransactionFilter::Refunded}) {
            TransactionQuery query;
            query.text = text;
            query.filter = filter;
            QVERIFY(store.page(query).has_value());
        }
    }
    QVERIFY(store.find(samples::transactionId(7)).has_value());
    Outsider outsider(path());
    int explained = 0;
    for (const QString &sql : m_database->statementsSoFar()) {
        if (!sql.contains(QStringLiteral("FROM transactions"))) {
            continue;
        }
        ++explained;
        const bool byLastDigits = sql.contains(QStringLiteral("id_reversed >="));
        for (const QString &step : outsider.plan(sql)) {
            QVERIFY2(!step.startsWith(QStringLiteral("SCAN")), qPrintable(step + u'\n' + sql));
            QVERIFY2(byLastDigits || !step.contains(QStringLiteral("TEMP B-TREE")),
                     qPrintable(step + u'\n' + sql));
            // Each search goes by its own index and never along the times.
            bool isWanted = true;
            for (const auto &[column, index] :
                 {std::pair(QStringLiteral("t.shop_id = ?"), QStringLiteral("by_shop")),
                  std::pair(QStringLiteral("t.id_reversed >="), QStringLiteral("by_last_digits")),
                  std::pair(QStringLiteral("t.openid ="), QStringLiteral("by_openid")),
                  std::pair(QStringLiteral("t.amount_fen ="), QStringLiteral("by_amount"))}) {
                if (sql.contains(column) && step.contains(QStringLiteral(" t "))) {
                    isWanted = isWanted && step.contains(index);
                }
            }
            QVERIFY2(isWanted, qPrintable(step + u'\n' + sql));
        }
    }
    QVERIFY(explained >= 12);
}

QTEST_GUILESS_MAIN(TestTransactionStore)
#include "tst_transaction_store.moc"

#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pd;

class TestTransactionStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void addsOnceAndPages();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestTransactionStore::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = Database::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(database.has_value());
    m_database = std::move(*database);
}

void TestTransactionStore::addsOnceAndPages()
{
    TransactionStore store(*m_database);
    QList<Transaction> all;
    for (int i = 0; i < 25; ++i) {
        all += samples::transaction(i);
    }
    QCOMPARE(store.add(all).value_or(-1), 25);
    QCOMPARE(store.add(all).value_or(-1), 0);
    QCOMPARE(store.find(samples::transactionId(3)).value()->transaction, all.at(3));

    TransactionQuery query;
    query.limit = 10;
    QList<TransactionRow> rows;
    do {
        const auto page = store.page(query);
        QVERIFY(page.has_value());
        rows += page->rows;
        query.after = page->next;
    } while (!query.after.isEmpty());
    QCOMPARE(rows.size(), 25);
    for (int i = 0; i < 25; ++i) {
        QCOMPARE(rows.at(i).transaction, all.at(24 - i));
    }
}

QTEST_GUILESS_MAIN(TestTransactionStore)
#include "tst_transaction_store.moc"

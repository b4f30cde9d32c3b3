#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"
#include "tests/support/big_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pd;

/// The benchmarks' store must be one that the journal could have written.
class TestBigStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhatTheJournalWouldWrite();
};

void TestBigStore::isWhatTheJournalWouldWrite()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("big.db"));
    QVERIFY(big_store::make(path, 120).has_value());
    const auto database = Database::open(path);
    QVERIFY(database.has_value());
    QVERIFY(!(*database)->limitation()); // the chain's end holds
    const auto dump = [&path] {
        samples::Outsider outsider(path);
        QList<QList<QVariantList>> all;
        for (const QString &table : {QStringLiteral("entries"), QStringLiteral("attempts"),
                                     QStringLiteral("transactions")}) {
            all += outsider.rows(QStringLiteral("SELECT * FROM ") + table
                                 + QStringLiteral(" ORDER BY 1"));
        }
        // All indexes are there again.
        all += outsider.rows(QStringLiteral("SELECT name, sql FROM sqlite_master ORDER BY name"));
        return all;
    };
    const auto before = dump();
    QCOMPARE(before.at(0).size(), 120);
    QCOMPARE(before.at(2).size(), 120 + big_store::waiting);
    QVERIFY(Journal(**database).rebuildProjection().has_value());
    const auto after = dump();
    for (qsizetype i = 0; i < before.size(); ++i) {
        QCOMPARE(after.at(i), before.at(i));
    }
    const QString fresh = folder.filePath(QStringLiteral("fresh.db"));
    samples::makeStore(fresh, 0);
    samples::Outsider other(fresh);
    QCOMPARE(other.rows(QStringLiteral("SELECT name, sql FROM sqlite_master ORDER BY name")),
             after.last());
    TransactionQuery waiting;
    waiting.filter = TransactionFilter::Waiting;
    waiting.limit = 400;
    QVERIFY(TransactionStore(**database).page(waiting).value().rows.size() > big_store::waiting);
}

QTEST_GUILESS_MAIN(TestBigStore)
#include "tst_big_store.moc"

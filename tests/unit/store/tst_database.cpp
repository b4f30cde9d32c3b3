#include "core/store/chain_check.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/journal_places.h"
#include "core/store/schema.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using samples::bytesOf;
using samples::Outsider;

namespace {

constexpr qsizetype walHeader = 32;
constexpr qsizetype frameHeader = 24;
constexpr qsizetype pageSize = 4096;
constexpr qsizetype frameSize = frameHeader + pageSize;

/// Offsets of the frames that end a commit.
QList<qsizetype> commitFrames(const QByteArray &wal)
{
    QList<qsizetype> found;
    for (qsizetype at = walHeader; at + frameSize <= wal.size(); at += frameSize) {
        if (wal.mid(at + 4, 4) != QByteArray(4, '\0')) {
            found += at;
        }
    }
    return found;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void wontOpen_data();
    void wontOpen();
    void damagedStaysAsItIs_data();
    void damagedStaysAsItIs();
    void damagedCanStillBeRead();
    void changedEventIsNoticed_data();
    void changedEventIsNoticed();
    void newerIsOnlyRead();
    void lockedForWritersIsRead();
    void lockedForEverybodyFails();
    void lockDuringCommitWritesNothing();
    void tornLastCommitIsForgotten_data();
    void tornLastCommitIsForgotten();
    void brokenLogIsDamage_data();
    void brokenLogIsDamage();
    void emptyFileIsANewStore();
    void makesFoldersAndReopens();
    void olderLayoutIsBroughtUp();
    void powerCutKeepsWhatWasAcknowledged();
    void settingsOfTheConnection();

private:
    [[nodiscard]] QString file(const QString &name) const
    {
        return m_folder->filePath(name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestDatabase::wontOpen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<StoreProblem>("problem");
    QTest::newRow("a folder in its place") << "folder" << StoreProblem::CannotOpen;
    QTest::newRow("a file where the folder should be")
        << "text.txt/store.db" << StoreProblem::CannotOpen;
    QTest::newRow("a text file") << "text.txt" << StoreProblem::Damaged;
    QTest::newRow("shorter than a header") << "short.db" << StoreProblem::Damaged;
    QTest::newRow("another program's database") << "other.db" << StoreProblem::Damaged;
    QTest::newRow("emptied, with a log beside it") << "emptied.db" << StoreProblem::Damaged;
}

void TestDatabase::wontOpen()
{
    QFETCH(const QString, name);
    QFETCH(const StoreProblem, problem);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    samples::writeBytes(file(QStringLiteral("text.txt")), QByteArray(9000, 'x'));
    samples::writeBytes(file(QStringLiteral("short.db")), QByteArray("SQLite format 3\0", 16));
    samples::writeBytes(file(QStringLiteral("emptied.db")), {});
    samples::writeBytes(file(QStringLiteral("emptied.db-wal")), QByteArray(5000, 'w'));
    {
        Outsider other(file(QStringLiteral("other.db")));
        QVERIFY(other.run(QStringLiteral("CREATE TABLE bookmarks (url TEXT)")));
    }
    const QByteArray before = bytesOf(file(name));

    const auto database = Database::open(file(name));
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().problem, problem);
    QVERIFY(!database.error().detail.isEmpty());
    QCOMPARE(bytesOf(file(name)), before);
    QCOMPARE(bytesOf(file(QStringLiteral("emptied.db-wal"))), QByteArray(5000, 'w'));
}

void TestDatabase::damagedStaysAsItIs_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("half the file") << "half";
    QTest::newRow("one page short") << "page";
    QTest::newRow("header overwritten") << "header";
    QTest::newRow("the schema's page overwritten") << "schema";
    QTest::newRow("a page in the middle overwritten") << "middle";
    QTest::newRow("the last page overwritten") << "last";
    QTest::newRow("every page but the first overwritten") << "rest";
}

void TestDatabase::damagedStaysAsItIs()
{
    QFETCH(const QString, what);
    const QString path = file(QStringLiteral("store.db"));
    samples::makeStore(path, 40);
    QByteArray bytes = bytesOf(path);
    const qsizetype middle = bytes.size() / pageSize / 2 * pageSize;
    const QByteArray rubbish(pageSize, '\x5a');
    if (what == QLatin1String("half")) {
        bytes.truncate(middle);
    } else if (what == QLatin1String("page")) {
        bytes.chop(pageSize);
    } else if (what == QLatin1String("header")) {
        bytes.replace(0, 100, QByteArray(100, 'h'));
    } else if (what == QLatin1String("schema")) {
        bytes.replace(100, pageSize - 100, rubbish.left(pageSize - 100));
    } else if (what == QLatin1String("middle")) {
        bytes.replace(middle, pageSize, rubbish);
    } else if (what == QLatin1String("last")) {
        bytes.replace(bytes.size() - pageSize, pageSize, rubbish);
    } else {
        bytes.replace(pageSize, bytes.size() - pageSize,
                      QByteArray(bytes.size() - pageSize, '\x5a'));
    }
    samples::writeBytes(path, bytes);
    {
        const auto database = Database::open(path);
        const std::optional<StoreError> problem
            = database ? (*database)->limitation() : std::optional<StoreError>(database.error());
        QVERIFY(problem.has_value());
        QCOMPARE(problem->problem, StoreProblem::Damaged);
        if (database) {
            const auto refused = Journal(**database).commitIntent(samples::report(99));
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().store.problem, StoreProblem::Damaged);
            const auto added = TransactionStore(**database).add({samples::transaction(1)});
            QVERIFY(!added.has_value());
            QCOMPARE(added.error().problem, StoreProblem::Damaged);
        }
    }
    QVERIFY(bytesOf(path) == bytes);
}

void TestDatabase::damagedCanStillBeRead()
{
    const QString path = file(QStringLiteral("store.db"));
    samples::makeStore(path, 40);
    QByteArray bytes = bytesOf(path);
    const qsizetype event = bytes.lastIndexOf("\"against_advice\":false");
    QVERIFY(event > 0);
    bytes.replace(event, 22, "\"against_advice\": true");
    samples::writeBytes(path, bytes);
    const auto database = Database::open(path);
    QVERIFY(database.has_value());
    QVERIFY((*database)->limitation().has_value());
    QCOMPARE((*database)->limitation()->problem, StoreProblem::Damaged);
    const auto page = JournalPages(**database).page({});
    QVERIFY(page.has_value());
    QCOMPARE(page->entries.size(), 40);
}

void TestDatabase::changedEventIsNoticed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("payload") << "UPDATE events SET payload = CAST(REPLACE(CAST(payload AS TEXT),"
                                " 'accepted', 'rejected:other') AS BLOB) WHERE seq = 6";
    QTest::newRow("time") << "UPDATE events SET at = at + 1 WHERE seq = 3";
    QTest::newRow("entry") << "UPDATE events SET entry_id = 'x' WHERE seq = 3";
    QTest::newRow("kind") << "UPDATE events SET kind = 'booked' WHERE seq = 3";
    QTest::newRow("hash") << "UPDATE events SET hash = zeroblob(32) WHERE seq = 1";
    QTest::newRow("hash before") << "UPDATE events SET prev_hash = zeroblob(32) WHERE seq = 2";
    QTest::newRow("first cut off") << "DELETE FROM events WHERE seq = 1";
    QTest::newRow("middle cut out") << "DELETE FROM events WHERE seq = 3";
    QTest::newRow("last cut off") << "DELETE FROM events WHERE seq = 6";
    QTest::newRow("all cut off") << "DELETE FROM events";
    QTest::newRow("head set back") << "UPDATE journal_head SET seq = 5";
    QTest::newRow("head lost") << "DELETE FROM journal_head";
    QTest::newRow("one appended")
        << "INSERT INTO events SELECT 7, entry_id, kind, at, payload, hash, zeroblob(32)"
           " FROM events WHERE seq = 6";
}

void TestDatabase::changedEventIsNoticed()
{
    QFETCH(const QString, sql);
    const QString path = file(QStringLiteral("store.db"));
    samples::makeStore(path, 3);
    {
        Outsider outsider(path);
        // The triggers stop a slip of the pen; who drops them is met by the chain.
        QVERIFY(outsider.run(QStringLiteral("DROP TRIGGER events_no_update")));
        QVERIFY(outsider.run(QStringLiteral("DROP TRIGGER events_no_delete")));
        QVERIFY2(outsider.run(sql), qPrintable(outsider.lastError()));
    }
    const QByteArray before = bytesOf(path);
    {
        const auto database = Database::open(path);
        QVERIFY(database.has_value());
        QVERIFY((*database)->limitation().has_value());
        QCOMPARE((*database)->limitation()->problem, StoreProblem::Damaged);
    }
    QVERIFY(bytesOf(path) == before);
}

void TestDatabase::newerIsOnlyRead()
{
    const QString path = file(QStringLiteral("store.db"));
    samples::makeStore(path, 3);
    {
        Outsider newer(path);
        QVERIFY(newer.run(QStringLiteral("UPDATE schema_version SET version = version + 1")));
        QVERIFY(newer.run(QStringLiteral("ALTER TABLE entries ADD COLUMN mood TEXT")));
    }
    const QByteArray before = bytesOf(path);
    {
        const auto database = Database::open(path);
        QVERIFY(database.has_value());
        QCOMPARE((*database)->limitation()->problem, StoreProblem::Newer);
        QCOMPARE(JournalPages(**database).page({}).value().entries.size(), 3);
        Journal journal(**database);
        QCOMPARE(journal.commitIntent(samples::report(9)).error().store.problem,
                 StoreProblem::Newer);
        QCOMPARE(journal.endInterrupted(samples::at()).error().store.problem, StoreProblem::Newer);
        QCOMPARE(journal.rebuildProjection().error().store.problem, StoreProblem::Newer);
    }
    QVERIFY(bytesOf(path) == before);
}

void TestDatabase::lockedForWritersIsRead()
{
    const QString path = file(QStringLiteral("store.db"));
    samples::makeStore(path, 3);
    Outsider other(path);
    QVERIFY(other.run(QStringLiteral("BEGIN EXCLUSIVE")));
    QElapsedTimer timer;
    timer.start();
    const auto database = Database::open(path);
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(database.has_value());
    QVERIFY((*database)->limitation().has_value());
    QCOMPARE((*database)->limitation()->problem, StoreProblem::Locked);
    QCOMPARE(JournalPages(**database).page({}).value().entries.size(), 3);
    QCOMPARE(Journal(**database).commitIntent(samples::report(9)).error().store.problem,
             StoreProblem::Locked);
}

void TestDatabase::lockedForEverybodyFails()
{
    const QString path = file(QStringLiteral("store.db"));
    samples::makeStore(path, 3);
    Outsider other(path);
    QVERIFY(other.run(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")));
    QVERIFY(other.run(QStringLiteral("BEGIN EXCLUSIVE")));
    const auto database = Database::open(path);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().problem, StoreProblem::Locked);
}

void TestDatabase::lockDuringCommitWritesNothing()
{
    const QString path = file(QStringLiteral("store.db"));
    const auto database = Database::open(path);
    QVERIFY(database.has_value());
    Journal journal(**database);
    Outsider other(path);
    QVERIFY(other.run(QStringLiteral("BEGIN IMMEDIATE")));
    const auto refused = journal.commitIntent(samples::report(1));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().problem, JournalProblem::Store);
    QCOMPARE(refused.error().store.problem, StoreProblem::Locked);
    QVERIFY(JournalPages(**database).page({}).value().entries.isEmpty());
    QVERIFY(other.run(QStringLiteral("ROLLBACK")));
    QVERIFY(journal.commitIntent(samples::report(1)).has_value());
}

void TestDatabase::tornLastCommitIsForgotten_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("cut inside the last frame") << "cut";
    QTest::newRow("last frame flipped") << "flipped";
    QTest::newRow("first frame of the last commit flipped") << "first";
}

void TestDatabase::tornLastCommitIsForgotten()
{
    QFETCH(const QString, what);
    const QString path = file(QStringLiteral("store.db"));
    const QString copy = file(QStringLiteral("copy.db"));
    samples::makeStore(path, 0);
    {
        // A log is there as long as the store is open: this is what a power cut leaves behind.
        const auto database = Database::open(path);
        QVERIFY(database.has_value());
        Journal journal(**database);
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(journal.commitIntent(samples::report(i)).has_value());
        }
        QByteArray wal = bytesOf(path + QStringLiteral("-wal"));
        const QList<qsizetype> commits = commitFrames(wal);
        QVERIFY(commits.size() >= 3);
        wal.truncate(commits.last() + frameSize);
        if (what == QLatin1String("cut")) {
            wal.chop(100);
        } else if (what == QLatin1String("flipped")) {
            wal[wal.size() - 100] = static_cast<char>(~wal.at(wal.size() - 100));
        } else {
            const qsizetype at = commits.at(commits.size() - 2) + frameSize + frameHeader + 50;
            wal[at] = static_cast<char>(~wal.at(at));
        }
        samples::writeBytes(copy, bytesOf(path));
        samples::writeBytes(copy + QStringLiteral("-wal"), wal);
    }
    const auto database = Database::open(copy);
    QVERIFY(database.has_value());
    QVERIFY(!(*database)->limitation());
    QCOMPARE(JournalPages(**database).page({}).value().entries.size(), 2);
    QVERIFY(Journal(**database).commitIntent(samples::report(3)).has_value());
}

void TestDatabase::brokenLogIsDamage_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("header flipped") << "header";
    QTest::newRow("first commit flipped") << "first";
    QTest::newRow("last but one flipped") << "last but one";
    QTest::newRow("salt of the first frame flipped") << "salt";
}

void TestDatabase::brokenLogIsDamage()
{
    QFETCH(const QString, what);
    const QString path = file(QStringLiteral("store.db"));
    const QString copy = file(QStringLiteral("copy.db"));
    samples::makeStore(path, 1);
    QByteArray wal;
    {
        const auto database = Database::open(path);
        QVERIFY(database.has_value());
        Journal journal(**database);
        for (int i = 2; i <= 5; ++i) {
            QVERIFY(journal.commitIntent(samples::report(i)).has_value());
        }
        wal = bytesOf(path + QStringLiteral("-wal"));
        const QList<qsizetype> commits = commitFrames(wal);
        QVERIFY(commits.size() >= 4);
        qsizetype at = walHeader + frameHeader + 200;
        if (what == QLatin1String("header")) {
            at = 18;
        } else if (what == QLatin1String("last but one")) {
            at = commits.at(commits.size() - 2) + frameHeader + 10;
        } else if (what == QLatin1String("salt")) {
            at = walHeader + 9;
        }
        wal[at] = static_cast<char>(~wal.at(at));
        samples::writeBytes(copy, bytesOf(path));
        samples::writeBytes(copy + QStringLiteral("-wal"), wal);
    }
    const QByteArray before = bytesOf(copy);
    {
        const auto database = Database::open(copy);
        QVERIFY(database.has_value());
        QVERIFY((*database)->limitation().has_value());
        QCOMPARE((*database)->limitation()->problem, StoreProblem::Damaged);
        QVERIFY(!JournalPages(**database).page({}).value().entries.isEmpty());
    }
    QVERIFY(bytesOf(copy) == before);
    QVERIFY(bytesOf(copy + QStringLiteral("-wal")) == wal);
}

void TestDatabase::emptyFileIsANewStore()
{
    const QString path = file(QStringLiteral("store.db"));
    samples::writeBytes(path, {});
    const auto database = Database::open(path);
    QVERIFY(database.has_value());
    QVERIFY(!(*database)->limitation());
}

void TestDatabase::makesFoldersAndReopens()
{
    // What means something in the address of a file; Windows knows no '?' in a name.
    const bool windows = QSysInfo::kernelType() == QStringLiteral("winnt");
    const QString path = file(windows ? QStringLiteral("商圈 #1/50%41&/store.db")
                                      : QStringLiteral("商圈 #1/50%41&?/store.db"));
    samples::makeStore(path, 2);
    const auto first = Database::open(path);
    const auto second = Database::open(path);
    QVERIFY(first.has_value() && second.has_value());
    QVERIFY(!(*first)->limitation() && !(*second)->limitation());
    QCOMPARE((*first)->path(), path);
    QVERIFY((*first)->connection().connectionName() != (*second)->connection().connectionName());
    QCOMPARE(JournalPages(**second).page({}).value().entries.size(), 2);
}

void TestDatabase::olderLayoutIsBroughtUp()
{
    const QString path = file(QStringLiteral("store.db"));
    samples::makeStore(path, 3);
    const auto rows = [&path] {
        Outsider outsider(path);
        return outsider.rows(QStringLiteral("SELECT * FROM events ORDER BY seq"));
    };
    const auto before = rows();
    QCOMPARE(before.size(), 6);
    {
        Outsider outsider(path);
        QVERIFY(outsider.run(QStringLiteral("DROP TABLE batch_rows")));
        QVERIFY(outsider.run(QStringLiteral("DROP TABLE batches")));
        QVERIFY(outsider.run(QStringLiteral("DROP INDEX events_seals")));
        QVERIFY(outsider.run(QStringLiteral("UPDATE schema_version SET version = 2")));
    }
    {
        const auto database = Database::open(path);
        QVERIFY(database && !(*database)->limitation());
        QCOMPARE(schema::version(**database).value(), schema::currentVersion);
        QVERIFY(lastSeal(**database).has_value());
    }
    QVERIFY(rows() == before);
    Outsider outsider(path);
    QCOMPARE(
        outsider.rows(QStringLiteral("SELECT 1 FROM sqlite_master WHERE name = 'events_seals'"))
            .size(),
        1);
}

void TestDatabase::powerCutKeepsWhatWasAcknowledged()
{
    // After a commit has returned, its frames are on the disk; what came behind them may be there
    // in part, or as whatever stood in those blocks before.
    const QString path = file(QStringLiteral("store.db"));
    const QString cut = file(QStringLiteral("cut.db"));
    const QString wal = path + QStringLiteral("-wal");
    const auto database = Database::open(path);
    Journal journal(**database);
    QRandomGenerator random(20261124);
    for (int i = 1; i <= 12; ++i) {
        const Intent intent = samples::report(i);
        QVERIFY(journal.commitIntent(intent).has_value());
        const qsizetype synced = QFileInfo(wal).size();
        const QByteArray main = samples::bytesOf(path);
        QVERIFY(journal.endAttempt(intent.id, Accepted{}, {}, samples::at(i)).has_value());
        // The outcome's frames never came to the disk: all, some, or as garbage.
        const QByteArray log = samples::bytesOf(wal);
        if (log.size() <= synced) {
            continue; // the log has begun anew in between
        }
        for (const int kind : {0, 1, 2}) {
            QByteArray kept = log;
            const qsizetype at
                = synced + (kind == 0 ? 0 : random.bounded(static_cast<int>(log.size() - synced)));
            if (kind == 2) {
                kept.replace(at, kept.size() - at, QByteArray(kept.size() - at, '\xa5'));
            } else {
                kept.truncate(at);
            }
            for (const char *end : {"", "-wal", "-shm"}) {
                QFile::remove(cut + QLatin1String(end));
            }
            samples::writeBytes(cut, main);
            samples::writeBytes(cut + QStringLiteral("-wal"), kept);
            const auto opened = Database::open(cut);
            QVERIFY(opened.has_value());
            QVERIFY(!(*opened)->limitation());
            const qint64 events = journalEnd(**opened).value().sequence;
            const qint64 written = qint64{2} * i;
            QVERIFY2(events >= written - 1 && events <= written,
                     qPrintable(QString::number(events)));
            const auto report = checkChain(**opened, {});
            QVERIFY(report && *report && !(*report)->firstBreak);
        }
    }
}

void TestDatabase::settingsOfTheConnection()
{
    const QString path = file(QStringLiteral("store.db"));
    const auto database = Database::open(path);
    QVERIFY(database.has_value());
    QSqlDatabase connection = (*database)->connection();
    const auto value = [&connection](const QString &name) {
        QSqlQuery query(QStringLiteral("PRAGMA ") + name, connection);
        return query.next() ? query.value(0).toString() : QString();
    };
    QCOMPARE(value(QStringLiteral("journal_mode")), QStringLiteral("wal"));
    QCOMPARE(value(QStringLiteral("synchronous")), QStringLiteral("2"));
    QCOMPARE(value(QStringLiteral("foreign_keys")), QStringLiteral("1"));
    QCOMPARE(value(QStringLiteral("busy_timeout")), QStringLiteral("2000"));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"

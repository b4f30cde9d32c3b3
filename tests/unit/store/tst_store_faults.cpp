// Unix only: it takes rights and room away from the process by the system's own means.
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "store_samples.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pd;

namespace {

/// No file can grow beyond `bytes` while this lives: the next write fails, as on a broken disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
    }

private:
    rlimit m_before{};
};

/// Runs `work` in a child that has no special rights, also when the test runs as root.
/// @return what it returned.
int withoutRights(const std::function<int()> &work)
{
    const pid_t child = fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        if (geteuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0)) {
            _exit(101);
        }
        _exit(work());
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
        return 102;
    }
    return WEXITSTATUS(status);
}

/// What a store turned out to be, as a number that a child can return.
int verdictOf(const QString &path)
{
    const auto database = Database::open(path);
    if (!database) {
        return 50 + static_cast<int>(database.error().problem);
    }
    const auto page = JournalPages(**database).page({});
    const bool isRead = page && page->entries.size() == 3;
    if (!isRead) {
        return 100;
    }
    if (!(*database)->limitation()) {
        return 99;
    }
    const auto refused = Journal(**database).commitIntent(samples::report(9));
    return refused ? 98 : static_cast<int>((*database)->limitation()->problem);
}

} // namespace

class TestStoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesThatFailLeaveNothing_data();
    void writesThatFailLeaveNothing();
    void fullStoreLeavesNothing();
    void noRoomForANewStore();
    void deletedFileIsNotWrittenTo();
    void withoutRightsItIsRead_data();
    void withoutRightsItIsRead();

private:
    using Act = std::function<Result<void, StoreError>()>;
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("shop/store.db"));
    }
    [[nodiscard]] QList<QList<QVariantList>> everything() const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoreFaults::init()
{
    (void)std::signal(SIGXFSZ, SIG_IGN);
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::Permissions(0x7755))); // the child is somebody else
}

QList<QList<QVariantList>> TestStoreFaults::everything() const
{
    samples::Outsider outsider(path());
    QList<QList<QVariantList>> all;
    for (const QString &table :
         {QStringLiteral("events"), QStringLiteral("journal_head"), QStringLiteral("entries"),
          QStringLiteral("attempts"), QStringLiteral("transactions"), QStringLiteral("shops")}) {
        all += outsider.rows(QStringLiteral("SELECT * FROM ") + table);
    }
    return all;
}

void TestStoreFaults::writesThatFailLeaveNothing_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"intent", "outcome", "attempt", "interrupted", "rebuild", "add"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void TestStoreFaults::writesThatFailLeaveNothing()
{
    QFETCH(const QString, what);
    auto opened = Database::open(path());
    QVERIFY(opened.has_value());
    Database &database = **opened;
    Journal journal(database);
    TransactionStore transactions(database);
    QVERIFY(transactions.add({samples::transaction(1), samples::transaction(2)}).has_value());
    const Intent first = samples::report(1);
    const Intent second = samples::report(2);
    QVERIFY(journal.commitIntent(first).has_value());
    if (what == QLatin1String("attempt")) {
        QVERIFY(journal.endAttempt(first.id, Unknown{}, {}, samples::at(1)).has_value());
    }
    const auto act = [&]() -> std::optional<StoreError> {
        const auto problemOf = [](const auto &result) {
            return result ? std::optional<StoreError>() : result.error().store;
        };
        if (what == QLatin1String("intent")) {
            return problemOf(journal.commitIntent(second));
        }
        if (what == QLatin1String("outcome")) {
            return problemOf(journal.endAttempt(first.id, Accepted{}, {}, samples::at(2)));
        }
        if (what == QLatin1String("attempt")) {
            return problemOf(journal.beginAttempt(first.id, {}, samples::at(2)));
        }
        if (what == QLatin1String("interrupted")) {
            return problemOf(journal.endInterrupted(samples::at(2)));
        }
        if (what == QLatin1String("rebuild")) {
            return problemOf(journal.rebuildProjection());
        }
        const auto added = transactions.add({samples::transaction(3), samples::transaction(4)});
        return added ? std::optional<StoreError>() : added.error();
    };

    const auto before = everything();
    int failures = 0;
    bool done = false;
    for (rlim_t room = 0; !done && room < 400'000; room += 1100) {
        // Everything goes into an empty log, so that each round breaks off a little later.
        QSqlQuery query(database.connection());
        QVERIFY(query.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        query.finish();
        std::optional<StoreError> problem;
        {
            const FileSizeLimit limit(room);
            problem = act();
        }
        done = !problem;
        if (!done) {
            ++failures;
            QVERIFY(problem->problem == StoreProblem::CannotWrite
                    || problem->problem == StoreProblem::Full);
            QVERIFY(!problem->detail.isEmpty());
            QVERIFY(everything() == before);
        }
    }
    QVERIFY(done);
    QVERIFY2(failures > 5, qPrintable(QString::number(failures)));
    if (what != QLatin1String("rebuild")) {
        QVERIFY(everything() != before);
    }
    opened->reset();
    const auto again = Database::open(path());
    QVERIFY(again.has_value());
    QVERIFY(!(*again)->limitation());
}

void TestStoreFaults::fullStoreLeavesNothing()
{
    const auto opened = Database::open(path());
    QVERIFY(opened.has_value());
    Database &database = **opened;
    Journal journal(database);
    QSqlQuery query(database.connection());
    const auto number = [&query](const QString &sql) {
        return query.exec(sql) && query.next() ? query.value(0).toLongLong() : -1;
    };
    int refusals = 0;
    for (int i = 1; i <= 40; ++i) {
        const Intent intent = samples::report(i);
        const auto before = everything();
        qint64 pages = number(QStringLiteral("PRAGMA page_count"));
        QVERIFY(pages > 0);
        auto result = journal.commitIntent(intent);
        for (bool first = true; first || !result; first = false) {
            // One more page at a time, so that each allocation of the commit fails once.
            query.finish();
            if (!first) {
                QCOMPARE(result.error().problem, JournalProblem::Store);
                QCOMPARE(result.error().store.problem, StoreProblem::Full);
                QVERIFY(everything() == before);
                ++refusals;
                ++pages;
                QCOMPARE(number(QStringLiteral("PRAGMA max_page_count = %1").arg(pages)), pages);
                query.finish();
                result = journal.commitIntent(intent);
            }
        }
        pages = number(QStringLiteral("PRAGMA page_count"));
        QCOMPARE(number(QStringLiteral("PRAGMA max_page_count = %1").arg(pages)), pages);
        query.finish();
    }
    QVERIFY2(refusals > 10, qPrintable(QString::number(refusals)));
    QCOMPARE(JournalPages(database).page({}).value().entries.size(), 40);
}

void TestStoreFaults::noRoomForANewStore()
{
    for (rlim_t room = 0; room < 60'000; room += 6000) {
        const QString fresh = m_folder->filePath(QStringLiteral("fresh%1.db").arg(room));
        {
            const FileSizeLimit limit(room);
            const auto refused = Database::open(fresh);
            QVERIFY(!refused.has_value());
            QVERIFY(refused.error().problem == StoreProblem::CannotWrite
                    || refused.error().problem == StoreProblem::Full);
        }
        const auto later = Database::open(fresh);
        QVERIFY2(later.has_value(), qPrintable(QString::number(room)));
        QVERIFY(!(*later)->limitation());
    }
}

void TestStoreFaults::deletedFileIsNotWrittenTo()
{
    const auto database = Database::open(path());
    const QString aside = m_folder->filePath(QStringLiteral("aside.db"));
    QVERIFY(QFile::rename(path(), aside));
    const auto refused = Journal(**database).commitIntent(samples::report(1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().store.problem, StoreProblem::CannotOpen);
    QVERIFY(QFile::rename(aside, path()));
    QVERIFY(Journal(**database).commitIntent(samples::report(1)).has_value());
}

void TestStoreFaults::withoutRightsItIsRead_data()
{
    QTest::addColumn<mode_t>("file");
    QTest::addColumn<mode_t>("folder");
    QTest::addColumn<bool>("exists");
    QTest::addColumn<int>("verdict");
    const int readOnly = static_cast<int>(StoreProblem::ReadOnly);
    const int cannotOpen = 50 + static_cast<int>(StoreProblem::CannotOpen);
    QTest::newRow("file and folder") << mode_t{0444} << mode_t{0555} << true << readOnly;
    QTest::newRow("file") << mode_t{0444} << mode_t{0777} << true << readOnly;
    QTest::newRow("folder") << mode_t{0666} << mode_t{0555} << true << readOnly;
    QTest::newRow("not even to read") << mode_t{0} << mode_t{0555} << true << cannotOpen;
    QTest::newRow("a folder that can't be entered")
        << mode_t{0666} << mode_t{0} << true << cannotOpen;
    QTest::newRow("no store and no right to make one")
        << mode_t{0} << mode_t{0555} << false << cannotOpen;
}

void TestStoreFaults::withoutRightsItIsRead()
{
    QFETCH(const mode_t, file);
    QFETCH(const mode_t, folder);
    QFETCH(const bool, exists);
    QFETCH(const int, verdict);
    const QString shop = m_folder->filePath(QStringLiteral("shop"));
    if (exists) {
        samples::makeStore(path(), 3);
        QCOMPARE(chmod(QFile::encodeName(path()).constData(), file), 0);
    } else {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("shop")));
    }
    const QByteArray before = samples::bytesOf(path());
    QCOMPARE(chmod(QFile::encodeName(shop).constData(), folder), 0);
    const int found = withoutRights([this] { return verdictOf(path()); });
    QCOMPARE(chmod(QFile::encodeName(shop).constData(), 0755), 0);
    QCOMPARE(chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
    if (exists) {
        QCOMPARE(chmod(QFile::encodeName(path()).constData(), 0644), 0);
    }
    QCOMPARE(found, verdict);
    if (geteuid() == 0 || file != 0) {
        QCOMPARE(samples::bytesOf(path()), before);
    }
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"

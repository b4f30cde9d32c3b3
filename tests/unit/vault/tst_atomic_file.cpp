#include "core/vault/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>

#include <sys/resource.h>
#endif

using namespace pd;

namespace {

#ifdef Q_OS_UNIX
/// While it lives, no file of this process may grow beyond `bytes`: a full disk, as far as write()
/// can tell.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small = {bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        static_cast<void>(std::signal(SIGXFSZ, m_handler));
    }

private:
    void (*m_handler)(int);
    rlimit m_before = {};
};
#endif

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingFile();
    void aFolderIsNotRead();
    void tooLargeIsNotRead();
    void missingFolder();
    void aFolderInTheWay();
    void newNeverReplaces();
#ifdef Q_OS_UNIX
    void fullDiskLeavesTheOldFileWhole();
    void onlyTheUserMayRead();
    void symbolicLinkStays();
#endif
    void replaces();

private:
    [[nodiscard]] QByteArray content() const;
    QTemporaryDir m_folder;
    QString m_path;
};

void TestAtomicFile::init()
{
    QVERIFY(m_folder.isValid());
    QDir(m_folder.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder.path()));
    m_path = m_folder.filePath(QStringLiteral("file"));
}

QByteArray TestAtomicFile::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void TestAtomicFile::missingFile()
{
    const auto read = readWholeFile(m_path, 10);
    QVERIFY(!read);
    QCOMPARE(read.error().problem, FileProblem::NoSuchFile);
}

void TestAtomicFile::aFolderIsNotRead()
{
    const auto read = readWholeFile(m_folder.path(), 10);
    QVERIFY(!read);
    QCOMPARE(read.error().problem, FileProblem::CannotRead);
}

void TestAtomicFile::tooLargeIsNotRead()
{
    QVERIFY(writeFileAtomically(m_path, QByteArray(11, 'x'), WriteMode::CreateNew));
    const auto read = readWholeFile(m_path, 10);
    QVERIFY(!read);
    QCOMPARE(read.error().problem, FileProblem::TooLarge);
    QCOMPARE(readWholeFile(m_path, 11).value_or(QByteArray()), QByteArray(11, 'x'));
}

void TestAtomicFile::missingFolder()
{
    const auto written = writeFileAtomically(m_folder.filePath(QStringLiteral("no/such/file")), "x",
                                             WriteMode::Replace);
    QVERIFY(!written);
    QCOMPARE(written.error().problem, FileProblem::CannotWrite);
    QVERIFY(!written.error().detail.isEmpty());
}

void TestAtomicFile::aFolderInTheWay()
{
    QVERIFY(QDir().mkpath(m_path + QStringLiteral("/inside")));
    const auto written = writeFileAtomically(m_path, "x", WriteMode::Replace);
    QVERIFY(!written);
    QCOMPARE(written.error().problem, FileProblem::CannotWrite);
    QVERIFY(QFileInfo(m_path + QStringLiteral("/inside")).isDir());
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void TestAtomicFile::newNeverReplaces()
{
    QVERIFY(writeFileAtomically(m_path, "old", WriteMode::CreateNew));
    const auto written = writeFileAtomically(m_path, "new", WriteMode::CreateNew);
    QVERIFY(!written);
    QCOMPARE(written.error().problem, FileProblem::Exists);
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
}

#ifdef Q_OS_UNIX
void TestAtomicFile::fullDiskLeavesTheOldFileWhole()
{
    QVERIFY(writeFileAtomically(m_path, "old", WriteMode::CreateNew));
    Result<void, FileError> written;
    {
        const SmallDisk disk(100);
        written = writeFileAtomically(m_path, QByteArray(101, 'n'), WriteMode::Replace);
    }
    QVERIFY(!written);
    QCOMPARE(written.error().problem, FileProblem::DiskFull);
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
}

void TestAtomicFile::onlyTheUserMayRead()
{
    QVERIFY(writeFileAtomically(m_path, "x", WriteMode::CreateNew));
    QFile file(m_path);
    const auto userOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser
        | QFileDevice::WriteUser;
    QCOMPARE(file.permissions(), userOnly);
    // A file that was opened up is closed again by the next write.
    QVERIFY(file.setPermissions(userOnly | QFileDevice::ReadOther));
    QVERIFY(writeFileAtomically(m_path, "y", WriteMode::Replace));
    QCOMPARE(QFile(m_path).permissions(), userOnly);
}

void TestAtomicFile::symbolicLinkStays()
{
    QVERIFY(writeFileAtomically(m_path, "old", WriteMode::CreateNew));
    const QString link = m_folder.filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(m_path, link));
    QVERIFY(writeFileAtomically(link, "new", WriteMode::Replace));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(content(), QByteArray("new"));
}
#endif

void TestAtomicFile::replaces()
{
    QVERIFY(writeFileAtomically(m_path, "old", WriteMode::Replace));
    QVERIFY(writeFileAtomically(m_path, QByteArray("new\0er", 6), WriteMode::Replace));
    QCOMPARE(content(), QByteArray("new\0er", 6));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"

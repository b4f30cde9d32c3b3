#include "core/store/database.h"

#include "core/store/chain.h"
#include "core/store/schema.h"
#include "core/store/sql_error.h"
#include "core/store/statement.h"
#include "core/store/write_ahead_log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QtEndian>
#include <QUrl>
#include <QUuid>

#include <utility>

namespace pd {

namespace {

constexpr int lockWaitMs = 2000;
// Larger files are checked by their header and schema only, so that a million entries open at once.
constexpr qint64 wholeCheckLimit = qint64{16} * 1024 * 1024;
constexpr qint64 headerSize = 100;

StoreError damaged(const QString &detail)
{
    return {StoreProblem::Damaged, detail};
}

bool hasLog(const QString &path)
{
    return QFileInfo(path + QStringLiteral("-wal")).size() > 0;
}

/// Looks at the file's first bytes before any driver touches it
/// (https://sqlite.org/fileformat2.html).
Result<void, StoreError> checkFiles(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return {};
    }
    if (file.size() == 0) {
        // A new store that was cut off before its first commit; with a log it is the rest of one.
        return hasLog(path) ? Result<void, StoreError>(
                   fail(damaged(QStringLiteral("the file is empty, its log is not"))))
                            : Result<void, StoreError>();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(StoreError{StoreProblem::CannotOpen, file.errorString()});
    }
    const QByteArray header = file.read(headerSize);
    if (header.size() < headerSize || !header.startsWith(QByteArray("SQLite format 3\0", 16))) {
        return fail(damaged(QStringLiteral("not a database")));
    }
    const qint64 declared = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pageSize = declared == 1 ? 65536 : declared;
    const qint64 pages = qFromBigEndian<quint32>(header.constData() + 28);
    // With a log the missing pages may be in it.
    if (!hasLog(path) && pages * pageSize > file.size()) {
        return fail(damaged(QStringLiteral("the file is shorter than it says: %1 pages of %2")
                                .arg(pages)
                                .arg(pageSize)));
    }
    if (write_ahead_log::hasLostCommits(path + QStringLiteral("-wal"))) {
        return fail(damaged(QStringLiteral("commits lie behind a broken place of the log")));
    }
    return {};
}

} // namespace

Database::Database(QString connectionName, QString path)
    : m_connectionName(std::move(connectionName))
    , m_path(std::move(path))
{ }

Database::~Database()
{
    m_statements.clear();
    QSqlDatabase::database(m_connectionName, false).close();
    QSqlDatabase::removeDatabase(m_connectionName);
}

const std::optional<StoreError> &Database::limitation() const
{
    return m_limitation;
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

const QString &Database::path() const
{
    return m_path;
}

QStringList Database::statementsSoFar() const
{
    QStringList list;
    for (const auto &[sql, query] : m_statements) {
        list += sql;
    }
    return list;
}

Result<std::unique_ptr<Database>, StoreError> Database::open(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        return fail(StoreError{StoreProblem::CannotOpen, QStringLiteral("the path is a folder")});
    }
    if (!QDir().mkpath(info.absolutePath())) {
        return fail(StoreError{StoreProblem::CannotOpen,
                               QStringLiteral("the folder can't be made: ") + info.absolutePath()});
    }
    // What is there is first looked at without any right to write: a damaged or newer file stays
    // as it is, its log included.
    Result<void, StoreError> fine = checkFiles(path);
    if (fine && QFileInfo(path).size() > 0) {
        fine = inspect(path);
    }
    if (!fine) {
        return openForReading(path, fine.error());
    }
    auto database = connect(path, Access::ReadWrite);
    const Result<void, StoreError> ready = database
        ? (*database)->prepareForWriting()
        : Result<void, StoreError>(fail(database.error()));
    if (ready) {
        return database;
    }
    if (database) {
        database->reset();
    }
    return openForReading(path, ready.error());
}

Result<void, StoreError> Database::inspect(const QString &path)
{
    for (const Access access : {Access::ReadOnly, Access::Immutable}) {
        auto looking = connect(path, access);
        Result<void, StoreError> verdict = looking
            ? (*looking)->inspectContent()
            : Result<void, StoreError>(fail(looking.error()));
        const bool noRight = !verdict
            && (verdict.error().problem == StoreProblem::ReadOnly
                || verdict.error().problem == StoreProblem::CannotOpen);
        // Beside a file without a right to write no log can be attached: then the file alone.
        if (!noRight || hasLog(path)) {
            return verdict;
        }
    }
    return {};
}

Result<std::unique_ptr<Database>, StoreError> Database::openForReading(const QString &path,
                                                                       const StoreError &why)
{
    if (QFileInfo(path).size() == 0) {
        return fail(why);
    }
    for (const Access access : {Access::ReadOnly, Access::Immutable}) {
        // Without the log it would show an older state as if it were the last, and what another
        // program is writing it would show half written.
        if (access == Access::Immutable && (hasLog(path) || why.problem == StoreProblem::Locked)) {
            break;
        }
        auto database = connect(path, access);
        if (database && (*database)->isReadable()) {
            (*database)->m_limitation = why;
            return database;
        }
    }
    return fail(why);
}

Result<std::unique_ptr<Database>, StoreError> Database::openBeside(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return fail(StoreError{StoreProblem::CannotOpen, QStringLiteral("no such file")});
    }
    auto database = openForReading(
        path, {StoreProblem::ReadOnly, QStringLiteral("a second connection, to read")});
    if (database) {
        if (auto done = (*database)->pragma(QStringLiteral("PRAGMA temp_store = FILE")); !done) {
            return fail(done.error());
        }
    }
    return database;
}

bool Database::isReadable() const
{
    Statement history(*this,
                      QStringLiteral("SELECT ") + schema::entryColumns()
                          + QStringLiteral(" FROM entries ORDER BY sequence DESC LIMIT 1"));
    const bool hasHistory = history.run().has_value();
    (void)history.next();
    return hasHistory && !history.failure();
}

Result<std::unique_ptr<Database>, StoreError> Database::connect(const QString &path, Access access)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Database> database(new Database(name, path));
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(lockWaitMs);
    switch (access) {
    case Access::ReadWrite:
        connection.setDatabaseName(path);
        break;
    case Access::ReadOnly:
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
        connection.setDatabaseName(path);
        break;
    case Access::Immutable:
        options += QStringLiteral(";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
        connection.setDatabaseName(
            QString::fromUtf8(QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath())
                                  .toEncoded(QUrl::FullyEncoded))
            + QStringLiteral("?immutable=1"));
        break;
    }
    connection.setConnectOptions(options);
    if (!connection.open()) {
        return fail(storeErrorFrom(connection.lastError()));
    }
    for (const QString &sql :
         {QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL"),
          QStringLiteral("PRAGMA fullfsync = ON"),
          QStringLiteral("PRAGMA checkpoint_fullfsync = ON"),
          QStringLiteral("PRAGMA cell_size_check = ON"),
          QStringLiteral("PRAGMA trusted_schema = OFF"),
          QStringLiteral("PRAGMA temp_store = MEMORY"),
          QStringLiteral("PRAGMA cache_size = -16000")}) {
        if (auto done = database->pragma(sql); !done) {
            return fail(done.error());
        }
    }
    return database;
}

Result<void, StoreError> Database::inspectContent()
{
    const auto tables = pragma(QStringLiteral("SELECT name FROM sqlite_master LIMIT 1"));
    if (!tables) {
        return fail(tables.error());
    }
    if (tables->isEmpty()) {
        return {}; // cut off before the first step of the schema
    }
    const auto version = schema::version(*this);
    if (!version) {
        return fail(version.error());
    }
    if (*version == 0) {
        return fail(damaged(QStringLiteral("a database of another program")));
    }
    if (*version > schema::currentVersion) {
        return fail(StoreError{StoreProblem::Newer,
                               QStringLiteral("schema %1, this program knows %2")
                                   .arg(*version)
                                   .arg(schema::currentVersion)});
    }
    if (QFileInfo(m_path).size() <= wholeCheckLimit) {
        const auto verdict = pragma(QStringLiteral("PRAGMA quick_check(1)"));
        if (!verdict) {
            return fail(verdict.error());
        }
        if (*verdict != QLatin1String("ok")) {
            return fail(damaged(*verdict));
        }
    }
    return checkEndOfChain(*this);
}

Result<void, StoreError> Database::prepareForWriting()
{
    const auto mode = pragma(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode) {
        return fail(mode.error());
    }
    // Writes once and takes it back, so that "locked" and "read-only" are known before anything is
    // typed. BEGIN IMMEDIATE alone is content with a file that can't be written.
    QStringList probe{QStringLiteral("BEGIN IMMEDIATE"), QStringLiteral("ROLLBACK")};
    if (connection().tables().contains(QStringLiteral("schema_version"))) {
        probe.insert(1, QStringLiteral("UPDATE schema_version SET version = version"));
    }
    for (const QString &sql : probe) {
        if (auto done = pragma(sql); !done) {
            return fail(done.error());
        }
    }
    if (*mode != QLatin1String("wal")) {
        return fail(
            StoreError{StoreProblem::Other, QStringLiteral("no write-ahead log: ") + *mode});
    }
    return schema::upgrade(*this);
}

Result<QString, StoreError> Database::pragma(const QString &sql) const
{
    QSqlQuery query(connection());
    if (!query.exec(sql)) {
        return fail(storeErrorFrom(query.lastError()));
    }
    return query.next() ? query.value(0).toString() : QString();
}

std::unique_ptr<QSqlQuery> Database::borrow(const QString &sql) const
{
    auto cached = m_statements.extract(sql);
    if (!cached.empty()) {
        return std::move(cached.mapped());
    }
    auto query = std::make_unique<QSqlQuery>(connection());
    query->setForwardOnly(true);
    (void)query->prepare(sql);
    return query;
}

void Database::giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query) const
{
    query->finish();
    // A statement that failed is prepared anew the next time.
    if (!query->lastError().isValid()) {
        m_statements.insert_or_assign(sql, std::move(query));
    }
}

} // namespace pd

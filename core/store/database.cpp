#include "core/store/database.h"

#include "core/store/schema.h"
#include "core/store/sql_error.h"
#include "core/store/statement.h"

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

/// Looks at the file's first bytes before any driver touches it
/// (https://sqlite.org/fileformat2.html).
Result<void, StoreError> checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return {};
    }
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (file.size() == 0) {
        // A new store that was cut off before its first commit; with a log it is the rest of one.
        return hasLog ? Result<void, StoreError>(
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
    if (!hasLog && pages * pageSize > file.size()) {
        return fail(damaged(QStringLiteral("the file is shorter than it says: %1 pages of %2")
                                .arg(pages)
                                .arg(pageSize)));
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
    if (auto header = checkHeader(path); !header) {
        return header.error().problem == StoreProblem::Damaged
            ? openForReading(path, header.error())
            : Result<std::unique_ptr<Database>, StoreError>(fail(header.error()));
    }
    if (QFileInfo(path).size() > 0) {
        // First by a connection that can't write: a damaged or newer file stays as it is.
        auto looking = connect(path, Access::ReadOnly);
        if (!looking) {
            looking = connect(path, Access::Immutable);
        }
        if (looking) {
            auto inspected = (*looking)->inspect();
            if (!inspected && inspected.error().problem != StoreProblem::ReadOnly
                && inspected.error().problem != StoreProblem::CannotOpen) {
                const StoreProblem problem = inspected.error().problem;
                if (problem == StoreProblem::Damaged || problem == StoreProblem::Newer) {
                    looking->reset();
                    return openForReading(path, inspected.error());
                }
                return fail(inspected.error());
            }
        }
    }
    auto database = connect(path, Access::ReadWrite);
    Result<void, StoreError> ready = database ? (*database)->prepareForWriting()
                                              : Result<void, StoreError>(fail(database.error()));
    if (ready) {
        return database;
    }
    if (database) {
        database->reset();
    }
    const bool mayRead = ready.error().problem == StoreProblem::ReadOnly
        || ready.error().problem == StoreProblem::Damaged
        || ready.error().problem == StoreProblem::Newer
        || ready.error().problem == StoreProblem::CannotOpen;
    return mayRead && QFileInfo(path).size() > 0
        ? openForReading(path, ready.error())
        : Result<std::unique_ptr<Database>, StoreError>(fail(ready.error()));
}

Result<std::unique_ptr<Database>, StoreError> Database::openForReading(const QString &path,
                                                                       const StoreError &why)
{
    // Without a right to write beside the file a log can't be attached; then the file alone is
    // read, if there is no log that would be missed.
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    for (const Access access : {Access::ReadOnly, Access::Immutable}) {
        if (access == Access::Immutable && hasLog) {
            break;
        }
        auto database = connect(path, access);
        if (!database) {
            continue;
        }
        bool readable = false;
        {
            Statement probe(**database,
                            QStringLiteral("SELECT sequence FROM entries ORDER BY sequence DESC"
                                           " LIMIT 1"));
            readable = probe.run().has_value();
        }
        if (readable) {
            (*database)->m_limitation = why;
            return database;
        }
    }
    return fail(why);
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

Result<void, StoreError> Database::inspect()
{
    Statement tables(*this, QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table'"));
    if (auto done = tables.run(); !done) {
        return done;
    }
    QStringList names;
    while (tables.next()) {
        names += tables.text(0);
    }
    if (const auto failure = tables.failure()) {
        return fail(*failure);
    }
    if (names.isEmpty()) {
        return {};
    }
    if (!names.contains(QStringLiteral("schema_version"))) {
        return fail(damaged(QStringLiteral("a database of another program")));
    }
    const auto version = schema::version(*this);
    if (!version) {
        return fail(version.error());
    }
    if (*version > schema::currentVersion) {
        return fail(StoreError{StoreProblem::Newer,
                               QStringLiteral("schema %1, this program knows %2")
                                   .arg(*version)
                                   .arg(schema::currentVersion)});
    }
    if (QFileInfo(m_path).size() > wholeCheckLimit) {
        return {};
    }
    const auto verdict = pragma(QStringLiteral("PRAGMA quick_check(1)"));
    if (!verdict) {
        return fail(verdict.error());
    }
    if (*verdict != QLatin1String("ok")) {
        return fail(damaged(*verdict));
    }
    return {};
}

Result<void, StoreError> Database::prepareForWriting()
{
    const auto mode = pragma(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode) {
        return fail(mode.error());
    }
    // Takes the right to write once, so that "locked" and "read-only" are known before anything
    // is typed.
    for (const QString &sql : {QStringLiteral("BEGIN IMMEDIATE"), QStringLiteral("ROLLBACK")}) {
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

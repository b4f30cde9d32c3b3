#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QHash>
#include <QSqlDatabase>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <unordered_map>

class QSqlQuery;

namespace pd {

/// One connection to the store, for one thread: SQLite in WAL with synchronous=FULL, numbered
/// schema steps, foreign keys on, a bounded wait for locks. Made and used on the desk thread.
class Database
{
public:
    /// Opens, checks and upgrades; makes a missing folder or file. A store that can be read but not
    /// written (damaged, newer, locked, no right to write) opens read-only, and limitation() says
    /// why; when not even that is possible there is an error. Nothing is ever deleted or repaired
    /// in place.
    [[nodiscard]] static Result<std::unique_ptr<Database>, StoreError> open(const QString &path);
    /// A second connection that only reads, for long work on a thread of its own: it holds nobody
    /// up, may have temporary tables (on the disk, gone with it), and checks nothing.
    [[nodiscard]] static Result<std::unique_ptr<Database>, StoreError>
    openBeside(const QString &path);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// Why this store can only be read; empty when it can be written.
    [[nodiscard]] const std::optional<StoreError> &limitation() const;
    [[nodiscard]] QSqlDatabase connection() const;
    [[nodiscard]] const QString &path() const;
    /// The SQL that has run on this connection, so that a test can explain its plans.
    [[nodiscard]] QStringList statementsSoFar() const;

private:
    friend class Statement;
    enum class Access { ReadWrite, ReadOnly, Immutable };

    Database(QString connectionName, QString path);
    [[nodiscard]] static Result<std::unique_ptr<Database>, StoreError> connect(const QString &path,
                                                                               Access access);
    [[nodiscard]] static Result<std::unique_ptr<Database>, StoreError>
    openForReading(const QString &path, const StoreError &why);
    [[nodiscard]] static Result<void, StoreError> inspect(const QString &path);
    [[nodiscard]] Result<void, StoreError> inspectContent();
    [[nodiscard]] Result<void, StoreError> prepareForWriting();
    [[nodiscard]] bool isReadable() const;
    [[nodiscard]] Result<QString, StoreError> pragma(const QString &sql) const;

    /// The cache of prepared statements, for Statement alone.
    [[nodiscard]] std::unique_ptr<QSqlQuery> borrow(const QString &sql) const;
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query) const;

    QString m_connectionName;
    QString m_path;
    std::optional<StoreError> m_limitation;
    mutable std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
};

} // namespace pd

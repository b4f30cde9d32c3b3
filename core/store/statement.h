#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QDateTime>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

namespace pd {

class Database;

/// One run of one statement with bound parameters. The prepared form is borrowed from the
/// database's cache and goes back, reset, at the end of the scope.
class Statement
{
public:
    Statement(const Database &database, const QString &sql);
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    /// Binds the next parameter. A null QString is bound as an empty text, never as NULL.
    Statement &bind(const QString &text);
    Statement &bind(const QByteArray &bytes);
    Statement &bind(qint64 number);
    Statement &bind(bool flag);
    Statement &bind(const std::optional<qint64> &number);
    Statement &bind(const std::optional<QString> &text);
    Statement &bind(const char *) = delete;

    [[nodiscard]] Result<void, StoreError> run();
    /// Moves to the next row. An error while reading ends the rows: ask failure() after the loop.
    [[nodiscard]] bool next();
    [[nodiscard]] std::optional<StoreError> failure() const;
    [[nodiscard]] bool refusedAsDouble() const; ///< a unique index refused the row
    [[nodiscard]] int changedRows() const;

    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    const Database &m_database;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query;
    int m_bound = 0;
};

/// Runs it and reads the first column of its rows: of the first one, 0 where there is none …
[[nodiscard]] Result<qint64, StoreError> firstNumber(Statement &statement);
/// … or of all of them.
[[nodiscard]] Result<QList<qint64>, StoreError> everyNumber(Statement &statement);
[[nodiscard]] Result<QStringList, StoreError> everyText(Statement &statement);

/// One commit: everything between its making and commit(), or nothing.
class Commit
{
public:
    explicit Commit(const Database &database);
    Commit(const Commit &) = delete;
    Commit &operator=(const Commit &) = delete;
    ~Commit(); ///< rolls back what was not committed

    [[nodiscard]] Result<void, StoreError> begin();
    [[nodiscard]] Result<void, StoreError> commit();

private:
    [[nodiscard]] Result<void, StoreError> run(const QString &sql);
    const Database &m_database;
    bool m_open = false;
};

/// Times are stored as milliseconds since 1970 in UTC.
[[nodiscard]] QDateTime timeFromMs(qint64 ms);

} // namespace pd

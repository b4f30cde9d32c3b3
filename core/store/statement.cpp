#include "core/store/statement.h"

#include "core/store/database.h"
#include "core/store/sql_error.h"

#include <QFileInfo>
#include <QSqlError>

#include <utility>

namespace pd {

namespace {

template <class List, class Read> Result<List, StoreError> everyRow(Statement &statement, Read read)
{
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    List list;
    while (statement.next()) {
        list += read();
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return list;
}

} // namespace

Statement::Statement(const Database &database, const QString &sql)
    : m_database(database)
    , m_sql(sql)
    , m_query(database.borrow(sql))
{ }

Statement::~Statement()
{
    m_database.giveBack(m_sql, std::move(m_query));
}

Statement &Statement::bind(const QString &text)
{
    m_query->bindValue(m_bound++, text.isNull() ? QStringLiteral("") : text);
    return *this;
}

Statement &Statement::bind(const QByteArray &bytes)
{
    m_query->bindValue(m_bound++, bytes.isNull() ? QByteArray("") : bytes);
    return *this;
}

Statement &Statement::bind(qint64 number)
{
    m_query->bindValue(m_bound++, number);
    return *this;
}

Statement &Statement::bind(bool flag)
{
    return bind(qint64{flag ? 1 : 0});
}

Statement &Statement::bind(const std::optional<qint64> &number)
{
    if (number) {
        return bind(*number);
    }
    m_query->bindValue(m_bound++, QVariant(QMetaType::fromType<qint64>()));
    return *this;
}

Statement &Statement::bind(const std::optional<QString> &text)
{
    if (text) {
        return bind(*text);
    }
    m_query->bindValue(m_bound++, QVariant(QMetaType::fromType<QString>()));
    return *this;
}

Result<void, StoreError> Statement::run()
{
    m_bound = 0;
    // A statement that could not be prepared fails here with the reason of that.
    if (m_query->lastError().isValid() || !m_query->exec()) {
        return fail(storeErrorFrom(m_query->lastError()));
    }
    return {};
}

bool Statement::next()
{
    return m_query->next();
}

std::optional<StoreError> Statement::failure() const
{
    if (!m_query->lastError().isValid()) {
        return std::nullopt;
    }
    return storeErrorFrom(m_query->lastError());
}

bool Statement::refusedAsDouble() const
{
    return isUniqueViolation(m_query->lastError());
}

int Statement::changedRows() const
{
    return m_query->numRowsAffected();
}

QString Statement::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Statement::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

qint64 Statement::number(int column) const
{
    return m_query->value(column).toLongLong();
}

bool Statement::isNull(int column) const
{
    return m_query->isNull(column);
}

Result<qint64, StoreError> firstNumber(Statement &statement)
{
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    if (statement.next()) {
        return statement.number(0);
    }
    const auto failure = statement.failure();
    return failure ? Result<qint64, StoreError>(fail(*failure)) : Result<qint64, StoreError>(0);
}

Result<QList<qint64>, StoreError> everyNumber(Statement &statement)
{
    return everyRow<QList<qint64>>(statement, [&statement] { return statement.number(0); });
}

Result<QStringList, StoreError> everyText(Statement &statement)
{
    return everyRow<QStringList>(statement, [&statement] { return statement.text(0); });
}

Commit::Commit(const Database &database)
    : m_database(database)
{ }

Commit::~Commit()
{
    if (m_open) {
        // SQLite may have rolled back by itself (full disk): then this has nothing to do.
        (void)run(QStringLiteral("ROLLBACK"));
    }
}

Result<void, StoreError> Commit::begin()
{
    if (const auto &limitation = m_database.limitation()) {
        return fail(*limitation);
    }
    // A system that lets an open file be deleted would let this commit go into nothing.
    if (!QFileInfo::exists(m_database.path())) {
        return fail(StoreError{StoreProblem::CannotOpen, QStringLiteral("the file is gone")});
    }
    auto begun = run(QStringLiteral("BEGIN"));
    m_open = begun.has_value();
    return begun;
}

Result<void, StoreError> Commit::commit()
{
    auto done = run(QStringLiteral("COMMIT"));
    m_open = !done;
    return done;
}

// Not by QSqlDatabase::commit(): its error has lost the driver's code, and with it the reason.
Result<void, StoreError> Commit::run(const QString &sql)
{
    Statement statement(m_database, sql);
    return statement.run();
}

QDateTime timeFromMs(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

} // namespace pd

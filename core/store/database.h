#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QSqlDatabase>
#include <QString>

#include <memory>
#include <optional>

namespace pd {

/// One connection to the store, for one thread: SQLite in WAL with synchronous=FULL, numbered
/// schema steps, foreign keys on, a bounded wait for locks. Made and used on the desk thread.
class Database
{
public:
    /// Opens, checks and upgrades. A damaged file or a newer schema opens read-only, and
    /// limitation() says so; when not even that is possible there is an error. Nothing is ever
    /// deleted or repaired in place.
    [[nodiscard]] static Result<std::unique_ptr<Database>, StoreError> open(const QString &path);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// Why this store can only be read; empty when it can be written.
    [[nodiscard]] const std::optional<StoreError> &limitation() const;
    [[nodiscard]] QSqlDatabase connection() const;
    [[nodiscard]] const QString &path() const;

private:
    Database(QString connectionName, QString path);
    QString m_connectionName;
    QString m_path;
    std::optional<StoreError> m_limitation;
};

} // namespace pd

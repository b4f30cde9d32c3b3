#pragma once

#include "core/domain/import_item.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QHash>
#include <QStringList>

namespace pd {

class Database;

/// Writes rows of `transactions` within the caller's commit. Keeps the numbers of the shops, which
/// are few, while many rows are written: make a new one for each commit.
class TransactionWriter
{
public:
    explicit TransactionWriter(const Database &database);

    /// Adds one payment with what is known of its refunds, its reports and the mall's own. One that
    /// is there keeps its values; empty ones are filled in, and the earliest notification counts.
    [[nodiscard]] Result<ImportEnd, StoreError> add(const Transaction &transaction);

    /// The number of a shop (name, number, merchant's name), which is added if it is not there.
    [[nodiscard]] Result<qint64, StoreError> shopId(const QStringList &key);

private:
    struct Told;
    [[nodiscard]] Result<qint64, StoreError> findShop(const QStringList &key) const;
    [[nodiscard]] Result<qint64, StoreError> addShop(const QStringList &key) const;
    [[nodiscard]] Result<Told, StoreError> toldBefore(const QString &transactionId) const;
    [[nodiscard]] Result<ImportEnd, StoreError> complete(const Transaction &transaction,
                                                         qint64 shop) const;
    [[nodiscard]] Result<void, StoreError> tellEntries(const Transaction &transaction,
                                                       qint64 shop) const;

    const Database &m_database;
    QHash<QStringList, qint64> m_shops;
};

} // namespace pd

#pragma once

#include "core/domain/import_item.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QList>
#include <QMap>

namespace pd {

class Database;

/// Takes what imports bring: payments, refunds, the mall's own reports, and events to keep. In any
/// order and any number of times: nothing is there twice, and a kill loses only what was not
/// committed.
class ImportStore
{
public:
    explicit ImportStore(Database &database);

    /// One durable commit, or nothing. @return what became of each item, in their order.
    [[nodiscard]] Result<QList<ImportEnd>, StoreError> add(const QList<ImportItem> &items);

    /// Refunds of one transaction, oldest first.
    [[nodiscard]] Result<QList<Refund>, StoreError> refundsOf(const QString &transactionId) const;
    /// How many events of each type are kept.
    [[nodiscard]] Result<QMap<QString, qint64>, StoreError> keptEvents() const;

    /// Removes up to `limit` payments that were made before `before`, oldest first, with their
    /// refunds and the mall's reports; never those with a report that is open or a correction to
    /// book, and never anything of the journal. One commit. @return how many; 0 when none is left.
    [[nodiscard]] Result<int, StoreError> removeOlder(const QDateTime &before, int limit);

private:
    Database &m_database;
};

} // namespace pd

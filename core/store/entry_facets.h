#pragma once

#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

namespace pd {

class Database;

/// What the history is filtered by beside the outcome, as numbers of the store: names and reasons
/// are long, and every index over them would hold them again. Each number is given once, in the
/// commit of the entry that brings it, and never changes.
struct EntryFacets
{
    qint64 operatorId = 0;
    qint64 reasonId = 0;
    qint64 shopId = 0; ///< 0: not known yet
};

/// The numbers for a new entry. A shop that the entry does not name is that of its payment, if the
/// store knows it.
[[nodiscard]] Result<EntryFacets, StoreError> facetsFor(const Database &database,
                                                        const QString &operatorName,
                                                        const QString &reason, const Shop &shop,
                                                        const QString &transactionId);

/// The store has been told of a payment: its entries without a shop have that one from now on.
[[nodiscard]] Result<void, StoreError>
giveEntriesTheShop(const Database &database, const QString &transactionId, qint64 shopId);

/// The numbers behind a query's words. Nothing where nobody has recorded such an entry.
[[nodiscard]] Result<std::optional<EntryFacets>, StoreError> facetsOf(const Database &database,
                                                                      const HistoryQuery &query);

/// Everything that the history can be filtered by.
[[nodiscard]] Result<HistoryChoices, StoreError> historyChoices(const Database &database);

} // namespace pd

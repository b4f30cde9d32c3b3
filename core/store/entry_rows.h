#pragma once

#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <optional>

namespace pd {

class Database;
class Statement;

/// Reads the projection of the journal. Selected columns: schema::entryRow().
[[nodiscard]] Entry readEntry(const Statement &row);
/// Runs the statement and reads all of its rows.
[[nodiscard]] Result<QList<Entry>, StoreError> readEntries(Statement &statement);
[[nodiscard]] Result<std::optional<Entry>, StoreError> findEntry(const Database &database,
                                                                 const EntryId &id);
[[nodiscard]] Result<QList<Attempt>, StoreError> attemptsOf(const Database &database,
                                                            const Entry &entry);
/// The exact bytes, from the intent's event.
[[nodiscard]] Result<QByteArray, StoreError> bodyOf(const Database &database, const Entry &entry);
/// Every event of the entry, in order.
[[nodiscard]] Result<QList<EntryStep>, StoreError> stepsOf(const Database &database,
                                                           const Entry &entry);
/// Entry, bytes and attempts.
[[nodiscard]] Result<EntryDetails, StoreError> detailsOf(const Database &database,
                                                         const Entry &entry);

} // namespace pd

#pragma once

#include "core/domain/history_check.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <optional>

namespace pd {

class Database;

/// Where the journal ends, as its head says.
[[nodiscard]] Result<JournalPlace, StoreError> journalEnd(const Database &database);
/// When its last event was appended, in UTC; 0 for an empty one.
[[nodiscard]] Result<qint64, StoreError> lastEventAt(const Database &database);
/// The last seal, by an index; nothing where none was ever made.
[[nodiscard]] Result<std::optional<SealedPlace>, StoreError> lastSeal(const Database &database);
/// Compares the journal with a place that is remembered elsewhere. Costs two rows.
[[nodiscard]] Result<JournalStanding, StoreError>
standingAgainst(const Database &database, const std::optional<SealedPlace> &remembered);

} // namespace pd

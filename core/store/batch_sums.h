#pragma once

#include "core/domain/batch.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

namespace pd {

class Database;

/// What the preview adds up, from the rows' marks and points.
[[nodiscard]] Result<BatchTotals, StoreError> batchTotals(const Database &database,
                                                          const EntryId &batch);
/// How many rows ended how, from their entries.
[[nodiscard]] Result<BatchCounts, StoreError> batchCounts(const Database &database,
                                                          const EntryId &batch);

} // namespace pd

#pragma once

#include "core/domain/day_totals.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

namespace pd {

class Database;

/// Sums up one day. Reads that day's range of the index over time and nothing else.
[[nodiscard]] Result<DayTotals, StoreError> dayTotals(const Database &database, const QDate &day);

} // namespace pd

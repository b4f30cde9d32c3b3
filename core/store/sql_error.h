#pragma once

#include "core/domain/store_error.h"

class QSqlError;

namespace pd {

/// What a driver's error means for the desk. The one place that knows native codes
/// (https://sqlite.org/rescode.html). A commit that fails in the middle comes through here too.
[[nodiscard]] StoreError storeErrorFrom(const QSqlError &error);

/// True when a unique index refused the row.
[[nodiscard]] bool isUniqueViolation(const QSqlError &error);

} // namespace pd

#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QString>

namespace pd {

class Database;

/// Works out report_state, shelf and points of a transaction from its entries and from what the
/// mall's own system reported. Part of the caller's commit. Nothing happens when the transaction is
/// not known.
[[nodiscard]] Result<void, StoreError> refreshReportState(const Database &database,
                                                          const QString &transactionId);

/// As if this desk had no entries: waiting, or reported by the mall's own system.
[[nodiscard]] Result<void, StoreError> resetReportStates(const Database &database);

} // namespace pd

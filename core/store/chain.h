#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QString>

namespace pd {

class Database;
class Statement;
struct Event;

/// The columns of `events` in the order of readEventRow().
[[nodiscard]] QString eventColumns();
[[nodiscard]] Event readEventRow(const Statement &row);

/// Recomputes the hashes of the journal's last events and compares the end with the head's row. A
/// look at the end only, so that it costs the same for any length. The failure is Damaged.
[[nodiscard]] Result<void, StoreError> checkEndOfChain(const Database &database);

} // namespace pd

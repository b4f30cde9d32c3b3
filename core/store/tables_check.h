#pragma once

#include "core/store/chain_check.h"

namespace pd {

struct TablesVerdict
{
    std::optional<HistoryBreak> firstBreak;
};

/// The columns of `entries` that the events tell, and nothing else: what is compared. Others, which
/// only help to find an entry, may depend on what has been imported or removed since.
[[nodiscard]] QString entryColumnsFromEvents();

/// Makes entries, attempts and the transactions' states again from the events, in temporary tables
/// of the same names, by the same code that wrote the real ones; then compares row by row. The
/// verdict is empty when `tools.progress` has stopped it.
[[nodiscard]] Result<std::optional<TablesVerdict>, StoreError>
compareTables(const Database &database, const CheckTools &tools);

} // namespace pd

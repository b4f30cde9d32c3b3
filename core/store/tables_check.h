#pragma once

#include "core/store/chain_check.h"

namespace pd {

struct TablesVerdict
{
    std::optional<HistoryBreak> firstBreak;
};

/// Makes entries, attempts and the transactions' states again from the events, in temporary tables
/// of the same names, by the same code that wrote the real ones; then compares row by row. The
/// verdict is empty when `tools.progress` has stopped it.
[[nodiscard]] Result<std::optional<TablesVerdict>, StoreError>
compareTables(const Database &database, const CheckTools &tools);

} // namespace pd

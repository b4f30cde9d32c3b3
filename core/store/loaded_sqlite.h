#pragma once

namespace pd {

/// A function of the SQLite library that this process has loaded already (for Qt's driver); null
/// where there is none, or where the driver has its own inside. Loads nothing.
[[nodiscard]] void *loadedSqlite(const char *function);

} // namespace pd

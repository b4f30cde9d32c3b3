#pragma once

namespace pd {

/// Asks the system not to write this process's memory to the disk when it crashes: a dump would
/// hold the private key. Call it first thing in main(). @return false if the system refused.
[[nodiscard]] bool forbidMemoryDumps();

} // namespace pd

#pragma once

namespace pd {

/// The last step of main(), when nothing of ours is left: `return leaveProcess(code)`. Ends the
/// process with that code, now.
[[nodiscard]] int leaveProcess(int code);

} // namespace pd

#pragma once

namespace pd::test {

/// Ends this process at once, as a power cut would: no destructor, no flush. One file a platform.
[[noreturn]] void killSelf();

} // namespace pd::test

#pragma once

namespace pd {

/// How long a test waits for what comes at once on an idle machine: QTRY_COMPARE's own five seconds
/// are too few beside a build.
inline constexpr int patienceMs = 60'000;

} // namespace pd

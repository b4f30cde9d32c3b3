#pragma once

#include <QString>

namespace pd {

/// Drives the real window through one practice correction and a refused one, in a world and a
/// journal of its own that vanish afterwards. Prints what it saw; saves pictures into `screenshots`
/// if that is not empty.
/// @return 0 only if the history shows both as they should be.
[[nodiscard]] int runSelfTest(const QString &screenshots);

} // namespace pd

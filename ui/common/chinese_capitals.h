#pragma once

#include "core/domain/points.h"

#include <QString>

namespace pd {

/// The number in the capitals that banks use, so that a changed digit shows: 120 is 壹佰贰拾. The
/// same in every language of the window.
[[nodiscard]] QString chineseCapitals(Points points);

} // namespace pd

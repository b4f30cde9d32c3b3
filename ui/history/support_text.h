#pragma once

#include "core/domain/entry.h"

#include <QString>

namespace pd {

/// The facts that WeChat Pay's support asks for, as text. No secret and no whole openid.
[[nodiscard]] QString supportText(const EntryDetails &details);

} // namespace pd

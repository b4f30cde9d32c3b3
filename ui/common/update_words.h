#pragma once

#include "core/domain/new_version.h"
#include "ui/common/error_text.h"

namespace pd {

/// What is known of newer versions, in full.
[[nodiscard]] ErrorText updateText(const UpdateState &state);
/// For the header: which version there is. Only where there is a newer one.
[[nodiscard]] QString updateShortText(const UpdateState &state);

} // namespace pd

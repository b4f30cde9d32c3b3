#pragma once

#include "core/service/desk.h"
#include "ui/common/inline_banner.h"

#include <optional>

namespace pd {

/// What stands above the panes while something is the matter with store, vault or keys.
struct StatusBanner
{
    InlineBanner::Kind kind = InlineBanner::Kind::Error;
    QString title;
    QString next;
    QString action; ///< what its button says
};

/// The first thing to mend; nothing when all is well.
[[nodiscard]] std::optional<StatusBanner> bannerFor(const DeskStatus &status);

} // namespace pd

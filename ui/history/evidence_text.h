#pragma once

#include "core/domain/entry.h"

#include <QString>

namespace pd {

/// Everything about an entry as text, in the order of its timeline, with the exact bytes sent: what
/// an auditor asks for. The member's number is masked, in the bytes too.
[[nodiscard]] QString evidenceText(const EntryDetails &details);

} // namespace pd

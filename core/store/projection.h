#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/store/event.h"

namespace pd {

class Database;

/// Tables beside the events: what the events say, in a form that can be read by key. Written by
/// these functions alone, in the commit of the events; made again from them at any time.
namespace projection {

enum class ApplyProblem {
    Store,
    OpenReportExists ///< the index over open reports refused it
};
struct ApplyError
{
    ApplyProblem problem = ApplyProblem::Store;
    StoreError store;
};

/// Carries one event into `entries`, `attempts` and the state of its transaction.
[[nodiscard]] Result<void, ApplyError> apply(const Database &database, const Event &event);
/// Empties the tables; the caller applies every event again.
[[nodiscard]] Result<void, StoreError> clear(const Database &database);

} // namespace projection
} // namespace pd

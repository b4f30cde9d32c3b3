#pragma once

#include <QString>

namespace pd {

/// Why the store can't be used as it should. Each is a clear state of the window; nothing is sent,
/// nothing deleted.
enum class StoreProblem {
    Locked, ///< another program holds it
    Full, ///< no room on the disk
    CannotWrite, ///< the system refused to write: a quota, a limit, or the disk fails
    ReadOnly, ///< no right to write
    Damaged, ///< not a database, or an inconsistent one: kept aside, opened read-only
    Newer, ///< written by a newer Points Desk: opened read-only
    OlderCopy, ///< not the journal that was sealed last: see DeskStatus::lost
    CannotOpen, ///< the folder does not exist, no right to read, a device error
    Other
};

struct StoreError
{
    StoreProblem problem = StoreProblem::Other;
    QString detail; ///< the driver's own words, for the details and the log; never a secret
    bool operator==(const StoreError &) const = default;
};

} // namespace pd

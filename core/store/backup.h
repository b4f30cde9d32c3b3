#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QDateTime>
#include <QString>

namespace pd {

class Database;
class Interruption;

/// Removes a copy that nobody has open, and what belongs to it; nothing happens where there is
/// none.
void removeStore(const QString &path);

/// Writes everything that is committed into one new file, while others go on writing: `VACUUM INTO`
/// (https://sqlite.org/lang_vacuum.html), one snapshot, without a log beside it. Never replaces a
/// file. It can be broken off where an Interruption reaches it.
/// @return false if it was. Then, and on a failure, no file is left.
[[nodiscard]] Result<bool, StoreError> writeBackup(const Database &database, const QString &target,
                                                   Interruption &interruption);

/// Puts the prepared file in the place of the store, which nobody has open, and the store aside
/// with its log, under a name that says when; it is never deleted. On a failure everything is as it
/// was.
/// @return where the old one is.
[[nodiscard]] Result<QString, StoreError>
exchangeStore(const QString &store, const QString &prepared, const QDateTime &at);

} // namespace pd

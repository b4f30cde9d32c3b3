#pragma once

#include <QString>

namespace pd::write_ahead_log {

/// SQLite takes a log up to its first broken frame and forgets what follows. After a power cut that
/// is right: the last commit was never acknowledged. But when another transaction begins behind the
/// one that is broken, that one had been acknowledged and is lost: the file is damaged.
/// https://sqlite.org/fileformat2.html, section 4. @return true for such a log.
[[nodiscard]] bool hasLostCommits(const QString &walPath);

} // namespace pd::write_ahead_log

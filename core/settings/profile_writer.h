#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace pd {

/// What a profile shall say: by "section/key". An empty value takes the key out, which means its
/// default; keys that are not named stay as they are.
using ProfileValues = QHash<QString, QString>;

/// The text with these values in it. Comments, the order of lines, and keys that are not named
/// stay; a new key comes behind the last one of its section. What could not be read as UTF-8 is
/// replaced whole. Line ends stay what they were.
[[nodiscard]] QByteArray rewriteProfile(const QByteArray &before, const ProfileValues &values);

enum class ProfileWriteProblem {
    LineBreak, ///< a value with a line break or another control character; `detail`: its key
    CannotWrite ///< `detail`: the system's own words
};

struct ProfileWriteError
{
    ProfileWriteProblem problem = ProfileWriteProblem::CannotWrite;
    QString detail;
    bool operator==(const ProfileWriteError &) const = default;
};

/// Rewrites the file, or makes it and its folder. After a crash there is the old one or the new
/// one, whole.
[[nodiscard]] Result<void, ProfileWriteError> writeProfile(const QString &path,
                                                           const ProfileValues &values);

/// What the file says now; empty if there is none.
[[nodiscard]] ProfileValues readProfileValues(const QString &path);

} // namespace pd

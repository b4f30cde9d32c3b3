#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QString>

namespace pd {

enum class FileProblem {
    NoSuchFile,
    CannotRead, ///< no right, a folder, a device error
    TooLarge,
    Exists, ///< a new file was asked for
    CannotWrite, ///< no right, no such folder, a device error
    DiskFull
};

struct FileError
{
    FileProblem problem = FileProblem::CannotRead;
    QString detail; ///< the system's own words
    bool operator==(const FileError &) const = default;
};

enum class WriteMode {
    CreateNew, ///< never replaces a file
    Replace
};

/// @return the whole file, if it has at most `maxSize` bytes.
[[nodiscard]] Result<QByteArray, FileError> readWholeFile(const QString &path, qsizetype maxSize);

/// Writes to another file in the same folder, flushes it to the disk and renames it: after a crash
/// or a failure there is either the old file, whole, or the new one, whole. Only the user may read
/// it (0600).
[[nodiscard]] Result<void, FileError> writeFileAtomically(const QString &path, QByteArrayView data,
                                                          WriteMode mode);

} // namespace pd

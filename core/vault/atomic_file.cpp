#include "core/vault/atomic_file.h"

#include <QFile>
#include <QFileInfo>

namespace pd {

Result<QByteArray, FileError> readWholeFile(const QString &path, qsizetype maxSize)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail(FileError{FileProblem::NoSuchFile, {}});
    }
    // A named pipe or a device could keep the reader waiting for ever.
    if (!info.isFile()) {
        return fail(FileError{FileProblem::CannotRead, {}});
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(FileError{FileProblem::CannotRead, file.errorString()});
    }
    QByteArray data = file.read(maxSize + 1);
    if (file.error() != QFileDevice::NoError) {
        return fail(FileError{FileProblem::CannotRead, file.errorString()});
    }
    if (data.size() > maxSize) {
        return fail(FileError{FileProblem::TooLarge, {}});
    }
    return data;
}

} // namespace pd

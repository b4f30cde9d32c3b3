#include "core/vault/atomic_file.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pd {

namespace {

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    { }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    [[nodiscard]] int get() const
    {
        return m_fd;
    }
    [[nodiscard]] bool isOpen() const
    {
        return m_fd >= 0;
    }
    /// Network file systems may tell of a full disk only here.
    [[nodiscard]] bool close()
    {
        const int fd = m_fd;
        m_fd = -1;
        return ::close(fd) == 0;
    }

private:
    int m_fd;
};

/// Removes the temporary file unless it became the real one.
class Temporary
{
public:
    explicit Temporary(QByteArray path)
        : m_path(std::move(path))
    { }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;
    ~Temporary()
    {
        if (!m_renamed) {
            ::unlink(m_path.constData());
        }
    }
    [[nodiscard]] const char *path() const
    {
        return m_path.constData();
    }
    void setRenamed()
    {
        m_renamed = true;
    }

private:
    QByteArray m_path;
    bool m_renamed = false;
};

FileError writeError(int code)
{
    FileError error;
    error.problem = code == ENOSPC || code == EDQUOT || code == EFBIG ? FileProblem::DiskFull
                                                                      : FileProblem::CannotWrite;
    error.detail = QString::fromLocal8Bit(std::strerror(code));
    return error;
}

bool writeAll(int fd, QByteArrayView data)
{
    while (!data.isEmpty()) {
        const ssize_t written = ::write(fd, data.data(), static_cast<size_t>(data.size()));
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        data = data.sliced(written);
    }
    return true;
}

bool flushToDisk(int fd)
{
#ifdef F_FULLFSYNC
    // On macOS fsync() stops at the drive's own cache.
    if (::fcntl(fd, F_FULLFSYNC) == 0) {
        return true;
    }
#endif
    return ::fsync(fd) == 0;
}

/// Gives the temporary file its name. link() fails if the name is taken, rename() replaces.
int putInPlace(const char *temporary, const char *target, WriteMode mode)
{
    switch (mode) {
    case WriteMode::Replace:
        return ::rename(temporary, target) == 0 ? 0 : errno;
    case WriteMode::CreateNew:
        break;
    }
    if (::link(temporary, target) == 0) {
        ::unlink(temporary);
        return 0;
    }
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK) {
        return errno;
    }
    // A file system without hard links.
    struct stat info = {};
    if (::lstat(target, &info) == 0) {
        return EEXIST;
    }
    return ::rename(temporary, target) == 0 ? 0 : errno;
}

} // namespace

Result<void, FileError> writeFileAtomically(const QString &path, QByteArrayView data,
                                            WriteMode mode)
{
    // Behind a symbolic link the file itself is replaced, not the link.
    const QFileInfo info(path);
    const QString real = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QByteArray target = QFile::encodeName(real);
    const QByteArray folder = QFile::encodeName(QFileInfo(real).path());
    const QString unique = real + u'.' + QUuid::createUuid().toString(QUuid::Id128);
    Temporary temporary(QFile::encodeName(unique));

    Descriptor file(::open(temporary.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.isOpen()) {
        return fail(writeError(errno));
    }
    if (!writeAll(file.get(), data) || ::fchmod(file.get(), 0600) != 0 || !flushToDisk(file.get())
        || !file.close()) {
        return fail(writeError(errno));
    }
    const int failed = putInPlace(temporary.path(), target.constData(), mode);
    if (failed == EEXIST) {
        return fail(FileError{FileProblem::Exists, {}});
    }
    if (failed != 0) {
        return fail(writeError(failed));
    }
    temporary.setRenamed();
    // The name is in place; the folder is flushed so that it stays there after a power cut.
    const Descriptor directory(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.isOpen()) {
        flushToDisk(directory.get());
    }
    return {};
}

} // namespace pd

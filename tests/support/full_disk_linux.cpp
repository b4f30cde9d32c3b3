// The C library's own functions, defined here: the program's come before the library's, for every
// library that it loads.
#include "tests/support/full_disk.h"

#include <QByteArray>
#include <QDir>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::array<char, 4096> fullFolder{};
std::atomic<size_t> fullLength = 0; // 0: there is room
std::atomic<int> refusals = 0;

/// No memory is asked for: it may be called from anywhere.
bool isFull(int file)
{
    const size_t length = fullLength;
    if (length == 0) {
        return false;
    }
    std::array<char, 64> link{};
    std::array<char, 4096> path{};
    (void)snprintf(link.data(), link.size(), "/proc/self/fd/%d", file);
    const long got = syscall(SYS_readlink, link.data(), path.data(), path.size());
    if (got < static_cast<long>(length) || memcmp(path.data(), fullFolder.data(), length) != 0) {
        return false;
    }
    ++refusals;
    errno = ENOSPC;
    return true;
}

} // namespace

#define PD_EXPORTED extern "C" __attribute__((visibility("default")))

PD_EXPORTED ssize_t write(int file, const void *bytes, size_t count)
{
    return isFull(file) ? -1 : syscall(SYS_write, file, bytes, count);
}

PD_EXPORTED ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at)
{
    return isFull(file) ? -1 : syscall(SYS_pwrite64, file, bytes, count, at);
}

PD_EXPORTED ssize_t pwrite(int file, const void *bytes, size_t count, off_t at)
{
    return isFull(file) ? -1 : syscall(SYS_pwrite64, file, bytes, count, at);
}

namespace pd::test {

FullDisk::FullDisk(const QString &folder)
{
    const QByteArray path = QDir(folder).canonicalPath().toLocal8Bit() + '/';
    if (path.size() > static_cast<qsizetype>(fullFolder.size())) {
        qFatal("a long path");
    }
    memcpy(fullFolder.data(), path.constData(), static_cast<size_t>(path.size()));
    fullLength = static_cast<size_t>(path.size());
}

FullDisk::~FullDisk()
{
    fullLength = 0;
    refusals = 0;
}

int FullDisk::refused()
{
    return refusals;
}

} // namespace pd::test

#pragma once

#include <QString>

namespace pd::test {

/// While this lives, the disk under `folder` is full: writes into its files fail with ENOSPC, as
/// those of this process meet it, its libraries' included. One at a time. Linux only; the program
/// that uses it must export its symbols (ENABLE_EXPORTS), and link full_disk_linux.cpp itself.
class FullDisk
{
public:
    explicit FullDisk(const QString &folder);
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;
    ~FullDisk();
    /// How many writes it has refused.
    [[nodiscard]] static int refused();
};

} // namespace pd::test

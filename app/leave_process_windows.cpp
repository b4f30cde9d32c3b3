#include "app/leave_process.h"

#include <qt_windows.h>

#include <cstdio>

namespace pd {

/// Without unloading the libraries one by one. The C++ runtime of mingw-w64 may wait for a lock of
/// its own while it is unloaded, for ever: a process without a window, which keeps the next upgrade
/// from replacing its file.
int leaveProcess(int code)
{
    (void)std::fflush(nullptr);
    TerminateProcess(GetCurrentProcess(), static_cast<UINT>(code));
    return code; // not reached
}

} // namespace pd

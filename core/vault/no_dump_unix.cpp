#include "core/vault/no_dump.h"

#include <QtGlobal>

#include <sys/resource.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace pd {

bool forbidMemoryDumps()
{
    const rlimit none = {0, 0};
    bool done = ::setrlimit(RLIMIT_CORE, &none) == 0;
#ifdef Q_OS_LINUX
    // A core_pattern with a pipe ignores the limit, but not this; it keeps debuggers of other
    // programs of the same user out as well.
    done = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && done;
#endif
    return done;
}

} // namespace pd

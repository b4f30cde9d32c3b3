#include "tests/support/kill_self.h"

#include <cstdlib>
#include <windows.h>

namespace pd::test {

void killSelf()
{
    TerminateProcess(GetCurrentProcess(), 9);
    std::abort(); // not reached
}

} // namespace pd::test

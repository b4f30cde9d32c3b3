#include "tests/support/kill_self.h"

#include <csignal>
#include <cstdlib>

namespace pd::test {

void killSelf()
{
    std::raise(SIGKILL);
    std::abort(); // not reached
}

} // namespace pd::test

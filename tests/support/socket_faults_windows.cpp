#include "tests/support/socket_faults.h"

#include <winsock2.h>

namespace pd::test {

void shutDown(qintptr socket)
{
    ::shutdown(static_cast<SOCKET>(socket), SD_BOTH);
}

void resetAtClose(qintptr socket)
{
    const linger now{1, 0};
    ::setsockopt(static_cast<SOCKET>(socket), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char *>(&now), sizeof now);
}

} // namespace pd::test

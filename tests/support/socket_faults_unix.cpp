#include "tests/support/socket_faults.h"

#include <sys/socket.h>

namespace pd::test {

void shutDown(qintptr socket)
{
    ::shutdown(static_cast<int>(socket), SHUT_RDWR);
}

void resetAtClose(qintptr socket)
{
    const linger now{1, 0};
    ::setsockopt(static_cast<int>(socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace pd::test

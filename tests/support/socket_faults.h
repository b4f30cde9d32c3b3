#pragma once

#include <QtGlobal>

namespace pd::test {

/// Sends FIN at once, below whatever protocol runs on the socket.
void shutDown(qintptr socket);
/// Lets the next close of the socket send RST.
void resetAtClose(qintptr socket);

} // namespace pd::test

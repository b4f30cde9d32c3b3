#pragma once

#include <QtGlobal>

namespace pd {

/// Numbers a request, so that the answer to an older one can be told from that to the newest.
using Ticket = quint64;

} // namespace pd

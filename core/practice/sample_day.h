#pragma once

#include "core/domain/transaction.h"

#include <QDateTime>
#include <QList>

namespace pd {

/// A believable day in a mall: about 40 shops, 300 payments from opening (10:00 in Shanghai) to
/// `now`, oldest first; a few of yesterday, some refunded in part. While the mall is closed half of
/// them are yesterday evening's, the others this morning's. The same for the same `now`; members
/// are the same every day. A few at special places show each state: see docs/practice.md.
[[nodiscard]] QList<Transaction> sampleDay(const QDateTime &now);

} // namespace pd

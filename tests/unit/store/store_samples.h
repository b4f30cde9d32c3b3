#pragma once

#include "core/domain/entry.h"
#include "core/domain/transaction.h"

namespace pd::samples {

/// 2026-11-24 10:00:00 UTC and `seconds` after.
[[nodiscard]] QDateTime at(qint64 seconds = 0);
[[nodiscard]] QString transactionId(int number); ///< 28 digits, ending in `number`
[[nodiscard]] Intent report(int number);
[[nodiscard]] Intent memberCorrection(int number);
[[nodiscard]] Transaction transaction(int number);
[[nodiscard]] ReplyFacts facts(const QString &requestId);

} // namespace pd::samples

#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QString>

namespace pd::big_store {

/// Fills a new store at `path` with `entries` payments that have one entry of the history each
/// (accepted mostly, of every state some) and 300 of the last minutes that wait. The events and
/// their projection are what the journal would have written, in a few big commits instead of two
/// million small ones: a test rebuilds the projection of a small one and compares.
[[nodiscard]] Result<void, StoreError> make(const QString &path, int entries);

inline constexpr int waiting = 300;
inline constexpr int shops = 400;
/// The payment with this number, from 0 (the oldest).
[[nodiscard]] QString transactionId(int number);
[[nodiscard]] QString openid(int number);
/// Number of the shop in which that payment was made, from 0; its Shop::id is one more.
[[nodiscard]] int shopOf(int number);
[[nodiscard]] QString shopName(int number);
/// Who recorded the entry of that payment, and why.
[[nodiscard]] QString operatorName(int number);
[[nodiscard]] QString reason(int number);
[[nodiscard]] QString requestId(int number);

} // namespace pd::big_store

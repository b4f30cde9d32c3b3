#pragma once

#include "core/domain/transaction.h"

#include <QString>

namespace pd {

class Statement;

/// What a row of the list is read from: columns of `transactions t` and `shops s`.
[[nodiscard]] QString transactionColumns();
/// The tables behind them. The left join keeps every planner on the transactions' own index.
[[nodiscard]] QString transactionTables();
[[nodiscard]] TransactionRow readTransaction(const Statement &row);
/// The place of t.paid_at among the columns: the sort key, in milliseconds.
inline constexpr int transactionPaidAtColumn = 16;

} // namespace pd

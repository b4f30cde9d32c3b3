#pragma once

#include "core/domain/transaction.h"

#include <QString>
#include <QVariant>

namespace pd {

/// What stands in the cells of the list of transactions; `column` is a TransactionModel::Column.
[[nodiscard]] QString columnText(const TransactionRow &row, int column, const QDateTime &now);
/// The widest that a state gets while it waits: late in the day with the time left behind it.
[[nodiscard]] QString longestWaitingText();
/// What the column means, for comparing: times, fen, numbers.
[[nodiscard]] QVariant columnValue(const TransactionRow &row, int column);
/// Everything about one row, for the tooltip.
[[nodiscard]] QString wholeRowText(const TransactionRow &row, const QDateTime &now);
/// A report is waiting, but its day is over.
[[nodiscard]] bool isLate(const TransactionRow &row, const QDateTime &now);
/// When the day on which it can be reported ends.
[[nodiscard]] QDateTime deadlineOf(const Transaction &transaction);

} // namespace pd

#pragma once

#include "core/domain/batch.h"

#include <QString>

#include <optional>

namespace pd {

class Statement;

/// The stable words of a batch's columns.
[[nodiscard]] QString batchStateToken(BatchState state);
[[nodiscard]] std::optional<BatchState> batchStateFromToken(const QString &token);
[[nodiscard]] QString batchMarkToken(BatchMark mark);
[[nodiscard]] std::optional<BatchMark> batchMarkFromToken(const QString &token);
/// Tokens of ours as SQL: "('wrong', 'double')".
[[nodiscard]] QString sqlList(const QStringList &tokens);
/// The marks that fit.
[[nodiscard]] QString batchMarksThat(bool (*fit)(BatchMark));
/// Cells as one text, and back.
[[nodiscard]] QString joinedCells(const QStringList &cells);
[[nodiscard]] QStringList splitCells(const QString &text);

/// The columns of `batch_rows r` in the order of bindBatchRow(), without batch_id.
[[nodiscard]] QString batchRowColumns();
/// Binds one row, after its batch_id.
void bindBatchRow(Statement &statement, const BatchRow &row);
/// What a row is read from: `batch_rows r` and, where there is one, its entry `e`.
[[nodiscard]] QString batchRowSelection();
/// Reads one. `kind` is the batch's.
[[nodiscard]] BatchRow readBatchRow(const Statement &statement, EntryKind kind);

} // namespace pd

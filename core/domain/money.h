#pragma once

#include "core/domain/result.h"

#include <QString>

namespace pd {

enum class MoneyError {
    Empty,
    NotANumber,
    Exponent, ///< "1.2E+5": a spreadsheet's way to write a number
    Negative,
    TooFine, ///< less than a fen: "1.005"
    TooLarge ///< above 2^53-1 fen
};

/// Reads an amount in yuan ("12.30", "12", "¥1,234.5", "12.300") and gives fen (1/100 yuan). Never
/// by way of a floating-point number. A comma must stand before each group of three digits.
[[nodiscard]] Result<qint64, MoneyError> fenFromYuan(QStringView text);

/// Reads whole fen.
[[nodiscard]] Result<qint64, MoneyError> fenFromText(QStringView text);

} // namespace pd

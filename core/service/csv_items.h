#pragma once

#include "core/domain/import_item.h"
#include "core/domain/result.h"
#include "core/service/csv_mapping.h"
#include "core/service/csv_reader.h"
#include "core/service/import_result.h"

namespace pd {

/// What a CSV leaves out because every row has it in common.
struct CsvDefaults
{
    QString mchid;
    QString appid;
    bool operator==(const CsvDefaults &) const = default;
};

/// Turns one row into what it tells: a payment or a refund, and the mall's own report. Amounts and
/// points are never doubles; times without a zone are Shanghai's. Pure.
[[nodiscard]] Result<QList<ImportItem>, ImportRefusal> readCsvItems(const CsvReader &reader,
                                                                    const CsvRow &row,
                                                                    const CsvMapping &mapping,
                                                                    const CsvDefaults &defaults);

/// A cell without what programs put around it to keep a spreadsheet from changing it: `42, '42,
/// ="42".
[[nodiscard]] QString unwrappedCell(const QString &text);

/// True for the line 总交易单数,… with which WeChat's bills begin their sums: no data follows.
[[nodiscard]] bool endsBill(const CsvReader &reader, const CsvRow &row);

} // namespace pd

#pragma once

#include "core/service/csv_items.h"
#include "core/service/csv_mapping.h"
#include "core/service/csv_reader.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace pd {

/// What the window shows before a CSV is imported.
struct CsvPreview
{
    CsvDialect dialect;
    CsvMapping mapping; ///< guessed; to be corrected
    QList<QStringList> rows; ///< the first ones after the header
    qint64 bytes = 0;
    /// No table: it begins with a brace. To be imported with Desk::importTextFile().
    bool isJson = false;
    bool operator==(const CsvPreview &) const = default;
};

struct CsvJob
{
    QString path;
    CsvDialect dialect;
    CsvMapping mapping;
    CsvDefaults defaults;
    bool operator==(const CsvJob &) const = default;
};

struct ImportProgress
{
    qint64 done = 0; ///< bytes of the file, or payments removed
    qint64 total = 0; ///< 0 where nobody knows
    qint64 added = 0;
    qint64 known = 0;
    qint64 refused = 0;
    bool operator==(const ImportProgress &) const = default;
};

enum class ImportStart {
    Started,
    Busy, ///< another import is running
    CannotRead, ///< the file can't be opened
    NotUsable ///< the mapping has no transaction id, or nothing to import beside it
};

} // namespace pd

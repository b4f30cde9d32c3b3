#pragma once

#include "core/service/csv_mapping.h"

#include <QString>

namespace pd {

/// What the operator said about columns, in the window's settings file: applied to the next file
/// with the same names.
class ColumnMemory
{
public:
    explicit ColumnMemory(QString settingsPath);
    [[nodiscard]] CsvMapping recalled(const CsvMapping &guessed) const;
    void keep(const CsvMapping &mapping) const;

private:
    QString m_settingsPath;
};

} // namespace pd

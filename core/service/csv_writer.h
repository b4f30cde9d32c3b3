#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pd {

/// A cell that no spreadsheet takes for a formula: what begins with = + - @, their full-width
/// forms, a tab or a line break gets an apostrophe before it.
[[nodiscard]] QString safeCell(const QString &text);

/// A number that a spreadsheet would round carries the back-tick of WeChat's bills; what is read
/// back is cleaned of it.
[[nodiscard]] QString longNumberCell(const QString &text);

/// One row of RFC 4180 in UTF-8, ended by CRLF. Cells are made safe; those with a comma, a quote, a
/// line break or blanks at an end stand in quotes.
[[nodiscard]] QByteArray csvRow(const QStringList &cells);

/// Spreadsheets know by it that the file is UTF-8.
inline constexpr char csvMark[] = "\xEF\xBB\xBF";

} // namespace pd

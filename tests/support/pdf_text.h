#pragma once

#include <QByteArray>
#include <QString>

namespace pd::test {

/// What is written on the pages of a PDF of Qt's own making, without blanks and line ends: its
/// letters are numbers of glyphs, in packed streams. Empty for anything else.
[[nodiscard]] QString pdfText(const QByteArray &pdf);

} // namespace pd::test

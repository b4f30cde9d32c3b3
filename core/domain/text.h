#pragma once

#include <QFlags>
#include <QString>

namespace pd {

/// What cleanPasted() took away or changed, so that the window can say it.
enum class Cleaned {
    Nothing = 0,
    Blanks = 1, ///< spaces and tabs, full-width ones too
    LineBreaks = 2,
    Invisible = 4, ///< zero-width characters, byte-order and direction marks, control characters
                   ///< such as those that scanners put between groups
    FullWidth = 8, ///< full-width digits and letters turned into ASCII
    BackTick = 16 ///< the ` that WeChat's bills put before numbers
};
Q_DECLARE_FLAGS(CleanedWhat, Cleaned)
Q_DECLARE_OPERATORS_FOR_FLAGS(CleanedWhat)

struct CleanedText
{
    QString text;
    CleanedWhat what;
    bool operator==(const CleanedText &) const = default;
};

/// Cleans an id or a number that was pasted or scanned. Never changes which digits and letters
/// there are.
[[nodiscard]] CleanedText cleanPasted(const QString &pasted);

/// True when the text is a number that a spreadsheet has destroyed: "4.2E+27".
[[nodiscard]] bool isSpreadsheetNumber(QStringView text);

/// True for a long number of which a spreadsheet kept 15 digits and wrote zeros for the rest.
[[nodiscard]] bool isRoundedNumber(QStringView id);

/// True when every character is one that WeChat Pay takes: UTF-8 of one to three bytes, no
/// surrogates at all.
[[nodiscard]] bool isThreeByteText(QStringView text);

/// True when the text holds a control character (line break and tab included) or an unpaired
/// surrogate.
[[nodiscard]] bool hasControlCharacters(QStringView text);

} // namespace pd

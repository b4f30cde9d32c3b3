#include "core/domain/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace pd {

namespace {

constexpr char16_t fullWidthFirst = 0xFF01;
constexpr char16_t fullWidthLast = 0xFF5E;
constexpr char16_t fullWidthToAscii = 0xFEE0;

bool isVariationSelector(QChar c)
{
    return c.unicode() >= 0xFE00 && c.unicode() <= 0xFE0F;
}

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Format || c.category() == QChar::Other_Control
        || isVariationSelector(c);
}

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\v' || c == u'\f' || c == QChar(0x85)
        || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

} // namespace

CleanedText cleanPasted(const QString &pasted)
{
    CleanedText result;
    result.text.reserve(pasted.size());
    for (const QChar c : pasted) {
        if (isLineBreak(c)) {
            result.what |= Cleaned::LineBreaks;
        } else if (c.isSpace()) {
            result.what |= Cleaned::Blanks;
        } else if (isInvisible(c)) {
            result.what |= Cleaned::Invisible;
        } else if (c == u'`' || c == QChar(0xFF40)) {
            result.what |= Cleaned::BackTick;
        } else if (c.unicode() >= fullWidthFirst && c.unicode() <= fullWidthLast) {
            result.what |= Cleaned::FullWidth;
            result.text += QChar(static_cast<char16_t>(c.unicode() - fullWidthToAscii));
        } else {
            result.text += c;
        }
    }
    return result;
}

bool isSpreadsheetNumber(QStringView text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,3}\\z"));
    return pattern.match(text.toString()).hasMatch();
}

bool isRoundedNumber(QStringView id)
{
    constexpr qsizetype longNumber = 20;
    constexpr qsizetype keptDigits = 15;
    if (id.size() < longNumber) {
        return false;
    }
    const auto isDigit = [](QChar c) {
        return c >= u'0' && c <= u'9';
    };
    const QStringView tail = id.mid(keptDigits);
    return std::all_of(id.begin(), id.end(), isDigit)
        && std::all_of(tail.begin(), tail.end(), [](QChar c) { return c == u'0'; });
}

bool isThreeByteText(QStringView text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate(); });
}

bool hasControlCharacters(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator || c.isLowSurrogate()) {
            return true;
        }
        if (c.isHighSurrogate()) {
            if (i + 1 >= text.size() || !text[i + 1].isLowSurrogate()) {
                return true;
            }
            ++i;
        }
    }
    return false;
}

} // namespace pd

#include "core/domain/points.h"

#include <algorithm>

namespace pd {

namespace {

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

PointsError whyNotDigits(QStringView text)
{
    if (text.startsWith(u'-') || text.startsWith(QChar(0x2212))) {
        return PointsError::Negative;
    }
    const bool startsAsNumber = isAsciiDigit(text.front());
    if (startsAsNumber && (text.contains(u'e') || text.contains(u'E'))) {
        return PointsError::Exponent;
    }
    if (startsAsNumber && text.count(u'.') == 1) {
        return PointsError::Fraction;
    }
    return PointsError::NotANumber;
}

} // namespace

Result<Points, PointsError> Points::fromValue(qint64 value)
{
    if (value < 0) {
        return fail(PointsError::Negative);
    }
    if (value > maxValue) {
        return fail(PointsError::TooLarge);
    }
    return Points(value);
}

Result<Points, PointsError> Points::fromText(QStringView text)
{
    if (text.isEmpty()) {
        return fail(PointsError::Empty);
    }
    if (!std::all_of(text.begin(), text.end(), isAsciiDigit)) {
        return fail(whyNotDigits(text));
    }
    qint64 value = 0;
    for (const QChar c : text) {
        value = value * 10 + (c.unicode() - u'0');
        if (value > maxValue) {
            return fail(PointsError::TooLarge);
        }
    }
    return Points(value);
}

QString Points::toText() const
{
    return QString::number(m_value);
}

} // namespace pd

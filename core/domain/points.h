#pragma once

#include "core/domain/result.h"

#include <QString>
#include <QtGlobal>

#include <compare>

namespace pd {

enum class PointsError {
    Empty,
    NotANumber, ///< letters, or digits that are not ASCII
    Fraction, ///< "12.5": points are whole
    Exponent, ///< "1.2E+5": a spreadsheet's way to write a number
    Negative, ///< WeChat Pay does not document negative points: refused here
    TooLarge ///< above Points::maxValue
};

/// A number of members' points: a whole number from 0 to 2^53-1, the largest that every JSON reader
/// keeps exactly. It never passes through a floating-point type.
class Points
{
public:
    static constexpr qint64 maxValue = (qint64{1} << 53) - 1;

    constexpr Points() = default;
    [[nodiscard]] static Result<Points, PointsError> fromValue(qint64 value);
    /// Reads ASCII digits; no sign, no separators, no blanks.
    [[nodiscard]] static Result<Points, PointsError> fromText(QStringView text);

    [[nodiscard]] constexpr qint64 value() const
    {
        return m_value;
    }
    /// Plain digits, as they stand in JSON.
    [[nodiscard]] QString toText() const;

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 sees a 0 in every defaulted <=>
    constexpr auto operator<=>(const Points &) const = default;

private:
    constexpr explicit Points(qint64 value)
        : m_value(value)
    { }
    qint64 m_value = 0;
};

} // namespace pd

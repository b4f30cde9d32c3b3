#include "ui/common/chinese_capitals.h"

namespace pd {

namespace {

constexpr char16_t digits[] = u"零壹贰叁肆伍陆柒捌玖";
constexpr char16_t units[] = u"\0拾佰仟";
constexpr int groupSize = 4;
constexpr int groupBase = 10'000;

/// One group of four digits. Zeros between digits are read as one 零.
QString readGroup(int value, bool leadingZero)
{
    QString text;
    bool pendingZero = leadingZero;
    int divisor = groupBase / 10;
    for (int place = groupSize - 1; place >= 0; --place, divisor /= 10) {
        const int digit = value / divisor % 10;
        if (digit == 0) {
            pendingZero = pendingZero || !text.isEmpty();
            continue;
        }
        if (pendingZero) {
            text += QChar(digits[0]);
            pendingZero = false;
        }
        text += QChar(digits[digit]);
        if (place > 0) {
            text += QChar(units[place]);
        }
    }
    return text;
}

} // namespace

QString chineseCapitals(Points points)
{
    if (points.value() == 0) {
        return QString(QChar(digits[0]));
    }
    // 2^53-1 has four groups of four digits: 万亿, 亿, 万 and ones.
    const qint64 value = points.value();
    QString text;
    bool gap = false; // a group of zeros, or a zero at the head of the next one
    bool hundredMillions = false;
    constexpr qint64 bases[]
        = {qint64{groupBase} * groupBase * groupBase, qint64{groupBase} * groupBase, groupBase, 1};
    for (int i = 0; i < 4; ++i) {
        const int group = static_cast<int>(value / bases[i] % groupBase);
        if (i < 2) {
            hundredMillions = hundredMillions || group != 0;
        }
        if (group != 0) {
            const bool zero = !text.isEmpty() && (gap || group < groupBase / 10);
            text += readGroup(group, zero);
            if (i == 0 || i == 2) {
                text += u'万';
            }
            gap = false;
        } else if (!text.isEmpty()) {
            gap = true;
        }
        if (i == 1 && hundredMillions) {
            text += u'亿';
        }
    }
    return text;
}

} // namespace pd

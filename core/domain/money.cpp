#include "core/domain/money.h"

#include "core/domain/points.h"
#include "core/domain/text.h"

#include <QList>

#include <algorithm>

namespace pd {

namespace {

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Takes "1,234,567" apart; false where a group is not of three digits.
bool joinGroups(QStringView text, QString *digits)
{
    const QList<QStringView> groups = text.split(u',');
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QStringView group = groups[i];
        const bool goodLength = i == 0
            ? (groups.size() == 1 || (!group.isEmpty() && group.size() <= 3))
            : group.size() == 3;
        if (!goodLength || !isDigits(group)) {
            return false;
        }
        *digits += group;
    }
    return true;
}

Result<qint64, MoneyError> fromDigits(QStringView digits)
{
    qint64 value = 0;
    for (const QChar c : digits) {
        value = value * 10 + (c.unicode() - u'0');
        if (value > Points::maxValue) {
            return fail(MoneyError::TooLarge);
        }
    }
    return value;
}

} // namespace

Result<qint64, MoneyError> fenFromYuan(QStringView text)
{
    QStringView rest = text.trimmed();
    if (rest.startsWith(QChar(0x00A5)) || rest.startsWith(QChar(0xFFE5))) {
        rest = rest.mid(1).trimmed();
    }
    if (rest.endsWith(QChar(0x5143))) { // 元
        rest = rest.chopped(1).trimmed();
    }
    if (rest.isEmpty()) {
        return fail(MoneyError::Empty);
    }
    if (isSpreadsheetNumber(rest)) {
        return fail(MoneyError::Exponent);
    }
    if (rest.startsWith(u'-') || rest.startsWith(QChar(0x2212))) {
        return fail(MoneyError::Negative);
    }
    const qsizetype point = rest.indexOf(u'.');
    const QStringView whole = point < 0 ? rest : rest.left(point);
    QStringView fraction = point < 0 ? QStringView() : rest.mid(point + 1);
    QString digits;
    if (whole.isEmpty() || !joinGroups(whole, &digits) || !isDigits(fraction)
        || (point >= 0 && fraction.isEmpty())) {
        return fail(MoneyError::NotANumber);
    }
    while (fraction.size() > 2 && fraction.back() == u'0') {
        fraction.chop(1);
    }
    if (fraction.size() > 2) {
        return fail(MoneyError::TooFine);
    }
    digits += fraction;
    digits += QString(2 - fraction.size(), u'0');
    return fromDigits(digits);
}

Result<qint64, MoneyError> fenFromText(QStringView text)
{
    const QStringView rest = text.trimmed();
    if (rest.isEmpty()) {
        return fail(MoneyError::Empty);
    }
    if (isSpreadsheetNumber(rest)) {
        return fail(MoneyError::Exponent);
    }
    if (rest.startsWith(u'-') || rest.startsWith(QChar(0x2212))) {
        return fail(MoneyError::Negative);
    }
    if (!isDigits(rest)) {
        return fail(rest.count(u'.') == 1 ? MoneyError::TooFine : MoneyError::NotANumber);
    }
    return fromDigits(rest);
}

} // namespace pd

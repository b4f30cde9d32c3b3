#include "core/domain/zoned_time.h"

#include <QRegularExpression>

namespace pd {

namespace {

constexpr int shanghaiOffset = 8 * 3600;
constexpr int largestOffset = 14 * 3600;
constexpr int secondsPerMinute = 60;

const QRegularExpression &rfc3339()
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\A(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?"
        "([Zz]|[+-]\\d{2}:\\d{2})?\\z"));
    return pattern;
}

bool readOffset(const QString &zone, int *seconds)
{
    if (zone.compare(QLatin1String("z"), Qt::CaseInsensitive) == 0) {
        *seconds = 0;
        return true;
    }
    const int hours = QStringView(zone).mid(1, 2).toInt();
    const int minutes = QStringView(zone).mid(4, 2).toInt();
    const int ahead = (hours * 60 + minutes) * secondsPerMinute;
    if (minutes > 59 || ahead > largestOffset) {
        return false;
    }
    *seconds = zone.startsWith(u'-') ? -ahead : ahead;
    return true;
}

} // namespace

Result<QDateTime, TimeError> parseRfc3339(QStringView text)
{
    if (text.isEmpty()) {
        return fail(TimeError::Empty);
    }
    const QRegularExpressionMatch match = rfc3339().match(text.toString());
    if (!match.hasMatch()) {
        return fail(TimeError::NotATime);
    }
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(),
                     match.captured(3).toInt());
    const int milliseconds = match.captured(7).leftJustified(3, u'0', true).toInt();
    const QTime time(match.captured(4).toInt(), match.captured(5).toInt(),
                     match.captured(6).toInt(), milliseconds);
    if (!date.isValid() || !time.isValid()) {
        return fail(TimeError::NotATime);
    }
    const QString zone = match.captured(8);
    if (zone.isEmpty()) {
        return fail(TimeError::NoZone);
    }
    int offset = 0;
    if (!readOffset(zone, &offset)) {
        return fail(TimeError::NotATime);
    }
    return QDateTime(date, time, Qt::OffsetFromUTC, offset);
}

QString toRfc3339(const QDateTime &time)
{
    if (!time.isValid()) {
        return {};
    }
    // RFC 3339 writes offsets in whole minutes; some places were seconds off until about 1900.
    const int wholeMinutes = time.offsetFromUtc() / secondsPerMinute;
    const QDateTime fixed = time.toOffsetFromUtc(wholeMinutes * secondsPerMinute);
    QString text = fixed.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (fixed.time().msec() != 0) {
        text += u'.' + QString::number(fixed.time().msec()).rightJustified(3, u'0');
    }
    const int minutes = qAbs(wholeMinutes);
    text += (wholeMinutes < 0 ? u'-' : u'+') + QString::number(minutes / 60).rightJustified(2, u'0')
        + u':' + QString::number(minutes % 60).rightJustified(2, u'0');
    return text;
}

QDateTime inShanghai(const QDateTime &time)
{
    return time.toOffsetFromUtc(shanghaiOffset);
}

QDateTime reportDeadline(const QDateTime &notifiedAt)
{
    const QDate day = inShanghai(notifiedAt).date();
    return QDateTime(day.addDays(1), QTime(0, 0), Qt::OffsetFromUTC, shanghaiOffset);
}

} // namespace pd

#include "core/domain/zoned_time.h"

#include <QRegularExpression>

namespace pd {

namespace {

constexpr int shanghaiOffset = 8 * 3600;

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
    if (hours > 14 || minutes > 59) {
        return false;
    }
    *seconds = (hours * 3600 + minutes * 60) * (zone.startsWith(u'-') ? -1 : 1);
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
    const QDateTime fixed = time.toOffsetFromUtc(time.offsetFromUtc());
    QString text = fixed.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (fixed.time().msec() != 0) {
        text += u'.' + QString::number(fixed.time().msec()).rightJustified(3, u'0');
    }
    const int offset = fixed.offsetFromUtc();
    const int minutes = qAbs(offset) / 60;
    text += (offset < 0 ? u'-' : u'+') + QString::number(minutes / 60).rightJustified(2, u'0')
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

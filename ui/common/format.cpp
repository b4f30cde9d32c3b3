#include "ui/common/format.h"

#include <QCoreApplication>

namespace pd {

namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(pd::Format)
};

constexpr int fenInYuan = 100;
constexpr int group = 4;

/// Commas in groups of three: the same in both languages of this window.
QString grouped(QString digits)
{
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3) {
        digits.insert(i, u',');
    }
    return digits;
}

quint64 magnitude(qint64 number)
{
    return number < 0 ? 0 - static_cast<quint64>(number) : static_cast<quint64>(number);
}

QString zoneText(const QDateTime &time)
{
    const int offset = time.offsetFromUtc();
    const int minutes = qAbs(offset) / 60;
    return QStringLiteral("UTC%1%2:%3")
        .arg(QChar(offset < 0 ? u'-' : u'+'))
        .arg(minutes / 60, 2, 10, QChar(u'0'))
        .arg(minutes % 60, 2, 10, QChar(u'0'));
}

/// "UTC+8": for lists, where room is short.
QString shortZoneText(const QDateTime &time)
{
    const QString whole = zoneText(time);
    const int hours = qAbs(time.offsetFromUtc()) / 3600;
    return whole.endsWith(QStringLiteral(":00")) ? whole.left(4) + QString::number(hours) : whole;
}

bool isHere(const QDateTime &time)
{
    return time.offsetFromUtc() == time.toLocalTime().offsetFromUtc();
}

} // namespace

QString formatYuan(qint64 fen)
{
    const quint64 all = magnitude(fen);
    const QString sign = fen < 0 ? QStringLiteral("-") : QString();
    const QString cents = QStringLiteral("%1").arg(all % fenInYuan, 2, 10, QChar(u'0'));
    return sign + QStringLiteral("¥") + grouped(QString::number(all / fenInYuan)) + u'.' + cents;
}

QString formatPoints(Points points)
{
    return formatNumber(points.value());
}

QString formatNumber(qint64 number)
{
    const QString sign = number < 0 ? QStringLiteral("-") : QString();
    return sign + grouped(QString::number(magnitude(number)));
}

QString groupedId(const QString &id)
{
    QString result;
    result.reserve(id.size() + id.size() / group);
    for (qsizetype i = 0; i < id.size(); ++i) {
        if (i > 0 && i % group == 0) {
            result += u' ';
        }
        result += id[i];
    }
    return result;
}

QString formatTime(const QDateTime &time)
{
    return time.toString(QStringLiteral("HH:mm:ss"));
}

QString formatShort(const QDateTime &time)
{
    QString text = time.toString(QStringLiteral("MM-dd HH:mm"));
    if (isHere(time)) {
        return text;
    }
    return text + u' ' + shortZoneText(time);
}

QString formatFull(const QDateTime &time)
{
    return time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + u' ' + zoneText(time);
}

QString formatLocal(const QDateTime &utc)
{
    return utc.toLocalTime().toString(QStringLiteral("MM-dd HH:mm:ss"));
}

QString formatDay(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd"));
}

QString formatDuration(qint64 seconds)
{
    const qint64 minutes = seconds / 60;
    if (minutes < 1) {
        return Format::tr("less than a minute");
    }
    if (minutes < 60) {
        return Format::tr("%1 min").arg(minutes);
    }
    return Format::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString formatTimeLeft(const QDateTime &deadline, const QDateTime &now)
{
    const qint64 left = now.secsTo(deadline);
    if (left <= 0) {
        return {};
    }
    return Format::tr("today until 24:00, %1 left").arg(formatDuration(left));
}

QString formatMilliseconds(qint64 ms)
{
    if (ms < 1000) {
        return Format::tr("%1 ms").arg(ms);
    }
    return Format::tr("%1.%2 s").arg(ms / 1000).arg(ms % 1000 / 100);
}

} // namespace pd

#include "core/wechatpay/server_clock.h"

namespace pd {

QDateTime readHttpDate(const QByteArray &text)
{
    QDateTime date = QDateTime::fromString(QString::fromLatin1(text),
                                           QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

std::optional<qint64> clockAhead(const HttpHeaders &headers, const QDateTime &now)
{
    const QDateTime date = readHttpDate(headerValue(headers, "Date").trimmed());
    if (!date.isValid()) {
        return std::nullopt;
    }
    return date.secsTo(now);
}

} // namespace pd

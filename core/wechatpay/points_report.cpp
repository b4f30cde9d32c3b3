#include "core/domain/zoned_time.h"
#include "core/wechatpay/api_client.h"

namespace pd {

namespace {

constexpr ushort firstPrintable = 0x20;

/// A JSON string: only what must be escaped is, everything else is plain UTF-8.
QByteArray jsonString(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size() + 2);
    escaped += u'"';
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\') {
            escaped += u'\\';
            escaped += c;
        } else if (c.unicode() < firstPrintable) {
            escaped += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            escaped += c;
        }
    }
    escaped += u'"';
    return escaped.toUtf8();
}

/// Writes fields in the order of the calls. QJsonObject would sort them, and QJsonValue keeps some
/// numbers as double.
class ObjectWriter
{
public:
    void text(QByteArrayView name, const QString &value)
    {
        raw(name, jsonString(value));
    }
    void optionalText(QByteArrayView name, const QString &value)
    {
        if (!value.isEmpty()) {
            text(name, value);
        }
    }
    void raw(QByteArrayView name, const QByteArray &value)
    {
        m_json += m_json.isEmpty() ? '{' : ',';
        m_json += '"';
        m_json.append(name.data(), name.size());
        m_json += "\":";
        m_json += value;
    }
    [[nodiscard]] QByteArray done() const
    {
        return QByteArray(m_json + '}');
    }

private:
    QByteArray m_json;
};

} // namespace

QByteArray pointsReportBody(const CorrectionFields &fields)
{
    ObjectWriter body;
    body.optionalText("sub_mchid", fields.subMchid);
    body.text("transaction_id", fields.transactionId);
    body.text("appid", fields.appid);
    body.text("openid", fields.openid);
    body.raw("earn_points", fields.earned ? QByteArray("true") : QByteArray("false"));
    body.raw("increased_points", QByteArray::number(fields.points.value()));
    body.text("points_update_time", toRfc3339(fields.updateTime));
    body.optionalText("no_points_remarks", fields.noPointsRemarks);
    if (fields.totalPoints) {
        body.raw("total_points", QByteArray::number(fields.totalPoints->value()));
    }
    return body.done();
}

} // namespace pd

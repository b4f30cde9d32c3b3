#include "core/wechatpay/classify.h"
#include "core/wechatpay/server_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace pd {

namespace {

constexpr qsizetype maxCode = 64;
constexpr qsizetype maxMessage = 512;
constexpr qsizetype maxDetail = 2048;
constexpr qsizetype maxRequestId = 1024;
constexpr int maxDepth = 32;
constexpr qint64 maxRetryAfterSeconds = 24LL * 60 * 60;

/// One line of text that can't move the cursor, turn the direction of writing or break UTF-16.
QString plainLine(const QString &text, qsizetype limit)
{
    QString line;
    for (qsizetype i = 0; i < text.size() && line.size() < limit; ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate()) {
            if (i + 1 < text.size() && text[i + 1].isLowSurrogate() && line.size() + 2 <= limit) {
                line += c;
                line += text[++i];
            }
            continue;
        }
        const QChar::Category category = c.category();
        if (category != QChar::Other_Control && category != QChar::Other_Format
            && category != QChar::Separator_Line && category != QChar::Separator_Paragraph
            && category != QChar::Other_Surrogate) {
            line += c;
        }
    }
    return line;
}

/// Qt's reader calls itself for each level. What WeChat Pay writes has three of them.
bool isShallow(const QByteArray &json)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                inString = false;
            }
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth) {
                return false;
            }
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return true;
}

QString compactJson(const QJsonValue &value)
{
    if (value.isObject()) {
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    if (value.isArray()) {
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    }
    return value.toString();
}

int readRetryAfter(const HttpHeaders &headers, const QDateTime &now)
{
    const QByteArray text = headerValue(headers, "Retry-After").trimmed();
    if (text.isEmpty()) {
        return 0;
    }
    qint64 seconds = 0;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        seconds = text.toLongLong(&fits);
        if (!fits) {
            seconds = maxRetryAfterSeconds;
        }
    } else if (const QDateTime date = readHttpDate(text); date.isValid()) {
        seconds = now.secsTo(date);
    }
    return static_cast<int>(std::clamp<qint64>(seconds, 0, maxRetryAfterSeconds));
}

} // namespace

Exchange readExchange(const HttpReply &reply)
{
    // What WeChat Pay signs and names. Cookies and whatever a proxy adds stay out.
    static constexpr std::array<QByteArrayView, 9> kept{"Date",
                                                        "Content-Type",
                                                        "Request-ID",
                                                        "Retry-After",
                                                        "Wechatpay-Timestamp",
                                                        "Wechatpay-Nonce",
                                                        "Wechatpay-Signature",
                                                        "Wechatpay-Signature-Type",
                                                        "Wechatpay-Serial"};
    Exchange exchange;
    for (const auto &[name, value] : reply.headers) {
        const bool isKept = std::any_of(kept.begin(), kept.end(), [&name = name](auto known) {
            return name.compare(known, Qt::CaseInsensitive) == 0;
        });
        if (isKept) {
            exchange.replyHeaders += name + ": " + value.left(maxRequestId) + '\n';
        }
    }
    exchange.replySerial
        = plainLine(QString::fromLatin1(headerValue(reply.headers, "Wechatpay-Serial")), maxCode);
    exchange.replyBody = reply.body.left(Exchange::maxBody);
    exchange.bodyCut = reply.truncated || reply.body.size() > Exchange::maxBody;
    return exchange;
}

ReplyFacts readFacts(const HttpReply &reply, const QDateTime &now)
{
    ReplyFacts facts;
    facts.httpStatus = reply.status;
    facts.requestId
        = plainLine(QString::fromUtf8(headerValue(reply.headers, "Request-ID")), maxRequestId);
    if (reply.status == 429) {
        facts.retryAfterSeconds = readRetryAfter(reply.headers, now);
    }
    if (reply.truncated || reply.body.size() > maxReplyBytes || !isShallow(reply.body)) {
        return facts;
    }
    const QJsonObject error = QJsonDocument::fromJson(reply.body).object();
    facts.code = plainLine(error.value(QLatin1String("code")).toString(), maxCode);
    facts.message = plainLine(error.value(QLatin1String("message")).toString(), maxMessage);
    facts.detail = plainLine(compactJson(error.value(QLatin1String("detail"))), maxDetail);
    return facts;
}

} // namespace pd

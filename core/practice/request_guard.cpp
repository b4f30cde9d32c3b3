#include "core/practice/request_guard.h"

#include "core/wechatpay/reply_verifier.h"
#include "core/wechatpay/signer.h"

#include <QRegularExpression>
#include <QSet>

#include <array>
#include <optional>
#include <utility>

namespace pd {

namespace {

const QByteArray scheme("WECHATPAY2-SHA256-RSA2048 ");
const QByteArray reportPath("/v3/businesscircle/points/notify");
const QByteArray echoPath("/v3/security/echo");
const QByteArray certificatesPath("/v3/certificates");
const QByteArray authorizationPath("/v3/businesscircle/user-authorizations/");
const QByteArray memberPath("/v3/businesscircle/users/");
const QByteArray commitStatusEnd("/points/commit_status");
constexpr std::array<const char *, 5> itemNames{"mchid", "nonce_str", "signature", "timestamp",
                                                "serial_no"};

/// The items of an Authorization header: each once, all five, nothing else, no blanks between them.
std::optional<QHash<QByteArray, QByteArray>> readAuthorization(const QByteArray &value)
{
    if (!value.startsWith(scheme)) {
        return std::nullopt;
    }
    static const QRegularExpression itemPattern(QStringLiteral("\\A([a-z_]+)=\"([!-~]+)\"\\z"));
    QHash<QByteArray, QByteArray> items;
    const QList<QByteArray> parts = value.mid(scheme.size()).split(',');
    for (const QByteArray &part : parts) {
        const auto match = itemPattern.match(QString::fromLatin1(part));
        const QByteArray name = match.captured(1).toLatin1();
        if (!match.hasMatch() || items.contains(name)) {
            return std::nullopt;
        }
        items.insert(name, match.captured(2).toLatin1());
    }
    for (const char *name : itemNames) {
        if (!items.contains(name)) {
            return std::nullopt;
        }
    }
    if (items.size() != static_cast<qsizetype>(itemNames.size())) {
        return std::nullopt;
    }
    return items;
}

bool isNonce(const QByteArray &nonce)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[0-9A-Za-z]{1,32}\\z"));
    return pattern.match(QString::fromLatin1(nonce)).hasMatch();
}

} // namespace

PracticeCall practiceCallOf(const HttpRequest &request)
{
    const QByteArray whole = pathAndQueryOf(request.url);
    const QByteArray path = request.url.path(QUrl::FullyEncoded).toLatin1();
    if (request.method == "POST") {
        if (whole == reportPath) {
            return PracticeCall::Report;
        }
        return whole == echoPath ? PracticeCall::Echo : PracticeCall::None;
    }
    if (request.method != "GET") {
        return PracticeCall::None;
    }
    if (path.startsWith(authorizationPath) && path.count('/') == authorizationPath.count('/')) {
        return PracticeCall::Authorization;
    }
    if (path.startsWith(memberPath) && path.endsWith(commitStatusEnd)) {
        return PracticeCall::CommitStatus;
    }
    return whole == certificatesPath ? PracticeCall::Certificates : PracticeCall::None;
}

RequestGuard::RequestGuard(QString mchid, QString serial, PublicKey merchantKey,
                           QByteArray requestSerial)
    : m_mchid(std::move(mchid))
    , m_serial(std::move(serial))
    , m_merchantKey(std::move(merchantKey))
    , m_requestSerial(std::move(requestSerial))
{ }

StandInVerdict RequestGuard::checkHeaders(const HttpRequest &request) const
{
    QSet<QByteArray> names;
    for (const auto &header : request.headers) {
        const QByteArray name = header.first.toLower();
        const bool isOneLine = !header.second.contains('\n') && !header.second.contains('\r');
        if (names.contains(name) || !isOneLine) {
            return fail(stand_in::badRequest());
        }
        names.insert(name);
    }
    if (headerValue(request.headers, "User-Agent").isEmpty()
        || headerValue(request.headers, "Accept") != "application/json") {
        return fail(stand_in::headerMissing());
    }
    if (headerValue(request.headers, "Content-Type") != "application/json"
        || headerValue(request.headers, "Wechatpay-Serial") != m_requestSerial) {
        return fail(stand_in::badRequest());
    }
    return {};
}

StandInVerdict RequestGuard::checkSignature(const HttpRequest &request,
                                            const QHash<QByteArray, QByteArray> &items,
                                            const QDateTime &now)
{
    if (items.value("mchid") != m_mchid.toLatin1()
        || items.value("serial_no") != m_serial.toLatin1()) {
        return fail(stand_in::wrongSerial());
    }
    bool isNumber = false;
    const qint64 timestamp = items.value("timestamp").toLongLong(&isNumber);
    const QByteArray nonce = items.value("nonce_str");
    if (!isNumber || !isNonce(nonce)) {
        return fail(stand_in::badAuthorization());
    }
    if (qAbs(now.toSecsSinceEpoch() - timestamp) > clockWindowSeconds) {
        return fail(stand_in::wrongClock());
    }
    const QByteArray path = pathAndQueryOf(request.url);
    const QByteArray message = requestMessage(request.method, path, timestamp, nonce, request.body);
    const auto signature = QByteArray::fromBase64Encoding(items.value("signature"),
                                                          QByteArray::AbortOnBase64DecodingErrors);
    if (!signature || m_nonces.contains(nonce)
        || !m_merchantKey.verify(message, signature.decoded)) {
        return fail(stand_in::wrongSignature(request.method, path, message.size()));
    }
    // What is out of the clock window is refused anyway.
    m_nonces.removeIf([&now](const auto &seen) {
        return seen.value() < now.toSecsSinceEpoch() - clockWindowSeconds;
    });
    m_nonces.insert(nonce, timestamp);
    return {};
}

StandInVerdict RequestGuard::check(const HttpRequest &request, const QDateTime &now)
{
    if (auto verdict = checkHeaders(request); !verdict) {
        return verdict;
    }
    const auto items = readAuthorization(headerValue(request.headers, "Authorization"));
    if (!items) {
        return fail(stand_in::badAuthorization());
    }
    if (auto verdict = checkSignature(request, *items, now); !verdict) {
        return verdict;
    }
    if (practiceCallOf(request) == PracticeCall::None) {
        return fail(stand_in::noSuchUrl());
    }
    return {};
}

} // namespace pd

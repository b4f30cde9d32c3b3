#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace pd {

/// Why WeChat Pay refused. One value for each row of the error table in docs/wechat-pay.md.
enum class RejectReason {
    TooLate, ///< 该订单已超过回传时效
    NotSubmitted, ///< 该订单未提交积分
    BadRequest, ///< HTTP 请求不符合…: a fault of ours or of a proxy
    MerchantUnknown, ///< MCH_NOT_EXISTS
    RemarksMissing, ///< PARAM_ERROR 未获得积分时无备注信息
    OpenidWrong, ///< PARAM_ERROR OpenID参数错误, or the pair of appid and openid
    BadParameter, ///< any other PARAM_ERROR
    SignatureRefused, ///< 401 SIGN_ERROR
    NoRight, ///< 403
    NotFound, ///< 404
    RateLimited, ///< 429: not taken, may be sent again
    Other ///< any other 4xx
};

/// Why not one byte of the request left this machine.
enum class NotSentReason {
    HostNotFound,
    ConnectionRefused,
    ConnectTimedOut,
    NetworkUnreachable,
    TlsFailed, ///< no TLS connection that can be trusted
    ProxyFailed,
    SigningFailed,
    BadEndpoint, ///< e.g. plain HTTP to an address that is not loopback
    Cancelled, ///< the program was closing before it began
    Other
};

/// Why nobody can say whether WeChat Pay took it.
enum class UnknownReason {
    Interrupted, ///< the program ended between intent and outcome
    ConnectionLost,
    TimedOut,
    TakenNotDone, ///< 202
    NotThisApi, ///< another 2xx or a 3xx: a proxy, a captive portal
    ServerError, ///< 500
    ServiceUnavailable, ///< 502, 503, 504 and other 5xx
    BrokenAnswer, ///< not HTTP, too large, cut short
    SignatureHeadersMissing, ///< all Wechatpay-* headers are missing: some proxies strip them
    SignatureHeadersBad, ///< some are missing, doubled or unreadable
    SerialUnknown, ///< signed with a key that this desk does not hold
    SignatureStale, ///< timestamp more than five minutes off
    SignatureWrong, ///< forged, tampered with, or our key is old
    SignatureTest ///< WECHATPAY/SIGNTEST/: wrong on purpose
};

struct Accepted
{
    bool operator==(const Accepted &) const = default;
};
/// 该订单积分已回传: a report had been taken before; it does not say which values.
struct AlreadyReported
{
    bool operator==(const AlreadyReported &) const = default;
};
struct Rejected
{
    RejectReason reason = RejectReason::Other;
    bool operator==(const Rejected &) const = default;
};
struct NotSent
{
    NotSentReason reason = NotSentReason::Other;
    bool operator==(const NotSent &) const = default;
};
struct Unknown
{
    UnknownReason reason = UnknownReason::ConnectionLost;
    bool operator==(const Unknown &) const = default;
};

/// How one attempt ended. Exactly one of five; "failed" is not among them.
using Outcome = std::variant<Accepted, AlreadyReported, Rejected, NotSent, Unknown>;

/// A stable token for the journal: "accepted", "rejected:too_late", "unknown:timed_out". Never
/// shown to people.
[[nodiscard]] QString outcomeToken(const Outcome &outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromToken(QStringView token);
/// Each value of every reason once, for tests and for the practice world's menu.
[[nodiscard]] QList<Outcome> everyOutcome();

/// What an attempt left to show and to tell WeChat Pay's support. Errors come unsigned: words,
/// never facts.
struct ReplyFacts
{
    int httpStatus = 0; ///< 0: no answer
    QString code; ///< APIv3 code, at most 64 characters
    QString message; ///< APIv3 message, at most 512 characters, control characters removed
    QString detail; ///< the APIv3 detail as compact JSON, at most 2048 characters
    QString requestId; ///< Request-ID, whole
    qint64 durationMs = 0;
    int retryAfterSeconds = 0; ///< 429's Retry-After, 0 if none
    bool operator==(const ReplyFacts &) const = default;
};

/// One attempt as it went over the wire, for whoever wants to check it later. No secret: of the
/// answer's headers those that WeChat Pay signs and names, of the request's only which certificate
/// signed it.
struct Exchange
{
    QString signedWith; ///< serial of the merchant's certificate
    QString replySerial; ///< Wechatpay-Serial: which key signed the answer
    QByteArray replyHeaders; ///< "Name: value", one a line, as they came
    QByteArray replyBody; ///< as it came, at most maxBody bytes
    bool bodyCut = false; ///< it was longer
    static constexpr qsizetype maxBody = 4096;
    bool operator==(const Exchange &) const = default;
};

} // namespace pd

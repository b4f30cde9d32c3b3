#pragma once

#include "core/domain/correction.h"
#include "core/wechatpay/classify.h"
#include "core/wechatpay/signer.h"

#include <functional>
#include <memory>

class QObject;
class QThreadPool;

namespace pd {

class Clock;

/// The body of POST /v3/businesscircle/points/notify (merchant/4012534698). Integers stay integers,
/// empty optional fields are left out, the order of the fields is fixed.
[[nodiscard]] QByteArray pointsReportBody(const CorrectionFields &fields);

struct ApiEndpoint
{
    QUrl baseUrl{QStringLiteral("https://api.mch.weixin.qq.com")};
    QByteArray userAgent; ///< "PointsDesk/0.1.0 (Linux) Qt/6.4.2"
};

using CallDone = std::function<void(const CallEnd &)>;

/// Any call of the API.
struct ApiCall
{
    QByteArray method; ///< "GET", "POST"
    QByteArray path; ///< percent-encoded, from "/v3/" on
    QByteArray query; ///< percent-encoded, without "?"
    QByteArray body;
    QByteArray wechatpaySerial; ///< instead of the public key's id; empty for the usual
};

/// How such a call ended, not yet judged.
struct ApiAnswer
{
    SendEnd end;
    ReplyFacts facts; ///< empty where there is no answer
    /// Why an answer can't be believed; nothing if its signature is good. Errors come unsigned.
    std::optional<UnknownReason> unverified;
    QByteArray signedMessage; ///< the five lines, to compare with SIGN_ERROR's sign_information
    /// The answer, if there is one.
    [[nodiscard]] const HttpReply *reply() const;
    /// A 200 that is signed by a key we hold.
    [[nodiscard]] bool isGood() const;
};
using AnswerDone = std::function<void(const ApiAnswer &)>;

/// The calls of the business circle. Signs, sends once through the transport, verifies and
/// classifies. Lives on the desk thread; the transport must outlive it.
class ApiClient
{
public:
    ApiClient(ApiEndpoint endpoint, Signer signer, TrustedKeys keys, Transport &transport,
              const Clock &clock);
    ~ApiClient();

    /// Sends these bytes once, with a new timestamp, nonce and signature. `done` is called exactly
    /// once, later; not at all when the client is destroyed first.
    void reportPoints(const QByteArray &body, CallDone done);
    /// As above, signed on a thread of `signing`, which its owner waits for before this client
    /// goes.
    void reportPoints(const QByteArray &body, QThreadPool &signing, CallDone done);

    /// Any other call, under the same rules. Nothing is sent again by itself.
    void call(const ApiCall &call, AnswerDone done);

    /// Calls it from the event loop; not at all when the client is destroyed first.
    void later(std::function<void()> callback);

    /// What answers are verified with from now on: after platform certificates were refreshed.
    void setTrustedKeys(TrustedKeys keys);
    [[nodiscard]] const TrustedKeys &trustedKeys() const;

    [[nodiscard]] const QString &mchid() const;

private:
    void sendReport(const HttpRequest &request, CallDone done);
    [[nodiscard]] ApiAnswer answerOf(const SendEnd &end, const QByteArray &message) const;
    ApiEndpoint m_endpoint;
    Signer m_signer;
    TrustedKeys m_keys;
    Transport &m_transport;
    const Clock &m_clock;
    std::unique_ptr<QObject> m_alive; ///< answers that come after it are dropped
};

} // namespace pd

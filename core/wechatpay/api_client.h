#pragma once

#include "core/domain/correction.h"
#include "core/wechatpay/classify.h"
#include "core/wechatpay/signer.h"

#include <functional>
#include <memory>

class QObject;

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

    [[nodiscard]] const QString &mchid() const;

private:
    /// Without an Authorization header if signing failed.
    [[nodiscard]] HttpRequest signedRequest(const QByteArray &method, const QUrl &url,
                                            const QByteArray &body) const;
    ApiEndpoint m_endpoint;
    Signer m_signer;
    TrustedKeys m_keys;
    Transport &m_transport;
    const Clock &m_clock;
    std::unique_ptr<QObject> m_alive; ///< answers that come after it are dropped
};

} // namespace pd

#pragma once

#include "core/domain/correction.h"
#include "core/wechatpay/classify.h"
#include "core/wechatpay/signer.h"

#include <functional>

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
/// classifies.
class ApiClient
{
public:
    ApiClient(ApiEndpoint endpoint, Signer signer, TrustedKeys keys, Transport &transport,
              const Clock &clock);

    /// Sends these bytes once, with a new timestamp, nonce and signature. `done` is called exactly
    /// once, later.
    void reportPoints(const QByteArray &body, CallDone done);

    [[nodiscard]] const QString &mchid() const;

private:
    [[nodiscard]] HttpRequest signedRequest(const QByteArray &method,
                                            const QByteArray &pathAndQuery,
                                            const QByteArray &body) const;
    ApiEndpoint m_endpoint;
    Signer m_signer;
    TrustedKeys m_keys;
    Transport &m_transport;
    const Clock &m_clock;
};

} // namespace pd

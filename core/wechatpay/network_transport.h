#pragma once

#include "core/wechatpay/transport.h"

#include <QSslCertificate>

#include <memory>

class QNetworkAccessManager;
class QObject;

namespace pd {

struct NetworkLimits
{
    int connectTimeoutMs = 10'000;
    int callTimeoutMs = 30'000; ///< the whole call, connecting included
};

/// Sends over the network by Qt: a fresh connection for each call, HTTP/1.1, TLS 1.2 or newer, the
/// system's proxy, no redirects, no cookies, no cache, no second copy of a POST (see
/// one_shot_body.h). Plain HTTP is refused for anything but loopback addresses.
class NetworkTransport final : public Transport
{
public:
    explicit NetworkTransport(NetworkLimits limits = {}, QList<QSslCertificate> extraCa = {});
    ~NetworkTransport() override;
    void send(const HttpRequest &request, SendDone done) override;

private:
    NetworkLimits m_limits;
    QList<QSslCertificate> m_extraCa;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unique_ptr<QObject> m_calls; ///< parent of the running calls
};

} // namespace pd

#pragma once

#include "core/wechatpay/transport.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <memory>
#include <optional>

class QObject;

namespace pd {

struct NetworkLimits
{
    int connectTimeoutMs = 10'000; ///< until the first byte of the request could be written
    int callTimeoutMs = 30'000; ///< the whole call, connecting included
};

/// Which proxies to use for a URL.
using ProxyFinder = std::function<QList<QNetworkProxy>(const QUrl &)>;
/// The system's, as Qt reads them. Never for plain HTTP, which stays on this machine.
[[nodiscard]] QList<QNetworkProxy> systemProxies(const QUrl &url);

/// TLS 1.2 or newer; `extraCa` is trusted beside the system's authorities.
[[nodiscard]] QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraCa);

/// Sends over the network by Qt: a fresh connection and a manager of its own for each call,
/// HTTP/1.1, TLS 1.2 or newer, the system's proxy, no redirects, no cookies, no cache, no second
/// copy of a request (see one_shot_body.h). Plain HTTP is refused for anything but loopback
/// addresses.
///
/// NothingSent means proven: the body was never read. An answer whose end is missing comes as a
/// truncated HttpReply; one that has no readable head is MaybeSent.
class NetworkTransport final : public Transport
{
public:
    /// `extraCa` is trusted beside the system's authorities.
    explicit NetworkTransport(NetworkLimits limits = {}, QList<QSslCertificate> extraCa = {},
                              ProxyFinder proxies = systemProxies);
    ~NetworkTransport() override;
    void send(const HttpRequest &request, SendDone done) override;

private:
    [[nodiscard]] const QSslConfiguration &tls();
    void endLater(const SendEnd &end, SendDone done);
    NetworkLimits m_limits;
    QList<QSslCertificate> m_extraCa;
    ProxyFinder m_proxies;
    std::optional<QSslConfiguration> m_tls; ///< made once: it may hold every authority
    std::unique_ptr<QObject> m_calls; ///< parent of the running calls
};

} // namespace pd

#pragma once

#include "core/domain/probe_facts.h"
#include "core/wechatpay/network_transport.h"

#include <functional>
#include <memory>

class QObject;

namespace pd {

/// Looks at the way to an endpoint without sending a request. Two implementations: the network, and
/// a test's. Used on one thread; a callback is called exactly once, later, in bounded time; not at
/// all when the probe is destroyed.
class EndpointProbe
{
public:
    using NameDone = std::function<void(const NameFacts &)>;
    using TlsDone = std::function<void(const TlsFacts &)>;
    EndpointProbe() = default;
    EndpointProbe(const EndpointProbe &) = delete;
    EndpointProbe &operator=(const EndpointProbe &) = delete;
    virtual ~EndpointProbe();

    /// "host:port" of the proxy that would be used; empty for none.
    [[nodiscard]] virtual QString proxyFor(const QUrl &url) = 0;
    virtual void lookUp(const QString &host, NameDone done) = 0;
    /// Connects as a call would (proxy, authorities, TLS 1.2 or newer), shakes hands and hangs up.
    virtual void shakeHands(const QUrl &url, TlsDone done) = 0;
};

class NetworkProbe final : public EndpointProbe
{
public:
    explicit NetworkProbe(NetworkLimits limits = {}, QList<QSslCertificate> extraCa = {},
                          ProxyFinder proxies = systemProxies);
    ~NetworkProbe() override;
    [[nodiscard]] QString proxyFor(const QUrl &url) override;
    void lookUp(const QString &host, NameDone done) override;
    void shakeHands(const QUrl &url, TlsDone done) override;

private:
    [[nodiscard]] QNetworkProxy proxyOf(const QUrl &url) const;
    NetworkLimits m_limits;
    QList<QSslCertificate> m_extraCa;
    ProxyFinder m_proxies;
    std::unique_ptr<QObject> m_running; ///< parent of what is on its way
};

} // namespace pd

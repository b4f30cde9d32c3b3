#include "core/wechatpay/network_transport.h"

#include "core/wechatpay/network_call.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

bool isLoopback(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

bool isAllowed(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return false;
    }
    return url.scheme() == QLatin1String("https")
        || (url.scheme() == QLatin1String("http") && isLoopback(url.host()));
}

/// A line break in a header would begin another one.
bool isOneLine(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool hasCleanHeaders(const HttpHeaders &headers)
{
    return std::all_of(headers.begin(), headers.end(), [](const auto &header) {
        return !header.first.isEmpty() && isOneLine(header.first) && isOneLine(header.second);
    });
}

} // namespace

QList<QNetworkProxy> systemProxies(const QUrl &url)
{
    if (url.scheme() == QLatin1String("http")) {
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    }
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
}

NetworkTransport::NetworkTransport(NetworkLimits limits, QList<QSslCertificate> extraCa,
                                   ProxyFinder proxies)
    : m_limits(limits)
    , m_extraCa(std::move(extraCa))
    , m_proxies(std::move(proxies))
    , m_calls(std::make_unique<QObject>())
{ }

NetworkTransport::~NetworkTransport() = default;

void NetworkTransport::send(const HttpRequest &request, SendDone done)
{
    if (!isAllowed(request.url)) {
        endLater(NothingSent{NotSentReason::BadEndpoint, {}}, std::move(done));
        return;
    }
    if (!hasCleanHeaders(request.headers)) {
        endLater(NothingSent{NotSentReason::Other, {}}, std::move(done));
        return;
    }
    const bool overTls = request.url.scheme() == QLatin1String("https");
    // Its parent owns it until it has ended.
    new NetworkCall(request, m_limits, overTls ? tls() : QSslConfiguration(), m_proxies,
                    std::move(done), m_calls.get());
}

const QSslConfiguration &NetworkTransport::tls()
{
    if (!m_tls) {
        m_tls = tlsConfiguration(m_extraCa);
    }
    return *m_tls;
}

QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraCa)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!extraCa.isEmpty()) {
        // Qt stops looking for the system's as soon as it has some of ours.
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extraCa);
    }
    return tls;
}

void NetworkTransport::endLater(const SendEnd &end, SendDone done)
{
    QMetaObject::invokeMethod(
        m_calls.get(), [end, done = std::move(done)] { done(end); }, Qt::QueuedConnection);
}

} // namespace pd

#include "core/wechatpay/endpoint_probe.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr quint16 httpsPort = 443;

bool isPrivateAddress(const QHostAddress &address)
{
    return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast()
        || address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
        || address.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12)
        || address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16);
}

NameFacts factsOf(const QHostInfo &info)
{
    NameFacts facts;
    const QList<QHostAddress> addresses = info.addresses();
    for (const QHostAddress &address : addresses) {
        facts.addresses.append(address.toString());
    }
    facts.isPrivate = std::any_of(addresses.cbegin(), addresses.cend(), isPrivateAddress);
    return facts;
}

QString nameIn(const QStringList &organisation, const QStringList &commonName)
{
    return organisation.isEmpty() ? commonName.join(u", ") : organisation.join(u", ");
}

TlsProblem problemOf(const QList<QSslError> &errors)
{
    const auto has = [&errors](QSslError::SslError kind) {
        return std::any_of(errors.cbegin(), errors.cend(),
                           [kind](const QSslError &error) { return error.error() == kind; });
    };
    // In the order of what there is to do: a wrong clock makes every certificate look wrong.
    if (has(QSslError::CertificateExpired)) {
        return TlsProblem::Expired;
    }
    if (has(QSslError::CertificateNotYetValid)) {
        return TlsProblem::NotYetValid;
    }
    if (errors.size() == 1 && has(QSslError::HostNameMismatch)) {
        return TlsProblem::AnotherName;
    }
    return TlsProblem::Untrusted;
}

TlsProblem problemOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return TlsProblem::ConnectionRefused;
    case QAbstractSocket::HostNotFoundError:
        return TlsProblem::HostNotFound;
    case QAbstractSocket::SocketTimeoutError:
        return TlsProblem::ConnectTimedOut;
    case QAbstractSocket::NetworkError:
        return TlsProblem::Unreachable;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return TlsProblem::ProxyFailed;
    default: // Qt's enumeration: whatever else it is, no handshake was made
        return TlsProblem::HandshakeFailed;
    }
}

/// One handshake. Its parent's end cancels it.
class Handshake final : public QObject
{
public:
    Handshake(EndpointProbe::TlsDone done, QObject *parent)
        : QObject(parent)
        , m_done(std::move(done))
    { }

    void start(const QUrl &url, const QNetworkProxy &proxy, const QSslConfiguration &tls,
               int timeoutMs)
    {
        connect(&m_socket, &QSslSocket::encrypted, this, [this] { end(TlsProblem::None); });
        connect(&m_socket, &QSslSocket::sslErrors, this,
                [this](const QList<QSslError> &errors) { onTlsErrors(errors); });
        connect(&m_socket, &QSslSocket::errorOccurred, this,
                [this](QAbstractSocket::SocketError error) { end(problemOf(error)); });
        QTimer::singleShot(timeoutMs, this, [this] { end(TlsProblem::ConnectTimedOut); });
        m_socket.setProxy(proxy);
        m_socket.setSslConfiguration(tls);
        m_socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(httpsPort)));
    }

private:
    void onTlsErrors(const QList<QSslError> &errors)
    {
        for (const QSslError &error : errors) {
            m_facts.detail += error.errorString() + u' ';
        }
        end(problemOf(errors));
    }

    void end(TlsProblem problem)
    {
        if (!m_done) {
            return;
        }
        const QSslCertificate peer = m_socket.peerCertificate();
        m_facts.problem = problem;
        m_facts.subject = peer.subjectInfo(QSslCertificate::CommonName).join(u", ");
        m_facts.issuer = nameIn(peer.issuerInfo(QSslCertificate::Organization),
                                peer.issuerInfo(QSslCertificate::CommonName));
        m_facts.expires = peer.expiryDate();
        if (m_facts.detail.isEmpty() && problem != TlsProblem::None) {
            m_facts.detail = m_socket.errorString();
        }
        m_socket.disconnect(this);
        deleteLater();
        // Not from inside the socket's own signal: the caller may destroy the probe.
        const auto done = std::exchange(m_done, nullptr);
        QTimer::singleShot(0, parent(), [done, facts = m_facts] { done(facts); });
    }

    QSslSocket m_socket;
    EndpointProbe::TlsDone m_done;
    TlsFacts m_facts;
};

} // namespace

EndpointProbe::~EndpointProbe() = default;

NetworkProbe::NetworkProbe(NetworkLimits limits, QList<QSslCertificate> extraCa,
                           ProxyFinder proxies)
    : m_limits(limits)
    , m_extraCa(std::move(extraCa))
    , m_proxies(std::move(proxies))
    , m_running(std::make_unique<QObject>())
{ }

NetworkProbe::~NetworkProbe() = default;

QNetworkProxy NetworkProbe::proxyOf(const QUrl &url) const
{
    const QList<QNetworkProxy> found = m_proxies ? m_proxies(url) : QList<QNetworkProxy>();
    return found.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : found.first();
}

QString NetworkProbe::proxyFor(const QUrl &url)
{
    const QNetworkProxy proxy = proxyOf(url);
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.hostName().isEmpty()) {
        return {};
    }
    return QString(proxy.hostName() + u':' + QString::number(proxy.port()));
}

void NetworkProbe::lookUp(const QString &host, NameDone done)
{
    auto *call = new QObject(m_running.get());
    const auto finish = [call, done = std::move(done)](const NameFacts &facts) {
        // Qt's lookup can't be taken back in time: whoever comes second finds no `call`.
        call->deleteLater();
        done(facts);
    };
    auto *timer = new QTimer(call);
    timer->setSingleShot(true);
    const int id = QHostInfo::lookupHost(host, call, [finish, timer](const QHostInfo &info) {
        if (timer->isActive()) {
            timer->stop();
            finish(factsOf(info));
        }
    });
    QObject::connect(timer, &QTimer::timeout, call, [finish, id] {
        QHostInfo::abortHostLookup(id);
        NameFacts facts;
        facts.timedOut = true;
        finish(facts);
    });
    timer->start(m_limits.connectTimeoutMs);
}

void NetworkProbe::shakeHands(const QUrl &url, TlsDone done)
{
    auto *handshake = new Handshake(std::move(done), m_running.get());
    handshake->start(url, proxyOf(url), tlsConfiguration(m_extraCa), m_limits.connectTimeoutMs);
}

} // namespace pd

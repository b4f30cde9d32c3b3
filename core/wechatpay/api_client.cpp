#include "core/wechatpay/api_client.h"

#include "core/domain/clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <utility>

namespace pd {

namespace {

const QByteArray pointsReportPath("/v3/businesscircle/points/notify");

/// The base URL with the path of a call behind its own. What else a URL can carry (user, query,
/// fragment) has no place in a signed request.
QUrl urlOf(const QUrl &base, const QByteArray &path)
{
    QUrl url = base;
    QString prefix = base.path(QUrl::FullyEncoded);
    while (prefix.endsWith(u'/')) {
        prefix.chop(1);
    }
    url.setUserInfo(QString());
    url.setQuery(QString());
    url.setFragment(QString());
    url.setPath(prefix + QString::fromLatin1(path), QUrl::TolerantMode);
    return url;
}

QByteArray pathAndQueryOf(const QUrl &url)
{
    QByteArray sent = url.path(QUrl::FullyEncoded).toLatin1();
    if (url.hasQuery()) {
        sent += '?';
        sent += url.query(QUrl::FullyEncoded).toLatin1();
    }
    return sent;
}

} // namespace

ApiClient::ApiClient(ApiEndpoint endpoint, Signer signer, TrustedKeys keys, Transport &transport,
                     const Clock &clock)
    : m_endpoint(std::move(endpoint))
    , m_signer(std::move(signer))
    , m_keys(std::move(keys))
    , m_transport(transport)
    , m_clock(clock)
    , m_alive(std::make_unique<QObject>())
{ }

ApiClient::~ApiClient() = default;

void ApiClient::reportPoints(const QByteArray &body, CallDone done)
{
    const HttpRequest request
        = signedRequest("POST", urlOf(m_endpoint.baseUrl, pointsReportPath), body);
    if (headerValue(request.headers, "Authorization").isEmpty()) {
        QMetaObject::invokeMethod(
            m_alive.get(),
            [done = std::move(done)] {
                done({NotSent{NotSentReason::SigningFailed}, {}});
            },
            Qt::QueuedConnection);
        return;
    }
    QElapsedTimer timer;
    timer.start();
    m_transport.send(request,
                     [this, timer, alive = QPointer<QObject>(m_alive.get()),
                      done = std::move(done)](const SendEnd &end) {
                         // The transport may outlive this client, and its answer with it.
                         if (!alive) {
                             return;
                         }
                         CallEnd result = classify(end, m_keys, m_clock.now());
                         result.facts.durationMs = timer.elapsed();
                         done(result);
                     });
}

const QString &ApiClient::mchid() const
{
    return m_signer.mchid();
}

HttpRequest ApiClient::signedRequest(const QByteArray &method, const QUrl &url,
                                     const QByteArray &body) const
{
    HttpRequest request{method, url, {}, body};
    request.headers = {
        {"Accept", "application/json"},
        {"Content-Type", "application/json"},
        // WeChat Pay refuses a request without one.
        {"User-Agent", m_endpoint.userAgent.isEmpty() ? "PointsDesk" : m_endpoint.userAgent},
        // It sets the language of the error texts, which classify() reads.
        {"Accept-Language", "zh-CN"},
    };
    if (const QByteArray serial = m_keys.requestSerial(); !serial.isEmpty()) {
        request.headers.append({"Wechatpay-Serial", serial});
    }
    const QByteArray authorization = m_signer.authorization(
        method, pathAndQueryOf(url), m_clock.now().toSecsSinceEpoch(), makeNonce(), body);
    if (!authorization.isEmpty()) {
        request.headers.append({"Authorization", authorization});
    }
    return request;
}

} // namespace pd

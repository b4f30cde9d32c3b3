#include "core/wechatpay/network_call.h"

#include "core/wechatpay/one_shot_body.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>

#include <utility>

namespace pd {

namespace {

/// Asks the finder, and falls back to no proxy where the system names none.
class ProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(QList<QNetworkProxy> proxies)
        : m_proxies(std::move(proxies))
    { }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery & /*query*/) override
    {
        return m_proxies;
    }

private:
    QList<QNetworkProxy> m_proxies;
};

QNetworkRequest qtRequest(const HttpRequest &request, const QSslConfiguration &tls)
{
    QNetworkRequest qt(request.url);
    for (const auto &[name, value] : request.headers) {
        qt.setRawHeader(name, value);
    }
    // The signature covers the body as it was sent. Qt would ask for gzip and unpack it.
    qt.setRawHeader("Accept-Encoding", "identity");
    // With these two Qt reads the body as it sends it, and can't send it again.
    qt.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    qt.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    qt.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                    QNetworkRequest::ManualRedirectPolicy);
    qt.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::Http2CleartextAllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    qt.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    qt.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    qt.setSslConfiguration(tls);
    return qt;
}

/// Errors that only repeat the status of an answer that was read whole.
bool isFromStatus(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default: // Qt's enumeration grows; what it may add is no answer until someone has looked
        return false;
    }
}

/// Why a call ended of which nothing had left.
NotSentReason whyNotSent(QNetworkReply::NetworkError error, bool proxied, bool overTls)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return NotSentReason::HostNotFound;
    case QNetworkReply::ConnectionRefusedError:
        return NotSentReason::ConnectionRefused;
    case QNetworkReply::TimeoutError:
        return NotSentReason::ConnectTimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return NotSentReason::TlsFailed;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return NotSentReason::ProxyFailed;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return NotSentReason::NetworkUnreachable;
    case QNetworkReply::UnknownNetworkError:
        return proxied ? NotSentReason::ProxyFailed : NotSentReason::NetworkUnreachable;
    case QNetworkReply::RemoteHostClosedError: // before the handshake was done
        return proxied ? NotSentReason::ProxyFailed
            : overTls  ? NotSentReason::TlsFailed
                       : NotSentReason::Other;
    default: // as above
        return proxied ? NotSentReason::ProxyFailed : NotSentReason::Other;
    }
}

UnknownReason whyUnknown(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::TimeoutError:
        return UnknownReason::TimedOut;
    case QNetworkReply::ProtocolFailure:
        return UnknownReason::BrokenAnswer;
    default: // as above
        return UnknownReason::ConnectionLost;
    }
}

bool hasNoBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

} // namespace

NetworkCall::NetworkCall(const HttpRequest &request, const NetworkLimits &limits,
                         const QSslConfiguration &tls, const ProxyFinder &proxies, SendDone done,
                         QObject *parent)
    : QObject(parent)
    , m_done(std::move(done))
    , m_hasBody(!request.body.isEmpty())
    , m_overTls(request.url.scheme() == QLatin1String("https"))
    , m_body(std::make_unique<OneShotBody>(request.body))
    , m_manager(std::make_unique<QNetworkAccessManager>())
{
    QList<QNetworkProxy> found = proxies(request.url);
    if (found.isEmpty()) {
        found.append(QNetworkProxy(QNetworkProxy::NoProxy));
    }
    m_proxied = found.first().type() != QNetworkProxy::NoProxy;
    m_manager->setProxyFactory(new ProxyFactory(found)); // the manager owns it
    m_manager->setAutoDeleteReplies(false);

    connect(&m_connectTimer, &QTimer::timeout, this, &NetworkCall::onConnectTimeout);
    connect(&m_callTimer, &QTimer::timeout, this, &NetworkCall::onCallTimeout);
    m_connectTimer.setSingleShot(true);
    m_callTimer.setSingleShot(true);
    m_connectTimer.start(limits.connectTimeoutMs);
    m_callTimer.start(limits.callTimeoutMs);

    m_reply.reset(
        m_manager->sendCustomRequest(qtRequest(request, tls), request.method, m_body.get()));
    m_reply->setReadBufferSize(maxReplyBytes + 1);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &NetworkCall::onReadyRead);
    connect(m_reply.get(), &QNetworkReply::finished, this, &NetworkCall::onFinished);
}

NetworkCall::~NetworkCall()
{
    m_body->shut();
    m_reply->disconnect(this);
    m_reply->abort();
}

void NetworkCall::onReadyRead()
{
    m_received += m_reply->read(maxReplyBytes + 1 - m_received.size());
    if (m_received.size() > maxReplyBytes) {
        m_received.truncate(maxReplyBytes);
        end(answer(true));
    }
}

void NetworkCall::onFinished()
{
    onReadyRead();
    end(endOf(m_reply->error()));
}

void NetworkCall::onConnectTimeout()
{
    // Reading the body is what Qt does first on a connection that is ready.
    if (m_hasBody && !m_body->wasRead()) {
        end(notConnected());
    }
}

void NetworkCall::onCallTimeout()
{
    if (m_hasBody && !m_body->wasRead()) {
        end(notConnected());
    } else {
        end(MaybeSent{UnknownReason::TimedOut, {}});
    }
}

NothingSent NetworkCall::notConnected() const
{
    return {m_proxied ? NotSentReason::ProxyFailed : NotSentReason::ConnectTimedOut, {}};
}

SendEnd NetworkCall::endOf(QNetworkReply::NetworkError error) const
{
    const QString detail = m_reply->errorString();
    if (m_hasBody && !m_body->wasRead()) {
        return NothingSent{whyNotSent(error, m_proxied, m_overTls), detail};
    }
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()) {
        return answer(!isFromStatus(error));
    }
    // Without a body there is no gate: only what can't come after a request counts as proof.
    if (!m_hasBody
        && (error == QNetworkReply::HostNotFoundError
            || error == QNetworkReply::ConnectionRefusedError
            || error == QNetworkReply::SslHandshakeFailedError)) {
        return NothingSent{whyNotSent(error, m_proxied, m_overTls), detail};
    }
    return MaybeSent{whyUnknown(error), detail};
}

HttpReply NetworkCall::answer(bool truncated) const
{
    HttpReply reply;
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    reply.headers = m_reply->rawHeaderPairs();
    reply.body = m_received;
    // An answer that only the close of its connection ends may have been cut anywhere.
    const bool endless = !hasNoBody(reply.status)
        && headerValue(reply.headers, "Content-Length").isEmpty()
        && headerValue(reply.headers, "Transfer-Encoding").isEmpty();
    reply.truncated = truncated || endless;
    return reply;
}

void NetworkCall::end(const SendEnd &end)
{
    if (m_ended) {
        return;
    }
    m_ended = true;
    m_body->shut();
    m_connectTimer.stop();
    m_callTimer.stop();
    m_reply->disconnect(this);
    // Through the parent: whoever hears of it may destroy the transport, and this call with it.
    QMetaObject::invokeMethod(
        parent(), [end, done = std::move(m_done)] { done(end); }, Qt::QueuedConnection);
    deleteLater();
}

} // namespace pd

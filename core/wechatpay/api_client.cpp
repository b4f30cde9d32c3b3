#include "core/wechatpay/api_client.h"

#include "core/domain/clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace pd {

namespace {

const QByteArray pointsReportPath("/v3/businesscircle/points/notify");

/// The base URL with the path of a call behind its own. What else a URL can carry (user, query,
/// fragment) has no place in a signed request.
QUrl urlOf(const QUrl &base, const QByteArray &path, const QByteArray &query = {})
{
    QUrl url = base;
    QString prefix = base.path(QUrl::FullyEncoded);
    while (prefix.endsWith(u'/')) {
        prefix.chop(1);
    }
    url.setUserInfo(QString());
    url.setQuery(query.isEmpty() ? QString() : QString::fromLatin1(query), QUrl::StrictMode);
    url.setFragment(QString());
    url.setPath(prefix + QString::fromLatin1(path), QUrl::TolerantMode);
    return url;
}

struct SignedRequest
{
    HttpRequest request; ///< without an Authorization header if signing failed
    QByteArray message; ///< what was signed
};

/// All that signing needs, by value where somebody may change it meanwhile.
struct RequestMaker
{
    ApiEndpoint endpoint;
    Signer signer;
    QByteArray wechatpaySerial;
    const Clock &clock;

    [[nodiscard]] SignedRequest make(const QByteArray &method, const QUrl &url,
                                     const QByteArray &body) const
    {
        HttpRequest request{method, url, {}, body};
        request.headers = {
            {"Accept", "application/json"},
            {"Content-Type", "application/json"},
            // WeChat Pay refuses a request without one.
            {"User-Agent", endpoint.userAgent.isEmpty() ? "PointsDesk" : endpoint.userAgent},
            // It sets the language of the error texts, which classify() reads.
            {"Accept-Language", "zh-CN"},
        };
        if (!wechatpaySerial.isEmpty()) {
            request.headers.append({"Wechatpay-Serial", wechatpaySerial});
        }
        const QByteArray path = pathAndQueryOf(url);
        const qint64 timestamp = clock.now().toSecsSinceEpoch();
        const QByteArray nonce = makeNonce();
        const QByteArray authorization = signer.authorization(method, path, timestamp, nonce, body);
        if (!authorization.isEmpty()) {
            request.headers.append({"Authorization", authorization});
        }
        return {request, requestMessage(method, path, timestamp, nonce, body)};
    }
};

} // namespace

const HttpReply *ApiAnswer::reply() const
{
    return std::get_if<HttpReply>(&end);
}

bool ApiAnswer::isGood() const
{
    return reply() != nullptr && reply()->status == 200 && !unverified;
}

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
    const RequestMaker maker{m_endpoint, m_signer, m_keys.requestSerial(), m_clock};
    sendReport(maker.make("POST", urlOf(m_endpoint.baseUrl, pointsReportPath), body).request,
               std::move(done));
}

void ApiClient::reportPoints(const QByteArray &body, QThreadPool &signing, CallDone done)
{
    const RequestMaker maker{m_endpoint, m_signer, m_keys.requestSerial(), m_clock};
    signing.start([this, maker, body, context = m_alive.get(), done = std::move(done)] {
        const HttpRequest request
            = maker.make("POST", urlOf(maker.endpoint.baseUrl, pointsReportPath), body).request;
        QMetaObject::invokeMethod(
            context, [this, request, done] { sendReport(request, done); }, Qt::QueuedConnection);
    });
}

void ApiClient::sendReport(const HttpRequest &request, CallDone done)
{
    if (headerValue(request.headers, "Authorization").isEmpty()) {
        later([done = std::move(done)] { done({NotSent{NotSentReason::SigningFailed}, {}, {}}); });
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
                         if (const auto *reply = std::get_if<HttpReply>(&end)) {
                             result.exchange = readExchange(*reply);
                         }
                         result.exchange.signedWith = m_signer.serial();
                         done(result);
                     });
}

void ApiClient::call(const ApiCall &call, AnswerDone done)
{
    const RequestMaker maker{
        m_endpoint, m_signer,
        call.wechatpaySerial.isEmpty() ? m_keys.requestSerial() : call.wechatpaySerial, m_clock};
    const SignedRequest made
        = maker.make(call.method, urlOf(m_endpoint.baseUrl, call.path, call.query), call.body);
    if (headerValue(made.request.headers, "Authorization").isEmpty()) {
        later([done = std::move(done)] {
            done({NothingSent{NotSentReason::SigningFailed, {}}, {}, {}, {}});
        });
        return;
    }
    QElapsedTimer timer;
    timer.start();
    m_transport.send(made.request,
                     [this, timer, message = made.message, alive = QPointer<QObject>(m_alive.get()),
                      done = std::move(done)](const SendEnd &end) {
                         if (!alive) {
                             return;
                         }
                         ApiAnswer answer = answerOf(end, message);
                         answer.facts.durationMs = timer.elapsed();
                         done(answer);
                     });
}

ApiAnswer ApiClient::answerOf(const SendEnd &end, const QByteArray &message) const
{
    ApiAnswer answer{end, {}, UnknownReason::SignatureHeadersMissing, message};
    if (const HttpReply *reply = answer.reply()) {
        const QDateTime now = m_clock.now();
        answer.facts = readFacts(*reply, now);
        answer.unverified = reply->truncated
            ? UnknownReason::BrokenAnswer
            : verifySignature(reply->headers, reply->body, m_keys, now);
    }
    return answer;
}

void ApiClient::later(std::function<void()> callback)
{
    QMetaObject::invokeMethod(m_alive.get(), std::move(callback), Qt::QueuedConnection);
}

void ApiClient::setTrustedKeys(TrustedKeys keys)
{
    m_keys = std::move(keys);
}

const TrustedKeys &ApiClient::trustedKeys() const
{
    return m_keys;
}

const QString &ApiClient::mchid() const
{
    return m_signer.mchid();
}

} // namespace pd

#pragma once

#include "core/wechatpay/network_transport.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

class QNetworkAccessManager;

namespace pd {

class OneShotBody;

/// One request on its way, with a network manager of its own. Ends once, hands over the end through
/// the event loop of `parent`, and deletes itself.
class NetworkCall final : public QObject
{
    Q_OBJECT
public:
    NetworkCall(const HttpRequest &request, const NetworkLimits &limits,
                const QSslConfiguration &tls, const ProxyFinder &proxies, SendDone done,
                QObject *parent);
    ~NetworkCall() override;

private:
    void onReadyRead();
    void onFinished();
    void onConnectTimeout();
    void onCallTimeout();
    /// Time is up and nothing has left. Behind a proxy it is the proxy that didn't let it through.
    [[nodiscard]] NothingSent notConnected() const;
    /// What this end means: proven unsent, an answer, or nobody knows.
    [[nodiscard]] SendEnd endOf(QNetworkReply::NetworkError error) const;
    [[nodiscard]] HttpReply answer(bool truncated) const;
    void end(const SendEnd &end);

    SendDone m_done;
    bool m_ended = false;
    bool m_hasBody;
    bool m_overTls;
    bool m_proxied = false;
    QByteArray m_received;
    QTimer m_connectTimer;
    QTimer m_callTimer;
    std::unique_ptr<OneShotBody> m_body; // outlives m_reply, which reads it
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unique_ptr<QNetworkReply> m_reply; // before its manager in the order of destruction
};

} // namespace pd

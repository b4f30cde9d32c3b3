#pragma once

#include "core/wechatpay/api_client.h"
#include "tests/support/set_clock.h"

#include <QList>

#include <memory>

class QObject;

namespace pd::test {

/// Answers each request from a list, in order, later; the last answer stays.
class AnsweringTransport final : public Transport
{
public:
    AnsweringTransport();
    ~AnsweringTransport() override;
    void send(const HttpRequest &request, SendDone done) override;
    void answer(const SendEnd &end);
    [[nodiscard]] const QList<HttpRequest> &requests() const;

private:
    QList<SendEnd> m_answers;
    QList<HttpRequest> m_requests;
    std::unique_ptr<QObject> m_context;
};

/// An answer signed as WeChat Pay would.
[[nodiscard]] HttpReply signedReply(int status, const QByteArray &body, const PrivateKey &key,
                                    const QByteArray &serial, const QDateTime &now);
/// An error of the API, unsigned as the real ones are.
[[nodiscard]] HttpReply errorReply(int status, const QByteArray &code, const QByteArray &message,
                                   const QByteArray &detailJson = "{}");

/// The public half of a key, as one that answers are verified with.
[[nodiscard]] TrustedKeys trusting(const PrivateKey &key, const QString &id);

} // namespace pd::test

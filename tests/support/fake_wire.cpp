#include "tests/support/fake_wire.h"

#include <QLocale>
#include <QObject>

#include <utility>

namespace pd::test {

AnsweringTransport::AnsweringTransport()
    : m_context(std::make_unique<QObject>())
{ }

AnsweringTransport::~AnsweringTransport() = default;

void AnsweringTransport::send(const HttpRequest &request, SendDone done)
{
    m_requests.append(request);
    const SendEnd end = m_answers.isEmpty() ? SendEnd(MaybeSent{}) : m_answers.first();
    if (m_answers.size() > 1) {
        m_answers.removeFirst();
    }
    QMetaObject::invokeMethod(
        m_context.get(), [end, done = std::move(done)] { done(end); }, Qt::QueuedConnection);
}

void AnsweringTransport::answer(const SendEnd &end)
{
    m_answers.append(end);
}

const QList<HttpRequest> &AnsweringTransport::requests() const
{
    return m_requests;
}

HttpReply signedReply(int status, const QByteArray &body, const PrivateKey &key,
                      const QByteArray &serial, const QDateTime &now)
{
    const QByteArray timestamp = QByteArray::number(now.toSecsSinceEpoch());
    const QByteArray nonce("c5ac7061fccab6bf3e254dcf98995b8c");
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = {
        {"Wechatpay-Timestamp", timestamp},
        {"Wechatpay-Nonce", nonce},
        {"Wechatpay-Serial", serial},
        {"Wechatpay-Signature", key.sign(replyMessage(timestamp, nonce, body)).toBase64()},
        {"Date", QLocale::c().toString(now.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1()},
        {"Request-ID", "08F78BB5AF0610D302189F8E49-268435-0"},
    };
    return reply;
}

HttpReply errorReply(int status, const QByteArray &code, const QByteArray &message,
                     const QByteArray &detailJson)
{
    HttpReply reply;
    reply.status = status;
    reply.body = R"({"code":")" + code + R"(","message":")" + message + R"(","detail":)"
        + detailJson + '}';
    return reply;
}

TrustedKeys trusting(const PrivateKey &key, const QString &id)
{
    TrustedKeys keys;
    keys.addPublicKey(id, PublicKey::fromPem(key.publicPem()).value());
    return keys;
}

} // namespace pd::test

#include "core/wechatpay/signer.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr qsizetype nonceLength = 32;

/// What may stand between the quotes of an Authorization item without leaving them.
bool isPlainItem(const QByteArray &item)
{
    return !item.isEmpty() && std::all_of(item.begin(), item.end(), [](char c) {
        return c > ' ' && c < '\x7f' && c != '"' && c != '\\' && c != ',';
    });
}

} // namespace

QByteArray requestMessage(const QByteArray &method, const QByteArray &pathAndQuery,
                          qint64 timestamp, const QByteArray &nonce, const QByteArray &body)
{
    return QByteArray(method + '\n' + pathAndQuery + '\n' + QByteArray::number(timestamp) + '\n'
                      + nonce + '\n' + body + '\n');
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

QByteArray makeNonce()
{
    static constexpr char alphabet[]
        = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    constexpr quint32 letters = sizeof(alphabet) - 1;
    QByteArray nonce(nonceLength, '0');
    for (char &c : nonce) {
        c = alphabet[QRandomGenerator::system()->bounded(letters)];
    }
    return nonce;
}

Signer::Signer(QString mchid, QString serial, PrivateKey key)
    : m_mchid(std::move(mchid))
    , m_serial(std::move(serial))
    , m_key(std::move(key))
{ }

QByteArray Signer::authorization(const QByteArray &method, const QByteArray &pathAndQuery,
                                 qint64 timestamp, const QByteArray &nonce,
                                 const QByteArray &body) const
{
    const QByteArray mchid = m_mchid.toUtf8();
    const QByteArray serial = m_serial.toUtf8();
    if (!isPlainItem(mchid) || !isPlainItem(serial) || !isPlainItem(nonce)) {
        return {};
    }
    const QByteArray signature
        = m_key.sign(requestMessage(method, pathAndQuery, timestamp, nonce, body));
    if (signature.isEmpty()) {
        return {};
    }
    return QByteArray("WECHATPAY2-SHA256-RSA2048 mchid=\"" + mchid + "\",nonce_str=\"" + nonce
                      + "\",signature=\"" + signature.toBase64() + "\",timestamp=\""
                      + QByteArray::number(timestamp) + "\",serial_no=\"" + serial + '"');
}

const QString &Signer::serial() const
{
    return m_serial;
}

const QString &Signer::mchid() const
{
    return m_mchid;
}

} // namespace pd

#pragma once

#include "core/wechatpay/keys.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace pd {

/// The five lines to sign, each ended by "\n" (merchant/4012365336).
[[nodiscard]] QByteArray requestMessage(const QByteArray &method, const QByteArray &pathAndQuery,
                                        qint64 timestamp, const QByteArray &nonce,
                                        const QByteArray &body);

/// The path with its query, encoded as it is sent: the second of those lines.
[[nodiscard]] QByteArray pathAndQueryOf(const QUrl &url);

/// 32 characters of [0-9A-Za-z] from the system's random source.
[[nodiscard]] QByteArray makeNonce();

/// Signs requests as one merchant. In partner mode the mchid, serial and key are the service
/// provider's.
class Signer
{
public:
    Signer(QString mchid, QString serial, PrivateKey key);
    /// The value of the Authorization header: one line. Empty if signing failed.
    [[nodiscard]] QByteArray authorization(const QByteArray &method, const QByteArray &pathAndQuery,
                                           qint64 timestamp, const QByteArray &nonce,
                                           const QByteArray &body) const;
    [[nodiscard]] const QString &mchid() const;
    [[nodiscard]] const QString &serial() const; ///< of the merchant's certificate

private:
    QString m_mchid;
    QString m_serial;
    PrivateKey m_key;
};

} // namespace pd

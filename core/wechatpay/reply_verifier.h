#pragma once

#include "core/wechatpay/keys.h"
#include "core/wechatpay/transport.h"

#include <QHash>

#include <optional>

namespace pd {

/// The keys whose answers count: WeChat Pay's public keys by id (PUB_KEY_ID_…) and platform
/// certificates by serial (hex). Both kinds side by side while a merchant moves over.
class TrustedKeys
{
public:
    void addPublicKey(const QString &id, const PublicKey &key);
    void addCertificate(const Certificate &certificate);
    [[nodiscard]] std::optional<PublicKey> find(const QString &serial) const;
    [[nodiscard]] bool isEmpty() const;
    /// What to send as Wechatpay-Serial: the id of the public key, else empty.
    [[nodiscard]] QByteArray requestSerial() const;

private:
    QHash<QString, PublicKey> m_keys;
    QString m_publicKeyId;
};

/// Three lines, each ended by "\n": timestamp, nonce, raw body.
[[nodiscard]] QByteArray replyMessage(const QByteArray &timestamp, const QByteArray &nonce,
                                      const QByteArray &body);

inline constexpr qint64 clockWindowSeconds = qint64{5} * 60;

/// Checks Wechatpay-Timestamp, -Nonce, -Signature and -Serial over the raw body
/// (merchant/4013053249). Answers and notifications are signed alike.
/// @return nothing if the signature is good, else why not (one of the Signature… or SerialUnknown
/// reasons).
[[nodiscard]] std::optional<UnknownReason> verifySignature(const HttpHeaders &headers,
                                                           const QByteArray &body,
                                                           const TrustedKeys &keys,
                                                           const QDateTime &now);

} // namespace pd

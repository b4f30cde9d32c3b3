#pragma once

#include "core/domain/credential_problem.h"
#include "core/wechatpay/keys.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// Merchant certificates last five years, and a new one takes an administrator some days.
inline constexpr qint64 certificateWarningDays = 60;

/// The merchant's own material against each other. What is empty is not compared.
struct MerchantMaterial
{
    std::optional<PrivateKey> key;
    std::optional<Certificate> certificate;
    QString serial; ///< as typed, already normalised
    QString mchid;
};
[[nodiscard]] QList<CredentialFinding> checkMerchant(const MerchantMaterial &material,
                                                     const QDateTime &now);

/// WeChat Pay's public key against the merchant's key, which is easily taken for it.
[[nodiscard]] QList<CredentialFinding> checkPublicKey(const PublicKey &publicKey,
                                                      const std::optional<PrivateKey> &ownKey);
/// A platform certificate: its validity, and that it is not the merchant's own.
[[nodiscard]] QList<CredentialFinding>
checkPlatformCertificate(const Certificate &certificate, const std::optional<PrivateKey> &ownKey,
                         const QDateTime &now);

/// True if the public half of `key` is `other`.
[[nodiscard]] bool fits(const PrivateKey &key, const PublicKey &other);

/// A certificate's serial as people copy it (blanks, colons, lower case, 0x) in the form of the
/// API: upper-case hex.
[[nodiscard]] Result<QString, SerialProblem> normalisedSerial(const QString &typed);

/// "PUB_KEY_ID_" and digits, blanks around it forgiven.
[[nodiscard]] Result<QString, PublicKeyIdProblem> checkedPublicKeyId(const QString &typed);

} // namespace pd

#pragma once

#include "core/wechatpay/keys.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// What is wrong, or soon will be, with credentials that can each be read by themselves.
enum class CredentialIssue {
    // Errors: WeChat Pay will refuse, or its answers can't be believed.
    KeyDoesNotFitCertificate, ///< they don't belong together
    SerialOfAnotherCertificate, ///< the serial that was typed is not the certificate's: `text` has
                                ///< the certificate's
    MchidDiffers, ///< the certificate is another merchant's: `text` has its mchid
    WeChatPaysCertificate, ///< a platform certificate where the merchant's was asked for
    MerchantsCertificate, ///< the merchant's own where WeChat Pay's was asked for
    MerchantsPublicKey, ///< the merchant's own where WeChat Pay's was asked for
    NotYetValid, ///< `time` has its beginning; or this machine's clock is slow
    Expired, ///< `time` has its end
    // Warning.
    AboutToExpire ///< `time` has its end
};

struct CredentialFinding
{
    CredentialIssue issue = CredentialIssue::Expired;
    QString text; ///< serials and mchids: not secret
    QDateTime time;
    [[nodiscard]] bool isError() const;
    bool operator==(const CredentialFinding &) const = default;
};

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

enum class SerialProblem {
    Empty,
    IsPublicKeyId, ///< PUB_KEY_ID_…: the id of WeChat Pay's public key
    IsMchid, ///< ten digits or less
    NotHex
};
/// A certificate's serial as people copy it (blanks, colons, lower case, 0x) in the form of the
/// API: upper-case hex.
[[nodiscard]] Result<QString, SerialProblem> normalisedSerial(const QString &typed);

enum class PublicKeyIdProblem {
    Empty,
    NoPrefix, ///< digits alone: PUB_KEY_ID_ is part of it
    IsSerial, ///< a certificate's serial
    BadCharacters
};
/// "PUB_KEY_ID_" and digits, blanks around it forgiven.
[[nodiscard]] Result<QString, PublicKeyIdProblem> checkedPublicKeyId(const QString &typed);

} // namespace pd

#pragma once

#include <QDateTime>
#include <QString>

namespace pd {

/// Why what a merchant was handed can't be used. Each is another advice in the window.
enum class CredentialProblem {
    Empty,
    TooLarge, ///< over 64 KiB: not a key
    NotPem,
    NotPkcs12,
    IsCertificate, ///< a certificate where a private key was asked for: the classic mistake
    IsPublicKey, ///< WeChat Pay's public key (or any other) where something else was asked for
    IsPrivateKey, ///< a private key where a certificate or a public key was asked for
    NeedsPassphrase,
    WrongPassphrase, ///< with PKCS#12 also a damaged file: its check covers both
    NotRsa,
    TooShort, ///< under 2048 bits
    TooLong, ///< over 4096 bits
    Damaged,
    TooCostly, ///< asks for absurdly many rounds of stretching the pass-phrase
    LegacyProviderMissing, ///< OpenSSL's legacy provider can't be loaded; the file's ciphers need
                           ///< it
    NoKeyInside, ///< PKCS#12 without a private key
    NoCertificateInside ///< PKCS#12 without a certificate
};

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

enum class SerialProblem {
    Empty,
    IsPublicKeyId, ///< PUB_KEY_ID_…: the id of WeChat Pay's public key
    IsMchid, ///< ten digits or less
    NotHex
};

enum class PublicKeyIdProblem {
    Empty,
    NoPrefix, ///< digits alone: PUB_KEY_ID_ is part of it
    IsSerial, ///< a certificate's serial
    BadCharacters
};

enum class ApiV3KeyError {
    Empty,
    WrongLength, ///< not 32 bytes; see `length`
    BadCharacters ///< something but ASCII letters and digits, which is all that the merchant
                  ///< platform takes
};

struct ApiV3KeyProblem
{
    ApiV3KeyError error = ApiV3KeyError::Empty;
    qsizetype length = 0; ///< of what was given, without line ends
    bool operator==(const ApiV3KeyProblem &) const = default;
};

} // namespace pd

#pragma once

#include <QString>

namespace pd {

/// Why a file does not hold the key that it should hold.
enum class KeyError {
    Empty,
    NotPem,
    IsCertificate, ///< a certificate where a private key was asked for: the classic mistake
    IsPublicKey, ///< WeChat Pay's public key where a private key was asked for
    IsPrivateKey, ///< a private key where a public key or a certificate was asked for
    IsEncrypted, ///< needs a pass-phrase
    NotRsa,
    TooShort, ///< under 2048 bits
    TooLong, ///< over 4096 bits
    Damaged,
    TooLarge ///< the file is over 64 KiB: not a key
};

enum class KeyRole { PrivateKey, PublicKey, PlatformCertificate, CaFile, MerchantCertificate };

/// Which of the profile's key files can't be used, and why. Without it nothing can be sent.
struct KeyProblem
{
    KeyRole role = KeyRole::PrivateKey;
    QString file; ///< its path; never its content
    bool readable = true; ///< false: the file could not be read at all
    KeyError error = KeyError::Empty;
    bool operator==(const KeyProblem &) const = default;
};

} // namespace pd

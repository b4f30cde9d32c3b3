#pragma once

#include "core/domain/credential_problem.h"
#include "core/domain/result.h"

#include <QByteArray>

#include <array>
#include <memory>

namespace pd {

/// The merchant's APIv3 key: 32 ASCII letters and digits (merchant/4013053267). Copies share one
/// buffer, which is wiped at the end. It can't be printed or compared.
class ApiV3Key
{
public:
    static constexpr qsizetype size = 32;
    using Bytes = std::array<unsigned char, size>;

    /// Line ends behind the key are forgiven: it often comes from a text file. Blanks are not.
    [[nodiscard]] static Result<ApiV3Key, ApiV3KeyProblem> fromText(QByteArrayView text);
    [[nodiscard]] const Bytes &bytes() const;

private:
    explicit ApiV3Key(std::shared_ptr<Bytes> bytes);
    std::shared_ptr<Bytes> m_bytes;
};

enum class DecryptError {
    UnknownAlgorithm, ///< anything but AEAD_AES_256_GCM
    BadNonce, ///< empty or over 64 bytes
    NotBase64,
    TooShort, ///< shorter than the tag of 16 bytes
    WrongKeyOrDamaged ///< the tag does not fit: another APIv3 key, or not what was sent
};

/// What WeChat Pay encrypts with the APIv3 key: platform certificates and notifications
/// (merchant/4012071382).
struct EncryptedResource
{
    QByteArray algorithm; ///< "AEAD_AES_256_GCM"
    QByteArray nonce; ///< as in the JSON: its bytes are the nonce
    QByteArray associatedData; ///< may be empty or missing
    QByteArray ciphertext; ///< base64; the last 16 bytes behind it are the tag
};

[[nodiscard]] Result<QByteArray, DecryptError> decrypt(const EncryptedResource &resource,
                                                       const ApiV3Key &key);

/// The other way round, with a fresh nonce of 12 characters: for the practice world and tests. The
/// ciphertext is empty if OpenSSL fails.
[[nodiscard]] EncryptedResource encrypt(const QByteArray &plain, const QByteArray &associatedData,
                                        const ApiV3Key &key);

} // namespace pd

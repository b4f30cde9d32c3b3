#include "core/vault/vault_crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>

namespace pd {

namespace {

constexpr size_t keySize = 32;
constexpr uint64_t scryptMemoryMargin = uint64_t{4} << 20;
constexpr QByteArrayView encryptionPurpose("points-desk vault 1: encrypt");
constexpr QByteArrayView checkPurpose("points-desk vault 1: key check");

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX *context) const
    {
        EVP_CIPHER_CTX_free(context);
    }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char *bytesOf(QByteArrayView data)
{
    return reinterpret_cast<const unsigned char *>(data.data());
}

/// One key, one purpose: what is derived for one says nothing about another.
SecretBytes derive(const SecretBytes &master, QByteArrayView purpose, const QByteArray &salt)
{
    const QByteArray message = purpose.toByteArray() + salt;
    SecretBytes derived(keySize);
    unsigned int length = 0;
    if (HMAC(EVP_sha256(), master.bytes().data(), static_cast<int>(master.size()), bytesOf(message),
             static_cast<size_t>(message.size()), derived.bytes().data(), &length)
            == nullptr
        || length != keySize) {
        return {};
    }
    return derived;
}

Context startCipher(bool encrypting, const SecretBytes &key, QByteArrayView nonce,
                    QByteArrayView header)
{
    Context context(EVP_CIPHER_CTX_new());
    int written = 0;
    if (!context || key.size() != keySize || nonce.size() != vaultNonceSize
        || EVP_CipherInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes().data(), bytesOf(nonce),
                              encrypting ? 1 : 0, nullptr)
            != 1
        || EVP_CipherUpdate(context.get(), nullptr, &written, bytesOf(header),
                            static_cast<int>(header.size()))
            != 1) {
        return {};
    }
    return context;
}

} // namespace

SecretBytes stretchPassphrase(const SecretBytes &passphrase, const QByteArray &salt,
                              const ScryptCost &cost)
{
    if (!isAcceptable(cost)) {
        return {};
    }
    const auto n = uint64_t{1} << cost.logN;
    const auto r = static_cast<uint64_t>(cost.r);
    const auto p = static_cast<uint64_t>(cost.p);
    SecretBytes key(keySize);
    const uint64_t memory = 128 * r * (n + p) + scryptMemoryMargin;
    if (EVP_PBE_scrypt(passphrase.view().data(), passphrase.size(), bytesOf(salt),
                       static_cast<size_t>(salt.size()), n, r, p, memory, key.bytes().data(),
                       key.size())
        != 1) {
        return {};
    }
    return key;
}

QByteArray vaultKeyCheck(const SecretBytes &master, const QByteArray &salt)
{
    const SecretBytes derived = derive(master, checkPurpose, salt);
    return derived.isEmpty() ? QByteArray() : derived.view().first(vaultKeyCheckSize).toByteArray();
}

QByteArray sealVault(const VaultHeader &header, const SecretBytes &plain, const SecretBytes &master)
{
    const auto size = static_cast<qsizetype>(plain.size());
    if (size > maxVaultSize) {
        return {};
    }
    QByteArray file = vaultHeaderBytes(header, size);
    const SecretBytes key = derive(master, encryptionPurpose, header.salt);
    const Context context = startCipher(true, key, header.nonce, file);
    QByteArray sealed(size, '\0');
    QByteArray tag(vaultTagSize, '\0');
    auto *out = reinterpret_cast<unsigned char *>(sealed.data());
    int written = 0;
    int last = 0;
    if (!context
        || EVP_CipherUpdate(context.get(), out, &written, plain.bytes().data(),
                            static_cast<int>(size))
            != 1
        || EVP_CipherFinal_ex(context.get(), out + written, &last) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(vaultTagSize),
                               tag.data())
            != 1) {
        return {};
    }
    file += sealed;
    file += tag;
    return file;
}

Result<SecretBytes, VaultError> unsealVault(const VaultFile &file, const SecretBytes &master)
{
    const QByteArray check = vaultKeyCheck(master, file.header.salt);
    const SecretBytes key = derive(master, encryptionPurpose, file.header.salt);
    if (check.isEmpty() || key.isEmpty()) {
        return fail(VaultError{VaultProblem::CryptoFailed, {}, 0});
    }
    if (check.size() != file.header.keyCheck.size()
        || CRYPTO_memcmp(check.constData(), file.header.keyCheck.constData(),
                         static_cast<size_t>(check.size()))
            != 0) {
        return fail(VaultError{file.header.kind == VaultKeyKind::Passphrase
                                   ? VaultProblem::WrongPassphrase
                                   : VaultProblem::WrongKey,
                               {},
                               0});
    }
    const Context context = startCipher(false, key, file.header.nonce, file.headerBytes);
    if (!context) {
        return fail(VaultError{VaultProblem::CryptoFailed, {}, 0});
    }
    SecretBytes plain(static_cast<size_t>(file.sealed.size()));
    QByteArray tag = file.tag;
    int written = 0;
    int last = 0;
    // An empty buffer has no address, but OpenSSL wants one.
    unsigned char nothing = 0;
    unsigned char *out = plain.isEmpty() ? &nothing : plain.bytes().data();
    if (EVP_CipherUpdate(context.get(), out, &written, bytesOf(file.sealed),
                         static_cast<int>(file.sealed.size()))
            != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(vaultTagSize),
                               tag.data())
            != 1
        || EVP_CipherFinal_ex(context.get(), out + written, &last) != 1) {
        return fail(VaultError{VaultProblem::Damaged, {}, 0});
    }
    return plain;
}

} // namespace pd

#include "core/wechatpay/keys.h"
#include "core/wechatpay/openssl_handles.h"
#include "core/wechatpay/pem.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <utility>

namespace pd {

using openssl::DigestHandle;
using openssl::ErrorScope;
using openssl::KeyHandle;

namespace {

bool isPrivate(const PemBlock &block)
{
    return block.kind == PemKind::PrivateKey || block.kind == PemKind::RsaPrivateKey;
}

/// Why a file without a usable private key has none: said by the first block in it.
KeyError whyNotPrivate(PemKind kind)
{
    switch (kind) {
    case PemKind::EncryptedKey:
        return KeyError::IsEncrypted;
    case PemKind::PublicKey:
    case PemKind::RsaPublicKey:
        return KeyError::IsPublicKey;
    case PemKind::Certificate:
        return KeyError::IsCertificate;
    case PemKind::OtherKey:
        return KeyError::NotRsa;
    case PemKind::Other:
        return KeyError::NotPem;
    case PemKind::PrivateKey:
    case PemKind::RsaPrivateKey:
        break;
    }
    return KeyError::Damaged;
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

void wipe(QByteArray &bytes)
{
    // A shared array belongs to others too: data() would copy it, and wipe the copy.
    if (bytes.isDetached()) {
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    }
    bytes.clear();
}

PrivateKey::PrivateKey(std::shared_ptr<EVP_PKEY> key)
    : m_key(std::move(key))
{ }

Result<PrivateKey, KeyError> PrivateKey::fromPem(const QByteArray &pem)
{
    const ErrorScope errors;
    const auto blocks = readPemBlocks(pem);
    if (!blocks) {
        return fail(blocks.error());
    }
    // The certificate may stand before the key in the same file.
    const auto found = std::find_if(blocks->begin(), blocks->end(), isPrivate);
    if (found == blocks->end()) {
        return fail(whyNotPrivate(blocks->first().kind));
    }
    const auto bio = openBlock(*found);
    KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassphrase, nullptr));
    if (!key) {
        return fail(KeyError::Damaged);
    }
    if (const auto wrong = checkRsa(key.get())) {
        return fail(*wrong);
    }
    PrivateKey result(std::shared_ptr<EVP_PKEY>(key.release(), EVP_PKEY_free));
    // A key whose parts don't belong together is read without complaint: let it sign once.
    const QByteArray probe("points-desk");
    const QByteArray signature = result.sign(probe);
    const DigestHandle context(EVP_MD_CTX_new());
    if (signature.isEmpty() || !context
        || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, result.handle()) != 1
        || EVP_DigestVerify(context.get(), bytesOf(signature),
                            static_cast<size_t>(signature.size()), bytesOf(probe),
                            static_cast<size_t>(probe.size()))
            != 1) {
        return fail(KeyError::Damaged);
    }
    return result;
}

PrivateKey PrivateKey::generate(int bits)
{
    const ErrorScope errors;
    return PrivateKey(std::shared_ptr<EVP_PKEY>(
        EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<size_t>(bits)), EVP_PKEY_free));
}

QByteArray PrivateKey::sign(const QByteArray &message) const
{
    const ErrorScope errors;
    const DigestHandle context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *options = nullptr; // owned by `context`
    if (!m_key || !context
        || EVP_DigestSignInit(context.get(), &options, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PADDING) != 1) {
        return {};
    }
    size_t size = 0;
    const auto messageSize = static_cast<size_t>(message.size());
    if (EVP_DigestSign(context.get(), nullptr, &size, bytesOf(message), messageSize) != 1) {
        return {};
    }
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       bytesOf(message), messageSize)
        != 1) {
        return {};
    }
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

QByteArray PrivateKey::publicPem() const
{
    return publicKey().pem();
}

PublicKey PrivateKey::publicKey() const
{
    return PublicKey(m_key); // the same handle; what a PublicKey gives away is public
}

int PrivateKey::bits() const
{
    return EVP_PKEY_get_bits(m_key.get());
}

EVP_PKEY *PrivateKey::handle() const
{
    return m_key.get();
}

} // namespace pd

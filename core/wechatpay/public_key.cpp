#include "core/wechatpay/keys.h"
#include "core/wechatpay/openssl_handles.h"
#include "core/wechatpay/pem.h"

#include <QCryptographicHash>

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <utility>

namespace pd {

using openssl::DigestHandle;
using openssl::ErrorScope;
using openssl::KeyHandle;

namespace {

bool isPublic(const PemBlock &block)
{
    return block.kind == PemKind::PublicKey || block.kind == PemKind::RsaPublicKey;
}

KeyError whyNotPublic(PemKind kind)
{
    switch (kind) {
    case PemKind::PrivateKey:
    case PemKind::RsaPrivateKey:
    case PemKind::EncryptedKey:
        return KeyError::IsPrivateKey;
    case PemKind::Certificate:
        return KeyError::IsCertificate;
    case PemKind::OtherKey:
        return KeyError::NotRsa;
    case PemKind::Other:
        return KeyError::NotPem;
    case PemKind::PublicKey:
    case PemKind::RsaPublicKey:
        break;
    }
    return KeyError::Damaged;
}

KeyHandle decodePublic(const PemBlock &block)
{
    EVP_PKEY *key = nullptr;
    // PKCS#1 does not name its algorithm, so it has to be told.
    const char *algorithm = block.kind == PemKind::RsaPublicKey ? "RSA" : nullptr;
    const openssl::DecoderHandle decoder(OSSL_DECODER_CTX_new_for_pkey(
        &key, "PEM", nullptr, algorithm, EVP_PKEY_PUBLIC_KEY, nullptr, nullptr));
    const auto bio = openBlock(block);
    if (!decoder || !bio
        || OSSL_DECODER_CTX_set_pem_password_cb(decoder.get(), refusePassphrase, nullptr) != 1
        || OSSL_DECODER_from_bio(decoder.get(), bio.get()) != 1) {
        EVP_PKEY_free(key);
        return {};
    }
    return KeyHandle(key);
}

} // namespace

PublicKey::PublicKey(std::shared_ptr<EVP_PKEY> key)
    : m_key(std::move(key))
{ }

Result<PublicKey, KeyError> PublicKey::fromPem(const QByteArray &pem)
{
    const ErrorScope errors;
    const auto blocks = readPemBlocks(pem);
    if (!blocks) {
        return fail(blocks.error());
    }
    const auto found = std::find_if(blocks->begin(), blocks->end(), isPublic);
    if (found == blocks->end()) {
        return fail(whyNotPublic(blocks->first().kind));
    }
    KeyHandle key = decodePublic(*found);
    if (!key) {
        return fail(KeyError::Damaged);
    }
    if (const auto wrong = checkRsa(key.get())) {
        return fail(*wrong);
    }
    return PublicKey(std::shared_ptr<EVP_PKEY>(key.release(), EVP_PKEY_free));
}

bool PublicKey::verify(const QByteArray &message, const QByteArray &signature) const
{
    const ErrorScope errors;
    const DigestHandle context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *options = nullptr; // owned by `context`
    return m_key && context
        && EVP_DigestVerifyInit(context.get(), &options, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PADDING) == 1
        && EVP_DigestVerify(context.get(),
                            reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(message.constData()),
                            static_cast<size_t>(message.size()))
        == 1;
}

QByteArray PublicKey::pem() const
{
    const ErrorScope errors;
    const openssl::BioHandle bio(BIO_new(BIO_s_mem()));
    if (!m_key || !bio || PEM_write_bio_PUBKEY(bio.get(), m_key.get()) != 1) {
        return {};
    }
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

QByteArray PublicKey::id() const
{
    const ErrorScope errors;
    unsigned char *der = nullptr;
    const int size = m_key ? i2d_PUBKEY(m_key.get(), &der) : 0;
    const openssl::BytesHandle<unsigned char> owner(der);
    return size > 0
        ? QCryptographicHash::hash(QByteArrayView(reinterpret_cast<const char *>(der), size),
                                   QCryptographicHash::Sha256)
        : QByteArray();
}

int PublicKey::bits() const
{
    return EVP_PKEY_get_bits(m_key.get());
}

EVP_PKEY *PublicKey::handle() const
{
    return m_key.get();
}

} // namespace pd

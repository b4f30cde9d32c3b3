#include "tests/support/test_certificates.h"

#include "core/wechatpay/openssl_handles.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

namespace pd::test {

namespace {

using openssl::BioHandle;
using openssl::Freer;
using openssl::KeyHandle;
using ContextHandle = std::unique_ptr<OSSL_LIB_CTX, Freer<OSSL_LIB_CTX_free>>;
using ProviderHandle = std::unique_ptr<OSSL_PROVIDER, Freer<OSSL_PROVIDER_unload>>;

/// The old ciphers, away from the context that everything else uses.
struct OldCiphers
{
    ContextHandle context{OSSL_LIB_CTX_new()};
    ProviderHandle standard{OSSL_PROVIDER_load(context.get(), "default")};
    ProviderHandle legacy{OSSL_PROVIDER_load(context.get(), "legacy")};
};

BioHandle reading(const QByteArray &pem)
{
    return BioHandle(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

QByteArray contentOf(BIO *bio)
{
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(bio, &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

} // namespace

QByteArray pkcs12Of(const TestIdentity &identity, const QByteArray &passphrase,
                    Pkcs12Ciphers ciphers, int rounds)
{
    const OldCiphers old;
    const bool legacy = ciphers == Pkcs12Ciphers::Legacy;
    const KeyHandle key(
        PEM_read_bio_PrivateKey(reading(identity.key).get(), nullptr, nullptr, nullptr));
    const openssl::CertificateHandle certificate(
        PEM_read_bio_X509(reading(identity.certificate).get(), nullptr, nullptr, nullptr));
    const int keyCipher = legacy ? NID_pbe_WithSHA1And3_Key_TripleDES_CBC : NID_aes_256_cbc;
    const int certificateCipher = legacy ? NID_pbe_WithSHA1And40BitRC2_CBC : NID_aes_256_cbc;
    const std::unique_ptr<PKCS12, Freer<PKCS12_free>> file(PKCS12_create_ex(
        passphrase.constData(), "Tenpay Certificate", key.get(), certificate.get(), nullptr,
        keyCipher, certificateCipher, rounds, 2048, 0, old.context.get(), nullptr));
    const BioHandle bio(BIO_new(BIO_s_mem()));
    return file && i2d_PKCS12_bio(bio.get(), file.get()) == 1 ? contentOf(bio.get()) : QByteArray();
}

QByteArray legacyEncryptedPkcs8(const QByteArray &privatePem, const QByteArray &passphrase,
                                int rounds)
{
    const OldCiphers old;
    const KeyHandle key(
        PEM_read_bio_PrivateKey(reading(privatePem).get(), nullptr, nullptr, nullptr));
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freer<PKCS8_PRIV_KEY_INFO_free>> plain(
        EVP_PKEY2PKCS8(key.get()));
    const std::unique_ptr<X509_SIG, Freer<X509_SIG_free>> sealed(
        PKCS8_encrypt_ex(NID_pbeWithMD5AndDES_CBC, nullptr, passphrase.constData(),
                         static_cast<int>(passphrase.size()), nullptr, 0, rounds, plain.get(),
                         old.context.get(), nullptr));
    const BioHandle bio(BIO_new(BIO_s_mem()));
    return sealed && PEM_write_bio_PKCS8(bio.get(), sealed.get()) == 1 ? contentOf(bio.get())
                                                                       : QByteArray();
}

} // namespace pd::test

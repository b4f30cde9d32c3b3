#include "tests/support/test_certificates.h"

#include "core/wechatpay/openssl_handles.h"

#include <openssl/encoder.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <utility>

namespace pd::test {

namespace {

using openssl::BignumHandle;
using openssl::BioHandle;
using openssl::Freer;
using EncoderHandle = std::unique_ptr<OSSL_ENCODER_CTX, Freer<OSSL_ENCODER_CTX_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
using KeyPointer = std::shared_ptr<EVP_PKEY>;

constexpr long secondsADay = 24L * 60 * 60;

KeyPointer rsaKey(int bits)
{
    return {EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<size_t>(bits)), EVP_PKEY_free};
}

KeyPointer ecKey()
{
    return {EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free};
}

QByteArray contentOf(BIO *bio)
{
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(bio, &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

QByteArray encoded(const EVP_PKEY *key, int selection, const char *structure)
{
    const EncoderHandle encoder(
        OSSL_ENCODER_CTX_new_for_pkey(key, selection, "PEM", structure, nullptr));
    const BioHandle bio(BIO_new(BIO_s_mem()));
    return OSSL_ENCODER_to_bio(encoder.get(), bio.get()) == 1 ? contentOf(bio.get()) : QByteArray();
}

KeyPointer readKey(const QByteArray &privatePem)
{
    const BioHandle bio(
        BIO_new_mem_buf(privatePem.constData(), static_cast<int>(privatePem.size())));
    return {PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free};
}

QByteArray encryptedKey(const QByteArray &passphrase, const QByteArray &privatePem,
                        bool traditional)
{
    const KeyPointer key = privatePem.isEmpty() ? rsaKey(2048) : readKey(privatePem);
    const BioHandle bio(BIO_new(BIO_s_mem()));
    const auto *bytes = reinterpret_cast<const unsigned char *>(passphrase.constData());
    const auto size = static_cast<int>(passphrase.size());
    const auto write
        = traditional ? PEM_write_bio_PrivateKey_traditional : PEM_write_bio_PrivateKey;
    return write(bio.get(), key.get(), EVP_aes_256_cbc(), bytes, size, nullptr, nullptr) == 1
        ? contentOf(bio.get())
        : QByteArray();
}

QByteArray certificatePem(X509 *certificate)
{
    const BioHandle bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return contentOf(bio.get());
}

void addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    X509_add_ext(certificate, extension.get(), -1);
}

std::shared_ptr<X509> makeCertificate(const CertificateWish &wish, EVP_PKEY *key)
{
    std::shared_ptr<X509> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    BIGNUM *number = nullptr;
    BN_hex2bn(&number, wish.serialHex.constData());
    const BignumHandle serial(number);
    BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate.get()));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), secondsADay * wish.startsInDays);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), secondsADay * wish.endsInDays);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wish.commonName.constData()),
                               static_cast<int>(wish.commonName.size()), -1, 0);
    return certificate;
}

} // namespace

QByteArray rsaKeyPkcs8(int bits)
{
    return encoded(rsaKey(bits).get(), EVP_PKEY_KEYPAIR, "PrivateKeyInfo");
}

QByteArray rsaKeyPkcs1(int bits)
{
    return encoded(rsaKey(bits).get(), EVP_PKEY_KEYPAIR, "type-specific");
}

QByteArray rsaPublicPkcs1(int bits)
{
    return encoded(rsaKey(bits).get(), EVP_PKEY_PUBLIC_KEY, "type-specific");
}

QByteArray rsaPublicPkcs1Of(const QByteArray &privatePem)
{
    return encoded(readKey(privatePem).get(), EVP_PKEY_PUBLIC_KEY, "type-specific");
}

QByteArray pkcs1Of(const QByteArray &privatePem)
{
    return encoded(readKey(privatePem).get(), EVP_PKEY_KEYPAIR, "type-specific");
}

QByteArray ecKeyPkcs8()
{
    return encoded(ecKey().get(), EVP_PKEY_KEYPAIR, "PrivateKeyInfo");
}

QByteArray ecPublicKey()
{
    return encoded(ecKey().get(), EVP_PKEY_PUBLIC_KEY, "SubjectPublicKeyInfo");
}

QByteArray encryptedPkcs8(const QByteArray &passphrase, const QByteArray &privatePem)
{
    return encryptedKey(passphrase, privatePem, false);
}

QByteArray encryptedPkcs1(const QByteArray &passphrase, const QByteArray &privatePem)
{
    return encryptedKey(passphrase, privatePem, true);
}

TestCa::TestCa()
    : m_key(rsaKey(2048))
    , m_certificate(makeCertificate({"Points Desk test CA", {}, "CA"}, m_key.get()))
{
    X509 *self = m_certificate.get();
    X509_set_issuer_name(self, X509_get_subject_name(self));
    addExtension(self, self, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(self, self, NID_key_usage, "critical,keyCertSign,cRLSign");
    X509_sign(self, m_key.get(), EVP_sha256());
}

QByteArray TestCa::certificate() const
{
    return certificatePem(m_certificate.get());
}

TestIdentity TestCa::issue(const CertificateWish &wish) const
{
    const KeyPointer key = rsaKey(wish.keyBits);
    const auto certificate = makeCertificate(wish, key.get());
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(m_certificate.get()));
    if (!wish.names.isEmpty()) {
        addExtension(certificate.get(), m_certificate.get(), NID_subject_alt_name,
                     wish.names.join(u',').toUtf8());
    }
    X509_sign(certificate.get(), m_key.get(), EVP_sha256());
    return {certificatePem(certificate.get()),
            encoded(key.get(), EVP_PKEY_KEYPAIR, "PrivateKeyInfo")};
}

} // namespace pd::test

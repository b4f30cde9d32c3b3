#pragma once

#include <QByteArray>
#include <QStringList>

#include <memory>

struct evp_pkey_st;
struct x509_st;

namespace pd::test {

/// Keys of every kind as PEM, made when a test asks: no private key lies in the repository.
[[nodiscard]] QByteArray rsaKeyPkcs8(int bits = 2048);
[[nodiscard]] QByteArray rsaKeyPkcs1(int bits = 2048);
[[nodiscard]] QByteArray rsaPublicPkcs1(int bits = 2048);
[[nodiscard]] QByteArray rsaPublicPkcs1Of(const QByteArray &privatePem);
[[nodiscard]] QByteArray pkcs1Of(const QByteArray &privatePem);
[[nodiscard]] QByteArray ecKeyPkcs8();
[[nodiscard]] QByteArray ecPublicKey();
/// Of that key; of a new one if none is given.
[[nodiscard]] QByteArray encryptedPkcs8(const QByteArray &passphrase,
                                        const QByteArray &privatePem = {});
[[nodiscard]] QByteArray encryptedPkcs1(const QByteArray &passphrase,
                                        const QByteArray &privatePem = {});

/// A certificate and its key, as PEM.
struct TestIdentity
{
    QByteArray certificate;
    QByteArray key;
};

struct CertificateWish
{
    QByteArray commonName = "localhost";
    QStringList names{QStringLiteral("DNS:localhost"), QStringLiteral("IP:127.0.0.1"),
                      QStringLiteral("IP:::1")}; ///< subjectAltName; empty for none
    QByteArray serialHex = "1";
    int startsInDays = -1;
    int endsInDays = 30;
    int keyBits = 2048;
};

/// The identity as `apiclient_cert.p12`: with the ciphers of today, or with RC2-40 and 3DES as
/// WeChat Pay's are.
enum class Pkcs12Ciphers { Modern, Legacy };
[[nodiscard]] QByteArray pkcs12Of(const TestIdentity &identity, const QByteArray &passphrase,
                                  Pkcs12Ciphers ciphers, int rounds = 2048);
/// An encrypted PKCS#8 PEM whose cipher (MD5 and DES) only the legacy provider knows.
[[nodiscard]] QByteArray legacyEncryptedPkcs8(const QByteArray &privatePem,
                                              const QByteArray &passphrase, int rounds = 2048);

/// A certificate authority for the length of a test.
class TestCa
{
public:
    TestCa();
    [[nodiscard]] QByteArray certificate() const;
    [[nodiscard]] TestIdentity issue(const CertificateWish &wish = {}) const;

private:
    std::shared_ptr<evp_pkey_st> m_key;
    std::shared_ptr<x509_st> m_certificate;
};

} // namespace pd::test

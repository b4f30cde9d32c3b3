#pragma once

#include "core/domain/key_problem.h"
#include "core/domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace pd {

/// Overwrites a secret that is no longer needed, e.g. the bytes of a key file, and clears it. Bytes
/// that another QByteArray shares stay as they are.
void wipe(QByteArray &bytes);

class PublicKey;

/// The merchant's RSA private key (2048 to 4096 bits). Copies share one OpenSSL handle, which wipes
/// it at the end.
class PrivateKey
{
public:
    /// PKCS#8 ("BEGIN PRIVATE KEY") or PKCS#1 ("BEGIN RSA PRIVATE KEY"), without a pass-phrase.
    /// `pem` is read in place; wipe() it afterwards.
    [[nodiscard]] static Result<PrivateKey, KeyError> fromPem(const QByteArray &pem);
    /// A fresh key: for the practice world and tests.
    [[nodiscard]] static PrivateKey generate(int bits = 2048);
    /// RSASSA-PKCS1-v1_5 with SHA-256. Empty if OpenSSL fails.
    [[nodiscard]] QByteArray sign(const QByteArray &message) const;
    [[nodiscard]] PublicKey publicKey() const;
    /// SubjectPublicKeyInfo as PEM.
    [[nodiscard]] QByteArray publicPem() const;
    [[nodiscard]] int bits() const;
    [[nodiscard]] evp_pkey_st *handle() const;

private:
    explicit PrivateKey(std::shared_ptr<evp_pkey_st> key);
    std::shared_ptr<evp_pkey_st> m_key;
};

/// An RSA public key: WeChat Pay's own, or that of a platform certificate.
class PublicKey
{
public:
    /// "BEGIN PUBLIC KEY" (SubjectPublicKeyInfo) or "BEGIN RSA PUBLIC KEY".
    [[nodiscard]] static Result<PublicKey, KeyError> fromPem(const QByteArray &pem);
    [[nodiscard]] bool verify(const QByteArray &message, const QByteArray &signature) const;
    /// SubjectPublicKeyInfo as PEM.
    [[nodiscard]] QByteArray pem() const;
    /// The SHA-256 of the same as DER: the key's name in seals of the journal.
    [[nodiscard]] QByteArray id() const;
    [[nodiscard]] int bits() const;
    [[nodiscard]] evp_pkey_st *handle() const;

private:
    friend class Certificate;
    friend class PrivateKey;
    explicit PublicKey(std::shared_ptr<evp_pkey_st> key);
    std::shared_ptr<evp_pkey_st> m_key;
};

/// An X.509 certificate: a platform certificate of WeChat Pay, or the merchant's own.
class Certificate
{
public:
    [[nodiscard]] static Result<Certificate, KeyError> fromPem(const QByteArray &pem);
    /// Upper-case hex, leading zeros kept: as in Wechatpay-Serial and serial_no.
    [[nodiscard]] QString serial() const;
    [[nodiscard]] QString commonName() const;
    [[nodiscard]] QDateTime notBefore() const;
    [[nodiscard]] QDateTime notAfter() const;
    [[nodiscard]] const PublicKey &publicKey() const;

private:
    Certificate(QString serial, QString commonName, QDateTime notBefore, QDateTime notAfter,
                PublicKey key);
    QString m_serial;
    QString m_commonName;
    QDateTime m_notBefore;
    QDateTime m_notAfter;
    PublicKey m_publicKey;
};

} // namespace pd

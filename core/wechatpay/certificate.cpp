#include "core/wechatpay/keys.h"
#include "core/wechatpay/openssl_handles.h"
#include "core/wechatpay/pem.h"

#include <QTimeZone>

#include <openssl/pem.h>

#include <algorithm>
#include <ctime>
#include <utility>

namespace pd {

using openssl::BignumHandle;
using openssl::BytesHandle;
using openssl::CertificateHandle;
using openssl::ErrorScope;

namespace {

KeyError whyNotCertificate(PemKind kind)
{
    switch (kind) {
    case PemKind::PrivateKey:
    case PemKind::RsaPrivateKey:
    case PemKind::EncryptedKey:
    case PemKind::OtherKey:
        return KeyError::IsPrivateKey;
    case PemKind::PublicKey:
    case PemKind::RsaPublicKey:
        return KeyError::IsPublicKey;
    case PemKind::Other:
        return KeyError::NotPem;
    case PemKind::Certificate:
        break;
    }
    return KeyError::Damaged;
}

QString serialOf(const X509 *certificate)
{
    const BignumHandle number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    if (!number) {
        return {};
    }
    const BytesHandle<char> hex(BN_bn2hex(number.get())); // whole bytes: "0A…", not "A…"
    return QString::fromLatin1(hex.get());
}

QString commonNameOf(const X509 *certificate)
{
    const X509_NAME *subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0) {
        return {};
    }
    unsigned char *text = nullptr;
    const int size
        = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    const BytesHandle<unsigned char> owner(text);
    return size < 0 ? QString() : QString::fromUtf8(reinterpret_cast<const char *>(text), size);
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        return {};
    }
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), QTimeZone::utc());
}

} // namespace

Certificate::Certificate(QString serial, QString commonName, QDateTime notBefore,
                         QDateTime notAfter, PublicKey key)
    : m_serial(std::move(serial))
    , m_commonName(std::move(commonName))
    , m_notBefore(std::move(notBefore))
    , m_notAfter(std::move(notAfter))
    , m_publicKey(std::move(key))
{ }

Result<Certificate, KeyError> Certificate::fromPem(const QByteArray &pem)
{
    const ErrorScope errors;
    const auto blocks = readPemBlocks(pem);
    if (!blocks) {
        return fail(blocks.error());
    }
    const auto found = std::find_if(blocks->begin(), blocks->end(), [](const PemBlock &block) {
        return block.kind == PemKind::Certificate;
    });
    if (found == blocks->end()) {
        return fail(whyNotCertificate(blocks->first().kind));
    }
    const auto bio = openBlock(*found);
    const CertificateHandle certificate(
        PEM_read_bio_X509(bio.get(), nullptr, refusePassphrase, nullptr));
    if (!certificate) {
        return fail(KeyError::Damaged);
    }
    std::shared_ptr<EVP_PKEY> key(X509_get_pubkey(certificate.get()), EVP_PKEY_free);
    if (!key) {
        return fail(KeyError::Damaged);
    }
    if (const auto wrong = checkRsa(key.get())) {
        return fail(*wrong);
    }
    return Certificate(serialOf(certificate.get()), commonNameOf(certificate.get()),
                       timeOf(X509_get0_notBefore(certificate.get())),
                       timeOf(X509_get0_notAfter(certificate.get())), PublicKey(std::move(key)));
}

QString Certificate::serial() const
{
    return m_serial;
}

QString Certificate::commonName() const
{
    return m_commonName;
}

QDateTime Certificate::notBefore() const
{
    return m_notBefore;
}

QDateTime Certificate::notAfter() const
{
    return m_notAfter;
}

const PublicKey &Certificate::publicKey() const
{
    return m_publicKey;
}

} // namespace pd

#include "core/wechatpay/credential_checks.h"

#include <openssl/evp.h>

#include <algorithm>

namespace pd {

namespace {

constexpr QLatin1String publicKeyIdPrefix("PUB_KEY_ID_");
constexpr qsizetype longestMchid = 10;
constexpr qsizetype serialDigits = 40;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f');
}

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

/// Platform certificates are made out to "Tenpay.com sign" and the like, merchants' to the mchid.
bool isWeChatPays(const Certificate &certificate)
{
    return certificate.commonName().startsWith(QLatin1String("Tenpay"), Qt::CaseInsensitive);
}

QList<CredentialFinding> checkValidity(const Certificate &certificate, const QDateTime &now)
{
    if (now < certificate.notBefore()) {
        return {{CredentialIssue::NotYetValid, {}, certificate.notBefore()}};
    }
    if (now > certificate.notAfter()) {
        return {{CredentialIssue::Expired, {}, certificate.notAfter()}};
    }
    if (now.addDays(certificateWarningDays) > certificate.notAfter()) {
        return {{CredentialIssue::AboutToExpire, {}, certificate.notAfter()}};
    }
    return {};
}

} // namespace

bool fits(const PrivateKey &key, const PublicKey &other)
{
    return EVP_PKEY_eq(key.handle(), other.handle()) == 1;
}

QList<CredentialFinding> checkMerchant(const MerchantMaterial &material, const QDateTime &now)
{
    QList<CredentialFinding> findings;
    if (!material.certificate) {
        return findings;
    }
    const Certificate &certificate = *material.certificate;
    if (isWeChatPays(certificate)) {
        // The rest would only repeat this in other words.
        return {{CredentialIssue::WeChatPaysCertificate, certificate.commonName(), {}}};
    }
    if (material.key && !fits(*material.key, certificate.publicKey())) {
        findings.append({CredentialIssue::KeyDoesNotFitCertificate, certificate.serial(), {}});
    }
    if (!material.serial.isEmpty() && material.serial != certificate.serial()) {
        findings.append({CredentialIssue::SerialOfAnotherCertificate, certificate.serial(), {}});
    }
    if (!material.mchid.isEmpty() && material.mchid != certificate.commonName()) {
        findings.append({CredentialIssue::MchidDiffers, certificate.commonName(), {}});
    }
    findings += checkValidity(certificate, now);
    return findings;
}

QList<CredentialFinding> checkPublicKey(const PublicKey &publicKey,
                                        const std::optional<PrivateKey> &ownKey)
{
    if (ownKey && fits(*ownKey, publicKey)) {
        return {{CredentialIssue::MerchantsPublicKey, {}, {}}};
    }
    return {};
}

QList<CredentialFinding> checkPlatformCertificate(const Certificate &certificate,
                                                  const std::optional<PrivateKey> &ownKey,
                                                  const QDateTime &now)
{
    if (ownKey && fits(*ownKey, certificate.publicKey())) {
        return {{CredentialIssue::MerchantsCertificate, certificate.serial(), {}}};
    }
    return checkValidity(certificate, now);
}

Result<QString, SerialProblem> normalisedSerial(const QString &typed)
{
    if (typed.trimmed().startsWith(publicKeyIdPrefix, Qt::CaseInsensitive)) {
        return fail(SerialProblem::IsPublicKeyId);
    }
    QString serial;
    for (const QChar c : typed) {
        if (!c.isSpace() && c != u':') {
            serial.append(c);
        }
    }
    if (serial.startsWith(QLatin1String("0x"), Qt::CaseInsensitive)) {
        serial = serial.sliced(2);
    }
    if (serial.isEmpty()) {
        return fail(SerialProblem::Empty);
    }
    if (!std::all_of(serial.cbegin(), serial.cend(), isHexDigit)) {
        return fail(SerialProblem::NotHex);
    }
    if (serial.size() <= longestMchid && areDigits(serial)) {
        return fail(SerialProblem::IsMchid);
    }
    return serial.toUpper();
}

Result<QString, PublicKeyIdProblem> checkedPublicKeyId(const QString &typed)
{
    QString id = typed.trimmed();
    if (id.isEmpty()) {
        return fail(PublicKeyIdProblem::Empty);
    }
    if (!id.startsWith(publicKeyIdPrefix)) {
        const bool hex = std::all_of(id.cbegin(), id.cend(), isHexDigit);
        if (hex && (!areDigits(id) || id.size() == serialDigits)) {
            return fail(PublicKeyIdProblem::IsSerial);
        }
        return fail(areDigits(id) ? PublicKeyIdProblem::NoPrefix
                                  : PublicKeyIdProblem::BadCharacters);
    }
    const QStringView number = QStringView(id).sliced(publicKeyIdPrefix.size());
    if (number.isEmpty() || !areDigits(number)) {
        return fail(PublicKeyIdProblem::BadCharacters);
    }
    return id;
}

} // namespace pd

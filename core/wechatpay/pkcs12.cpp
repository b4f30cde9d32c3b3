#include "core/wechatpay/credential_io.h"
#include "core/wechatpay/credentials.h"
#include "core/wechatpay/pbe_cost.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include <cstdint>
#include <utility>

namespace pd {

namespace {

constexpr qsizetype maxPkcs12Bytes = qsizetype{64} * 1024;

using Pkcs12 = std::unique_ptr<PKCS12, openssl::Freer<PKCS12_free>>;

void freeSafes(STACK_OF(PKCS7) * safes)
{
    sk_PKCS7_pop_free(safes, PKCS7_free);
}
void freeBags(STACK_OF(PKCS12_SAFEBAG) * bags)
{
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
}
void freeCertificates(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}
using Safes = std::unique_ptr<STACK_OF(PKCS7), openssl::Freer<freeSafes>>;
using Bags = std::unique_ptr<STACK_OF(PKCS12_SAFEBAG), openssl::Freer<freeBags>>;
using Certificates = std::unique_ptr<STACK_OF(X509), openssl::Freer<freeCertificates>>;

Pkcs12 read(const QByteArray &bytes, const LegacyContext &context)
{
    // d2i keeps the library context of what it fills.
    PKCS12 *file = PKCS12_init_ex(NID_pkcs7_data, context.get(), nullptr);
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.constData());
    if (d2i_PKCS12(&file, &at, static_cast<long>(bytes.size())) == nullptr) {
        PKCS12_free(file);
        return {};
    }
    return Pkcs12(file);
}

bool isMacAffordable(const PKCS12 *file)
{
    const ASN1_INTEGER *rounds = nullptr;
    PKCS12_get0_mac(nullptr, nullptr, nullptr, &rounds, file);
    int64_t number = 1; // a missing number means one round
    return rounds == nullptr
        || (ASN1_INTEGER_get_int64(&number, rounds) == 1 && number >= 1
            && number <= maxPassphraseRounds);
}

bool areBagsAffordable(const STACK_OF(PKCS12_SAFEBAG) * bags)
{
    for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
        const PKCS12_SAFEBAG *bag = sk_PKCS12_SAFEBAG_value(bags, i);
        if (PKCS12_SAFEBAG_get_nid(bag) != NID_pkcs8ShroudedKeyBag) {
            continue;
        }
        const X509_ALGOR *algorithm = nullptr;
        X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &algorithm, nullptr);
        if (!isAffordable(algorithm)) {
            return false;
        }
    }
    return true;
}

/// Walks the parts as PKCS12_parse() will, and looks at the price of each before it is paid.
bool areSafesAffordable(PKCS12 *file, const QByteArray &passphrase)
{
    const Safes safes(PKCS12_unpack_authsafes(file));
    for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) {
        PKCS7 *safe = sk_PKCS7_value(safes.get(), i);
        Bags bags;
        if (PKCS7_type_is_data(safe)) {
            bags.reset(PKCS12_unpack_p7data(safe));
        } else if (PKCS7_type_is_encrypted(safe)) {
            const PKCS7_ENCRYPT *sealed
                = safe->d.encrypted; // NOLINT(cppcoreguidelines-pro-type-union-access)
            if (sealed == nullptr || sealed->enc_data == nullptr
                || !isAffordable(sealed->enc_data->algorithm)) {
                return false;
            }
            bags.reset(PKCS12_unpack_p7encdata(safe, passphrase.constData(),
                                               static_cast<int>(passphrase.size())));
        }
        if (bags && !areBagsAffordable(bags.get())) {
            return false;
        }
    }
    return true;
}

QByteArray pemOf(const X509 *certificate)
{
    const openssl::BioHandle bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1) {
        return {};
    }
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<qsizetype>(size)};
}

/// The error queue of this scope holds "unsupported" somewhere: a cipher that no provider has.
bool failedForWantOfCipher()
{
    while (const unsigned long code = ERR_get_error()) {
        if (ERR_GET_REASON(code) == ERR_R_UNSUPPORTED) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<ImportedPkcs12, CredentialProblem>
importPkcs12(const QByteArray &bytes, const QByteArray &passphrase, const LegacyModules &modules)
{
    const openssl::ErrorScope errors;
    if (bytes.isEmpty()) {
        return fail(CredentialProblem::Empty);
    }
    if (bytes.size() > maxPkcs12Bytes) {
        return fail(CredentialProblem::TooLarge);
    }
    const LegacyContext context(modules);
    const Pkcs12 file = read(bytes, context);
    if (!file) {
        return fail(CredentialProblem::NotPkcs12);
    }
    if (!isMacAffordable(file.get())) {
        return fail(CredentialProblem::TooCostly);
    }
    const auto length = static_cast<int>(passphrase.size());
    if (PKCS12_mac_present(file.get()) != 1
        || PKCS12_verify_mac(file.get(), passphrase.constData(), length) != 1) {
        return fail(passphrase.isEmpty() ? CredentialProblem::NeedsPassphrase
                                         : CredentialProblem::WrongPassphrase);
    }
    if (!areSafesAffordable(file.get(), passphrase)) {
        return fail(CredentialProblem::TooCostly);
    }
    EVP_PKEY *keyInside = nullptr;
    X509 *certificateInside = nullptr;
    STACK_OF(X509) *others = nullptr;
    const int parsed
        = PKCS12_parse(file.get(), passphrase.constData(), &keyInside, &certificateInside, &others);
    const openssl::KeyHandle key(keyInside);
    const openssl::CertificateHandle certificate(certificateInside);
    const Certificates chain(others);
    if (parsed != 1) {
        return fail(!context.hasLegacy() && failedForWantOfCipher()
                        ? CredentialProblem::LegacyProviderMissing
                        : CredentialProblem::Damaged);
    }
    if (!key) {
        return fail(CredentialProblem::NoKeyInside);
    }
    if (!certificate) {
        return fail(CredentialProblem::NoCertificateInside);
    }
    QByteArray certificatePem = pemOf(certificate.get());
    const auto read = importCertificate(certificatePem);
    if (!read) {
        return fail(read.error());
    }
    auto imported = adopt(key.get());
    if (!imported) {
        return fail(imported.error());
    }
    return ImportedPkcs12{std::move(*imported), *read, std::move(certificatePem)};
}

} // namespace pd

#include "core/wechatpay/credentials.h"

#include "core/wechatpay/credential_io.h"
#include "core/wechatpay/pbe_cost.h"
#include "core/wechatpay/pem.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <utility>

namespace pd {

namespace {

using SealedKey = std::unique_ptr<X509_SIG, openssl::Freer<X509_SIG_free>>;
using PlainKey = std::unique_ptr<PKCS8_PRIV_KEY_INFO, openssl::Freer<PKCS8_PRIV_KEY_INFO_free>>;

bool isPkcs8(const PemBlock &block)
{
    return block.text.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY");
}

int givePassphrase(char *buffer, int size, int /*forWriting*/, void *context)
{
    const auto &passphrase = *static_cast<const QByteArray *>(context);
    if (passphrase.size() > size) {
        return -1;
    }
    std::memcpy(buffer, passphrase.constData(), static_cast<size_t>(passphrase.size()));
    return static_cast<int>(passphrase.size());
}

/// "BEGIN ENCRYPTED PRIVATE KEY": PKCS#8.
Result<ImportedKey, CredentialProblem>
decryptPkcs8(const PemBlock &block, const QByteArray &passphrase, const LegacyModules &modules)
{
    const auto bio = openBlock(block);
    const SealedKey sealed(PEM_read_bio_PKCS8(bio.get(), nullptr, refusePassphrase, nullptr));
    if (!sealed) {
        return fail(CredentialProblem::Damaged);
    }
    const X509_ALGOR *algorithm = nullptr;
    X509_SIG_get0(sealed.get(), &algorithm, nullptr);
    if (!isAffordable(algorithm)) {
        return fail(CredentialProblem::TooCostly);
    }
    const LegacyContext context(modules);
    const PlainKey plain(PKCS8_decrypt_ex(sealed.get(), passphrase.constData(),
                                          static_cast<int>(passphrase.size()), context.get(),
                                          nullptr));
    if (!plain) {
        const bool unknownCipher = ERR_GET_REASON(ERR_peek_last_error()) == ERR_R_UNSUPPORTED
            || ERR_GET_REASON(ERR_peek_error()) == ERR_R_UNSUPPORTED;
        return fail(unknownCipher && !context.hasLegacy() ? CredentialProblem::LegacyProviderMissing
                                                          : CredentialProblem::WrongPassphrase);
    }
    const openssl::KeyHandle key(EVP_PKCS82PKEY_ex(plain.get(), context.get(), nullptr));
    return key ? adopt(key.get()) : fail(CredentialProblem::Damaged);
}

/// "Proc-Type: 4,ENCRYPTED": PKCS#1 as OpenSSL used to seal it.
Result<ImportedKey, CredentialProblem>
decryptPkcs1(const PemBlock &block, const QByteArray &passphrase, const LegacyModules &modules)
{
    const LegacyContext context(modules);
    const auto bio = openBlock(block);
    QByteArray given = passphrase;
    const openssl::KeyHandle key(PEM_read_bio_PrivateKey_ex(bio.get(), nullptr, givePassphrase,
                                                            &given, context.get(), nullptr));
    if (key) {
        return adopt(key.get());
    }
    // Where the pass-phrase doesn't matter yet, the file is what is wrong.
    const auto again = openBlock(block);
    char *name = nullptr;
    char *header = nullptr;
    unsigned char *data = nullptr;
    long size = 0;
    const bool readable = PEM_read_bio(again.get(), &name, &header, &data, &size) == 1;
    const openssl::BytesHandle<char> ownedName(name);
    const openssl::BytesHandle<char> ownedHeader(header);
    const openssl::BytesHandle<unsigned char> ownedData(data);
    EVP_CIPHER_INFO cipher = {};
    if (!readable || PEM_get_EVP_CIPHER_INFO(header, &cipher) != 1) {
        return fail(CredentialProblem::Damaged);
    }
    return fail(CredentialProblem::WrongPassphrase);
}

/// Where OpenSSL was built is no place on the user's machine: our installers put the modules beside
/// the program, in a macOS bundle where code that is loaded belongs. Systems with an OpenSSL of
/// their own have no such folder.
QString moduleFolder(const LegacyModules &modules)
{
    if (!modules.folder.isEmpty()) {
        return modules.folder;
    }
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString &place :
         {QStringLiteral("/ossl-modules"), QStringLiteral("/../PlugIns/ossl-modules")}) {
        QString folder = QDir::cleanPath(program + place);
        if (QFileInfo(folder).isDir()) {
            return folder;
        }
    }
    return {};
}

} // namespace

LegacyContext::LegacyContext(const LegacyModules &modules)
    : m_context(OSSL_LIB_CTX_new())
{
    if (!m_context) {
        return;
    }
    const QString folder = moduleFolder(modules);
    if (!folder.isEmpty()) {
        OSSL_PROVIDER_set_default_search_path(m_context.get(),
                                              QFile::encodeName(folder).constData());
    }
    m_default.reset(OSSL_PROVIDER_load(m_context.get(), "default"));
    m_legacy.reset(OSSL_PROVIDER_load(m_context.get(), "legacy"));
}

OSSL_LIB_CTX *LegacyContext::get() const
{
    return m_context.get();
}

bool LegacyContext::hasLegacy() const
{
    return m_legacy != nullptr;
}

Result<ImportedKey, CredentialProblem> adopt(const EVP_PKEY *key)
{
    if (const auto wrong = checkRsa(key)) {
        return fail(credentialProblem(*wrong));
    }
    // BIO_s_secmem() wipes its memory when it is freed.
    const openssl::BioHandle bio(BIO_new(BIO_s_secmem()));
    if (!bio
        || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr)
            != 1) {
        return fail(CredentialProblem::Damaged);
    }
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    QByteArray pem(text, static_cast<qsizetype>(size));
    auto checked = PrivateKey::fromPem(pem);
    if (!checked) {
        wipe(pem);
        return fail(credentialProblem(checked.error()));
    }
    return ImportedKey{*checked, std::move(pem)};
}

CredentialProblem credentialProblem(KeyError error)
{
    switch (error) {
    case KeyError::Empty:
        return CredentialProblem::Empty;
    case KeyError::NotPem:
        return CredentialProblem::NotPem;
    case KeyError::IsCertificate:
        return CredentialProblem::IsCertificate;
    case KeyError::IsPublicKey:
        return CredentialProblem::IsPublicKey;
    case KeyError::IsPrivateKey:
        return CredentialProblem::IsPrivateKey;
    case KeyError::IsEncrypted:
        return CredentialProblem::NeedsPassphrase;
    case KeyError::NotRsa:
        return CredentialProblem::NotRsa;
    case KeyError::TooShort:
        return CredentialProblem::TooShort;
    case KeyError::TooLong:
        return CredentialProblem::TooLong;
    case KeyError::Damaged:
        return CredentialProblem::Damaged;
    case KeyError::TooLarge:
        return CredentialProblem::TooLarge;
    }
    Q_UNREACHABLE();
}

Result<ImportedKey, CredentialProblem>
importPrivateKey(const QByteArray &pem, const QByteArray &passphrase, const LegacyModules &modules)
{
    const openssl::ErrorScope errors;
    const auto plain = PrivateKey::fromPem(pem);
    if (plain) {
        return adopt(plain->handle());
    }
    if (plain.error() != KeyError::IsEncrypted) {
        return fail(credentialProblem(plain.error()));
    }
    if (passphrase.isEmpty()) {
        return fail(CredentialProblem::NeedsPassphrase);
    }
    const auto blocks = readPemBlocks(pem);
    if (!blocks) {
        return fail(credentialProblem(blocks.error()));
    }
    const auto block = std::find_if(blocks->begin(), blocks->end(), [](const PemBlock &each) {
        return each.kind == PemKind::EncryptedKey;
    });
    if (block == blocks->end()) {
        return fail(CredentialProblem::Damaged);
    }
    return isPkcs8(*block) ? decryptPkcs8(*block, passphrase, modules)
                           : decryptPkcs1(*block, passphrase, modules);
}

Result<Certificate, CredentialProblem> importCertificate(const QByteArray &pem)
{
    auto certificate = Certificate::fromPem(pem);
    if (!certificate) {
        return fail(credentialProblem(certificate.error()));
    }
    return *certificate;
}

Result<PublicKey, CredentialProblem> importPublicKey(const QByteArray &pem)
{
    auto key = PublicKey::fromPem(pem);
    if (!key) {
        return fail(credentialProblem(key.error()));
    }
    return *key;
}

} // namespace pd

#include "core/service/key_files.h"

#include "core/settings/profile.h"
#include "core/vault/secret_bytes.h"

#include <QFile>

namespace pd {

namespace {

/// Key files are a few KiB; a byte more than the parser takes tells it that this is none.
constexpr qint64 maxKeyFileBytes = qint64{64} * 1024 + 1;

struct KeyFile
{
    QByteArray bytes;
    KeyFile() = default;
    KeyFile(const KeyFile &) = delete;
    KeyFile &operator=(const KeyFile &) = delete;
    KeyFile(KeyFile &&) = default;
    KeyFile &operator=(KeyFile &&) = default;
    ~KeyFile()
    {
        wipeSecret(bytes);
    }
};

Result<KeyFile, KeyProblem> readKeyFile(KeyRole role, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return fail(KeyProblem{role, path, false, KeyError::Empty});
    }
    KeyFile read;
    read.bytes = file.read(maxKeyFileBytes);
    return read;
}

Result<Certificate, KeyProblem> loadCertificate(KeyRole role, const QString &path)
{
    const auto pem = readKeyFile(role, path);
    if (!pem) {
        return fail(pem.error());
    }
    const auto certificate = Certificate::fromPem(pem->bytes);
    if (!certificate) {
        return fail(KeyProblem{role, path, true, certificate.error()});
    }
    return *certificate;
}

} // namespace

Result<PrivateKey, KeyProblem> loadPrivateKey(const Profile &profile)
{
    const auto pem = readKeyFile(KeyRole::PrivateKey, profile.privateKeyFile);
    if (!pem) {
        return fail(pem.error());
    }
    auto key = PrivateKey::fromPem(pem->bytes);
    if (!key) {
        return fail(KeyProblem{KeyRole::PrivateKey, profile.privateKeyFile, true, key.error()});
    }
    return *std::move(key);
}

Result<VerificationKeys, KeyProblem> loadVerificationKeys(const Profile &profile)
{
    VerificationKeys found;
    if (!profile.publicKeyId.isEmpty()) {
        const auto pem = readKeyFile(KeyRole::PublicKey, profile.publicKeyFile);
        if (!pem) {
            return fail(pem.error());
        }
        const auto key = PublicKey::fromPem(pem->bytes);
        if (!key) {
            return fail(KeyProblem{KeyRole::PublicKey, profile.publicKeyFile, true, key.error()});
        }
        found.keys.addPublicKey(profile.publicKeyId, *key);
    }
    for (const QString &path : profile.certificateFiles) {
        const auto certificate = loadCertificate(KeyRole::PlatformCertificate, path);
        if (!certificate) {
            return fail(certificate.error());
        }
        found.keys.addCertificate(*certificate);
        found.certificates.append(*certificate);
    }
    return found;
}

Result<std::optional<ApiV3Key>, ApiV3KeyNotice> loadApiV3Key(const Profile &profile)
{
    const QString &path = profile.apiV3KeyFile;
    if (path.isEmpty()) {
        return std::optional<ApiV3Key>();
    }
    const auto file = readKeyFile(KeyRole::PrivateKey, path);
    if (!file) {
        return fail(ApiV3KeyNotice{ApiV3KeyFault::FileUnreadable, path});
    }
    const auto key = ApiV3Key::fromText(file->bytes);
    if (!key) {
        return fail(ApiV3KeyNotice{ApiV3KeyFault::NotAKey, path});
    }
    return std::optional<ApiV3Key>(*key);
}

Result<QList<QSslCertificate>, KeyProblem> loadExtraCa(const Profile &profile)
{
    if (profile.caFile.isEmpty()) {
        return QList<QSslCertificate>();
    }
    const auto pem = readKeyFile(KeyRole::CaFile, profile.caFile);
    if (!pem) {
        return fail(pem.error());
    }
    QList<QSslCertificate> certificates = QSslCertificate::fromData(pem->bytes, QSsl::Pem);
    if (certificates.isEmpty()) {
        return fail(KeyProblem{KeyRole::CaFile, profile.caFile, true, KeyError::NotPem});
    }
    return certificates;
}

Result<std::optional<Certificate>, KeyProblem> loadMerchantCertificate(const Profile &profile)
{
    if (profile.certificateFile.isEmpty()) {
        return std::optional<Certificate>();
    }
    const auto certificate = loadCertificate(KeyRole::MerchantCertificate, profile.certificateFile);
    if (!certificate) {
        return fail(certificate.error());
    }
    return std::optional<Certificate>(*certificate);
}

} // namespace pd

// The set-up's second half: what is missing, then vault, key files and profile, in this order.
#include "core/service/setup_worker.h"

#include "core/settings/profile.h"
#include "core/vault/atomic_file.h"
#include "core/vault/secret_bytes.h"
#include "core/vault/secret_keeper.h"
#include "core/vault/vault_access.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr int maxVaults = 1000;

bool hasError(const QList<CredentialFinding> &findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const CredentialFinding &finding) { return finding.isError(); });
}

/// A key that no profile has would make the profile unreadable; this is how a broken one is mended.
void dropUnknown(ProfileValues &values)
{
    QStringList known;
    const QList<ProfileKey> keys = profileKeys();
    for (const ProfileKey &key : keys) {
        known.append(key.name);
    }
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!known.contains(value.key())) {
            value->clear();
        }
    }
}

} // namespace

bool SetupWorker::isStopped() const
{
    const bool merchant = m_key || m_certificate || value("merchant/mchid") != m_keptMchid;
    return (merchant && hasError(m_facts.merchantFindings)) || hasError(m_facts.publicKeyFindings)
        || (!m_platform.isEmpty() && hasError(m_facts.platformFindings));
}

std::optional<SetupError> SetupWorker::whatIsMissing() const
{
    if (!m_key && !m_facts.keptKey) {
        return SetupError{SetupProblem::NoPrivateKey, {}, {}};
    }
    if (serial().isEmpty()) {
        return SetupError{SetupProblem::NoSerial, {}, {}};
    }
    const bool id = !value("wechatpay/public_key_id").isEmpty();
    const bool file = m_publicKey || !value("wechatpay/public_key_file").isEmpty();
    if (id != file) {
        return SetupError{SetupProblem::PublicKeyIncomplete, {}, {}};
    }
    if (!id && m_platform.isEmpty() && !m_apiV3Key && !m_facts.keptVault
        && value("wechatpay/certificate_files").isEmpty()) {
        return SetupError{SetupProblem::NoVerificationKey, {}, {}};
    }
    if (isStopped()) {
        return SetupError{SetupProblem::Findings, {}, {}};
    }
    return std::nullopt;
}

void SetupWorker::save(const SharedSecret &passphrase)
{
    if (const auto missing = whatIsMissing()) {
        Q_EMIT saved(fail(*missing));
        return;
    }
    m_vaultPath.clear();
    if (!m_keyPem && !m_apiV3Text) {
        writeRest(); // nothing secret has changed
        return;
    }
    if (!m_keyPem && !m_facts.keptVault) {
        // The key lies in a file of the profile; the APIv3 key alone needs no vault.
        writeRest();
        return;
    }
    openOrMakeVault(passphrase);
}

void SetupWorker::openOrMakeVault(const SharedSecret &passphrase)
{
    const QString named
        = readProfileValues(m_settings.profilePath).value(QStringLiteral("merchant/vault"));
    const QString path = named.isEmpty()
        ? QString()
        : QFileInfo(m_settings.profilePath).absoluteDir().absoluteFilePath(named);
    if (path.isEmpty() || !QFileInfo::exists(path)) {
        makeVault(passphrase);
        return;
    }
    const auto info = inspectVault(path);
    if (info && info->kind == VaultKeyKind::Passphrase) {
        if (passphrase && !passphrase->isEmpty()) {
            onVault(Vault::open(path, VaultKey::fromPassphrase(passphrase->clone())), path);
        } else {
            Q_EMIT saved(fail(SetupError{SetupProblem::NeedsPassphrase, {}, {}}));
        }
        return;
    }
    openVault(path, *m_keeper, [this, path, passphrase](Result<Vault, VaultError> vault) {
        // One that can't be opened any more stays as it is, beside a new one, if all of
        // its secrets are here.
        if (!vault && m_keyPem) {
            makeVault(passphrase);
            return;
        }
        onVault(std::move(vault), path);
    });
}

void SetupWorker::makeVault(const SharedSecret &passphrase)
{
    QString path = besideProfile(QStringLiteral(".vault"));
    for (int number = 2; QFileInfo::exists(path) && number < maxVaults; ++number) {
        path = besideProfile(QStringLiteral("-%1.vault").arg(number));
    }
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        Q_EMIT saved(fail(SetupError{SetupProblem::KeyFile, {}, QFileInfo(path).absolutePath()}));
        return;
    }
    if (passphrase && !passphrase->isEmpty()) {
        onVault(Vault::create(path, VaultKey::fromPassphrase(passphrase->clone())), path);
        return;
    }
    if (!m_facts.keychain) {
        Q_EMIT saved(fail(SetupError{SetupProblem::NeedsPassphrase, {}, {}}));
        return;
    }
    createVault(path, *m_keeper,
                [this, path](Result<Vault, VaultError> vault) { onVault(std::move(vault), path); });
}

void SetupWorker::onVault(Result<Vault, VaultError> vault, const QString &path)
{
    if (!vault) {
        Q_EMIT saved(fail(SetupError{SetupProblem::Vault, vault.error(), path}));
        return;
    }
    NamedSecrets secrets;
    if (m_keyPem) {
        secrets.emplace(secret_names::merchantKey, m_keyPem->clone());
    }
    if (m_apiV3Text) {
        secrets.emplace(secret_names::apiV3Key, m_apiV3Text->clone());
    }
    if (const auto put = vault->put(std::move(secrets)); !put) {
        Q_EMIT saved(fail(SetupError{SetupProblem::Vault, put.error(), path}));
        return;
    }
    m_vaultPath = path;
    writeRest();
}

QString SetupWorker::besideProfile(const QString &ending) const
{
    const QFileInfo profile(m_settings.profilePath);
    return profile.absoluteDir().filePath(profile.completeBaseName() + ending);
}

QString SetupWorker::inProfile(const QString &path) const
{
    const QDir folder = QFileInfo(m_settings.profilePath).absoluteDir();
    const QString relative = folder.relativeFilePath(path);
    return relative.startsWith(QLatin1String("..")) ? QDir::toNativeSeparators(path) : relative;
}

Result<QString, SetupError> SetupWorker::writeKeyFile(const QString &name,
                                                      const QByteArray &pem) const
{
    const QString folder = besideProfile(QStringLiteral(".keys"));
    const QString path = QDir(folder).filePath(name);
    if (!QDir().mkpath(folder)) {
        return fail(SetupError{SetupProblem::KeyFile, {}, folder});
    }
    if (const auto written = writeFileAtomically(path, pem, WriteMode::Replace); !written) {
        return fail(SetupError{SetupProblem::KeyFile, {}, path});
    }
    return inProfile(path);
}

void SetupWorker::writeRest()
{
    ProfileValues values = m_values;
    dropUnknown(values);
    const auto refuse = [this](const SetupError &error) {
        Q_EMIT saved(fail(error));
    };
    if (!m_vaultPath.isEmpty()) {
        values.insert(QStringLiteral("merchant/vault"), inProfile(m_vaultPath));
        values.insert(QStringLiteral("merchant/private_key_file"), {});
        if (m_apiV3Text) {
            values.insert(QStringLiteral("merchant/apiv3_key_file"), {});
        }
    }
    values.insert(QStringLiteral("merchant/serial"), serial());
    if (m_certificate) {
        const auto file = writeKeyFile(QStringLiteral("apiclient_cert.pem"), m_certificatePem);
        if (!file) {
            refuse(file.error());
            return;
        }
        values.insert(QStringLiteral("merchant/certificate_file"), *file);
    }
    if (m_publicKey) {
        const auto file = writeKeyFile(QStringLiteral("wechatpay_pub_key.pem"), m_publicKeyPem);
        if (!file) {
            refuse(file.error());
            return;
        }
        values.insert(QStringLiteral("wechatpay/public_key_file"), *file);
    }
    QStringList certificates;
    for (const Platform &held : std::as_const(m_platform)) {
        const auto file = writeKeyFile(
            QStringLiteral("wechatpay_%1.pem").arg(held.certificate.serial()), held.pem);
        if (!file) {
            refuse(file.error());
            return;
        }
        certificates.append(*file);
    }
    if (!certificates.isEmpty()) {
        values.insert(QStringLiteral("wechatpay/certificate_files"),
                      certificates.join(QStringLiteral(" | ")));
    }
    if (const auto written = writeProfile(m_settings.profilePath, values); !written) {
        refuse({SetupProblem::Profile, {}, written.error().detail});
        return;
    }
    m_values = values;
    Q_EMIT saved(SetupDone{m_settings.profilePath, m_vaultPath,
                           m_vaultPath.isEmpty() ? QStringList() : QStringList(m_secretFiles)});
}

} // namespace pd

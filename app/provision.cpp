#include "app/provision.h"

#include "core/service/secret_text.h"
#include "core/settings/ini_text.h"
#include "core/settings/profile.h"
#include "core/vault/secret_bytes.h"
#include "ui/common/error_text.h"
#include "ui/setup/setup_words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace pd {

namespace {

constexpr qint64 maxFileBytes = qint64{256} * 1024;
constexpr qint64 maxSecretBytes = qint64{64} * 1024;
constexpr QLatin1String ownSection("provision/");
constexpr QLatin1String standardInput("-");

QStringList ownKeys()
{
    return {QStringLiteral("profile"),
            QStringLiteral("private_key"),
            QStringLiteral("private_key_passphrase"),
            QStringLiteral("certificate"),
            QStringLiteral("pkcs12"),
            QStringLiteral("pkcs12_passphrase"),
            QStringLiteral("api_v3_key"),
            QStringLiteral("public_key"),
            QStringLiteral("platform_certificates"),
            QStringLiteral("vault_passphrase")};
}

} // namespace

Provision::Provision(SetupSettings settings, const Clock &clock, Say say, ReadInput readInput)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_say(std::move(say))
    , m_readInput(std::move(readInput))
{ }

Provision::~Provision() = default;

void Provision::run(const QString &path)
{
    if (!readFile(path)) {
        end(ProvisionEnd::BadFile);
        return;
    }
    m_worker = std::make_unique<SetupWorker>(m_settings, m_clock);
    connect(m_worker.get(), &SetupWorker::factsChanged, this, &Provision::onFacts);
    connect(m_worker.get(), &SetupWorker::saved, this, &Provision::onSaved);
    connect(m_worker.get(), &SetupWorker::imported, this, [this](const ImportedItem &item) {
        m_good = item.isGood();
        if (!m_good) {
            m_say(QStringLiteral("%1: %2").arg(setupItemWord(item.item), importedText(item)));
        }
    });
    m_worker->start();
}

bool Provision::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_say(tr("%1 can't be read.").arg(QDir::toNativeSeparators(path)));
        return false;
    }
    m_folder = QFileInfo(path).absolutePath();
    const IniText ini = readIni(file.read(maxFileBytes));
    bool good = ini.isUtf8 && ini.badLines.isEmpty();
    if (!good) {
        m_say(tr("%1 is not an INI file in UTF-8.").arg(QDir::toNativeSeparators(path)));
    }
    QStringList known;
    const QList<ProfileKey> keys = profileKeys();
    for (const ProfileKey &key : keys) {
        known.append(key.name);
    }
    for (const IniEntry &entry : ini.entries) {
        const bool own = entry.key.startsWith(ownSection);
        const QString name = entry.key.mid(ownSection.size());
        if (own ? !ownKeys().contains(name) : !known.contains(entry.key)) {
            m_say(profileErrorText({ProfileProblem::UnknownKey, entry.key, {}, entry.line}));
            good = false;
        } else if (own) {
            m_own.insert(name, entry.value);
        } else {
            m_values.insert(entry.key, entry.value);
        }
    }
    for (const QString &key : {QStringLiteral("store/path"), QStringLiteral("wechatpay/ca_file")}) {
        if (!m_values.value(key).isEmpty()) {
            m_values.insert(key, absolute(m_values.value(key)));
        }
    }
    if (!valueOf(QStringLiteral("profile")).isEmpty()) {
        m_settings.profilePath = absolute(valueOf(QStringLiteral("profile")));
    }
    const QList<ProfileError> errors = checkProfileValues(m_values);
    for (const ProfileError &error : errors) {
        m_say(profileErrorText(error));
        good = false;
    }
    return good;
}

QString Provision::valueOf(const QString &key) const
{
    return m_own.value(key);
}

QString Provision::absolute(const QString &path) const
{
    return QDir::cleanPath(QDir(m_folder).absoluteFilePath(QDir::fromNativeSeparators(path)));
}

void Provision::onFacts(const SetupFacts &facts)
{
    if (facts.keychainKnown && !std::exchange(m_working, true)) {
        work();
    }
}

SharedSecret Provision::secret(const QString &key)
{
    const QString source = valueOf(key);
    QByteArray bytes;
    if (source == standardInput) {
        bytes = m_readInput();
    } else {
        QFile file(absolute(source));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            m_say(tr("%1: %2 can't be read.").arg(key, QDir::toNativeSeparators(file.fileName())));
            return {};
        }
        bytes = file.read(maxSecretBytes);
    }
    return takeSecret(bytes);
}

bool Provision::importFrom(SetupItem item, const QString &key, const SharedSecret &passphrase)
{
    const QString source = valueOf(key);
    if (source.isEmpty()) {
        return true;
    }
    m_good = false;
    if (source == standardInput) {
        m_worker->importSecret(item, secret(key), passphrase);
    } else {
        m_worker->importFile(item, absolute(source), passphrase);
    }
    return m_good;
}

void Provision::work()
{
    // Standard input is one text: it can be one of the secrets.
    int inputs = 0;
    for (const QString &source : std::as_const(m_own)) {
        inputs += source == standardInput ? 1 : 0;
    }
    if (inputs > 1) {
        m_say(tr("Standard input (\"-\") can be one of the secrets only."));
        end(ProvisionEnd::BadFile);
        return;
    }
    m_worker->setValues(m_values);
    QHash<QString, SharedSecret> passphrases;
    for (const QString &key :
         {QStringLiteral("private_key_passphrase"), QStringLiteral("pkcs12_passphrase"),
          QStringLiteral("vault_passphrase")}) {
        if (valueOf(key).isEmpty()) {
            continue;
        }
        SharedSecret read = secret(key);
        if (!read) {
            end(ProvisionEnd::BadKeys);
            return;
        }
        // A text file ends with a line end, a pass-phrase does not.
        QByteArray text = read->view().toByteArray();
        trimLineEnd(text);
        passphrases.insert(key, takeSecret(text));
    }
    bool good = importFrom(SetupItem::Pkcs12, QStringLiteral("pkcs12"),
                           passphrases.value(QStringLiteral("pkcs12_passphrase")));
    good = importFrom(SetupItem::PrivateKey, QStringLiteral("private_key"),
                      passphrases.value(QStringLiteral("private_key_passphrase")))
        && good;
    good = importFrom(SetupItem::Certificate, QStringLiteral("certificate"), {}) && good;
    good = importFrom(SetupItem::ApiV3Key, QStringLiteral("api_v3_key"), {}) && good;
    good = importFrom(SetupItem::PublicKey, QStringLiteral("public_key"), {}) && good;
    const QStringList platform = valueOf(QStringLiteral("platform_certificates")).split(u'|');
    for (const QString &path : platform) {
        if (!path.trimmed().isEmpty()) {
            m_good = false;
            m_worker->importFile(SetupItem::PlatformCertificate, absolute(path.trimmed()), {});
            good = good && m_good;
        }
    }
    if (!good) {
        end(ProvisionEnd::BadKeys);
        return;
    }
    m_worker->save(passphrases.value(QStringLiteral("vault_passphrase")));
}

void Provision::onSaved(const Result<SetupDone, SetupError> &result)
{
    if (!result) {
        const SetupError &error = result.error();
        const ErrorText words = setupErrorText(error);
        m_say(words.inOneLine());
        const SetupFacts &facts = m_worker->facts();
        for (const auto &findings :
             {facts.merchantFindings, facts.publicKeyFindings, facts.platformFindings}) {
            for (const CredentialFinding &finding : findings) {
                m_say(findingText(finding));
            }
        }
        switch (error.problem) {
        case SetupProblem::NoPrivateKey:
        case SetupProblem::NoSerial:
        case SetupProblem::NoVerificationKey:
        case SetupProblem::PublicKeyIncomplete:
        case SetupProblem::Findings:
            end(ProvisionEnd::BadKeys);
            return;
        case SetupProblem::NeedsPassphrase:
            end(ProvisionEnd::NeedsPassphrase);
            return;
        case SetupProblem::Vault:
        case SetupProblem::KeyFile:
        case SetupProblem::Profile:
            end(ProvisionEnd::NotWritten);
            return;
        }
        Q_UNREACHABLE();
    }
    m_say(tr("Profile: %1").arg(QDir::toNativeSeparators(result->profilePath)));
    if (!result->vaultPath.isEmpty()) {
        m_say(tr("Vault: %1").arg(QDir::toNativeSeparators(result->vaultPath)));
    }
    QStringList secrets = result->toDelete;
    for (const QString &key :
         {QStringLiteral("private_key_passphrase"), QStringLiteral("pkcs12_passphrase"),
          QStringLiteral("vault_passphrase")}) {
        if (!valueOf(key).isEmpty() && valueOf(key) != standardInput) {
            secrets.append(absolute(valueOf(key)));
        }
    }
    for (const QString &file : std::as_const(secrets)) {
        m_say(tr("Delete this file, it holds a secret: %1").arg(QDir::toNativeSeparators(file)));
    }
    end(ProvisionEnd::Done);
}

void Provision::end(ProvisionEnd end)
{
    if (!std::exchange(m_ended, true)) {
        Q_EMIT finished(end);
    }
}

} // namespace pd

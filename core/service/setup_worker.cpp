#include "core/service/setup_worker.h"

#include "core/domain/clock.h"
#include "core/service/key_files.h"
#include "core/settings/profile.h"
#include "core/vault/secret_bytes.h"
#include "core/vault/secret_keeper.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/credential_checks.h"
#include "core/wechatpay/network_transport.h"
#include "core/wechatpay/pem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr qint64 maxFileBytes = qint64{64} * 1024 + 1;
constexpr char derSequence = 0x30;

CertificateFacts factsOf(const Certificate &certificate)
{
    return {certificate.serial(), certificate.commonName(), certificate.notBefore(),
            certificate.notAfter()};
}

bool isWeChatPays(const Certificate &certificate)
{
    return certificate.commonName().startsWith(QLatin1String("Tenpay"), Qt::CaseInsensitive);
}

/// What the bytes say of themselves.
SetupItem kindOf(const QByteArray &bytes)
{
    const auto blocks = readPemBlocks(bytes);
    if (blocks && !blocks->isEmpty()) {
        switch (blocks->constFirst().kind) {
        case PemKind::Certificate: {
            const auto certificate = importCertificate(bytes);
            return certificate && isWeChatPays(*certificate) ? SetupItem::PlatformCertificate
                                                             : SetupItem::Certificate;
        }
        case PemKind::PublicKey:
        case PemKind::RsaPublicKey:
            return SetupItem::PublicKey;
        case PemKind::PrivateKey:
        case PemKind::RsaPrivateKey:
        case PemKind::EncryptedKey:
        case PemKind::OtherKey:
        case PemKind::Other:
            return SetupItem::PrivateKey;
        }
    }
    if (bytes.startsWith(derSequence)) {
        return SetupItem::Pkcs12;
    }
    constexpr qsizetype withLineEnd = ApiV3Key::size + 2;
    return bytes.size() >= ApiV3Key::size && bytes.size() <= withLineEnd ? SetupItem::ApiV3Key
                                                                         : SetupItem::PrivateKey;
}

QByteArray borrowed(const SharedSecret &secret)
{
    return secret ? QByteArray::fromRawData(secret->view().data(), secret->view().size())
                  : QByteArray();
}

} // namespace

SetupWorker::SetupWorker(SetupSettings settings, const Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
{ }

SetupWorker::~SetupWorker() = default;

Profile SetupWorker::namedFiles() const
{
    const QDir folder = QFileInfo(m_settings.profilePath).absoluteDir();
    const auto absolute = [&folder](const QString &path) {
        return path.isEmpty() ? QString()
                              : folder.absoluteFilePath(QDir::fromNativeSeparators(path));
    };
    Profile profile;
    profile.caFile = absolute(value("wechatpay/ca_file"));
    profile.certificateFile = absolute(value("merchant/certificate_file"));
    const QStringList certificates = value("wechatpay/certificate_files").split(u'|');
    for (const QString &path : certificates) {
        if (!path.trimmed().isEmpty()) {
            profile.certificateFiles.append(absolute(path.trimmed()));
        }
    }
    return profile;
}

void SetupWorker::readKept()
{
    const Profile profile = namedFiles();
    if (auto certificate = loadMerchantCertificate(profile)) {
        m_keptCertificate = *std::move(certificate);
    }
    if (const auto keys = loadVerificationKeys(profile)) {
        m_keptPlatform = keys->certificates;
    }
}

void SetupWorker::start()
{
    m_keeper = m_settings.makeKeeper();
    const ProfileValues old = readProfileValues(m_settings.profilePath);
    m_keptMchid = old.value(QStringLiteral("merchant/mchid"));
    m_values = old;
    readKept();
    m_facts.keptVault = !old.value(QStringLiteral("merchant/vault")).isEmpty();
    m_facts.keptKey
        = m_facts.keptVault || !old.value(QStringLiteral("merchant/private_key_file")).isEmpty();
    setValues(old);
    // Whether a keychain is there is only known by asking it for something.
    m_keeper->read(QStringLiteral("points-desk-hello"),
                   [this](const Result<SecretBytes, KeeperError> &read) {
                       m_facts.keychainKnown = true;
                       m_facts.keychain = read || read.error().problem == KeeperProblem::NoSuchKey
                           || read.error().problem == KeeperProblem::NotOurs;
                       Q_EMIT factsChanged(m_facts);
                   });
}

QString SetupWorker::value(const char *key) const
{
    return m_values.value(QLatin1String(key)).trimmed();
}

void SetupWorker::setValues(const ProfileValues &values)
{
    m_values = values;
    renewFacts();
}

QString SetupWorker::serial() const
{
    return m_certificate ? m_certificate->serial() : value("merchant/serial");
}

void SetupWorker::renewFacts()
{
    SetupFacts facts = m_facts;
    const QDateTime now = m_clock.now();
    facts.keyBits = m_key ? m_key->bits() : 0;
    const std::optional<Certificate> &certificate
        = m_certificate ? m_certificate : m_keptCertificate;
    facts.certificate.reset();
    if (certificate) {
        facts.certificate = factsOf(*certificate);
    }
    facts.apiV3Key = m_apiV3Key.has_value();
    facts.publicKeyBits = m_publicKey ? m_publicKey->bits() : 0;
    facts.merchantFindings = checkMerchant({m_key, certificate, {}, value("merchant/mchid")}, now);
    facts.publicKeyFindings
        = m_publicKey ? checkPublicKey(*m_publicKey, m_key) : QList<CredentialFinding>();
    facts.platform.clear();
    facts.platformFindings.clear();
    for (const Certificate &held : platformCertificates()) {
        facts.platform.append(factsOf(held));
        facts.platformFindings += checkPlatformCertificate(held, m_key, now);
    }
    if (facts != m_facts) {
        m_facts = facts;
        Q_EMIT factsChanged(m_facts);
    }
}

QList<Certificate> SetupWorker::platformCertificates() const
{
    if (m_platform.isEmpty()) {
        return m_keptPlatform;
    }
    QList<Certificate> given;
    for (const Platform &one : m_platform) {
        given.append(one.certificate);
    }
    return given;
}

const SetupFacts &SetupWorker::facts() const
{
    return m_facts;
}

void SetupWorker::importFile(SetupItem item, const QString &path, const SharedSecret &passphrase)
{
    ImportedItem end;
    end.item = item;
    end.file = path;
    QFile file(path);
    // Unbuffered: Qt's buffer would keep a copy that nobody wipes.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        end.readable = false;
        Q_EMIT imported(end);
        return;
    }
    QByteArray bytes = file.read(maxFileBytes);
    if (item == SetupItem::Any) {
        end.item = kindOf(bytes);
    } else if (item == SetupItem::PrivateKey && kindOf(bytes) == SetupItem::Pkcs12) {
        end.item = SetupItem::Pkcs12;
    }
    take(end, bytes, passphrase);
    wipeSecret(bytes);
    renewFacts();
    Q_EMIT imported(end);
}

void SetupWorker::importSecret(SetupItem item, const SharedSecret &bytes,
                               const SharedSecret &passphrase)
{
    ImportedItem end;
    end.item = item;
    take(end, borrowed(bytes), passphrase);
    renewFacts();
    Q_EMIT imported(end);
}

void SetupWorker::take(ImportedItem &item, const QByteArray &bytes, const SharedSecret &passphrase)
{
    switch (item.item) {
    case SetupItem::Any:
    case SetupItem::PrivateKey: {
        auto key = importPrivateKey(bytes, borrowed(passphrase), {m_settings.legacyModules});
        if (key) {
            keepKey(*std::move(key), item.file);
        } else {
            item.problem = key.error();
        }
        return;
    }
    case SetupItem::Pkcs12:
        takePkcs12(item, bytes, passphrase);
        return;
    case SetupItem::Certificate:
    case SetupItem::PlatformCertificate:
        takeCertificate(item, bytes);
        return;
    case SetupItem::PublicKey: {
        const auto key = importPublicKey(bytes);
        if (key) {
            m_publicKey = *key;
            m_publicKeyPem = bytes.trimmed() + '\n';
        } else {
            item.problem = key.error();
        }
        return;
    }
    case SetupItem::ApiV3Key: {
        auto text = std::make_shared<SecretBytes>(SecretBytes::copyOf(bytes));
        const auto key = ApiV3Key::fromText(text->view());
        if (key) {
            m_apiV3Key = *key;
            m_apiV3Text = std::move(text);
            if (!item.file.isEmpty()) {
                m_secretFiles.append(item.file);
            }
        } else {
            item.apiV3KeyProblem = key.error();
        }
        return;
    }
    }
    Q_UNREACHABLE();
}

void SetupWorker::keepKey(ImportedKey key, const QString &file)
{
    m_key = key.key;
    m_keyPem = takeSecret(key.pem);
    if (!file.isEmpty() && !m_secretFiles.contains(file)) {
        m_secretFiles.append(file);
    }
}

void SetupWorker::takeCertificate(ImportedItem &item, const QByteArray &bytes)
{
    const auto certificate = importCertificate(bytes);
    if (!certificate) {
        item.problem = certificate.error();
        return;
    }
    if (item.item == SetupItem::Certificate) {
        m_certificate = *certificate;
        m_certificatePem = bytes.trimmed() + '\n';
        return;
    }
    const auto same = [&certificate](const Platform &held) {
        return held.certificate.serial() == certificate->serial();
    };
    if (std::none_of(m_platform.cbegin(), m_platform.cend(), same)) {
        m_platform.append({*certificate, bytes.trimmed() + '\n'});
    }
}

void SetupWorker::takePkcs12(ImportedItem &item, const QByteArray &bytes,
                             const SharedSecret &passphrase)
{
    const LegacyModules modules{m_settings.legacyModules};
    // WeChat Pay makes it out under the merchant number.
    const QByteArray usual = value("merchant/mchid").toLatin1();
    const bool given = passphrase && !passphrase->isEmpty();
    auto read = importPkcs12(bytes, given ? borrowed(passphrase) : usual, modules);
    if (!read) {
        item.problem = read.error() == CredentialProblem::WrongPassphrase && !given
            ? CredentialProblem::NeedsPassphrase
            : read.error();
        return;
    }
    keepKey(std::move(read->key), item.file);
    m_certificate = read->certificate;
    m_certificatePem = read->certificatePem.trimmed() + '\n';
}

void SetupWorker::setApiV3Key(const SharedSecret &text)
{
    ImportedItem end;
    end.item = SetupItem::ApiV3Key;
    take(end, borrowed(text), {});
    renewFacts();
    Q_EMIT imported(end);
}

} // namespace pd

#include "core/service/live_connection.h"

#include "core/domain/clock.h"
#include "core/service/certificate_keeper.h"
#include "core/service/head_memory.h"
#include "core/service/key_files.h"
#include "core/service/seal_folder.h"
#include "core/store/journal.h"
#include "core/vault/secret_keeper.h"
#include "core/vault/vault_access.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/server_clock.h"
#include "core/wechatpay/watching_transport.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pd {

LiveConnection::LiveConnection(LiveSettings settings, const Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
{ }

LiveConnection::~LiveConnection() = default;

void LiveConnection::open()
{
    if (auto read = readFiles(); !read) {
        refuse(read.error());
        return;
    }
    const Profile &profile = m_settings.profile;
    if (profile.vaultFile.isEmpty()) {
        auto key = loadPrivateKey(profile);
        if (!key) {
            refuse(key.error());
            return;
        }
        connectWith(*std::move(key));
        return;
    }
    m_opening = true;
    m_keeper = m_settings.makeKeeper();
    openVault(profile.vaultFile, *m_keeper,
              [this](Result<Vault, VaultError> vault) { onVault(std::move(vault)); });
}

void LiveConnection::unlock(const SharedSecret &passphrase)
{
    if (m_client || !passphrase) {
        return;
    }
    onVault(
        Vault::open(m_settings.profile.vaultFile, VaultKey::fromPassphrase(passphrase->clone())));
}

Result<void, KeyProblem> LiveConnection::readFiles()
{
    const Profile &profile = m_settings.profile;
    auto ca = loadExtraCa(profile);
    if (!ca) {
        return fail(ca.error());
    }
    m_extraCa = *std::move(ca);
    auto certificate = loadMerchantCertificate(profile);
    if (!certificate) {
        return fail(certificate.error());
    }
    m_certificate = *std::move(certificate);
    auto keys = loadVerificationKeys(profile);
    if (!keys) {
        return fail(keys.error());
    }
    if (auto apiV3Key = loadApiV3Key(profile)) {
        m_apiV3Key = *std::move(apiV3Key);
    } else {
        m_notices.apiV3Key = apiV3Key.error();
        Q_EMIT noticesChanged();
    }
    m_fixedKeys = std::move(keys->keys);
    m_fixedCertificates = std::move(keys->certificates);
    lookAtCertificates();
    return {};
}

void LiveConnection::onVault(Result<Vault, VaultError> vault)
{
    m_opening = false;
    if (!vault) {
        m_vaultProblem = vault.error();
        Q_EMIT changed();
        return;
    }
    m_vaultProblem.reset();
    m_headMemory.reset();
    m_vault = *std::move(vault);
    m_headMemory = std::make_shared<VaultHeadMemory>(*m_vault);
    const auto missing = [this](KeyError error) {
        refuse({KeyRole::PrivateKey, m_settings.profile.vaultFile, true, error});
    };
    const SecretBytes *pem = m_vault->find(secret_names::merchantKey);
    if (pem == nullptr) {
        missing(KeyError::Empty);
        return;
    }
    // Read in place: no second copy of the key that nobody wipes.
    auto key = PrivateKey::fromPem(QByteArray::fromRawData(pem->view().data(), pem->view().size()));
    if (!key) {
        missing(key.error());
        return;
    }
    if (const SecretBytes *text = m_vault->find(secret_names::apiV3Key); text != nullptr) {
        if (auto read = ApiV3Key::fromText(text->view())) {
            m_apiV3Key = *std::move(read);
        }
    }
    connectWith(*std::move(key));
}

void LiveConnection::refuse(const KeyProblem &problem)
{
    m_keyProblem = problem;
    Q_EMIT changed();
}

void LiveConnection::connectWith(PrivateKey key)
{
    const Profile &profile = m_settings.profile;
    m_key = key;
    // A key that can't be kept beside the profile can still be had from the merchant's certificate.
    (void)SealFolder::of(profile).keep(key.publicKey());
    m_network = std::make_unique<NetworkTransport>(
        NetworkLimits{profile.connectTimeoutMs, profile.callTimeoutMs}, m_extraCa);
    m_transport = std::make_unique<WatchingTransport>(
        *m_network, [this](const HttpRequest &, const SendEnd &end) {
            if (const auto *reply = std::get_if<HttpReply>(&end)) {
                watch(*reply);
            }
        });
    m_client = std::make_unique<ApiClient>(ApiEndpoint{profile.baseUrl, m_settings.userAgent},
                                           Signer(profile.mchid, profile.serial, std::move(key)),
                                           m_fixedKeys, *m_transport, m_clock);
    m_keyProblem.reset();
    if (m_apiV3Key) {
        m_certificates = std::make_unique<CertificateKeeper>(certificatesPath(), m_fixedKeys,
                                                             *m_apiV3Key, *m_client, m_clock);
        connect(m_certificates.get(), &CertificateKeeper::changed, this, [this] {
            lookAtApiV3Key();
            lookAtCertificates();
            if (client() != nullptr) {
                m_keyProblem.reset();
            }
            Q_EMIT changed();
        });
        m_certificates->start();
        lookAtCertificates();
    }
    if (client() == nullptr) {
        // Nothing is sent whose answer could not be believed.
        m_keyProblem = KeyProblem{KeyRole::PlatformCertificate, {}, true, KeyError::Empty};
    }
    Q_EMIT changed();
}

ApiClient *LiveConnection::client() const
{
    return m_client && !m_client->trustedKeys().isEmpty() ? m_client.get() : nullptr;
}

ApiClient *LiveConnection::checkClient() const
{
    return m_client.get();
}

void LiveConnection::watch(const HttpReply &reply)
{
    if (m_certificates) {
        m_certificates->metSerial(
            QString::fromLatin1(headerValue(reply.headers, "Wechatpay-Serial")));
    }
    std::optional<qint64> ahead = clockAhead(reply.headers, m_clock.now());
    if (!ahead) {
        return;
    }
    if (std::abs(*ahead) < clockWarningSeconds) {
        ahead.reset();
    }
    if (ahead.has_value() != m_notices.clockAhead.has_value()
        || (ahead && std::abs(*ahead - *m_notices.clockAhead) > 2)) {
        m_notices.clockAhead = ahead;
        Q_EMIT noticesChanged();
    }
}

void LiveConnection::lookAtApiV3Key()
{
    std::optional<ApiV3KeyNotice> notice;
    const auto &problem = m_certificates->problem();
    if (problem && problem->problem == PlatformCertificateProblem::WrongApiV3Key) {
        notice = ApiV3KeyNotice{ApiV3KeyFault::DoesNotDecrypt, m_settings.profile.apiV3KeyFile};
    }
    if (notice != m_notices.apiV3Key) {
        m_notices.apiV3Key = notice;
        Q_EMIT noticesChanged();
    }
}

void LiveConnection::lookAtCertificates()
{
    QList<CertificateEnd> ends;
    const QDateTime limit = m_clock.now().addDays(certificateNoticeDays);
    if (m_certificate && m_certificate->notAfter() < limit) {
        ends.append(
            {CertificateOwner::Merchant, m_certificate->serial(), m_certificate->notAfter()});
    }
    // With a public key nothing depends on them, and a newer one replaces an older one.
    const QList<Certificate> platform = platformCertificates();
    if (m_settings.profile.publicKeyId.isEmpty() && !platform.isEmpty()) {
        const auto last
            = std::max_element(platform.begin(), platform.end(), [](const auto &a, const auto &b) {
                  return a.notAfter() < b.notAfter();
              });
        if (last->notAfter() < limit) {
            ends.append({CertificateOwner::WeChatPay, last->serial(), last->notAfter()});
        }
    }
    if (ends != m_notices.ends) {
        m_notices.ends = ends;
        Q_EMIT noticesChanged();
    }
}

QList<Certificate> LiveConnection::platformCertificates() const
{
    QList<Certificate> all = m_fixedCertificates;
    if (m_certificates) {
        all.append(m_certificates->certificates());
    }
    return all;
}

QString LiveConnection::certificatesPath() const
{
    const Profile &profile = m_settings.profile;
    return QFileInfo(profile.storePath).absolutePath()
        + QStringLiteral("/platform-certificates-%1.pem").arg(profile.mchid);
}

bool LiveConnection::isOpening() const
{
    return m_opening;
}

const std::optional<KeyProblem> &LiveConnection::keyProblem() const
{
    return m_keyProblem;
}

const std::optional<VaultError> &LiveConnection::vaultProblem() const
{
    return m_vaultProblem;
}

const DeskNotices &LiveConnection::notices() const
{
    return m_notices;
}

NotificationKeys LiveConnection::notificationKeys() const
{
    return {m_apiV3Key, m_client ? m_client->trustedKeys() : m_fixedKeys};
}

CheckMaterial LiveConnection::checkMaterial() const
{
    CheckMaterial material;
    material.baseUrl = m_settings.profile.baseUrl;
    material.key = m_key;
    material.certificate = m_certificate;
    material.serial = m_settings.profile.serial;
    material.platformCertificates = platformCertificates();
    if (!material.platformCertificates.isEmpty()) {
        material.platformSerial = material.platformCertificates.constLast().serial();
    }
    return material;
}

std::shared_ptr<HeadMemory> LiveConnection::headMemory() const
{
    return m_headMemory;
}

std::optional<SealSigner> LiveConnection::sealSigner() const
{
    const Profile &profile = m_settings.profile;
    return m_key ? std::optional<SealSigner>(sealSignerOf(profile.mchid, profile.serial, *m_key))
                 : std::nullopt;
}

EndpointProbe &LiveConnection::probe()
{
    if (!m_probe) {
        const Profile &profile = m_settings.profile;
        m_probe = std::make_unique<NetworkProbe>(
            NetworkLimits{profile.connectTimeoutMs, profile.callTimeoutMs}, m_extraCa);
    }
    return *m_probe;
}

} // namespace pd

// The set-up's connection check: with what is on the pages, before anything is written.
#include "core/domain/clock.h"
#include "core/service/key_files.h"
#include "core/service/setup_worker.h"
#include "core/settings/profile.h"
#include "core/vault/secret_bytes.h"
#include "core/vault/secret_keeper.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/network_transport.h"
#include "core/wechatpay/platform_certificates.h"

#include <utility>

namespace pd {

TrustedKeys SetupWorker::trustedKeys() const
{
    TrustedKeys keys;
    const QString id = value("wechatpay/public_key_id");
    if (m_publicKey && !id.isEmpty()) {
        keys.addPublicKey(id, *m_publicKey);
    }
    for (const Certificate &held : platformCertificates()) {
        keys.addCertificate(held);
    }
    return keys;
}

void SetupWorker::startCheck()
{
    cancelCheck();
    m_check.reset();
    m_client.reset();
    // A CA that can't be read is left out: then the check says that nobody trusts the connection.
    const QList<QSslCertificate> extraCa
        = loadExtraCa(namedFiles()).value_or(QList<QSslCertificate>());
    m_network = std::make_unique<NetworkTransport>(NetworkLimits{}, extraCa);
    m_probe = std::make_unique<NetworkProbe>(NetworkLimits{}, extraCa);
    const QString address = value("wechatpay/base_url");
    const QUrl url(address.isEmpty() ? QStringLiteral("https://api.mch.weixin.qq.com") : address);
    if (m_key) {
        m_client = std::make_unique<ApiClient>(ApiEndpoint{url, m_settings.userAgent},
                                               Signer(value("merchant/mchid"), serial(), *m_key),
                                               trustedKeys(), *m_network, m_clock);
    }
    fetchThenCheck();
}

void SetupWorker::fetchThenCheck()
{
    if (!m_client || !m_apiV3Key || !m_client->trustedKeys().isEmpty()) {
        runCheck();
        return;
    }
    fetchPlatformCertificates(
        *m_client, *m_apiV3Key, TrustBasis::ApiV3Key, m_clock,
        [this](const Result<QList<PlatformCertificate>, PlatformCertificateError> &fetched) {
            if (fetched) {
                for (const PlatformCertificate &found : *fetched) {
                    m_platform.append({found.certificate, found.pem.trimmed() + '\n'});
                }
                m_client->setTrustedKeys(trustedKeys());
                renewFacts();
            }
            runCheck(); // which says what is wrong with the rest
        });
}

void SetupWorker::runCheck()
{
    CheckMaterial material;
    const QString address = value("wechatpay/base_url");
    material.baseUrl
        = QUrl(address.isEmpty() ? QStringLiteral("https://api.mch.weixin.qq.com") : address);
    material.key = m_key;
    material.certificate = m_certificate ? m_certificate : m_keptCertificate;
    material.serial = serial();
    material.platformCertificates = platformCertificates();
    if (!material.platformCertificates.isEmpty()) {
        material.platformSerial = material.platformCertificates.constLast().serial();
    }
    m_check = std::make_unique<ConnectionCheck>(material, m_client.get(), *m_probe, m_clock);
    connect(m_check.get(), &ConnectionCheck::stepChanged, this, &SetupWorker::checkStepChanged);
    connect(m_check.get(), &ConnectionCheck::finished, this, &SetupWorker::checkFinished);
    m_check->start();
}

void SetupWorker::cancelCheck()
{
    if (m_check) {
        m_check->cancel();
    }
}

} // namespace pd

#pragma once

#include "core/domain/desk_notices.h"
#include "core/domain/key_problem.h"
#include "core/domain/vault_error.h"
#include "core/service/connection_check.h"
#include "core/service/secret_text.h"
#include "core/settings/profile.h"
#include "core/vault/vault.h"
#include "core/wechatpay/aes_gcm.h"
#include "core/wechatpay/endpoint_probe.h"
#include "core/wechatpay/network_transport.h"
#include "core/wechatpay/notification.h"
#include "core/wechatpay/reply_verifier.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace pd {

class ApiClient;
class CertificateKeeper;
class HeadMemory;
class SecretKeeper;
class WatchingTransport;
struct SealSigner;

struct LiveSettings
{
    Profile profile;
    QByteArray userAgent;
    std::function<std::unique_ptr<SecretKeeper>()> makeKeeper; ///< the keychain
};

/// A live desk's way to WeChat Pay: opens the vault (or reads the key file), builds the client,
/// keeps platform certificates fresh and watches the clock. Lives on the desk thread. Secrets stay
/// in it and are wiped with it.
class LiveConnection : public QObject
{
    Q_OBJECT
public:
    LiveConnection(LiveSettings settings, const Clock &clock);
    ~LiveConnection() override;

    /// Ends with changed(): within the call where no keychain is asked, later where one is.
    void open();
    /// Opens a vault that is sealed under a pass-phrase; ends with changed(), within the call.
    void unlock(const SharedSecret &passphrase);

    /// Null while nothing can be sent. Once there, it stays as long as this object.
    [[nodiscard]] ApiClient *client() const;
    [[nodiscard]] bool isOpening() const;
    [[nodiscard]] const std::optional<KeyProblem> &keyProblem() const;
    [[nodiscard]] const std::optional<VaultError> &vaultProblem() const;
    [[nodiscard]] const DeskNotices &notices() const;
    /// What notifications are opened with, as far as it is known.
    [[nodiscard]] NotificationKeys notificationKeys() const;
    [[nodiscard]] CheckMaterial checkMaterial() const;
    /// For the check: the client even before a key to verify answers is held. May be null.
    [[nodiscard]] ApiClient *checkClient() const;
    [[nodiscard]] EndpointProbe &probe();
    /// The vault's memory of the journal's sealed place; null until it is open, or without one.
    [[nodiscard]] std::shared_ptr<HeadMemory> headMemory() const;
    /// The merchant key, lent for seals of the journal; nothing until it is there.
    [[nodiscard]] std::optional<SealSigner> sealSigner() const;

Q_SIGNALS:
    void changed();
    void noticesChanged();

private:
    void onVault(Result<Vault, VaultError> vault);
    [[nodiscard]] Result<void, KeyProblem> readFiles();
    void connectWith(PrivateKey key);
    void refuse(const KeyProblem &problem);
    void watch(const HttpReply &reply);
    void lookAtApiV3Key();
    void lookAtCertificates();
    [[nodiscard]] QList<Certificate> platformCertificates() const;
    [[nodiscard]] QString certificatesPath() const;

    LiveSettings m_settings;
    const Clock &m_clock;
    bool m_opening = false;
    std::optional<KeyProblem> m_keyProblem;
    std::optional<VaultError> m_vaultProblem;
    DeskNotices m_notices;
    QList<QSslCertificate> m_extraCa;
    TrustedKeys m_fixedKeys;
    QList<Certificate> m_fixedCertificates;
    std::optional<Certificate> m_certificate; ///< the merchant's
    std::optional<PrivateKey> m_key;
    std::optional<ApiV3Key> m_apiV3Key;
    std::optional<Vault> m_vault; ///< open, for what is remembered in it
    std::shared_ptr<HeadMemory> m_headMemory;
    std::unique_ptr<SecretKeeper> m_keeper;
    // In this order: what is used goes after what uses it.
    std::unique_ptr<NetworkProbe> m_probe;
    std::unique_ptr<NetworkTransport> m_network;
    std::unique_ptr<WatchingTransport> m_transport;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CertificateKeeper> m_certificates;
};

} // namespace pd

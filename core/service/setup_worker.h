#pragma once

#include "core/domain/result.h"
#include "core/domain/setup_facts.h"
#include "core/service/check_result.h"
#include "core/service/connection_check.h"
#include "core/service/secret_text.h"
#include "core/settings/profile_writer.h"
#include "core/vault/vault.h"
#include "core/wechatpay/aes_gcm.h"
#include "core/wechatpay/credentials.h"
#include "core/wechatpay/endpoint_probe.h"
#include "core/wechatpay/reply_verifier.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace pd {

class ApiClient;
class Clock;
class NetworkTransport;
class SecretKeeper;
struct Profile;

struct SetupSettings
{
    QString profilePath; ///< to be written; may exist
    QByteArray userAgent;
    QString legacyModules; ///< OpenSSL's legacy provider; empty for its own place
    std::function<std::unique_ptr<SecretKeeper>()> makeKeeper;
};

/// Sets a desk up: reads what a merchant is handed, holds it against each other, tries the
/// connection, and writes vault, key files and profile, in this order: what the profile names is
/// there before it. Nothing is overwritten but the profile and WeChat Pay's public material. One
/// thread; secrets stay in it and are wiped.
class SetupWorker : public QObject
{
    Q_OBJECT
public:
    SetupWorker(SetupSettings settings, const Clock &clock);
    ~SetupWorker() override;

    /// Asks the keychain whether it is there; ends with factsChanged().
    void start();
    /// What the pages say so far, by the profile's keys.
    void setValues(const ProfileValues &values);
    void importFile(SetupItem item, const QString &path, const SharedSecret &passphrase);
    /// What was read elsewhere, from standard input for example.
    void importSecret(SetupItem item, const SharedSecret &bytes, const SharedSecret &passphrase);
    void setApiV3Key(const SharedSecret &text);
    void startCheck();
    void cancelCheck();
    /// `passphrase`: for the vault, where there is no keychain; may be null.
    void save(const SharedSecret &passphrase);

    [[nodiscard]] const SetupFacts &facts() const;

Q_SIGNALS:
    void factsChanged(const pd::SetupFacts &facts);
    void imported(const pd::ImportedItem &item);
    void checkStepChanged(const pd::CheckResult &result);
    void checkFinished(const QList<pd::CheckResult> &results);
    void saved(const pd::Result<pd::SetupDone, pd::SetupError> &result);

private:
    struct Platform
    {
        Certificate certificate;
        QByteArray pem;
    };
    void take(ImportedItem &item, const QByteArray &bytes, const SharedSecret &passphrase);
    void takeCertificate(ImportedItem &item, const QByteArray &bytes);
    void takePkcs12(ImportedItem &item, const QByteArray &bytes, const SharedSecret &passphrase);
    void keepKey(ImportedKey key, const QString &file);
    void renewFacts();
    /// What the profile names already: it is held against what is given now.
    void readKept();
    /// The files that the pages name, as far as they are read here.
    [[nodiscard]] Profile namedFiles() const;
    /// Those that were given; the profile's, if none was.
    [[nodiscard]] QList<Certificate> platformCertificates() const;
    /// Whether what was given can't go together. What was there before and is not touched (a
    /// certificate that is over, for example) does not stop other changes.
    [[nodiscard]] bool isStopped() const;
    [[nodiscard]] QString value(const char *key) const;
    [[nodiscard]] std::optional<SetupError> whatIsMissing() const;
    void fetchThenCheck();
    void runCheck();
    [[nodiscard]] TrustedKeys trustedKeys() const;
    [[nodiscard]] QString serial() const;
    void openOrMakeVault(const SharedSecret &passphrase);
    void makeVault(const SharedSecret &passphrase);
    void onVault(Result<Vault, VaultError> vault, const QString &path);
    void writeRest();
    [[nodiscard]] Result<QString, SetupError> writeKeyFile(const QString &name,
                                                           const QByteArray &pem) const;
    [[nodiscard]] QString besideProfile(const QString &ending) const;
    [[nodiscard]] QString inProfile(const QString &path) const;

    SetupSettings m_settings;
    const Clock &m_clock;
    ProfileValues m_values;
    SetupFacts m_facts;
    std::unique_ptr<SecretKeeper> m_keeper;
    std::optional<PrivateKey> m_key;
    SharedSecret m_keyPem;
    std::optional<Certificate> m_certificate;
    QByteArray m_certificatePem;
    QString m_keptMchid;
    std::optional<Certificate> m_keptCertificate;
    QList<Certificate> m_keptPlatform;
    SharedSecret m_apiV3Text;
    std::optional<ApiV3Key> m_apiV3Key;
    std::optional<PublicKey> m_publicKey;
    QByteArray m_publicKeyPem;
    QList<Platform> m_platform;
    QStringList m_secretFiles;
    QString m_vaultPath;
    // For the check; in this order.
    std::unique_ptr<NetworkProbe> m_probe;
    std::unique_ptr<NetworkTransport> m_network;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<ConnectionCheck> m_check;
};

} // namespace pd

#pragma once

#include "core/domain/credential_problem.h"
#include "core/domain/platform_certificate_error.h"
#include "core/domain/vault_error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pd {

/// What a merchant is handed, one by one.
enum class SetupItem {
    Any, ///< dropped on the window: what it is stands in it
    PrivateKey, ///< apiclient_key.pem
    Certificate, ///< apiclient_cert.pem
    Pkcs12, ///< apiclient_cert.p12: key and certificate
    ApiV3Key, ///< typed, or in a text file
    PublicKey, ///< pub_key.pem: WeChat Pay's
    PlatformCertificate ///< wechatpay_….pem: WeChat Pay's
};

/// How one import ended.
struct ImportedItem
{
    SetupItem item = SetupItem::Any; ///< what it turned out to be
    QString file; ///< its path; empty for what was typed
    bool readable = true;
    std::optional<CredentialProblem> problem;
    std::optional<ApiV3KeyProblem> apiV3KeyProblem;
    [[nodiscard]] bool isGood() const
    {
        return readable && !problem && !apiV3KeyProblem;
    }
    bool operator==(const ImportedItem &) const = default;
};

struct CertificateFacts
{
    QString serial;
    QString commonName;
    QDateTime notBefore;
    QDateTime notAfter;
    bool operator==(const CertificateFacts &) const = default;
};

/// What is there so far. Nothing in it is secret.
struct SetupFacts
{
    bool keychainKnown = false; ///< it has been asked
    bool keychain = false; ///< else the vault needs a pass-phrase
    bool keptKey = false; ///< a vault or a key file of the profile that stays unless replaced
    bool keptVault = false; ///< that is a vault
    int keyBits = 0; ///< 0: no private key was given
    std::optional<CertificateFacts> certificate;
    bool apiV3Key = false;
    int publicKeyBits = 0;
    QList<CertificateFacts> platform;
    QList<CredentialFinding> merchantFindings;
    QList<CredentialFinding> publicKeyFindings;
    QList<CredentialFinding> platformFindings;
    bool operator==(const SetupFacts &) const = default;
};

enum class SetupProblem {
    NoPrivateKey,
    NoSerial, ///< neither the merchant's certificate nor its serial
    NoVerificationKey, ///< neither public key, platform certificate nor APIv3 key
    PublicKeyIncomplete, ///< id without file or file without id
    NeedsPassphrase, ///< no keychain here, and none was typed
    Findings, ///< an error among the facts' findings
    Vault, ///< see `vault`
    KeyFile, ///< a file beside the profile can't be written; `detail`
    Profile ///< the profile can't be written; `detail`
};

struct SetupError
{
    SetupProblem problem = SetupProblem::NoPrivateKey;
    VaultError vault;
    QString detail; ///< a path or the system's words; never a secret
    bool operator==(const SetupError &) const = default;
};

struct SetupDone
{
    QString profilePath;
    QString vaultPath; ///< empty where nothing secret was given
    QStringList toDelete; ///< files with secrets that are in the vault now
    bool operator==(const SetupDone &) const = default;
};

} // namespace pd

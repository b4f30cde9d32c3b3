#pragma once

#include "core/domain/result.h"
#include "core/domain/vault_error.h"
#include "core/vault/secret_bytes.h"
#include "core/vault/vault_format.h"

#include <QList>
#include <QString>

#include <map>
#include <memory>

class QLockFile;

namespace pd {

/// The names under which the desk keeps its secrets.
namespace secret_names {
inline const QString merchantKey = QStringLiteral("merchant_private_key"); ///< PEM, PKCS#8
inline const QString apiV3Key = QStringLiteral("api_v3_key"); ///< 32 letters and digits
/// No secret, but nobody else may change it: the place of the journal that was sealed last.
inline const QString sealedPlace = QStringLiteral("sealed_place");
} // namespace secret_names

using NamedSecrets = std::map<QString, SecretBytes>;

/// What opens a vault.
class VaultKey
{
public:
    /// `id` has 16 bytes and names the key in the keychain, `key` has 32.
    [[nodiscard]] static VaultKey fromKeychain(QByteArray id, SecretBytes key);
    /// UTF-8.
    [[nodiscard]] static VaultKey fromPassphrase(SecretBytes passphrase);

private:
    friend class Vault;
    VaultKey(VaultKeyKind kind, QByteArray id, SecretBytes secret);
    VaultKeyKind m_kind;
    QByteArray m_id;
    SecretBytes m_secret;
};

/// What can be known of a vault without its key.
struct VaultInfo
{
    VaultKeyKind kind = VaultKeyKind::Keychain;
    QByteArray keyId; ///< of a keychain's key
    bool operator==(const VaultInfo &) const = default;
};
[[nodiscard]] Result<VaultInfo, VaultError> inspectVault(const QString &path);

/// One sealed file with named secrets, open. Every change is on the disk, whole, before it returns;
/// if it can't be, file and memory stay as they were. A change goes on top of what the file holds
/// at that moment: a desk that remembers something in it does not undo what the set-up has put
/// there meanwhile. For one thread; two objects may have the same file open.
class Vault
{
public:
    /// An empty vault in a new file. Never replaces one.
    [[nodiscard]] static Result<Vault, VaultError> create(const QString &path, const VaultKey &key,
                                                          const ScryptCost &cost = {});
    [[nodiscard]] static Result<Vault, VaultError> open(const QString &path, const VaultKey &key);

    /// Adds or replaces all of them in one write.
    [[nodiscard]] Result<void, VaultError> put(NamedSecrets secrets);
    [[nodiscard]] Result<void, VaultError> put(const QString &name, SecretBytes secret);
    /// Nothing happens if there is none of that name.
    [[nodiscard]] Result<void, VaultError> remove(const QString &name);
    /// Seals the same secrets under another key from now on.
    [[nodiscard]] Result<void, VaultError> changeKey(const VaultKey &key,
                                                     const ScryptCost &cost = {});

    /// Null if there is none. Valid until the next change.
    [[nodiscard]] const SecretBytes *find(const QString &name) const;
    [[nodiscard]] QList<QString> names() const;
    [[nodiscard]] VaultKeyKind keyKind() const;

private:
    struct Lock
    {
        VaultHeader header; ///< without nonce
        SecretBytes master;
    };
    Vault(QString path, Lock lock, NamedSecrets secrets);
    /// Keeps every other writer away while the lock lives, and reads the file again. WrongKey when
    /// it has been sealed under another key meanwhile.
    [[nodiscard]] Result<std::unique_ptr<QLockFile>, VaultError> takeTurn();
    [[nodiscard]] static Result<Lock, VaultError> makeLock(const VaultKey &key,
                                                           const ScryptCost &cost);
    [[nodiscard]] static Result<void, VaultError> write(const QString &path, const Lock &lock,
                                                        const NamedSecrets &secrets, bool create);
    QString m_path;
    Lock m_lock;
    NamedSecrets m_secrets;
};

} // namespace pd

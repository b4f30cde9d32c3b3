#include "core/vault/vault_access.h"

#include <QFileInfo>

#include <memory>
#include <utility>

namespace pd {

namespace {

VaultError errorOf(const KeeperError &error)
{
    switch (error.problem) {
    case KeeperProblem::NoKeychain:
        return {VaultProblem::NoKeychain, error.detail, 0};
    case KeeperProblem::NoSuchKey:
        return {VaultProblem::KeychainHasNoKey, error.detail, 0};
    case KeeperProblem::Refused:
        return {VaultProblem::KeychainRefused, error.detail, 0};
    case KeeperProblem::NotOurs:
        return {VaultProblem::WrongKey, error.detail, 0};
    case KeeperProblem::Other:
        return {VaultProblem::KeychainFailed, error.detail, 0};
    }
    Q_UNREACHABLE();
}

/// A std::function must be copyable, a secret is not: what a creation needs on its way.
struct Creation
{
    QString path;
    QByteArray id;
    SecretBytes key;
    VaultDone done;
};

void afterReadingBack(SecretKeeper &keeper, Creation &creation,
                      const Result<SecretBytes, KeeperError> &kept)
{
    if (!kept) {
        creation.done(fail(errorOf(kept.error())));
        return;
    }
    if (!kept->equals(creation.key)) {
        creation.done(fail(VaultError{VaultProblem::KeychainFailed, {}, 0}));
        return;
    }
    auto vault
        = Vault::create(creation.path, VaultKey::fromKeychain(creation.id, creation.key.clone()));
    if (vault) {
        creation.done(std::move(vault));
        return;
    }
    // Whether it could be taken out changes nothing for the caller: the file is what failed.
    keeper.remove(keychainName(creation.id),
                  [done = std::move(creation.done), error = vault.error()](
                      const Result<void, KeeperError> &) { done(fail(error)); });
}

} // namespace

QString keychainName(const QByteArray &keyId)
{
    return QStringLiteral("vault-") + QString::fromLatin1(keyId.toHex());
}

void openVault(const QString &path, SecretKeeper &keeper, VaultDone done)
{
    const auto info = inspectVault(path);
    if (!info) {
        done(fail(info.error()));
        return;
    }
    if (info->kind == VaultKeyKind::Passphrase) {
        done(fail(VaultError{VaultProblem::NeedsPassphrase, {}, 0}));
        return;
    }
    keeper.read(
        keychainName(info->keyId),
        [path, id = info->keyId, done = std::move(done)](Result<SecretBytes, KeeperError> key) {
            if (!key) {
                done(fail(errorOf(key.error())));
                return;
            }
            done(Vault::open(path, VaultKey::fromKeychain(id, std::move(*key))));
        });
}

void createVault(const QString &path, SecretKeeper &keeper, VaultDone done)
{
    // Asked before the keychain bothers anybody; Vault::create() makes sure.
    if (QFileInfo::exists(path)) {
        done(fail(VaultError{VaultProblem::AlreadyExists, {}, 0}));
        return;
    }
    auto creation = std::make_shared<Creation>();
    creation->path = path;
    creation->id = SecretBytes::random(vaultSaltSize).view().toByteArray();
    creation->key = SecretBytes::random(SecretKeeper::keySize);
    creation->done = std::move(done);
    if (creation->id.isEmpty() || creation->key.isEmpty()) {
        creation->done(fail(VaultError{VaultProblem::CryptoFailed, {}, 0}));
        return;
    }
    keeper.write(keychainName(creation->id), creation->key,
                 [&keeper, creation](const Result<void, KeeperError> &written) {
                     if (!written) {
                         creation->done(fail(errorOf(written.error())));
                         return;
                     }
                     keeper.read(keychainName(creation->id),
                                 [&keeper, creation](const Result<SecretBytes, KeeperError> &kept) {
                                     afterReadingBack(keeper, *creation, kept);
                                 });
                 });
}

} // namespace pd

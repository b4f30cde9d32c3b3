#pragma once

#include "core/vault/secret_keeper.h"
#include "core/vault/vault.h"

#include <functional>

namespace pd {

using VaultDone = std::function<void(Result<Vault, VaultError>)>;

/// The name under which the keychain keeps the key of that id: "vault-0123…ef".
[[nodiscard]] QString keychainName(const QByteArray &keyId);

/// Opens a vault with the key that the keychain keeps. `done` is called exactly once, later unless
/// the file itself is at fault; not at all when the keeper is destroyed first. NeedsPassphrase
/// says: ask, then Vault::open().
void openVault(const QString &path, SecretKeeper &keeper, VaultDone done);

/// Makes a new key, has the keychain keep it, reads it back, and only then makes the file. No older
/// key is touched: each has its own name. If the file can't be made, the key is taken out again.
void createVault(const QString &path, SecretKeeper &keeper, VaultDone done);

} // namespace pd

#pragma once

#include "core/vault/secret_bytes.h"
#include "core/vault/vault_format.h"

namespace pd {

/// scrypt (RFC 7914) to 32 bytes. Empty if OpenSSL fails. Slow on purpose: a few tenths of a
/// second.
[[nodiscard]] SecretBytes stretchPassphrase(const SecretBytes &passphrase, const QByteArray &salt,
                                            const ScryptCost &cost);

/// 16 bytes which tell whether `master` is the right key, and nothing else about it.
[[nodiscard]] QByteArray vaultKeyCheck(const SecretBytes &master, const QByteArray &salt);

/// AES-256-GCM under a key derived from `master` for this alone; the header is authenticated.
/// `header.nonce` must be fresh. @return the whole file; empty if OpenSSL fails.
[[nodiscard]] QByteArray sealVault(const VaultHeader &header, const SecretBytes &plain,
                                   const SecretBytes &master);

/// WrongPassphrase or WrongKey by the key check, Damaged by the tag.
[[nodiscard]] Result<SecretBytes, VaultError> unsealVault(const VaultFile &file,
                                                          const SecretBytes &master);

} // namespace pd

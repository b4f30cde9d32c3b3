#pragma once

#include <QString>

namespace pd {

/// Why a vault can't be opened or changed. Whatever it is, the file stays as it was.
enum class VaultProblem {
    NoSuchFile,
    NotAVault, ///< some other file
    Newer, ///< written by a newer Points Desk; `version` has its number
    Damaged, ///< a vault once; bytes were changed or are missing
    CannotRead,
    AlreadyExists, ///< a new vault never replaces a file
    CannotWrite,
    DiskFull,
    EmptyPassphrase,
    WrongPassphrase,
    WrongKey, ///< the keychain has another key under the name of this vault's
    NeedsPassphrase, ///< sealed under a pass-phrase, a keychain's key was given
    NeedsKeychain, ///< sealed under a keychain's key, a pass-phrase was given
    NoKeychain, ///< see KeeperProblem
    KeychainHasNoKey,
    KeychainRefused,
    KeychainFailed,
    CryptoFailed ///< OpenSSL gave no memory or no random numbers
};

struct VaultError
{
    VaultProblem problem = VaultProblem::Damaged;
    QString detail; ///< the system's or the keychain's own words, for the log; never a secret
    int version = 0;
    bool operator==(const VaultError &) const = default;
};

} // namespace pd

#pragma once

#include "core/domain/result.h"
#include "core/domain/vault_error.h"

#include <QByteArray>

namespace pd {

/// What the key of a vault is made of.
enum class VaultKeyKind {
    Keychain, ///< 32 random bytes which the operating system's keychain keeps
    Passphrase ///< scrypt of what somebody types at every start
};

/// The cost of scrypt (RFC 7914): memory is 128 * r * 2^logN bytes.
struct ScryptCost
{
    int logN = 17; ///< 128 MiB with r = 8: what OWASP asks for
    int r = 8;
    int p = 1;
    bool operator==(const ScryptCost &) const = default;
};

/// Weaker is not written, and dearer not read: a foreign file must not be able to eat the memory.
[[nodiscard]] bool isAcceptable(const ScryptCost &cost);

/// What stands in clear before the sealed part, and is authenticated with it.
struct VaultHeader
{
    VaultKeyKind kind = VaultKeyKind::Keychain;
    ScryptCost cost; ///< of a pass-phrase
    QByteArray salt; ///< 16 bytes: the salt of a pass-phrase, the id of a keychain's key
    QByteArray nonce; ///< 12 bytes, fresh for each write
    QByteArray keyCheck; ///< 16 bytes that only the right key makes: tells a wrong key from damage
    bool operator==(const VaultHeader &) const = default;
};

/// A vault file, taken apart. Big-endian, version 1:
///   0  8 "PDVAULT" 0x1A
///   8  2 version
///  10  2 length of the header, its digest included
///  12  1 kind (1 keychain, 2 pass-phrase)   13 1 logN   14 1 r   15 1 p (0 0 0 for a keychain)
///  16 16 salt or key id
///  32 12 nonce
///  44 16 key check
///  60  4 length of the sealed part
///  64 32 SHA-256 of bytes 0 to 63: finds damage without a key
///  96  … sealed part, then its tag of 16 bytes; nothing behind it
/// Magic, version, length and a digest at the header's end stay in all versions.
struct VaultFile
{
    VaultHeader header;
    QByteArray headerBytes; ///< bytes 0 to 95: the additional authenticated data
    QByteArray sealed;
    QByteArray tag;
};

inline constexpr int vaultVersion = 1;
inline constexpr qsizetype vaultSaltSize = 16;
inline constexpr qsizetype vaultNonceSize = 12;
inline constexpr qsizetype vaultKeyCheckSize = 16;
inline constexpr qsizetype vaultTagSize = 16;
/// A vault holds a few keys; a larger file is not one.
inline constexpr qsizetype maxVaultSize = qsizetype{1} << 20;

/// NotAVault, Newer or Damaged where it isn't one.
[[nodiscard]] Result<VaultFile, VaultError> parseVault(const QByteArray &bytes);
/// The 96 bytes of the header.
[[nodiscard]] QByteArray vaultHeaderBytes(const VaultHeader &header, qsizetype sealedSize);

} // namespace pd

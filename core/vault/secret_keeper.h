#pragma once

#include "core/domain/result.h"
#include "core/vault/secret_bytes.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace pd {

enum class KeeperProblem {
    NoKeychain, ///< this machine or session has none, or this build knows none
    NoSuchKey,
    Refused, ///< locked, or somebody said no
    NotOurs, ///< there is something under that name, but not a key of 32 bytes
    Other
};

struct KeeperError
{
    KeeperProblem problem = KeeperProblem::Other;
    QString detail; ///< the keychain's own words, for the log; never a secret
    bool operator==(const KeeperError &) const = default;
};

/// Keeps keys of 32 bytes by name in the keychain of the operating system's user. Used on one
/// thread with an event loop. A callback is called exactly once, later, never from inside the call;
/// not at all when the keeper is destroyed first.
class SecretKeeper
{
public:
    static constexpr size_t keySize = 32;
    using ReadDone = std::function<void(Result<SecretBytes, KeeperError>)>;
    using Done = std::function<void(Result<void, KeeperError>)>;

    SecretKeeper() = default;
    SecretKeeper(const SecretKeeper &) = delete;
    SecretKeeper &operator=(const SecretKeeper &) = delete;
    virtual ~SecretKeeper();

    virtual void read(const QString &name, ReadDone done) = 0;
    virtual void write(const QString &name, const SecretBytes &key, Done done) = 0;
    virtual void remove(const QString &name, Done done) = 0;
};

/// The keychain of this platform: the Windows Credential Manager, or QtKeychain (macOS Keychain,
/// Secret Service, KWallet). Where a build knows none, one that answers NoKeychain.
[[nodiscard]] std::unique_ptr<SecretKeeper> makeKeychainKeeper();

} // namespace pd

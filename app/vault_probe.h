#pragma once

#include "core/vault/secret_keeper.h"
#include "core/vault/vault.h"

#include <QString>

namespace pd {

/// For `--self-test`: seals a vault in a folder of its own as the set-up does, opens it again as
/// the next start does, and takes its key out of the keychain. Where the keychain has no answer to
/// that, once more under a pass-phrase. Used on one thread with an event loop.
class VaultProbe
{
public:
    /// `folder` exists and holds no vault.
    VaultProbe(const QString &folder, SecretKeeper &keeper);

    /// Once. The keychain may ask its user.
    void start();
    [[nodiscard]] bool hasEnded() const;
    /// Whether a vault could be sealed and opened again, one way or the other.
    [[nodiscard]] bool works() const;
    /// How, in one line for people who look after the installation; no secret.
    [[nodiscard]] QString report() const;

private:
    void onMade(Result<Vault, VaultError> made);
    void onOpened(const Result<Vault, VaultError> &opened);
    void underPassphrase(const VaultError &keychain);
    void end(bool works, const QString &report);

    QString m_path;
    SecretKeeper &m_keeper;
    SecretBytes m_secret;
    bool m_ended = false;
    bool m_works = false;
    QString m_report;
};

} // namespace pd

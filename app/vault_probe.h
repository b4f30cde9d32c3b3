#pragma once

#include "core/vault/secret_keeper.h"
#include "core/vault/vault.h"

#include <QString>
#include <QTimer>

namespace pd {

/// For `--self-test`: seals a vault in a folder of its own as the set-up does, opens it again as
/// the next start does, and takes its key out of the keychain. Where the keychain has no answer to
/// that, once more under a pass-phrase. Used on one thread with an event loop.
class VaultProbe
{
public:
    /// `folder` exists and holds no vault. A keychain that has not answered after `patienceMs`, as
    /// one that asks a user who is not there, counts as none.
    VaultProbe(const QString &folder, SecretKeeper &keeper, int patienceMs = 5'000);

    /// Once.
    void start();
    [[nodiscard]] bool hasEnded() const;
    /// Whether a vault could be sealed and opened again, one way or the other.
    [[nodiscard]] bool works() const;
    /// How, in one line for people who look after the installation; no secret.
    [[nodiscard]] QString report() const;

private:
    void onMade(Result<Vault, VaultError> made);
    void onOpened(const Result<Vault, VaultError> &opened);
    void underPassphrase(const QString &keychain);
    void end(bool works, const QString &report);

    QString m_path;
    QString m_secondPath; ///< a late answer of the keychain may still write the first
    SecretKeeper &m_keeper;
    SecretBytes m_secret;
    QTimer m_patience;
    bool m_gaveUp = false;
    bool m_ended = false;
    bool m_works = false;
    QString m_report;
};

} // namespace pd

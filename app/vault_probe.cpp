#include "app/vault_probe.h"

#include "core/vault/vault_access.h"

#include <QDir>

#include <utility>

namespace pd {

namespace {

constexpr size_t secretSize = 32;
const QString secretName = QStringLiteral("probe");

/// The number is the place in the list of VaultProblem, for whoever reads a support request.
QString textOf(const VaultError &error)
{
    const QString text = QStringLiteral("problem %1").arg(static_cast<int>(error.problem));
    return error.detail.isEmpty() ? text : QString(text + QStringLiteral(", ") + error.detail);
}

} // namespace

VaultProbe::VaultProbe(const QString &folder, SecretKeeper &keeper, int patienceMs)
    : m_path(QDir(folder).filePath(QStringLiteral("probe.vault")))
    , m_secondPath(QDir(folder).filePath(QStringLiteral("probe-passphrase.vault")))
    , m_keeper(keeper)
    , m_secret(SecretBytes::random(secretSize))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    QObject::connect(&m_patience, &QTimer::timeout, &m_patience, [this] {
        m_gaveUp = true;
        underPassphrase(QStringLiteral("no answer"));
    });
}

void VaultProbe::start()
{
    m_patience.start();
    createVault(m_path, m_keeper,
                [this](Result<Vault, VaultError> made) { onMade(std::move(made)); });
}

bool VaultProbe::hasEnded() const
{
    return m_ended;
}

bool VaultProbe::works() const
{
    return m_works;
}

QString VaultProbe::report() const
{
    return m_report;
}

void VaultProbe::onMade(Result<Vault, VaultError> made)
{
    if (m_gaveUp) {
        return;
    }
    if (!made) {
        underPassphrase(textOf(made.error()));
        return;
    }
    if (const auto kept = made->put(secretName, m_secret.clone()); !kept) {
        end(false, QStringLiteral("can't be written: ") + textOf(kept.error()));
        return;
    }
    openVault(m_path, m_keeper,
              [this](const Result<Vault, VaultError> &opened) { onOpened(opened); });
}

void VaultProbe::onOpened(const Result<Vault, VaultError> &opened)
{
    if (m_gaveUp) {
        return;
    }
    const SecretBytes *found = opened ? opened->find(secretName) : nullptr;
    if (found == nullptr || !found->equals(m_secret)) {
        end(false,
            QStringLiteral("can't be opened again: ")
                + (opened ? QStringLiteral("it holds something else") : textOf(opened.error())));
        return;
    }
    const auto info = inspectVault(m_path);
    m_keeper.remove(info ? keychainName(info->keyId) : QString(),
                    [this](const Result<void, KeeperError> &removed) {
                        if (m_gaveUp) {
                            return;
                        }
                        end(true,
                            removed ? QStringLiteral("sealed and opened again with a key of the "
                                                     "system's keychain")
                                    : QString(QStringLiteral("works; the keychain kept the key: ")
                                              + removed.error().detail));
                    });
}

void VaultProbe::underPassphrase(const QString &keychain)
{
    const auto key = [this] {
        return VaultKey::fromPassphrase(m_secret.clone());
    };
    const QString without = QStringLiteral(" (keychain: ") + keychain + u')';
    auto made = Vault::create(m_secondPath, key());
    if (!made) {
        end(false, QStringLiteral("can't be made: ") + textOf(made.error()) + without);
        return;
    }
    if (const auto kept = made->put(secretName, m_secret.clone()); !kept) {
        end(false, QStringLiteral("can't be written: ") + textOf(kept.error()) + without);
        return;
    }
    const auto opened = Vault::open(m_secondPath, key());
    const SecretBytes *found = opened ? opened->find(secretName) : nullptr;
    const bool same = found != nullptr && found->equals(m_secret);
    end(same,
        (same ? QStringLiteral("sealed and opened again under a pass-phrase")
              : QStringLiteral("can't be opened again under a pass-phrase"))
            + without);
}

void VaultProbe::end(bool works, const QString &report)
{
    m_patience.stop();
    m_works = works;
    m_report = report;
    m_ended = true;
}

} // namespace pd

#pragma once

#include "core/service/setup_worker.h"

#include <QObject>

#include <functional>

namespace pd {

/// How a silent roll-out ended: docs/setup.md lists them for scripts.
enum class ProvisionEnd : int {
    Done = 0,
    NotWritten = 1, ///< vault, a file beside the profile, or the profile itself
    BadFile = 2, ///< the provisioning file can't be read, or a key in it is wrong
    BadKeys = 4, ///< a key file can't be used, or they don't belong together
    NeedsPassphrase = 5 ///< no keychain here, and no pass-phrase for the vault was given
};

/// What `--provision FILE` does: reads an INI of the profile's keys and of paths to key files,
/// seals, writes, and says which secret files to delete. Works on the event loop; never asks.
class Provision : public QObject
{
    Q_OBJECT
public:
    using Say = std::function<void(const QString &line)>;
    using ReadInput = std::function<QByteArray()>; ///< standard input, once

    /// `settings.profilePath` is the default; the file may name another.
    Provision(SetupSettings settings, const Clock &clock, Say say, ReadInput readInput);
    ~Provision() override;
    void run(const QString &path);

Q_SIGNALS:
    void finished(pd::ProvisionEnd end);

private:
    [[nodiscard]] bool readFile(const QString &path);
    void onFacts(const SetupFacts &facts);
    void work();
    [[nodiscard]] QString valueOf(const QString &key) const;
    [[nodiscard]] QString absolute(const QString &path) const;
    /// A secret from a file or, for "-", from standard input; null and said so if it can't be read.
    [[nodiscard]] SharedSecret secret(const QString &key);
    [[nodiscard]] bool importFrom(SetupItem item, const QString &key,
                                  const SharedSecret &passphrase);
    void onSaved(const Result<SetupDone, SetupError> &result);
    void end(ProvisionEnd end);

    SetupSettings m_settings;
    const Clock &m_clock;
    Say m_say;
    ReadInput m_readInput;
    QString m_folder; ///< of the provisioning file
    ProfileValues m_values;
    QHash<QString, QString> m_own; ///< [provision]
    std::unique_ptr<SetupWorker> m_worker;
    bool m_good = true; ///< of the last import
    bool m_working = false;
    bool m_ended = false;
};

} // namespace pd

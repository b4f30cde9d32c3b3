#pragma once

#include "core/domain/result.h"
#include "core/domain/setup_facts.h"
#include "core/service/check_result.h"
#include "core/service/own_thread.h"
#include "core/service/secret_text.h"
#include "core/settings/profile_writer.h"

#include <QObject>

#include <functional>

namespace pd {

class SetupWorker;

/// Makes the worker; called once, on the setup's own thread.
using SetupBuilder = std::function<SetupWorker *()>;

/// The setup as its pages see it: every function returns at once, answers come as queued signals.
/// Keys are read, sealed and tried on a thread of its own.
class SetupDesk : public QObject
{
    Q_OBJECT
public:
    explicit SetupDesk(SetupBuilder builder, QObject *parent = nullptr);
    /// Ends the thread. Each piece of work on it is bounded, so this is, too.
    ~SetupDesk() override;

    void setValues(const ProfileValues &values);
    void importFile(SetupItem item, const QString &path, const SharedSecret &passphrase = {});
    void setApiV3Key(const SharedSecret &text);
    void startCheck();
    void cancelCheck();
    void save(const SharedSecret &passphrase);

Q_SIGNALS:
    void factsChanged(const pd::SetupFacts &facts);
    void imported(const pd::ImportedItem &item);
    void checkStepChanged(const pd::CheckResult &result);
    void checkFinished(const QList<pd::CheckResult> &results);
    void saved(const pd::Result<pd::SetupDone, pd::SetupError> &result);

private:
    template <class Work> void post(Work work);
    void adopt(SetupWorker *worker) const;
    SetupWorker *m_worker = nullptr; ///< used on the thread only
    OwnThread m_thread;
};

} // namespace pd

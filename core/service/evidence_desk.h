#pragma once

#include "core/domain/history_check.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/service/own_thread.h"
#include "core/service/ticket.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pd {

class EvidenceWorker;
class Interruption;
struct Profile;

/// The history's proof as the window sees it: every function returns at once; one piece of work at
/// a time runs on a thread of its own with connections of its own, so that neither the window nor a
/// correction waits for it. Answers come as queued signals, on the thread that made this; empty
/// ones were cancelled.
class EvidenceDesk : public QObject
{
    Q_OBJECT
public:
    explicit EvidenceDesk(const Profile &profile, QObject *parent = nullptr);
    /// Cancels and ends the thread.
    ~EvidenceDesk() override;

    Ticket verify(); ///< verified
    /// Into a new file: backedUp.
    Ticket backUp(const QString &target);
    /// Copies it beside the store and checks it; puts nothing in its place: restorePrepared.
    Ticket prepareRestore(const QString &backup);
    void dropPrepared();
    /// Ends what runs at its next step; a copy by the database itself at once, or, where it can't
    /// be interrupted (core/store/interruption.h), when it is done.
    void cancel();

Q_SIGNALS:
    void progressed(pd::Ticket ticket, const pd::CheckProgress &progress);
    void verified(pd::Ticket ticket,
                  const pd::Result<std::optional<pd::HistoryReport>, pd::StoreError> &result);
    /// Without a path: the history is broken, and no backup was kept.
    void backedUp(pd::Ticket ticket,
                  const pd::Result<std::optional<pd::BackupFacts>, pd::StoreError> &result);
    void restorePrepared(pd::Ticket ticket,
                         const pd::Result<std::optional<pd::RestoreFacts>, pd::StoreError> &result);

private:
    /// Queues `work(worker)`; the signal `done` carries its answer.
    template <class Work, class Done> Ticket post(Work work, Done done);
    void watchCopy();

    std::shared_ptr<Interruption> m_cancelled; ///< of the newest piece of work
    Ticket m_lastTicket = 0;
    std::unique_ptr<EvidenceWorker> m_worker; ///< used on the thread only
    QTimer m_copyWatch; ///< the database says nothing of how far its copy is; its file does
    QString m_copy;
    QString m_source;
    std::optional<OwnThread> m_thread; ///< from the first piece of work on
};

} // namespace pd

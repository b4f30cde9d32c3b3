#pragma once

#include "core/domain/store_error.h"
#include "core/service/batch_source.h"

#include <QObject>

namespace pd {

class BatchWorker;
class Desk;

/// Batches as the window sees them: every function returns at once and works on the desk thread;
/// answers come as queued signals. To be used on the thread that made the desk, which outlives it.
class BatchDesk : public QObject
{
    Q_OBJECT
public:
    explicit BatchDesk(const Desk &desk, QObject *parent = nullptr);

    /// Ends with loaded() or loadFailed(). Nothing is sent by it.
    void load(const BatchSource &source);
    void cancelLoad();
    /// The batch that is not finished, or the newest finished one: found(), then progressed().
    void findLast();
    void requestRows(const EntryId &batch, int first, int count); ///< rowsReady
    void requestNumbers(const EntryId &batch, BatchFilter filter); ///< numbersReady
    /// Before the start only: batchChanged, rowsChanged.
    void setLeftOut(const EntryId &batch, const QList<int> &numbers, bool leftOut);
    /// Forgets a batch that was not started.
    void discard(const EntryId &batch);
    void start(const BatchStart &start); ///< started or startRefused
    void pause();
    void resume();
    void stop(); ///< for good: what was not sent is not sent
    void sendAgain(const EntryId &batch, BatchAgain which);
    void requestProgress(const EntryId &batch); ///< progressed
    void save(const BatchFileJob &job); ///< saved

Q_SIGNALS:
    void loadProgressed(const pd::BatchLoadProgress &progress);
    void loaded(const pd::Batch &batch);
    void loadFailed(pd::BatchLoadProblem problem);
    void found(const std::optional<pd::Batch> &batch);
    void rowsReady(const pd::EntryId &batch, int first, const QList<pd::BatchRow> &rows);
    void numbersReady(const pd::EntryId &batch, pd::BatchFilter filter, const QList<int> &numbers);
    void batchChanged(const pd::Batch &batch);
    void started(const pd::Batch &batch);
    void startRefused(const QList<pd::BatchStartIssue> &issues);
    void progressed(const pd::BatchProgress &progress);
    void rowsChanged(const pd::EntryId &batch, const QList<int> &numbers);
    void saved(const QString &path, bool written);
    void storeFailed(const pd::StoreError &error);

private:
    template <class Work> void post(Work work);
    BatchWorker *m_worker; ///< lives on the desk thread
};

} // namespace pd

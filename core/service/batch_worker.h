#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/service/batch_source.h"

#include <QObject>

#include <memory>

namespace pd {

class BatchFileWriter;
class BatchLoader;
class BatchService;
class BatchStore;
class Clock;
class CorrectionService;
class Database;
class TransactionStore;

/// What the desk thread does about batches: BatchDesk's other half. Lives as long as the desk's
/// thread; a store and a service come and go.
class BatchWorker : public QObject
{
    Q_OBJECT
public:
    explicit BatchWorker(QObject *parent = nullptr);
    ~BatchWorker() override;

    /// A store that can be written has come. Batches that were only looked at are forgotten; one
    /// that was begun is taken up, paused, and told by found().
    void attach(Database &database, const TransactionStore &transactions,
                CorrectionService &corrections, const Clock &clock, const BatchSettings &settings);
    void detach();
    /// The program ends: nothing more is begun, and what runs goes on at the next start.
    void suspend();

    void load(const BatchSource &source);
    void cancelLoad();
    /// The batch that is not finished, or the newest finished one; none is told as well.
    void findLast();
    void readRows(const EntryId &batch, int first, int count);
    void readNumbers(const EntryId &batch, BatchFilter filter);
    void setLeftOut(const EntryId &batch, const QList<int> &numbers, bool leftOut);
    void discard(const EntryId &batch);
    void start(const BatchStart &start);
    void pause();
    void resume();
    void stop();
    void sendAgain(const EntryId &batch, BatchAgain which);
    void readProgress(const EntryId &batch);
    void save(const BatchFileJob &job);

Q_SIGNALS:
    void loadProgressed(const pd::BatchLoadProgress &progress);
    void loaded(const pd::Batch &batch);
    void loadFailed(pd::BatchLoadProblem problem);
    void found(const std::optional<pd::Batch> &batch);
    void rowsReady(const pd::EntryId &batch, int first, const QList<pd::BatchRow> &rows);
    void numbersReady(const pd::EntryId &batch, pd::BatchFilter filter, const QList<int> &numbers);
    /// Its totals have changed.
    void batchChanged(const pd::Batch &batch);
    void started(const pd::Batch &batch);
    void startRefused(const QList<pd::BatchStartIssue> &issues);
    void progressed(const pd::BatchProgress &progress);
    void rowsChanged(const pd::EntryId &batch, const QList<int> &numbers);
    void saved(const QString &path, bool written);
    void storeFailed(const pd::StoreError &error);

private:
    struct Parts;
    /// Says storeFailed() for an error. @return true if there is a value.
    template <class T> bool told(const Result<T, StoreError> &result);
    [[nodiscard]] std::optional<Batch> find(const EntryId &id);
    std::unique_ptr<Parts> m_parts; ///< null without a store
};

} // namespace pd

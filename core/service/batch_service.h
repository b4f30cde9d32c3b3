#pragma once

#include "core/domain/batch.h"
#include "core/service/batch_meter.h"
#include "core/service/batch_pace.h"
#include "core/service/batch_source.h"
#include "core/service/correction_service.h"
#include "core/service/refusal_run.h"
#include "core/store/batch_store.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace pd {

/// Sends one batch at a time through CorrectionService: intents in groups with one commit, so many
/// on their way and so many a second, those whose day ends first before the others. Nothing is
/// sent twice by itself: an entry's id is fixed with its row. On the desk thread.
class BatchService : public QObject
{
    Q_OBJECT
public:
    BatchService(BatchStore &batches, CorrectionService &corrections, const Clock &clock,
                 const BatchSettings &settings, QObject *parent = nullptr);

    /// The operator's word, checked: see checkStart(). An error of the store is StoreFailed.
    [[nodiscard]] Result<void, QList<BatchStartIssue>> start(const BatchStart &start);
    /// Takes up a batch that stands still; it stays paused until resume().
    [[nodiscard]] Result<void, StoreError> takeUp(const EntryId &id);
    void pause();
    void resume();
    /// Sends no more of it, ever.
    void stop();
    /// Rows of the batch once more, on the operator's word. Not while it runs.
    void sendAgain(const EntryId &id, BatchAgain which);
    /// The program ends: what was opened and not sent is closed, the rest waits for resume().
    void suspend();

    [[nodiscard]] bool isRunning() const;
    /// How it stands; a batch that is not taken up is read from the store.
    [[nodiscard]] Result<BatchProgress, StoreError> progress(const EntryId &id) const;

Q_SIGNALS:
    /// At most a few times a second.
    void progressed(const pd::BatchProgress &progress);
    /// What is told of these rows has changed.
    void rowsChanged(const pd::EntryId &batch, const QList<int> &numbers);

private:
    void run();
    void pump();
    [[nodiscard]] bool openGroup();
    [[nodiscard]] Result<QList<BatchRow>, StoreError> nextGroup();
    void onOpened(const BatchRow &row, const Result<Entry, SubmitError> &opened);
    void onEntryChanged(const Entry &entry);
    void onNotRecorded(const EntryId &id);
    void judge(const BatchRowResult &result);
    [[nodiscard]] bool isAsItWas(const BatchRow &row) const;
    void standStill(BatchPause why);
    void keepState(BatchState state);
    void finish();
    void forget();
    [[nodiscard]] int inFlight() const;
    [[nodiscard]] BatchProgress told() const;
    void changed(int number);
    void tell();

    BatchStore &m_batches;
    CorrectionService &m_corrections;
    const Clock &m_clock;
    BatchSettings m_settings;
    std::optional<Batch> m_batch;
    BatchState m_state = BatchState::Finished;
    std::optional<BatchPause> m_pause;
    std::optional<Outcome> m_refusal;
    BatchCounts m_counts;
    BatchStore::Place m_place;
    QList<BatchRow> m_again; ///< rows to be sent once more, before the others
    bool m_onlyAgain = false; ///< the operator asked for those alone
    bool m_atEnd = false;
    QHash<EntryId, int> m_open; ///< opened, not ended: number of the row
    std::deque<EntryId> m_queue; ///< of them, those that are not sent yet
    RefusalRun m_refusals;
    BatchPace m_pace;
    BatchMeter m_meter;
    QList<int> m_changedRows;
    QTimer m_next; ///< when the next one may be sent
    QTimer m_telling;
};

} // namespace pd

#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/service/batch_source.h"

#include <QObject>

#include <memory>

namespace pd {

class BatchStore;
class Clock;
class CorrectionService;
class TransactionStore;

/// Reads a source into a batch that can be looked at: each row filled in with what the desk knows
/// and checked like the form. On the desk thread, in slices: after each commit the thread does
/// whatever else is waiting.
class BatchLoader : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive it. `corrections` tells what is known of a transaction.
    BatchLoader(BatchStore &batches, const TransactionStore &transactions,
                const CorrectionService &corrections, const Clock &clock, BatchSettings settings,
                QObject *parent = nullptr);
    ~BatchLoader() override;

    /// Ends with loaded() or failed(). One at a time.
    void start(const BatchSource &source);
    /// Ends the running one after its slice, with failed(); nothing of it stays.
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(const pd::BatchLoadProgress &progress);
    void loaded(const pd::EntryId &batch);
    void failed(pd::BatchLoadProblem problem);

private:
    struct Run;
    void slice();
    [[nodiscard]] Result<void, StoreError> check(BatchRow *row);
    void end(std::optional<BatchLoadProblem> problem);

    BatchStore &m_batches;
    const TransactionStore &m_transactions;
    const CorrectionService &m_corrections;
    const Clock &m_clock;
    BatchSettings m_settings;
    std::unique_ptr<Run> m_run;
    bool m_cancelled = false;
};

} // namespace pd

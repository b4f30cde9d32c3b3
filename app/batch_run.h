#pragma once

#include "app/command_line.h"
#include "core/service/batch_desk.h"
#include "core/service/desk.h"
#include "core/settings/profile.h"

#include <QObject>

#include <functional>

namespace pd {

/// How `points-desk batch` ends: the exit codes of docs/batch.md.
enum class BatchEnd : int {
    Done = 0, ///< every row was taken, was there already, or was recorded; a dry run found no error
    Failed = 1, ///< profile, keys, store or file: nothing was begun
    BadArguments = 2,
    AlreadyOpen = 3, ///< another Points Desk has this journal open
    RowsWrong = 4, ///< rows are to be mended: nothing was sent
    NotAllTaken = 5, ///< it ran to its end; some rows were refused or never left
    SomeUnknown = 6, ///< it ran to its end; some rows are unknown
    Stopped = 7 ///< paused by refusals or by Ctrl+C: `--resume` goes on
};

/// A batch without a window, for IT: reads, checks, starts, tells its progress, writes files.
class BatchRun : public QObject
{
    Q_OBJECT
public:
    using Say = std::function<void(const QString &)>;
    /// `say` writes one line; `progress` one that takes the place of the last. `clock` outlives it.
    BatchRun(BatchOrder order, Profile profile, DeskBuilder builder, const Clock &clock, Say say,
             Say progress);
    void start();
    /// Ctrl+C: what is on its way is waited for, the rest waits for --resume.
    void stop();

Q_SIGNALS:
    void finished(pd::BatchEnd end);

private:
    void onStatus(const DeskStatus &status);
    void onFound(const std::optional<Batch> &batch);
    void onLoaded(const Batch &batch);
    void onProgress(const BatchProgress &progress);
    void onSaved(bool written);
    void begin();
    void tellTotals(const BatchTotals &totals);
    void save(BatchFilter filter, const QString &path);
    void end(BatchEnd end);
    [[nodiscard]] BatchEnd endOf(const BatchProgress &progress) const;

    BatchOrder m_order;
    Profile m_profile;
    const Clock &m_clock;
    Say m_say;
    Say m_progress;
    Desk m_desk;
    BatchDesk m_batches;
    std::optional<Batch> m_batch;
    bool m_asked = false; ///< the source, or the batch to resume
    bool m_running = false;
    bool m_sawRunning = false;
    bool m_saving = false;
    bool m_stopped = false;
    std::optional<BatchEnd> m_end; ///< what is left to do is a file
};

} // namespace pd

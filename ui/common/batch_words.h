#pragma once

#include "core/service/batch_source.h"
#include "ui/common/error_text.h"
#include "ui/common/words.h"

#include <QString>
#include <QStringList>

namespace pd {

class Clock;

/// What is known of a row beside what the store says: the errors of its fields.
struct CheckedRow
{
    BatchRow row;
    QList<Finding> findings;
};
[[nodiscard]] CheckedRow checked(const BatchRow &row, const CorrectionLimits &limits,
                                 const Clock &clock);

/// How a row stands, as an icon, a word and a colour: before the start what speaks against it, then
/// its entry's state.
[[nodiscard]] Badge badgeFor(const BatchRow &row);
/// What is the matter with the row and what to do; empty when nothing is.
[[nodiscard]] QString rowText(const CheckedRow &checked);
[[nodiscard]] QString filterWord(BatchFilter filter);

/// Why a source gives no batch; not for Cancelled.
[[nodiscard]] ErrorText batchLoadText(BatchLoadProblem problem);
/// Beside the field that it is about.
[[nodiscard]] QString startIssueText(BatchStartIssue issue);
/// Why it stands still, and what to do.
[[nodiscard]] ErrorText batchPauseText(const BatchProgress &progress);
/// "Running", "Paused", …
[[nodiscard]] QString batchStateWord(const BatchProgress &progress);
/// "120 a minute, 6 min left"; empty while nothing is known.
[[nodiscard]] QString batchRateText(const BatchProgress &progress);

/// Where it came from: the file's name, or what it is.
[[nodiscard]] QString batchName(const Batch &batch);

/// The file of the rows under a filter: with what to mend for the wrong ones, else with their
/// results. Its path is the caller's to name. `clock` outlives the job.
[[nodiscard]] BatchFileJob batchFileJob(const EntryId &batch, BatchFilter filter,
                                        const CorrectionLimits &limits, const Clock &clock);
/// The columns of the result file behind the source's own.
[[nodiscard]] QStringList resultTitles();
[[nodiscard]] QStringList resultCells(const CheckedRow &checked);
/// The column of the file to mend behind the source's own.
[[nodiscard]] QStringList mendTitles();
[[nodiscard]] QStringList mendCells(const CheckedRow &checked);

} // namespace pd

#pragma once

#include "core/domain/batch.h"
#include "core/domain/points_rule.h"

#include <QString>

#include <functional>
#include <optional>
#include <variant>

namespace pd {

/// What a desk's profile says about batches.
struct BatchSettings
{
    BatchLimits limits;
    CorrectionLimits corrections;
    QString appid; ///< where neither the source nor the transactions name one
    QString subMchid; ///< partner mode
    std::optional<PointsRule> rule;
};

struct BatchFile
{
    QString path;
};
struct BatchText
{
    QString text; ///< pasted from a spreadsheet
};
/// Every payment of which nobody has reported the points and whose day is not over.
struct BatchWaiting
{ };
/// What WeChat Pay can't take any more of another batch, for the member system.
struct BatchRest
{
    EntryId batch;
};
using BatchOrigin = std::variant<BatchFile, BatchText, BatchWaiting, BatchRest>;

struct BatchSource
{
    BatchOrigin origin;
    EntryKind kind = EntryKind::Report;
};

/// Why a source gives no batch.
enum class BatchLoadProblem {
    CannotRead,
    Empty,
    Spreadsheet, ///< .xlsx or .xls: save it as CSV
    Utf16,
    NotText,
    NoColumns, ///< no header with a transaction id and points
    NoRows,
    TooManyRows, ///< above BatchLimits::maxRows
    NoPointsRule, ///< the profile has none to report the waiting ones with
    Busy, ///< a batch is running or being read
    StoreFailed,
    Cancelled
};

struct BatchLoadProgress
{
    int rows = 0;
    qint64 done = 0; ///< bytes of the source, or rows
    qint64 total = 0; ///< 0 where nobody knows
    bool operator==(const BatchLoadProgress &) const = default;
};

/// A file that goes back to whoever made the source: its rows, with columns behind them.
struct BatchFileJob
{
    EntryId batch;
    QString path;
    BatchFilter filter = BatchFilter::All;
    bool backTick = true; ///< longNumberCell(); off for files that a machine reads
    QStringList moreTitles;
    /// The cells behind a row's own; called on the desk thread.
    std::function<QStringList(const BatchRow &)> moreCells;
};

} // namespace pd

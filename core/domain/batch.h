#pragma once

#include "core/domain/correction.h"
#include "core/domain/entry.h"
#include "core/domain/transaction.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pd {

/// Why a cell of a batch's source can't be used at all. Field errors of what could be read are
/// validate()'s.
enum class BatchCellProblem {
    FieldTooLong, ///< above CsvReader::maxFieldBytes
    TooManyFields,
    NulByte,
    TextAfterQuote,
    QuoteNotClosed,
    BadEncoding, ///< not of the file's encoding, or half a character
    Formula, ///< a spreadsheet would calculate it: begins with = + - or @
    RoundedNumber, ///< a spreadsheet kept 15 digits and wrote zeros for the rest
    NotYesOrNo ///< earn_points
};

struct BatchCellError
{
    BatchCellProblem problem = BatchCellProblem::BadEncoding;
    int column = -1; ///< of the source, from 0
    bool operator==(const BatchCellError &) const = default;
};

/// What speaks against a row. Only a Good one is ever sent.
enum class BatchMark {
    Good,
    Unreadable, ///< see cellError
    Wrong, ///< see rowFindings()
    Double, ///< the transaction stands in an earlier row: see doubleOf
    SettleFirst, ///< a report of it is sending or unknown
    AlreadyThere, ///< a report of it is there: for the member system
    TooLate ///< its day is over: for the member system
};
/// True where WeChat Pay can't take the row, and the member system can.
[[nodiscard]] bool isForMemberSystem(BatchMark mark);
/// True where somebody has to mend the source.
[[nodiscard]] bool isWrong(BatchMark mark);
/// True where the row is good by itself, and something else speaks against it.
[[nodiscard]] bool isMarked(BatchMark mark);
[[nodiscard]] BatchMark markFor(Advice advice);

/// How a row's entry stands, once it has one.
struct BatchRowResult
{
    EntryState state = EntryState::Sending;
    std::optional<Outcome> outcome;
    ReplyFacts facts;
    int attempts = 0;
    /// WeChat Pay has said that it can't take it (已回传, too late).
    [[nodiscard]] bool isForMemberSystem() const;
    /// Nothing of it was taken, and the same bytes may be sent: never left, rate limited, or not
    /// yet submitted by the member.
    [[nodiscard]] bool mayBeSentAgain() const;
    bool operator==(const BatchRowResult &) const = default;
};

/// One row: what the source says, filled in with what the desk knows.
struct BatchRow
{
    int number = 0; ///< from 1, in the order of the source
    qint64 line = 0; ///< of the file, from 1; 0 where it came from the desk's own list
    CorrectionDraft draft;
    QStringList cells; ///< as they stood in the source, for the files that go back to it
    EntryId entryId; ///< fixed before anything is sent: the journal takes each one once
    BatchMark mark = BatchMark::Good;
    std::optional<BatchCellError> cellError;
    qint64 doubleOf = 0; ///< place() of the row with the same transaction
    int earlier = 0; ///< corrections of this transaction that the desk knows of
    QDateTime due; ///< when the day ends on which WeChat Pay takes it
    bool leftOut = false; ///< by the operator
    std::optional<BatchRowResult> result; ///< empty until its intent is committed
    /// Where people find it: its line, or its number where it came from no file.
    [[nodiscard]] qint64 place() const
    {
        return line > 0 ? line : number;
    }
    bool operator==(const BatchRow &) const = default;
};

/// The field errors of a row, for the words beside its cells. A reason may be missing: the whole
/// batch has one.
[[nodiscard]] QList<Finding> rowFindings(const CorrectionDraft &draft,
                                         const CorrectionLimits &limits, const Clock &clock);
/// The row as it is sent: with the batch's reason where it has none of its own.
[[nodiscard]] CorrectionDraft withReason(CorrectionDraft draft, const QString &reason);

/// What the preview adds up. Left-out and wrong rows are in no sum.
struct BatchTotals
{
    int rows = 0; ///< all of them
    int good = 0; ///< to be sent, or recorded
    int wrong = 0; ///< see isWrong()
    int forMemberSystem = 0; ///< WeChat Pay won't take them
    int unsettled = 0; ///< BatchMark::SettleFirst
    int leftOut = 0;
    int members = 0; ///< different openids among the good ones
    qint64 up = 0; ///< points given by the good ones
    qint64 down = 0; ///< points taken by them: only in a batch for the member system
    bool tooLarge = false; ///< the sums are above Points::maxValue: nothing can be started
    /// What has to be typed in before the start.
    [[nodiscard]] qint64 moved() const;
    bool operator==(const BatchTotals &) const = default;
};
/// A row's part of the sums: the new value less what was there before. Nothing for a bad number.
[[nodiscard]] std::optional<qint64> pointsMoved(const CorrectionDraft &draft);

enum class BatchState {
    Loading, ///< its rows are being read
    Ready, ///< can be looked at and started
    Running,
    Paused, ///< by the operator, by refusals, or by the end of the program: it can go on
    Finished ///< every row has its end, or the operator stopped it
};

/// Why a batch stands still.
enum class BatchPause {
    Asked, ///< by the operator
    Refusals, ///< a run of refusals of the same kind: see BatchProgress::refusal
    Interrupted, ///< the program ended
    NoConnection, ///< no usable keys
    StoreFailed
};

struct SecondPerson
{
    QString name;
    QString reason;
    bool operator==(const SecondPerson &) const = default;
};

struct Batch
{
    EntryId id;
    EntryKind kind = EntryKind::Report;
    QString source; ///< the file's name; empty for pasted text and for the waiting ones
    QStringList header; ///< of the source; empty where there is none
    QString reason; ///< for rows that have none of their own
    QString operatorName;
    SecondPerson second; ///< empty below the limit
    QDateTime createdAt;
    QDateTime startedAt; ///< null before the start
    BatchState state = BatchState::Loading;
    BatchTotals totals;
    bool operator==(const Batch &) const = default;
};

/// How many rows ended how. Together they are all good rows that were not left out.
struct BatchCounts
{
    int waiting = 0; ///< no intent yet
    int sending = 0;
    int accepted = 0;
    int already = 0;
    int rejected = 0; ///< all refusals but the next two
    int tooLate = 0;
    int rateLimited = 0; ///< not taken, may be sent again
    int notSent = 0; ///< never left, may be sent again
    int unknown = 0; ///< set apart: nobody knows
    int recorded = 0; ///< for the member system
    int notOpened = 0; ///< a rule spoke against them when their turn came
    int notSubmitted = 0; ///< of the rejected: may be sent again
    [[nodiscard]] int ended() const;
    [[nodiscard]] int all() const;
    /// The place where a row that stands so is counted.
    [[nodiscard]] int &of(const BatchRowResult &result);
    /// So many more, or fewer, rows that stand so.
    void add(const BatchRowResult &result, int rows);
    /// See BatchRowResult::mayBeSentAgain().
    [[nodiscard]] int mayBeSentAgain() const;
    bool operator==(const BatchCounts &) const = default;
};

struct BatchProgress
{
    EntryId id;
    BatchState state = BatchState::Running;
    std::optional<BatchPause> pause;
    std::optional<Outcome> refusal; ///< of BatchPause::Refusals
    BatchCounts counts;
    int inFlight = 0;
    qint64 perMinute = 0; ///< rows that ended, measured over the last seconds
    qint64 secondsLeft = -1; ///< -1: not known yet
    qint64 heldForSeconds = 0; ///< WeChat Pay asked to wait: 429
    bool operator==(const BatchProgress &) const = default;
};

/// What the profile allows (docs/profile.md).
struct BatchLimits
{
    int inFlight = 4; ///< reports on their way at the same time
    int perSecond = 10;
    int pauseAfter = 5; ///< refusals of the same kind in a row
    qint64 secondPersonAbove = 10'000; ///< points moved by one batch
    static constexpr int maxInFlight = 32;
    static constexpr int maxPerSecond = 200;
    static constexpr int maxPauseAfter = 1'000;
    static constexpr int maxRows = 200'000;
    bool operator==(const BatchLimits &) const = default;
};

/// The operator's word to begin.
struct BatchStart
{
    EntryId id;
    QString typedTotal; ///< as typed; separators and blanks are passed over
    QString reason;
    SecondPerson second;
    bool operator==(const BatchStart &) const = default;
};

enum class BatchStartIssue {
    StoreFailed, ///< nothing was begun
    NotReady, ///< another one is not finished, or it was started before
    NothingToSend,
    TooLarge, ///< the sums are above what a number of points can be
    TotalMissing,
    TotalDiffers,
    ReasonMissing, ///< some rows have none, nor has the batch
    ReasonBad, ///< too long, or with characters that can't be recorded
    SecondNameMissing,
    SecondIsOperator, ///< the same person twice
    SecondReasonMissing
};
/// Everything that stands against the start, in the order of the form.
[[nodiscard]] QList<BatchStartIssue> checkStart(const BatchStart &start, const Batch &batch,
                                                bool everyRowHasAReason, const BatchLimits &limits);
[[nodiscard]] bool needsSecondPerson(const BatchTotals &totals, const BatchLimits &limits);

/// Which rows are to be sent once more, on the operator's word.
enum class BatchAgain {
    Cancelled, ///< opened and never sent, because the batch was paused
    NotTaken, ///< see BatchRowResult::mayBeSentAgain()
    Unknown ///< to settle them: the same bytes
};

/// Taken by WeChat Pay, or recorded for the member system.
[[nodiscard]] QList<EntryState> doneStates();

enum class BatchFilter {
    All,
    Wrong, ///< to be mended in the source
    Marked, ///< good by themselves, and WeChat Pay won't take them
    NotDone, ///< ended otherwise than taken or recorded
    Unknown
};
/// True if the row stands under `filter`.
[[nodiscard]] bool belongsTo(const BatchRow &row, BatchFilter filter);

} // namespace pd

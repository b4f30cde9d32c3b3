#include "ui/common/batch_words.h"

#include "core/domain/clock.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace pd {

namespace {

class BatchPhrases
{
    Q_DECLARE_TR_FUNCTIONS(Batches)
};

QString cellProblemText(BatchCellProblem problem)
{
    switch (problem) {
    case BatchCellProblem::FieldTooLong:
        return BatchPhrases::tr("The cell is far too long. Shorten it.");
    case BatchCellProblem::TooManyFields:
        return BatchPhrases::tr("The row has too many columns. Check its separators.");
    case BatchCellProblem::NulByte:
        return BatchPhrases::tr("The cell holds a character that can't stand in a text. Export the "
                                "file again.");
    case BatchCellProblem::TextAfterQuote:
        return BatchPhrases::tr("There is text behind the closing quote. Check the quotes.");
    case BatchCellProblem::QuoteNotClosed:
        return BatchPhrases::tr("A quote is not closed. Check the quotes.");
    case BatchCellProblem::BadEncoding:
        return BatchPhrases::tr("The cell can't be read as text. Save the file as UTF-8.");
    case BatchCellProblem::Formula:
        return BatchPhrases::tr(
            "A spreadsheet would take this for a formula: it begins with =, +, - "
            "or @. Write it as text.");
    case BatchCellProblem::RoundedNumber:
        return BatchPhrases::tr("A spreadsheet has turned the last digits into zeros. Format the "
                                "column as text and export again.");
    case BatchCellProblem::NotYesOrNo:
        return BatchPhrases::tr("Write true or false.");
    }
    Q_UNREACHABLE();
}

QString columnText(int column)
{
    return column < 0 ? QString() : BatchPhrases::tr("Column %1: ").arg(column + 1);
}

QString findingsText(const QList<Finding> &findings)
{
    QStringList sentences;
    for (const Finding &finding : findings) {
        sentences.append(
            BatchPhrases::tr("%1: %2").arg(fieldWord(finding.field), findingText(finding)));
    }
    return sentences.join(u' ');
}

QString markText(const CheckedRow &checked)
{
    const BatchRow &row = checked.row;
    switch (row.mark) {
    case BatchMark::Good:
        return row.earlier > 0 && !row.result ? correctionOrdinal(row.earlier + 1) : QString();
    case BatchMark::Unreadable:
        return row.cellError
            ? columnText(row.cellError->column) + cellProblemText(row.cellError->problem)
            : QString();
    case BatchMark::Wrong:
        return findingsText(checked.findings);
    case BatchMark::Double:
        return BatchPhrases::tr("The same transaction stands in row %1.")
            .arg(formatNumber(row.doubleOf));
    case BatchMark::SettleFirst:
        return BatchPhrases::tr("A report of it is on its way or unknown. Settle that first.");
    case BatchMark::AlreadyThere:
        return BatchPhrases::tr("WeChat Pay has a report of it. Correct it in the member system.");
    case BatchMark::TooLate:
        return BatchPhrases::tr("Its day is over. Correct it in the member system.");
    }
    Q_UNREACHABLE();
}

struct RefusalWord
{
    QString operator()(const Accepted &) const
    {
        return {};
    }
    QString operator()(const AlreadyReported &) const
    {
        return {};
    }
    template <class T> QString operator()(const T &outcome) const
    {
        return explain(Outcome(outcome)).happened;
    }
};

} // namespace

CheckedRow checked(const BatchRow &row, const CorrectionLimits &limits, const Clock &clock)
{
    return {row,
            row.mark == BatchMark::Wrong ? rowFindings(row.draft, limits, clock)
                                         : QList<Finding>()};
}

Badge badgeFor(const BatchRow &row)
{
    if (row.result) {
        return badgeFor(row.result->state);
    }
    if (isWrong(row.mark)) {
        return {Icon::Cross, BatchPhrases::tr("To be mended"), Token::Rejected};
    }
    if (row.leftOut) {
        return {Icon::NotSent, BatchPhrases::tr("Left out"), Token::TextQuiet};
    }
    switch (row.mark) {
    case BatchMark::SettleFirst:
        return {Icon::Question, BatchPhrases::tr("Settle first"), Token::Unknown};
    case BatchMark::AlreadyThere:
        return {Icon::DoubleTick, BatchPhrases::tr("Already at WeChat"), Token::Already};
    case BatchMark::TooLate:
        return {Icon::NotSent, BatchPhrases::tr("Too late"), Token::Waiting};
    case BatchMark::Good:
    case BatchMark::Unreadable:
    case BatchMark::Wrong:
    case BatchMark::Double:
        break;
    }
    return {Icon::Clock, BatchPhrases::tr("Ready"), Token::Waiting};
}

QString rowText(const CheckedRow &checked)
{
    const auto &result = checked.row.result;
    if (!result) {
        return markText(checked);
    }
    return result->outcome && result->state != EntryState::Sending
        ? std::visit(RefusalWord{}, *result->outcome)
        : QString();
}

QString filterWord(BatchFilter filter)
{
    switch (filter) {
    case BatchFilter::All:
        return BatchPhrases::tr("All");
    case BatchFilter::Wrong:
        return BatchPhrases::tr("To be mended");
    case BatchFilter::Marked:
        return BatchPhrases::tr("Not for WeChat");
    case BatchFilter::NotDone:
        return BatchPhrases::tr("Not taken");
    case BatchFilter::Unknown:
        return BatchPhrases::tr("Unknown");
    }
    Q_UNREACHABLE();
}

ErrorText batchLoadText(BatchLoadProblem problem)
{
    switch (problem) {
    case BatchLoadProblem::CannotRead:
        return {BatchPhrases::tr("The file can't be opened."),
                BatchPhrases::tr("Close it in other programs, or choose another one.")};
    case BatchLoadProblem::Empty:
    case BatchLoadProblem::NoRows:
        return {BatchPhrases::tr("There are no rows in it."),
                BatchPhrases::tr("It needs a header and at least one row below it.")};
    case BatchLoadProblem::Spreadsheet:
        return {BatchPhrases::tr("This is a spreadsheet's own format."),
                BatchPhrases::tr("Save it as CSV, or copy the cells and paste them here.")};
    case BatchLoadProblem::Utf16:
        return {BatchPhrases::tr("The file is UTF-16."),
                BatchPhrases::tr("Save it as CSV in UTF-8.")};
    case BatchLoadProblem::NotText:
        return {BatchPhrases::tr("This is not a table."),
                BatchPhrases::tr("Choose a CSV with the transactions and their points.")};
    case BatchLoadProblem::NoColumns:
        return {
            BatchPhrases::tr("The columns are not known."),
            BatchPhrases::tr("The first row must name at least the transaction id (微信订单号) and "
                             "the points (积分).")};
    case BatchLoadProblem::TooManyRows:
        return {BatchPhrases::tr("More than %1 rows are too many for one batch.")
                    .arg(formatNumber(BatchLimits::maxRows)),
                BatchPhrases::tr("Split the file.")};
    case BatchLoadProblem::NoPointsRule:
        return {
            BatchPhrases::tr("The profile has no rule for points."),
            BatchPhrases::tr("Set points/per_yuan in the profile, or use a file with the points.")};
    case BatchLoadProblem::Busy:
        return {BatchPhrases::tr("A batch is running."),
                BatchPhrases::tr("Wait until it has ended, or stop it.")};
    case BatchLoadProblem::StoreFailed:
        return {BatchPhrases::tr("The desk's store does not take it."),
                BatchPhrases::tr("See the message at the top of the main window.")};
    case BatchLoadProblem::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

QString startIssueText(BatchStartIssue issue)
{
    switch (issue) {
    case BatchStartIssue::StoreFailed:
        return BatchPhrases::tr("It could not be recorded. Nothing was sent. Try again.");
    case BatchStartIssue::NotReady:
        return BatchPhrases::tr("Another batch is not finished, or this one was started before.");
    case BatchStartIssue::NothingToSend:
        return BatchPhrases::tr("No row is ready to be sent.");
    case BatchStartIssue::TooLarge:
        return BatchPhrases::tr("The points add up to more than can be booked. Check the file.");
    case BatchStartIssue::TotalMissing:
        return BatchPhrases::tr("Type the total in.");
    case BatchStartIssue::TotalDiffers:
        return BatchPhrases::tr("This is not the total above. Check the digits.");
    case BatchStartIssue::ReasonMissing:
        return BatchPhrases::tr("Some rows have no reason of their own. Say why.");
    case BatchStartIssue::ReasonBad:
        return BatchPhrases::tr("At most 200 characters, in one line, without emoji.");
    case BatchStartIssue::SecondNameMissing:
        return BatchPhrases::tr("So many points need a second person. Who has looked at it?");
    case BatchStartIssue::SecondIsOperator:
        return BatchPhrases::tr("This is the operator. It must be somebody else.");
    case BatchStartIssue::SecondReasonMissing:
        return BatchPhrases::tr("Say what the second person has checked.");
    }
    Q_UNREACHABLE();
}

ErrorText batchPauseText(const BatchProgress &progress)
{
    if (!progress.pause) {
        return {};
    }
    switch (*progress.pause) {
    case BatchPause::Asked:
        return {BatchPhrases::tr("The batch is paused."),
                BatchPhrases::tr("Nothing more is sent.")};
    case BatchPause::Refusals: {
        const Explanation words = progress.refusal ? explain(*progress.refusal) : Explanation();
        return {BatchPhrases::tr("Paused: several were refused in the same way. Go on?"),
                QString(words.happened + u' ' + words.next)};
    }
    case BatchPause::Interrupted:
        return {BatchPhrases::tr("The program ended while this batch was running."),
                BatchPhrases::tr("What was on its way at that moment is unknown and set apart. The "
                                 "rest goes on when you say so.")};
    case BatchPause::NoConnection:
        return {BatchPhrases::tr("Paused: the keys can't be used, so nothing can be sent."),
                BatchPhrases::tr("See the message at the top of the main window, then go on.")};
    case BatchPause::StoreFailed:
        return {
            BatchPhrases::tr("Paused: the journal does not take it."),
            BatchPhrases::tr("Nothing is sent that is not recorded. Make room on the disk, then go "
                             "on.")};
    }
    Q_UNREACHABLE();
}

QString batchStateWord(const BatchProgress &progress)
{
    switch (progress.state) {
    case BatchState::Loading:
        return BatchPhrases::tr("Being read");
    case BatchState::Ready:
        return BatchPhrases::tr("Not started");
    case BatchState::Running:
        return progress.heldForSeconds > 0
            ? BatchPhrases::tr("Waiting %1 s: WeChat Pay asks to slow down")
                  .arg(formatNumber(progress.heldForSeconds))
            : BatchPhrases::tr("Running");
    case BatchState::Paused:
        return BatchPhrases::tr("Paused");
    case BatchState::Finished:
        return progress.counts.waiting > 0 ? BatchPhrases::tr("Stopped")
                                           : BatchPhrases::tr("Finished");
    }
    Q_UNREACHABLE();
}

QString batchRateText(const BatchProgress &progress)
{
    if (progress.state != BatchState::Running || progress.perMinute <= 0) {
        return {};
    }
    return BatchPhrases::tr("%1 a minute, %2 left")
        .arg(formatNumber(progress.perMinute), formatDuration(progress.secondsLeft));
}

QString batchName(const Batch &batch)
{
    if (!batch.source.isEmpty()) {
        return batch.source;
    }
    return batch.kind == EntryKind::Report ? BatchPhrases::tr("Reports to WeChat Pay")
                                           : BatchPhrases::tr("Corrections for the member system");
}

BatchFileJob batchFileJob(const EntryId &batch, BatchFilter filter, const CorrectionLimits &limits,
                          const Clock &clock)
{
    const bool toMend = filter == BatchFilter::Wrong;
    BatchFileJob job;
    job.batch = batch;
    job.filter = filter;
    job.moreTitles = toMend ? mendTitles() : resultTitles();
    job.moreCells = [toMend, limits, &clock](const BatchRow &row) {
        const CheckedRow seen = checked(row, limits, clock);
        return toMend ? mendCells(seen) : resultCells(seen);
    };
    return job;
}

QStringList resultTitles()
{
    return {BatchPhrases::tr("Result"), BatchPhrases::tr("What happened"),
            QStringLiteral("outcome"),  QStringLiteral("code"),
            QStringLiteral("message"),  QStringLiteral("request_id"),
            QStringLiteral("entry_id")};
}

QStringList resultCells(const CheckedRow &checked)
{
    const BatchRow &row = checked.row;
    QStringList cells{badgeFor(row).word, rowText(checked)};
    if (!row.result) {
        return cells + QStringList{{}, {}, {}, {}, {}};
    }
    const BatchRowResult &result = *row.result;
    cells.append(result.outcome ? outcomeToken(*result.outcome) : entryStateToken(result.state));
    cells.append(result.facts.code);
    cells.append(result.facts.message);
    cells.append(result.facts.requestId);
    cells.append(row.entryId.text);
    return cells;
}

QStringList mendTitles()
{
    return {BatchPhrases::tr("What to mend")};
}

QStringList mendCells(const CheckedRow &checked)
{
    return {rowText(checked)};
}

} // namespace pd

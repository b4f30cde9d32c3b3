#include "core/store/batch_rows.h"

#include "core/domain/tokens.h"
#include "core/store/statement.h"

namespace pd {

namespace {

constexpr Tokens<BatchState, 5> stateNames{{
    {BatchState::Loading, QLatin1String("loading")},
    {BatchState::Ready, QLatin1String("ready")},
    {BatchState::Running, QLatin1String("running")},
    {BatchState::Paused, QLatin1String("paused")},
    {BatchState::Finished, QLatin1String("finished")},
}};

constexpr Tokens<BatchMark, 7> markNames{{
    {BatchMark::Good, QLatin1String("good")},
    {BatchMark::Unreadable, QLatin1String("unreadable")},
    {BatchMark::Wrong, QLatin1String("wrong")},
    {BatchMark::Double, QLatin1String("double")},
    {BatchMark::SettleFirst, QLatin1String("settle_first")},
    {BatchMark::AlreadyThere, QLatin1String("already_there")},
    {BatchMark::TooLate, QLatin1String("too_late")},
}};

constexpr Tokens<BatchCellProblem, 9> cellNames{{
    {BatchCellProblem::FieldTooLong, QLatin1String("field_too_long")},
    {BatchCellProblem::TooManyFields, QLatin1String("too_many_fields")},
    {BatchCellProblem::NulByte, QLatin1String("nul_byte")},
    {BatchCellProblem::TextAfterQuote, QLatin1String("text_after_quote")},
    {BatchCellProblem::QuoteNotClosed, QLatin1String("quote_not_closed")},
    {BatchCellProblem::BadEncoding, QLatin1String("bad_encoding")},
    {BatchCellProblem::Formula, QLatin1String("formula")},
    {BatchCellProblem::RoundedNumber, QLatin1String("rounded_number")},
    {BatchCellProblem::NotYesOrNo, QLatin1String("not_yes_or_no")},
}};

// Cells can't hold these: the readers refuse or drop control characters that are not line breaks.
constexpr QChar cellSeparator(0x1F);

enum Column : int {
    Number,
    Line,
    EntryIdText,
    Due,
    Mark,
    LeftOut,
    CellProblem,
    CellColumn,
    DoubleOf,
    Earlier,
    TransactionId,
    Appid,
    Openid,
    SubMchid,
    Earned,
    PointsText,
    TotalPoints,
    UpdateTime,
    NoPointsRemarks,
    Reason,
    Note,
    PointsBefore,
    Corrects,
    Moved,
    Cells,
    State,
    OutcomeText,
    HttpStatus,
    Code,
    Message,
    RequestId,
    Attempts
};

} // namespace

QString batchStateToken(BatchState state)
{
    return tokenOf(stateNames, state);
}

std::optional<BatchState> batchStateFromToken(const QString &token)
{
    return fromToken(stateNames, token);
}

QString batchMarkToken(BatchMark mark)
{
    return tokenOf(markNames, mark);
}

std::optional<BatchMark> batchMarkFromToken(const QString &token)
{
    return fromToken(markNames, token);
}

QString sqlList(const QStringList &tokens)
{
    return QString(QStringLiteral("('") + tokens.join(QStringLiteral("', '"))
                   + QStringLiteral("')"));
}

QString batchMarksThat(bool (*fit)(BatchMark))
{
    QStringList tokens;
    for (const auto &[mark, token] : markNames) {
        if (fit(mark)) {
            tokens.append(token);
        }
    }
    return sqlList(tokens);
}

QString joinedCells(const QStringList &cells)
{
    return cells.join(cellSeparator);
}

QStringList splitCells(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(cellSeparator);
}

QString batchRowColumns()
{
    return QStringLiteral(
        "number, line, entry_id, due_at, mark, left_out, cell_problem, cell_column, double_of,"
        " earlier, transaction_id, appid, openid, sub_mchid, earned, points, total_points,"
        " update_time, no_points_remarks, reason, note, points_before, corrects, points_moved,"
        " cells");
}

QString batchRowSelection()
{
    QString columns = QStringLiteral("r.") + batchRowColumns();
    columns.replace(QLatin1String(", "), QLatin1String(", r."));
    return QString(columns
                   + QStringLiteral(", e.state, e.outcome, e.http_status, e.code, e.message,"
                                    " e.request_id, e.attempts FROM batch_rows r"
                                    " LEFT JOIN entries e ON e.entry_id = r.entry_id"));
}

void bindBatchRow(Statement &statement, const BatchRow &row)
{
    const CorrectionDraft &draft = row.draft;
    statement.bind(qint64{row.number})
        .bind(row.line)
        .bind(row.entryId.text)
        .bind(row.due.isValid() ? row.due.toMSecsSinceEpoch() : qint64{0})
        .bind(batchMarkToken(row.mark))
        .bind(row.leftOut)
        .bind(row.cellError ? tokenOf(cellNames, row.cellError->problem) : QString())
        .bind(qint64{row.cellError ? row.cellError->column : -1})
        .bind(row.doubleOf)
        .bind(qint64{row.earlier})
        .bind(draft.transactionId)
        .bind(draft.appid)
        .bind(draft.openid)
        .bind(draft.subMchid)
        .bind(draft.earned)
        .bind(draft.points)
        .bind(draft.totalPoints)
        .bind(draft.updateTime)
        .bind(draft.noPointsRemarks)
        .bind(draft.reason)
        .bind(draft.note)
        .bind(draft.pointsBefore)
        .bind(draft.corrects.text)
        .bind(pointsMoved(draft))
        .bind(joinedCells(row.cells));
}

BatchRow readBatchRow(const Statement &statement, EntryKind kind)
{
    BatchRow row;
    row.number = static_cast<int>(statement.number(Number));
    row.line = statement.number(Line);
    row.entryId = EntryId{statement.text(EntryIdText)};
    if (const qint64 due = statement.number(Due); due != 0) {
        row.due = timeFromMs(due);
    }
    row.mark = batchMarkFromToken(statement.text(Mark)).value_or(BatchMark::Wrong);
    row.leftOut = statement.number(LeftOut) != 0;
    if (const auto problem = fromToken(cellNames, statement.text(CellProblem))) {
        row.cellError = BatchCellError{*problem, static_cast<int>(statement.number(CellColumn))};
    }
    row.doubleOf = statement.number(DoubleOf);
    row.earlier = static_cast<int>(statement.number(Earlier));
    CorrectionDraft &draft = row.draft;
    draft.kind = kind;
    draft.transactionId = statement.text(TransactionId);
    draft.appid = statement.text(Appid);
    draft.openid = statement.text(Openid);
    draft.subMchid = statement.text(SubMchid);
    draft.earned = statement.number(Earned) != 0;
    draft.points = statement.text(PointsText);
    draft.totalPoints = statement.text(TotalPoints);
    draft.updateTime = statement.text(UpdateTime);
    draft.noPointsRemarks = statement.text(NoPointsRemarks);
    draft.reason = statement.text(Reason);
    draft.note = statement.text(Note);
    draft.pointsBefore = statement.text(PointsBefore);
    draft.corrects = EntryId{statement.text(Corrects)};
    row.cells = splitCells(statement.text(Cells));
    if (const auto state = entryStateFromToken(statement.text(State))) {
        BatchRowResult result;
        result.state = *state;
        if (!statement.isNull(OutcomeText)) {
            result.outcome = outcomeFromToken(statement.text(OutcomeText));
        }
        result.facts.httpStatus = static_cast<int>(statement.number(HttpStatus));
        result.facts.code = statement.text(Code);
        result.facts.message = statement.text(Message);
        result.facts.requestId = statement.text(RequestId);
        result.attempts = static_cast<int>(statement.number(Attempts));
        row.result = result;
    }
    return row;
}

} // namespace pd

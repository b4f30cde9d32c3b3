#include "core/domain/batch.h"

#include "core/domain/text.h"

namespace pd {

bool isForMemberSystem(BatchMark mark)
{
    return mark == BatchMark::AlreadyThere || mark == BatchMark::TooLate;
}

bool isWrong(BatchMark mark)
{
    return mark == BatchMark::Unreadable || mark == BatchMark::Wrong || mark == BatchMark::Double;
}

bool isMarked(BatchMark mark)
{
    return mark != BatchMark::Good && !isWrong(mark);
}

BatchMark markFor(Advice advice)
{
    switch (advice) {
    case Advice::Report:
        return BatchMark::Good;
    case Advice::SettleFirst:
        return BatchMark::SettleFirst;
    case Advice::AlreadyThere:
        return BatchMark::AlreadyThere;
    case Advice::TooLate:
        return BatchMark::TooLate;
    }
    Q_UNREACHABLE();
}

namespace {

std::optional<RejectReason> rejectReason(const BatchRowResult &result)
{
    const auto *rejected = result.outcome ? std::get_if<Rejected>(&*result.outcome) : nullptr;
    return rejected != nullptr && result.state == EntryState::Rejected
        ? std::optional(rejected->reason)
        : std::nullopt;
}

/// Digits as a person types them: "12,345" and "12 345" are 12345.
QString digitsOf(const QString &typed)
{
    QString digits = cleanPasted(typed).text;
    digits.remove(u',');
    return digits;
}

} // namespace

bool BatchRowResult::isForMemberSystem() const
{
    return state == EntryState::AlreadyReported || rejectReason(*this) == RejectReason::TooLate;
}

bool BatchRowResult::mayBeSentAgain() const
{
    const auto reason = rejectReason(*this);
    return state == EntryState::NotSent || reason == RejectReason::RateLimited
        || reason == RejectReason::NotSubmitted;
}

QList<Finding> rowFindings(const CorrectionDraft &draft, const CorrectionLimits &limits,
                           const Clock &clock)
{
    const auto checked = validate(draft, limits, clock);
    if (checked) {
        return {};
    }
    QList<Finding> errors = checked.error();
    errors.removeIf([](const Finding &finding) {
        return finding.field == Field::Reason && finding.issue == Issue::Missing;
    });
    return errors;
}

CorrectionDraft withReason(CorrectionDraft draft, const QString &reason)
{
    if (draft.reason.trimmed().isEmpty()) {
        draft.reason = reason;
    }
    return draft;
}

qint64 BatchTotals::moved() const
{
    return up + down;
}

std::optional<qint64> pointsMoved(const CorrectionDraft &draft)
{
    const auto after = Points::fromText(draft.points);
    if (!after) {
        return std::nullopt;
    }
    const auto before = Points::fromText(draft.pointsBefore);
    return after->value() - (before ? before->value() : 0);
}

int BatchCounts::ended() const
{
    return accepted + already + rejected + tooLate + rateLimited + notSent + unknown + recorded
        + notOpened;
}

int BatchCounts::all() const
{
    return waiting + sending + ended();
}

int &BatchCounts::of(const BatchRowResult &result)
{
    switch (result.state) {
    case EntryState::Accepted:
        return accepted;
    case EntryState::AlreadyReported:
    case EntryState::SettledTaken:
        return already;
    case EntryState::SettledNotTaken:
        return rejected;
    case EntryState::Rejected:
        if (rejectReason(result) == RejectReason::TooLate) {
            return tooLate;
        }
        return rejectReason(result) == RejectReason::RateLimited ? rateLimited : rejected;
    case EntryState::NotSent:
        return notSent;
    case EntryState::Unknown:
        return unknown;
    case EntryState::Sending:
        return sending;
    case EntryState::ToBook:
    case EntryState::Booked:
        return recorded;
    }
    Q_UNREACHABLE();
}

void BatchCounts::add(const BatchRowResult &result, int rows)
{
    of(result) += rows;
    if (rejectReason(result) == RejectReason::NotSubmitted) {
        notSubmitted += rows;
    }
}

int BatchCounts::mayBeSentAgain() const
{
    return notSent + rateLimited + notSubmitted;
}

bool needsSecondPerson(const BatchTotals &totals, const BatchLimits &limits)
{
    return totals.moved() > limits.secondPersonAbove;
}

QList<BatchStartIssue> checkStart(const BatchStart &start, const Batch &batch,
                                  bool everyRowHasAReason, const BatchLimits &limits)
{
    QList<BatchStartIssue> issues;
    const BatchTotals &totals = batch.totals;
    if (totals.good == 0) {
        issues.append(BatchStartIssue::NothingToSend);
    }
    if (totals.tooLarge) {
        issues.append(BatchStartIssue::TooLarge);
    }
    const QString reason = start.reason.trimmed();
    if (reason.isEmpty()) {
        if (!everyRowHasAReason) {
            issues.append(BatchStartIssue::ReasonMissing);
        }
    } else if (reason.size() > limits::reason || hasControlCharacters(reason)
               || !isThreeByteText(reason)) {
        issues.append(BatchStartIssue::ReasonBad);
    }
    const QString typed = digitsOf(start.typedTotal);
    if (typed.isEmpty()) {
        issues.append(BatchStartIssue::TotalMissing);
    } else if (typed != QString::number(totals.moved())) {
        issues.append(BatchStartIssue::TotalDiffers);
    }
    if (needsSecondPerson(totals, limits)) {
        const QString name = start.second.name.simplified();
        if (name.isEmpty()) {
            issues.append(BatchStartIssue::SecondNameMissing);
        } else if (name.compare(batch.operatorName.simplified(), Qt::CaseInsensitive) == 0) {
            issues.append(BatchStartIssue::SecondIsOperator);
        }
        if (start.second.reason.trimmed().isEmpty()) {
            issues.append(BatchStartIssue::SecondReasonMissing);
        }
    }
    return issues;
}

QList<EntryState> doneStates()
{
    return {EntryState::Accepted, EntryState::SettledTaken, EntryState::ToBook, EntryState::Booked};
}

bool belongsTo(const BatchRow &row, BatchFilter filter)
{
    switch (filter) {
    case BatchFilter::All:
        return true;
    case BatchFilter::Wrong:
        return isWrong(row.mark);
    case BatchFilter::Marked:
        return isMarked(row.mark);
    case BatchFilter::NotDone:
        return !row.leftOut && (!row.result || !doneStates().contains(row.result->state));
    case BatchFilter::Unknown:
        return row.result && row.result->state == EntryState::Unknown;
    }
    Q_UNREACHABLE();
}

} // namespace pd

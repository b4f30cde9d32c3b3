#include "core/domain/clock.h"
#include "core/domain/correction.h"
#include "core/domain/text.h"
#include "core/domain/zoned_time.h"

#include <algorithm>

namespace pd {

namespace {

constexpr int futureToleranceSeconds = 5 * 60;
constexpr int remarksByteWarning = 128;

using Findings = QList<Finding>;

bool isVisibleAscii(QChar c)
{
    return c > u' ' && c < QChar(0x7F);
}

Findings checkId(Field field, const QString &text, int limit)
{
    if (text.isEmpty()) {
        return {{field, Issue::Missing}};
    }
    if (isSpreadsheetNumber(text)) {
        return {{field, Issue::SpreadsheetNumber}};
    }
    if (!std::all_of(text.begin(), text.end(), isVisibleAscii)) {
        return {{field, Issue::BadCharacters}};
    }
    if (text.size() > limit) {
        return {{field, Issue::TooLong, limit}};
    }
    return {};
}

Findings checkProse(Field field, const QString &typed, int limit, bool required)
{
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        return required ? Findings{{field, Issue::Missing}} : Findings{};
    }
    if (hasControlCharacters(text)) {
        return {{field, Issue::ControlCharacters}};
    }
    if (!isThreeByteText(text)) {
        return {{field, Issue::FourByteCharacters}};
    }
    if (text.size() > limit) {
        return {{field, Issue::TooLong, limit}};
    }
    return {};
}

Issue issueOf(PointsError error)
{
    switch (error) {
    case PointsError::Empty:
        return Issue::Missing;
    case PointsError::NotANumber:
        return Issue::NotANumber;
    case PointsError::Fraction:
        return Issue::Fraction;
    case PointsError::Exponent:
        return Issue::SpreadsheetNumber;
    case PointsError::Negative:
        return Issue::Negative;
    case PointsError::TooLarge:
        return Issue::TooLarge;
    }
    Q_UNREACHABLE();
}

Issue issueOf(TimeError error)
{
    switch (error) {
    case TimeError::Empty:
        return Issue::Missing;
    case TimeError::NotATime:
        return Issue::NotATime;
    case TimeError::NoZone:
        return Issue::NoZone;
    }
    Q_UNREACHABLE();
}

Findings checkPoints(const CorrectionDraft &draft)
{
    const auto points = Points::fromText(draft.points);
    if (!points) {
        return {{Field::Points, issueOf(points.error())}};
    }
    if (draft.earned && points->value() == 0) {
        return {{Field::Points, Issue::MustBePositive}};
    }
    if (!draft.earned && points->value() != 0) {
        return {{Field::Points, Issue::MustBeZero}};
    }
    return {};
}

Findings checkTotal(const CorrectionDraft &draft)
{
    if (draft.totalPoints.isEmpty()) {
        return {};
    }
    const auto total = Points::fromText(draft.totalPoints);
    if (!total) {
        return {{Field::TotalPoints, issueOf(total.error())}};
    }
    const auto points = Points::fromText(draft.points);
    if (points && *total < *points) {
        return {{Field::TotalPoints, Issue::BalanceBelowPoints}};
    }
    return {};
}

Findings checkUpdateTime(const CorrectionDraft &draft, const Clock &clock)
{
    const auto time = parseRfc3339(draft.updateTime);
    if (!time) {
        return {{Field::UpdateTime, issueOf(time.error())}};
    }
    if (clock.now().secsTo(*time) > futureToleranceSeconds) {
        return {{Field::UpdateTime, Issue::InTheFuture}};
    }
    return {};
}

Findings checkRemarks(const CorrectionDraft &draft)
{
    if (draft.earned) {
        return {}; // not offered by the form and not sent
    }
    const bool required = draft.kind == EntryKind::Report;
    Findings found = checkProse(Field::NoPointsRemarks, draft.noPointsRemarks,
                                limits::noPointsRemarks, required);
    if (found.isEmpty() && draft.noPointsRemarks.trimmed().toUtf8().size() > remarksByteWarning) {
        found.append({Field::NoPointsRemarks, Issue::ManyBytes, remarksByteWarning});
    }
    return found;
}

Findings checkTransactionId(const CorrectionDraft &draft)
{
    Findings found = checkId(Field::TransactionId, draft.transactionId, limits::transactionId);
    if (!found.isEmpty()) {
        return found;
    }
    switch (transactionIdShape(draft.transactionId)) {
    case TransactionIdShape::Usual:
        break;
    case TransactionIdShape::OrderNumber:
        found.append({Field::TransactionId, Issue::LooksLikeOrderNumber});
        break;
    case TransactionIdShape::Unusual:
        found.append({Field::TransactionId, Issue::UnusualShape});
        break;
    }
    return found;
}

Findings checkOpenid(const CorrectionDraft &draft)
{
    Findings found = checkId(Field::Openid, draft.openid, limits::openid);
    if (found.isEmpty() && !looksLikeOpenid(draft.openid)) {
        found.append({Field::Openid, Issue::UnusualShape});
    }
    return found;
}

Findings checkSubMchid(const CorrectionDraft &draft, const CorrectionLimits &limits)
{
    if (limits.partnerMode) {
        return checkId(Field::SubMchid, draft.subMchid, limits::subMchid);
    }
    return draft.subMchid.isEmpty() ? Findings{}
                                    : Findings{{Field::SubMchid, Issue::NotInThisMode}};
}

constexpr Field formOrder[] = {
    Field::TransactionId,   Field::Appid,  Field::Openid,      Field::SubMchid,
    Field::Earned,          Field::Points, Field::TotalPoints, Field::UpdateTime,
    Field::NoPointsRemarks, Field::Reason, Field::Note,
};

CorrectionFields typedFields(const CorrectionDraft &draft)
{
    CorrectionFields fields;
    fields.kind = draft.kind;
    fields.transactionId = draft.transactionId;
    fields.appid = draft.appid;
    fields.openid = draft.openid;
    fields.subMchid = draft.subMchid;
    fields.earned = draft.earned;
    fields.points = Points::fromText(draft.points).value_or(Points{});
    if (const auto total = Points::fromText(draft.totalPoints)) {
        fields.totalPoints = *total;
    }
    fields.updateTime = parseRfc3339(draft.updateTime).value_or(QDateTime());
    fields.noPointsRemarks = draft.earned ? QString() : draft.noPointsRemarks.trimmed();
    fields.reason = draft.reason.trimmed();
    fields.note = draft.note.trimmed();
    if (const auto before = Points::fromText(draft.pointsBefore)) {
        fields.pointsBefore = *before;
    }
    fields.corrects = draft.corrects;
    fields.againstAdvice = draft.againstAdvice;
    return fields;
}

} // namespace

QList<Finding> checkField(Field field, const CorrectionDraft &draft, const CorrectionLimits &limits,
                          const Clock &clock)
{
    switch (field) {
    case Field::TransactionId:
        return checkTransactionId(draft);
    case Field::Appid:
        return checkId(field, draft.appid, limits::appid);
    case Field::Openid:
        return checkOpenid(draft);
    case Field::SubMchid:
        return checkSubMchid(draft, limits);
    case Field::Earned:
        return {};
    case Field::Points:
        return checkPoints(draft);
    case Field::TotalPoints:
        return checkTotal(draft);
    case Field::UpdateTime:
        return checkUpdateTime(draft, clock);
    case Field::NoPointsRemarks:
        return checkRemarks(draft);
    case Field::Reason:
        return checkProse(field, draft.reason, limits::reason, true);
    case Field::Note:
        return checkProse(field, draft.note, limits::note, false);
    }
    Q_UNREACHABLE();
}

Result<Correction, QList<Finding>> validate(const CorrectionDraft &draft,
                                            const CorrectionLimits &limits, const Clock &clock)
{
    QList<Finding> errors;
    for (const Field field : formOrder) {
        for (const Finding &finding : checkField(field, draft, limits, clock)) {
            if (finding.severity() == Severity::Error) {
                errors.append(finding);
            }
        }
    }
    if (!errors.isEmpty()) {
        return fail(std::move(errors));
    }
    return Correction(typedFields(draft));
}

QList<Finding> warningsFor(const CorrectionDraft &draft)
{
    QList<Finding> warnings
        = checkTransactionId(draft) + checkOpenid(draft) + checkTotal(draft) + checkRemarks(draft);
    warnings.removeIf([](const Finding &f) { return f.severity() == Severity::Error; });
    return warnings;
}

} // namespace pd

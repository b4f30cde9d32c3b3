#include "core/service/record_cells.h"

#include "core/domain/identifiers.h"
#include "core/domain/zoned_time.h"
#include "core/service/csv_writer.h"

namespace pd {

namespace {

QString timeCell(const QDateTime &time)
{
    return time.isValid() ? toRfc3339(inShanghai(time)) : QString();
}

QString pointsCell(const std::optional<Points> &points)
{
    return points ? points->toText() : QString();
}

} // namespace

QString recordCell(const Entry &entry, RecordColumn column, const CellStyle &style)
{
    const CorrectionFields &fields = entry.fields;
    switch (column) {
    case RecordColumn::EntryId:
        return entry.id.text;
    case RecordColumn::RecordedAt:
        return timeCell(entry.openedAt);
    case RecordColumn::Kind:
        return fields.kind == EntryKind::Report ? style.words.report : style.words.memberSystem;
    case RecordColumn::TransactionId:
        return (style.backTick ? longNumberCell(fields.transactionId) : fields.transactionId);
    case RecordColumn::ShopName:
        return entry.shop.name;
    case RecordColumn::ShopNumber:
        return entry.shop.number;
    case RecordColumn::Appid:
        return fields.appid;
    case RecordColumn::Member:
        return style.masked ? maskedOpenid(fields.openid) : fields.openid;
    case RecordColumn::Earned:
        return fields.earned ? style.words.yes : style.words.no;
    case RecordColumn::PointsBefore:
        return pointsCell(fields.pointsBefore);
    case RecordColumn::Points:
        return fields.points.toText();
    case RecordColumn::TotalPoints:
        return pointsCell(fields.totalPoints);
    case RecordColumn::PointsTime:
        return fields.updateTime.isValid() ? toRfc3339(fields.updateTime) : QString();
    case RecordColumn::Remarks:
        return fields.noPointsRemarks;
    case RecordColumn::Reason:
        return fields.reason;
    case RecordColumn::Note:
        return fields.note;
    case RecordColumn::Operator:
        return entry.operatorName;
    case RecordColumn::Desk:
        return entry.deskName;
    case RecordColumn::State:
        return style.words.states.value(entry.state);
    case RecordColumn::Code:
        return entry.facts.code;
    case RecordColumn::Message:
        return entry.facts.message;
    case RecordColumn::RequestId:
        return entry.facts.requestId;
    case RecordColumn::Attempts:
        return QString::number(entry.attempts);
    case RecordColumn::ChangedAt:
        return timeCell(entry.changedAt);
    case RecordColumn::Reference:
        return entry.bookingReference;
    case RecordColumn::BookedBy:
        return entry.bookedBy;
    case RecordColumn::Corrects:
        return fields.corrects.text;
    }
    Q_UNREACHABLE();
}

} // namespace pd

#include "core/domain/record_column.h"

#include "core/domain/tokens.h"

namespace pd {

namespace {

constexpr Tokens<RecordColumn, 27> columnNames{{
    {RecordColumn::EntryId, QLatin1String("entry_id")},
    {RecordColumn::RecordedAt, QLatin1String("recorded_at")},
    {RecordColumn::Kind, QLatin1String("kind")},
    {RecordColumn::TransactionId, QLatin1String("transaction_id")},
    {RecordColumn::ShopName, QLatin1String("shop_name")},
    {RecordColumn::ShopNumber, QLatin1String("shop_number")},
    {RecordColumn::Appid, QLatin1String("appid")},
    {RecordColumn::Member, QLatin1String("member")},
    {RecordColumn::Earned, QLatin1String("earned")},
    {RecordColumn::PointsBefore, QLatin1String("points_before")},
    {RecordColumn::Points, QLatin1String("points")},
    {RecordColumn::TotalPoints, QLatin1String("total_points")},
    {RecordColumn::PointsTime, QLatin1String("points_time")},
    {RecordColumn::Remarks, QLatin1String("remarks")},
    {RecordColumn::Reason, QLatin1String("reason")},
    {RecordColumn::Note, QLatin1String("note")},
    {RecordColumn::Operator, QLatin1String("operator")},
    {RecordColumn::Desk, QLatin1String("desk")},
    {RecordColumn::State, QLatin1String("outcome")},
    {RecordColumn::Code, QLatin1String("code")},
    {RecordColumn::Message, QLatin1String("message")},
    {RecordColumn::RequestId, QLatin1String("request_id")},
    {RecordColumn::Attempts, QLatin1String("attempts")},
    {RecordColumn::ChangedAt, QLatin1String("changed_at")},
    {RecordColumn::Reference, QLatin1String("reference")},
    {RecordColumn::BookedBy, QLatin1String("booked_by")},
    {RecordColumn::Corrects, QLatin1String("corrects")},
}};

} // namespace

QList<RecordColumn> everyRecordColumn()
{
    QList<RecordColumn> columns;
    for (const auto &name : columnNames) {
        columns.append(name.first);
    }
    return columns;
}

QString recordColumnToken(RecordColumn column)
{
    return tokenOf(columnNames, column);
}

std::optional<RecordColumn> recordColumnFromToken(QStringView token)
{
    return fromToken(columnNames, token);
}

std::optional<TitledColumn> titledColumnFromText(QStringView text)
{
    const qsizetype equals = text.indexOf(u'=');
    const QStringView token = (equals < 0 ? text : text.left(equals)).trimmed();
    const auto column = recordColumnFromToken(token);
    if (!column) {
        return std::nullopt;
    }
    const QString title = equals < 0 ? QString() : text.mid(equals + 1).trimmed().toString();
    return TitledColumn{*column, title.isEmpty() ? token.toString() : title};
}

} // namespace pd

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// A column of a table of entries that leaves the desk: the history as CSV, and the work list for
/// the member system.
enum class RecordColumn {
    EntryId, ///< what an answer names the entry by
    RecordedAt,
    Kind,
    TransactionId,
    ShopName,
    ShopNumber,
    Appid,
    Member, ///< openid, masked unless it was wanted whole
    Earned,
    PointsBefore,
    Points,
    TotalPoints,
    PointsTime, ///< points_update_time
    Remarks, ///< what the customer reads
    Reason,
    Note,
    Operator,
    Desk,
    State, ///< EntryState, in words
    Code,
    Message,
    RequestId,
    Attempts,
    ChangedAt,
    Reference,
    BookedBy,
    Corrects
};
[[nodiscard]] QList<RecordColumn> everyRecordColumn();
/// Stable, for the profile and as a title where nobody gave another: "transaction_id".
[[nodiscard]] QString recordColumnToken(RecordColumn column);
[[nodiscard]] std::optional<RecordColumn> recordColumnFromToken(QStringView token);

/// One column of a table, under a title of the reader's choice.
struct TitledColumn
{
    RecordColumn column = RecordColumn::EntryId;
    QString title;
    bool operator==(const TitledColumn &) const = default;
};
/// Reads "token" or "token=title"; nothing where there is no such token.
[[nodiscard]] std::optional<TitledColumn> titledColumnFromText(QStringView text);

} // namespace pd

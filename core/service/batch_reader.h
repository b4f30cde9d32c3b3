#pragma once

#include "core/domain/batch.h"
#include "core/service/csv_reader.h"

#include <QMap>
#include <QPair>

namespace pd {

/// What a column of a batch's file can mean: the fields of the contract, and the desk's own.
enum class BatchColumn {
    TransactionId,
    Appid,
    Openid,
    SubMchid,
    Earned, ///< earn_points
    Points, ///< increased_points
    TotalPoints,
    UpdateTime,
    NoPointsRemarks,
    Reason,
    Note,
    PointsBefore
};

/// Which column of the file means what, from 0.
struct BatchMapping
{
    QStringList header; ///< as in the file; empty where it has none
    qint64 headerLine = 0; ///< rows after this line are data
    QMap<BatchColumn, int> columns;
    /// True with a transaction id and its points: the rest may be known from the transactions.
    [[nodiscard]] bool isUsable() const;
    /// The column that a field error belongs to; -1 where the file has none for it.
    [[nodiscard]] int columnOf(Field field) const;
    bool operator==(const BatchMapping &) const = default;
};

/// Looks for the header among the first rows. Two columns without one are taken as transaction id
/// and points.
[[nodiscard]] BatchMapping guessBatchMapping(const QList<QPair<qint64, QStringList>> &lines);
/// The mapping of a header alone, as it was stored with a batch.
[[nodiscard]] BatchMapping batchMappingOf(const QStringList &header);

/// Turns one row of the file into a row of a batch: the draft as the cells say it, nothing filled
/// in, and what makes a cell unusable, with its column. Times without a zone are Shanghai's. Pure.
[[nodiscard]] BatchRow batchRowFrom(const CsvReader &reader, const CsvRow &row,
                                    const BatchMapping &mapping, EntryKind kind);

/// The cells of a row for the eye and for files: what can't be decoded is U+FFFD, control
/// characters are blanks, long ones are cut.
[[nodiscard]] QStringList readableCells(const CsvReader &reader, const CsvRow &row);

/// Pasted text as bytes to read. Half characters (unpaired surrogates) stay wrong, so that their
/// row is refused, not mended silently.
[[nodiscard]] QByteArray bytesOfPasted(const QString &text);
/// As guessDialect(), for what bytesOfPasted() made: always UTF-8.
[[nodiscard]] Result<CsvDialect, CsvProblem> pastedDialect(QIODevice &device);

} // namespace pd

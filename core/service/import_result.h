#pragma once

#include "core/domain/notification_error.h"
#include "core/domain/store_error.h"
#include "core/service/csv_mapping.h"

#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// Why one row, file or pasted text was refused.
enum class ImportReason {
    // A row of a CSV.
    FieldTooLong,
    TooManyFields,
    NulByte,
    TextAfterQuote,
    QuoteNotClosed,
    BadEncoding, ///< not of the file's encoding
    MissingValue,
    SpreadsheetNumber, ///< 4.2E+27, or digits that a spreadsheet has rounded to zeros
    BadId, ///< not visible ASCII, or over 64 characters
    BadAmount,
    BadTime,
    BadPoints,
    ControlCharacters,
    // Everything.
    KnownWithOtherValues, ///< the store knows it with another amount, member or appid
    Notification, ///< see `notification`
    CannotRead ///< a file of the inbox that can't be opened
};

struct ImportRefusal
{
    qint64 line = 0; ///< of the file, from 1; 0 where there are no lines
    int column = -1; ///< of the file, from 0; -1 for the whole row
    std::optional<CsvColumn> meaning;
    ImportReason reason = ImportReason::MissingValue;
    QString value; ///< what stood there, cut to 40 characters, without control characters
    std::optional<NotificationError> notification;
    bool operator==(const ImportRefusal &) const = default;
};

/// What an import did. All of it is committed when it is told.
struct ImportResult
{
    qint64 added = 0;
    qint64 known = 0;
    qint64 refused = 0; ///< all of them, also those that `refusals` has no room for
    qint64 unknownEvents = 0; ///< kept raw; among `added` or `known`
    QList<ImportRefusal> refusals; ///< the first maxRefusals, in the order of the file
    bool cancelled = false;
    std::optional<StoreError> store; ///< the store failed: what came before is there
    qint64 removed = 0; ///< by a removal of old payments
    static constexpr qsizetype maxRefusals = 10'000;

    void refuse(const ImportRefusal &refusal);
    bool operator==(const ImportResult &) const = default;
};

/// A stable English word for files beside an inbox and for the log: "bad_signature".
[[nodiscard]] QString importReasonToken(const ImportRefusal &refusal);
[[nodiscard]] ImportRefusal notificationRefusal(const NotificationError &error);
/// Cut and cleaned for ImportRefusal::value.
[[nodiscard]] QString refusedValue(const QString &text);

} // namespace pd

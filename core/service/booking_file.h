#pragma once

#include "core/domain/entry.h"
#include "core/service/csv_reader.h"

#include <QList>
#include <QString>

namespace pd {

/// One member-system correction to tick off.
struct BookingRow
{
    qint64 line = 0; ///< of the file, from 1; 0 for one chosen in the window
    EntryId id;
    Booking booking;
    bool operator==(const BookingRow &) const = default;
};

/// Why a row was not ticked off. Everything else in the same file was.
enum class BookingRefusal {
    Unreadable, ///< not of the file's encoding, an open quote, too long
    NoEntryId,
    NoReference,
    NoName,
    TooLong, ///< a reference or a name of more than 64 characters
    NotInJournal, ///< no entry of that name
    NotWaiting, ///< a report, or ticked off before
    Store ///< it could not be written
};
struct RefusedBooking
{
    qint64 line = 0;
    QString entryId; ///< as it stood there, cut and cleaned
    BookingRefusal refusal = BookingRefusal::Unreadable;
    bool operator==(const RefusedBooking &) const = default;
};

/// What the member system answered: rows to tick off, and rows that say too little.
struct BookingFile
{
    QList<BookingRow> rows;
    QList<RefusedBooking> refused;
};

enum class BookingFileProblem {
    Csv, ///< see `csv`
    NoColumns, ///< no header with an entry id and a reference among its first rows
    TooManyRows ///< above maxBookingRows
};
struct BookingFileError
{
    BookingFileProblem problem = BookingFileProblem::Csv;
    CsvProblem csv = CsvProblem::CannotRead;
    bool operator==(const BookingFileError &) const = default;
};
inline constexpr int maxBookingRows = 100'000;

/// Reads a CSV with an entry id, a reference and a name, by the names of its columns, Chinese or
/// English, or the tokens of RecordColumn. A column without a name is allowed: `nameForAll` stands
/// for it then.
[[nodiscard]] Result<BookingFile, BookingFileError> readBookingFile(const QString &path,
                                                                    const QString &nameForAll);

} // namespace pd

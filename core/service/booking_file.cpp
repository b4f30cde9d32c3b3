#include "core/service/booking_file.h"

#include "core/domain/text.h"
#include "core/service/csv_mapping.h"
#include "core/service/import_result.h"

#include <QFile>
#include <QFileInfo>

#include <optional>

namespace pd {

namespace {

constexpr int rowsToFindTheHeaderIn = 40;

// Normalized, between "|": the titles of our own export in both languages, and what member systems
// call them.
constexpr QStringView idNames = u"|entryid|entry|记录编号|记录号|编号|";
constexpr QStringView referenceNames
    = u"|reference|bookingreference|凭证号|入账凭证|入账凭证号|参考号|流水号|单据号|";
constexpr QStringView nameNames = u"|bookedby|name|入账人|经办人|操作人|操作员|姓名|";

struct Columns
{
    qsizetype id = -1;
    qsizetype reference = -1;
    qsizetype name = -1;
};

QStringList textsOf(const CsvReader &reader, const CsvRow &row, bool *isWhole)
{
    QStringList texts;
    *isWhole = row.problem == CsvRowProblem::None;
    for (const QByteArray &field : row.fields) {
        const auto text = reader.text(field);
        *isWhole = *isWhole && text;
        texts += text.value_or(QString()).trimmed();
    }
    return texts;
}

std::optional<Columns> columnsOf(const QStringList &header)
{
    Columns columns;
    for (qsizetype i = 0; i < header.size(); ++i) {
        const QString wanted = u'|' + normalizedColumnName(header.at(i)) + u'|';
        if (wanted.size() <= 2) {
            continue;
        }
        if (columns.id < 0 && idNames.contains(wanted)) {
            columns.id = i;
        } else if (columns.reference < 0 && referenceNames.contains(wanted)) {
            columns.reference = i;
        } else if (columns.name < 0 && nameNames.contains(wanted)) {
            columns.name = i;
        }
    }
    const bool isHeader = columns.id >= 0 && columns.reference >= 0;
    return isHeader ? std::optional(columns) : std::nullopt;
}

/// A cell of ours that a spreadsheet gave back: without the apostrophe that kept it a text.
QString cellOf(const QStringList &texts, qsizetype column)
{
    QString cell = column < 0 ? QString() : texts.value(column);
    return cell.startsWith(u'\'') ? cell.mid(1) : cell;
}

std::optional<BookingRefusal> refusalOf(const BookingRow &row)
{
    if (row.id.isNull()) {
        return BookingRefusal::NoEntryId;
    }
    if (row.booking.reference.isEmpty()) {
        return BookingRefusal::NoReference;
    }
    if (row.booking.bookedBy.isEmpty()) {
        return BookingRefusal::NoName;
    }
    if (row.booking.reference.size() > limits::reference
        || row.booking.bookedBy.size() > limits::personName) {
        return BookingRefusal::TooLong;
    }
    if (hasControlCharacters(row.booking.reference) || hasControlCharacters(row.booking.bookedBy)) {
        return BookingRefusal::Unreadable;
    }
    return std::nullopt;
}

} // namespace

Result<BookingFile, BookingFileError> readBookingFile(const QString &path,
                                                      const QString &nameForAll)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(BookingFileError{BookingFileProblem::Csv, CsvProblem::CannotRead});
    }
    const auto dialect = guessDialect(file);
    if (!dialect) {
        return fail(BookingFileError{BookingFileProblem::Csv, dialect.error()});
    }
    CsvReader reader(file, *dialect);
    BookingFile result;
    std::optional<Columns> columns;
    CsvRow row;
    for (int read = 0; reader.next(&row); ++read) {
        bool isWhole = true;
        const QStringList texts = textsOf(reader, row, &isWhole);
        if (!columns) {
            columns = columnsOf(texts);
            if (!columns && read >= rowsToFindTheHeaderIn) {
                break;
            }
            continue;
        }
        if (read > maxBookingRows) {
            return fail(BookingFileError{BookingFileProblem::TooManyRows, {}});
        }
        const QString name = cellOf(texts, columns->name);
        const BookingRow booking{
            row.line,
            EntryId{cellOf(texts, columns->id)},
            {cellOf(texts, columns->reference), columns->name < 0 ? nameForAll : name}};
        const auto refusal
            = isWhole ? refusalOf(booking) : std::optional(BookingRefusal::Unreadable);
        if (refusal) {
            result.refused.append({row.line, refusedValue(booking.id.text), *refusal});
        } else {
            result.rows.append(booking);
        }
    }
    if (!columns) {
        return fail(BookingFileError{BookingFileProblem::NoColumns, {}});
    }
    return result;
}

} // namespace pd

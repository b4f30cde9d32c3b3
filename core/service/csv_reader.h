#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

class QIODevice;

namespace pd {

enum class CsvEncoding { Utf8, Gb18030 };

struct CsvDialect
{
    CsvEncoding encoding = CsvEncoding::Utf8;
    char separator = ',';
    bool operator==(const CsvDialect &) const = default;
};

/// Why a file can't be read as CSV at all.
enum class CsvProblem {
    CannotRead,
    Empty,
    Spreadsheet, ///< .xlsx or .xls: save it as CSV
    Utf16, ///< "Unicode text" of a spreadsheet: save it as UTF-8
    NotText
};

/// Why one row can't be read; the next one goes on.
enum class CsvRowProblem {
    None,
    FieldTooLong, ///< above CsvReader::maxFieldBytes
    TooManyFields, ///< above CsvReader::maxFields
    NulByte,
    TextAfterQuote, ///< "a"b
    QuoteNotClosed
};

struct CsvRow
{
    qint64 line = 0; ///< of the file, from 1, where the row begins
    QList<QByteArray> fields; ///< in the encoding of the file
    CsvRowProblem problem = CsvRowProblem::None;
    int column = 0; ///< of the problem, from 0
};

/// Looks through the whole file for its encoding and into its first rows for the separator (comma,
/// tab or semicolon). Leaves the device at its start.
[[nodiscard]] Result<CsvDialect, CsvProblem> guessDialect(QIODevice &device);

/// Reads RFC 4180 row by row, whatever the length of the file: line ends LF, CRLF or CR, doubled
/// quotes, line breaks inside quotes, a byte-order mark. Empty lines are passed over. A quote that
/// is not closed, or has text behind it, costs its own line only.
class CsvReader
{
public:
    static constexpr qsizetype maxFieldBytes = 4096;
    static constexpr qsizetype maxFields = 512;

    /// `device` is open, can seek, and outlives the reader.
    CsvReader(QIODevice &device, const CsvDialect &dialect);

    /// False at the end.
    [[nodiscard]] bool next(CsvRow *row);
    /// How far it has read, in bytes.
    [[nodiscard]] qint64 position() const;
    /// A field as text; nothing where its bytes are not of the file's encoding.
    [[nodiscard]] std::optional<QString> text(const QByteArray &field) const;

private:
    static constexpr int end = -1;
    [[nodiscard]] int peek();
    void step();
    void readRow(CsvRow *row);
    void readPlainField(CsvRow *row);
    void readQuotedField(CsvRow *row);
    void append(CsvRow *row, QByteArray *field, char byte, int column) const;
    void takeLineEnd();
    void skipToNextLine(qint64 rowLine);
    [[nodiscard]] std::optional<QString> gb18030Text(const QByteArray &field) const;

    QIODevice &m_device;
    CsvDialect m_dialect;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< in the buffer
    qint64 m_bufferStart = 0; ///< of the buffer in the file
    qint64 m_line = 1;
    qint64 m_afterFirstLine = -1; ///< where the row's first line ends, once that was passed
    qint64 m_reread = 0; ///< bytes gone back
    mutable QHash<QByteArray, std::optional<QString>>
        m_decoded; ///< shop names come again and again
};

} // namespace pd

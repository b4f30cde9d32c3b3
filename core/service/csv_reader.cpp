#include "core/service/csv_reader.h"

#include "core/service/text_codec.h"

#include <QBuffer>

#include <algorithm>
#include <array>

namespace pd {

namespace {

constexpr qint64 pieceBytes = qint64{64} * 1024;
constexpr int rowsToGuessFrom = 40;
/// Going back costs reading a line again; a file made to abuse that gets this much.
constexpr qint64 maxReread = qint64{64} * 1024 * 1024;
const QByteArray byteOrderMark = QByteArrayLiteral("\xEF\xBB\xBF");

void note(CsvRow *row, CsvRowProblem problem, qsizetype column)
{
    if (row->problem == CsvRowProblem::None) {
        row->problem = problem;
        row->column = static_cast<int>(column);
    }
}

std::optional<CsvProblem> whyNotCsv(const QByteArray &head)
{
    if (head.isEmpty() || head == byteOrderMark) {
        return CsvProblem::Empty;
    }
    if (head.startsWith(QByteArrayLiteral("PK\x03\x04"))
        || head.startsWith(QByteArrayLiteral("\xD0\xCF\x11\xE0"))) {
        return CsvProblem::Spreadsheet;
    }
    if (head.startsWith(QByteArrayLiteral("\xFF\xFE"))
        || head.startsWith(QByteArrayLiteral("\xFE\xFF"))) {
        return CsvProblem::Utf16;
    }
    const qsizetype nuls = head.count('\0');
    if (nuls > head.size() / 16) {
        return CsvProblem::NotText;
    }
    return std::nullopt;
}

bool isUtf8(QIODevice &device)
{
    Utf8Check check;
    while (true) {
        const QByteArray piece = device.read(pieceBytes);
        if (piece.isEmpty()) {
            return check.finished();
        }
        if (!check.take(piece)) {
            return false;
        }
    }
}

/// How many of the first rows have the same, more than one, number of fields; then that number.
std::pair<int, qsizetype> agreement(QByteArray head, char separator)
{
    QBuffer buffer(&head);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, {CsvEncoding::Utf8, separator});
    QHash<qsizetype, int> rowsWith;
    CsvRow row;
    for (int i = 0; i < rowsToGuessFrom && reader.next(&row); ++i) {
        if (row.fields.size() > 1) {
            ++rowsWith[row.fields.size()];
        }
    }
    std::pair<int, qsizetype> best{0, 0};
    for (auto it = rowsWith.cbegin(); it != rowsWith.cend(); ++it) {
        best = std::max(best, std::pair(it.value(), it.key()));
    }
    return best;
}

} // namespace

Result<CsvDialect, CsvProblem> guessDialect(QIODevice &device)
{
    if (!device.isReadable() || !device.seek(0)) {
        return fail(CsvProblem::CannotRead);
    }
    const QByteArray head = device.read(pieceBytes);
    if (const auto why = whyNotCsv(head)) {
        return fail(*why);
    }
    CsvDialect dialect;
    device.seek(0);
    dialect.encoding = isUtf8(device) ? CsvEncoding::Utf8 : CsvEncoding::Gb18030;
    device.seek(0);
    std::pair<int, qsizetype> best{0, 0};
    for (const char separator : {',', '\t', ';'}) {
        const auto found = agreement(head, separator);
        if (found > best) {
            best = found;
            dialect.separator = separator;
        }
    }
    return dialect;
}

CsvReader::CsvReader(QIODevice &device, const CsvDialect &dialect)
    : m_device(device)
    , m_dialect(dialect)
{
    m_device.seek(0);
    if (peek() == static_cast<unsigned char>(byteOrderMark[0])
        && m_buffer.startsWith(byteOrderMark)) {
        m_at = byteOrderMark.size();
    }
}

int CsvReader::peek()
{
    if (m_at >= m_buffer.size()) {
        m_bufferStart += m_buffer.size();
        m_buffer = m_device.read(pieceBytes);
        m_at = 0;
        if (m_buffer.isEmpty()) {
            return end;
        }
    }
    return static_cast<unsigned char>(m_buffer.at(m_at));
}

void CsvReader::step()
{
    ++m_at;
}

qint64 CsvReader::position() const
{
    return m_bufferStart + m_at;
}

void CsvReader::takeLineEnd()
{
    if (peek() == '\r') {
        step();
        if (peek() == '\n') {
            step();
        }
    } else {
        step();
    }
    ++m_line;
}

bool CsvReader::next(CsvRow *row)
{
    while (peek() == '\n' || peek() == '\r') {
        takeLineEnd();
    }
    if (peek() == end) {
        return false;
    }
    *row = CsvRow();
    row->line = m_line;
    m_afterFirstLine = -1;
    readRow(row);
    return true;
}

void CsvReader::readRow(CsvRow *row)
{
    while (true) {
        if (peek() == '"') {
            readQuotedField(row);
        } else {
            readPlainField(row);
        }
        if (row->problem == CsvRowProblem::TextAfterQuote
            || row->problem == CsvRowProblem::QuoteNotClosed) {
            skipToNextLine(row->line);
            return;
        }
        const int byte = peek();
        if (byte == end) {
            return;
        }
        if (byte == '\n' || byte == '\r') {
            takeLineEnd();
            return;
        }
        step(); // the separator
    }
}

void CsvReader::append(CsvRow *row, QByteArray *field, char byte, int column) const
{
    if (byte == '\0') {
        note(row, CsvRowProblem::NulByte, column);
    }
    if (field->size() < maxFieldBytes) {
        field->append(byte);
    } else {
        note(row, CsvRowProblem::FieldTooLong, column);
    }
}

void CsvReader::readPlainField(CsvRow *row)
{
    const auto column = static_cast<int>(row->fields.size());
    QByteArray field;
    while (true) {
        const int byte = peek();
        if (byte == end || byte == '\n' || byte == '\r'
            || byte == static_cast<unsigned char>(m_dialect.separator)) {
            break;
        }
        append(row, &field, static_cast<char>(byte), column);
        step();
    }
    if (row->fields.size() < maxFields) {
        row->fields.append(field);
    } else {
        note(row, CsvRowProblem::TooManyFields, column);
    }
}

void CsvReader::readQuotedField(CsvRow *row)
{
    const auto column = static_cast<int>(row->fields.size());
    QByteArray field;
    step(); // the opening quote
    while (true) {
        const int byte = peek();
        if (byte == end) {
            row->problem = CsvRowProblem::QuoteNotClosed;
            row->column = column;
            return;
        }
        if (byte == '"') {
            step();
            if (peek() != '"') {
                break;
            }
            append(row, &field, '"', column);
            step();
        } else if (byte == '\n' || byte == '\r') {
            append(row, &field, '\n', column);
            takeLineEnd();
            if (m_afterFirstLine < 0) {
                m_afterFirstLine = position();
            }
        } else {
            append(row, &field, static_cast<char>(byte), column);
            step();
        }
    }
    while (peek() == ' ') {
        step();
    }
    const int byte = peek();
    if (byte != end && byte != '\n' && byte != '\r'
        && byte != static_cast<unsigned char>(m_dialect.separator)) {
        row->problem = CsvRowProblem::TextAfterQuote;
        row->column = column;
        return;
    }
    if (row->fields.size() < maxFields) {
        row->fields.append(field);
    } else {
        note(row, CsvRowProblem::TooManyFields, column);
    }
}

void CsvReader::skipToNextLine(qint64 rowLine)
{
    if (m_afterFirstLine >= 0 && m_reread < maxReread && m_device.seek(m_afterFirstLine)) {
        m_reread += position() - m_afterFirstLine;
        m_buffer.clear();
        m_at = 0;
        m_bufferStart = m_afterFirstLine;
        m_line = rowLine + 1;
        return;
    }
    while (peek() != end && peek() != '\n' && peek() != '\r') {
        step();
    }
    if (peek() != end) {
        takeLineEnd();
    }
}

std::optional<QString> CsvReader::text(const QByteArray &field) const
{
    const bool ascii = std::all_of(field.begin(), field.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
        return QString::fromLatin1(field);
    }
    switch (m_dialect.encoding) {
    case CsvEncoding::Utf8:
        return decodeUtf8(field);
    case CsvEncoding::Gb18030:
        return gb18030Text(field);
    }
    Q_UNREACHABLE();
}

std::optional<QString> CsvReader::gb18030Text(const QByteArray &field) const
{
    const auto found = m_decoded.constFind(field);
    if (found != m_decoded.constEnd()) {
        return *found;
    }
    constexpr qsizetype enough = 4096;
    if (m_decoded.size() >= enough) {
        m_decoded.clear();
    }
    return *m_decoded.insert(field, decodeGb18030(field));
}

} // namespace pd

// A batch's file from the guess of its encoding to the rows that would be looked at.
#include "core/service/batch_reader.h"

#include <QBuffer>

namespace {

void check(bool holds)
{
    if (!holds) {
        __builtin_trap();
    }
}

void readAll(QIODevice &device, const pd::CsvDialect &dialect, const pd::BatchMapping &mapping)
{
    constexpr qsizetype longestCell = 201;
    pd::CsvReader reader(device, dialect);
    pd::CsvRow row;
    qint64 last = 0;
    while (reader.next(&row)) {
        check(row.line > last); // lines go up, whatever the quotes do
        last = row.line;
        const pd::BatchRow read = pd::batchRowFrom(reader, row, mapping, pd::EntryKind::Report);
        check(read.line == row.line);
        check(read.cellError.has_value() == (read.mark == pd::BatchMark::Unreadable));
        check(
            !read.cellError
            || (read.cellError->column >= 0 && read.cellError->column <= pd::CsvReader::maxFields));
        for (const QString &cell : read.cells) {
            check(cell.size() <= longestCell && !cell.contains(QChar(u'\0')));
        }
        // What is not refused here is text that can be stored, sent and read back.
        if (!read.cellError) {
            const QString text = read.draft.reason + read.draft.note + read.draft.transactionId;
            check(QString::fromUtf8(text.toUtf8()) == text);
        }
        (void)pd::pointsMoved(read.draft);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto dialect = pd::guessDialect(buffer);
    if (!dialect) {
        return 0;
    }
    pd::CsvReader reader(buffer, *dialect);
    QList<QPair<qint64, QStringList>> lines;
    pd::CsvRow row;
    while (lines.size() < 40 && reader.next(&row)) {
        lines.append({row.line, pd::readableCells(reader, row)});
    }
    readAll(buffer, *dialect, pd::guessBatchMapping(lines));
    pd::BatchMapping every;
    for (int i = 0; i <= static_cast<int>(pd::BatchColumn::PointsBefore); ++i) {
        every.columns.insert(static_cast<pd::BatchColumn>(i), i);
    }
    readAll(buffer, *dialect, every);
    // The same as if it had been pasted.
    QByteArray pasted = pd::bytesOfPasted(QString::fromUtf8(bytes));
    QBuffer clipboard(&pasted);
    clipboard.open(QIODevice::ReadOnly);
    if (const auto tabs = pd::pastedDialect(clipboard)) {
        readAll(clipboard, *tabs, every);
    }
    return 0;
}

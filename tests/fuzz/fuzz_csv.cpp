// A CSV from the guess of its encoding to the items of each row.
#include "core/service/csv_items.h"

#include <QBuffer>

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
    pd::CsvMapping mapping;
    const QList<pd::CsvColumn> columns = pd::everyCsvColumn();
    for (int i = 0; i < columns.size(); ++i) {
        mapping.columns.insert(columns.at(i), i);
    }
    pd::CsvRow row;
    qint64 last = 0;
    while (reader.next(&row)) {
        if (row.line <= last || row.fields.size() > pd::CsvReader::maxFields) {
            __builtin_trap(); // lines go up, whatever the quotes do
        }
        last = row.line;
        const auto items = pd::readCsvItems(reader, row, mapping, {});
        if (items && items->isEmpty()) {
            __builtin_trap();
        }
    }
    return 0;
}

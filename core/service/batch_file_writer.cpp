#include "core/service/batch_file_writer.h"

#include "core/service/csv_writer.h"
#include "core/store/batch_store.h"

#include <algorithm>

namespace pd {

namespace {

constexpr int rowsASlice = 500;

/// The row's own cells, as many as there are titles, so that the columns behind them line up.
QStringList padded(QStringList cells, qsizetype width, bool backTick)
{
    if (backTick) {
        std::transform(cells.begin(), cells.end(), cells.begin(), longNumberCell);
    }
    while (cells.size() < width) {
        cells.append(QString());
    }
    return cells.mid(0, width);
}

} // namespace

BatchFileWriter::BatchFileWriter(const BatchStore &batches, QObject *parent)
    : QObject(parent)
    , m_batches(batches)
{ }

BatchFileWriter::~BatchFileWriter() = default;

void BatchFileWriter::start(const BatchFileJob &job)
{
    const bool running = m_file != nullptr;
    m_job = job;
    m_next = 1;
    m_file = std::make_unique<QSaveFile>(job.path);
    const auto batch = m_batches.find(job.batch);
    if (!batch || !*batch || !m_file->open(QIODevice::WriteOnly)) {
        end(false);
        return;
    }
    QStringList header = (*batch)->header;
    if (header.isEmpty()) {
        header = QStringList{QStringLiteral("transaction_id"), QStringLiteral("increased_points")};
    }
    m_width = header.size();
    m_file->write(csvMark + csvRow(header + job.moreTitles));
    if (!running) {
        QMetaObject::invokeMethod(this, &BatchFileWriter::slice, Qt::QueuedConnection);
    }
}

void BatchFileWriter::slice()
{
    if (!m_file) {
        return;
    }
    const auto rows = m_batches.rows(m_job.batch, m_next, rowsASlice);
    if (!rows) {
        end(false);
        return;
    }
    for (const BatchRow &row : *rows) {
        m_next = row.number + 1;
        if (belongsTo(row, m_job.filter)) {
            m_file->write(
                csvRow(padded(row.cells, m_width, m_job.backTick) + m_job.moreCells(row)));
        }
    }
    if (rows->isEmpty()) {
        end(m_file->commit()); // fails as well when a write before it did
        return;
    }
    QMetaObject::invokeMethod(this, &BatchFileWriter::slice, Qt::QueuedConnection);
}

void BatchFileWriter::end(bool written)
{
    m_file.reset();
    Q_EMIT finished(m_job.path, written);
}

} // namespace pd

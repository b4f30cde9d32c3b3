#pragma once

#include "core/service/batch_source.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace pd {

class BatchStore;

/// Writes a batch back as CSV, in slices on the desk thread: the rows of the source with more
/// columns behind them. UTF-8, safe to open in a spreadsheet. The file is there whole or not at
/// all.
class BatchFileWriter : public QObject
{
    Q_OBJECT
public:
    explicit BatchFileWriter(const BatchStore &batches, QObject *parent = nullptr);
    ~BatchFileWriter() override;

    /// Ends with finished(). One at a time: a running one is given up.
    void start(const BatchFileJob &job);

Q_SIGNALS:
    void finished(const QString &path, bool written);

private:
    void slice();
    void end(bool written);
    const BatchStore &m_batches;
    BatchFileJob m_job;
    std::unique_ptr<QSaveFile> m_file;
    qsizetype m_width = 0; ///< columns of the source
    int m_next = 1;
};

} // namespace pd

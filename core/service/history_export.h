#pragma once

#include "core/domain/entry.h"
#include "core/domain/record_column.h"
#include "core/domain/store_error.h"
#include "core/service/record_cells.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace pd {

class Clock;
class Database;

enum class ExportFormat {
    Csv, ///< rows of what is filtered, newest first
    JsonLines ///< the events behind them with their hashes; docs/journal.md, "Export"
};

/// What of the history is to be written, and how.
struct HistoryExport
{
    QString path; ///< replaced in one piece, at the end
    ExportFormat format = ExportFormat::Csv;
    /// JSON Lines of everything is the whole journal; of a part, what lies between is named as a
    /// gap. `before` and `limit` are not looked at.
    HistoryQuery query;
    QList<TitledColumn> columns; ///< CSV only
    CellStyle style; ///< CSV only; events always name the whole member
};

struct ExportProgress
{
    qint64 done = 0; ///< rows or events
    int permille = 0; ///< about how far it has come
    bool operator==(const ExportProgress &) const = default;
};

enum class ExportProblem {
    CannotWrite, ///< no right, no such folder
    DiskFull,
    Store ///< see `store`
};

struct ExportResult
{
    qint64 rows = 0;
    bool cancelled = false; ///< nothing was written: the old file is as it was
    std::optional<ExportProblem> problem; ///< as above
    QString detail; ///< the system's own words
    StoreError store;
    bool operator==(const ExportResult &) const = default;
};

/// Writes one export on the desk thread, in slices: between two of them the thread does whatever
/// else is waiting. The file appears whole or not at all.
class HistoryExporter : public QObject
{
    Q_OBJECT
public:
    HistoryExporter(const Database &database, const Clock &clock, HistoryExport what,
                    QObject *parent = nullptr);
    ~HistoryExporter() override;
    void start(); ///< ends with finished()
    void cancel(); ///< after the running slice

Q_SIGNALS:
    void progressed(const pd::ExportProgress &progress);
    void finished(const pd::ExportResult &result);

private:
    struct Run;
    void next(void (HistoryExporter::*slice)());
    void csvSlice();
    void collectSlice(); ///< finds the events of what is filtered
    void eventSlice();
    [[nodiscard]] std::optional<EntryPage> readPage();
    void write(const QByteArray &bytes);
    void progress(qint64 sequence);
    void end();

    const Database &m_database;
    const Clock &m_clock;
    HistoryExport m_what;
    std::unique_ptr<Run> m_run;
    ExportResult m_result;
};

} // namespace pd

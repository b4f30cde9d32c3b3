#include "core/service/history_export.h"

#include "core/domain/clock.h"
#include "core/service/csv_writer.h"
#include "core/store/event_pages.h"
#include "core/store/journal.h"
#include "core/store/journal_lines.h"
#include "core/store/journal_places.h"

#include <QSaveFile>

#include <algorithm>

namespace pd {

namespace {

constexpr int rowsAtOnce = 200;
constexpr int eventsAtOnce = 400;
constexpr int whole = 1000;

bool isEverything(const HistoryQuery &query)
{
    HistoryQuery all;
    all.before = query.before;
    all.limit = query.limit;
    return query == all;
}

} // namespace

struct HistoryExporter::Run
{
    explicit Run(const QString &path)
        : file(path)
    { }
    QSaveFile file;
    qint64 newest = 0; ///< sequence of the first row, or the last event
    JournalLines lines;
    bool isPart = false;
    QList<qint64> numbers; ///< of the events of a part
    qsizetype written = 0; ///< of `numbers`
    qint64 after = 0; ///< the last event written, of the whole
    bool cancelled = false;
};

HistoryExporter::HistoryExporter(const Database &database, const Clock &clock, HistoryExport what,
                                 QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_what(std::move(what))
{
    m_what.query.before = 0;
    m_what.query.limit = rowsAtOnce;
}

HistoryExporter::~HistoryExporter() = default;

void HistoryExporter::start()
{
    m_run = std::make_unique<Run>(m_what.path);
    if (!m_run->file.open(QIODevice::WriteOnly)) {
        m_result.problem = ExportProblem::CannotWrite;
        m_result.detail = m_run->file.errorString();
        next(&HistoryExporter::end);
        return;
    }
    if (m_what.format == ExportFormat::Csv) {
        QStringList titles;
        for (const TitledColumn &column : m_what.columns) {
            titles += column.title;
        }
        write(csvMark + csvRow(titles));
        next(&HistoryExporter::csvSlice);
        return;
    }
    m_run->isPart = !isEverything(m_what.query);
    const auto last = journalEnd(m_database);
    if (!last) {
        m_result.problem = ExportProblem::Store;
        m_result.store = last.error();
        next(&HistoryExporter::end);
        return;
    }
    m_run->newest = last->sequence;
    write(m_run->lines.begin(m_run->isPart ? JournalLines::Scope::Part : JournalLines::Scope::Whole,
                             m_clock.now()));
    next(m_run->isPart ? &HistoryExporter::collectSlice : &HistoryExporter::eventSlice);
}

void HistoryExporter::cancel()
{
    if (m_run) {
        m_run->cancelled = true;
    }
}

void HistoryExporter::next(void (HistoryExporter::*slice)())
{
    const bool stops = m_result.problem || m_run->cancelled;
    QMetaObject::invokeMethod(this, stops ? &HistoryExporter::end : slice, Qt::QueuedConnection);
}

void HistoryExporter::write(const QByteArray &bytes)
{
    if (!m_result.problem && m_run->file.write(bytes) != bytes.size()) {
        m_result.problem = m_run->file.error() == QFileDevice::ResourceError
            ? ExportProblem::DiskFull
            : ExportProblem::CannotWrite;
        m_result.detail = m_run->file.errorString();
    }
}

std::optional<EntryPage> HistoryExporter::readPage()
{
    auto page = JournalPages(m_database).page(m_what.query);
    if (!page) {
        m_result.problem = ExportProblem::Store;
        m_result.store = page.error();
        return std::nullopt;
    }
    m_what.query.before = page->entries.isEmpty() ? 0 : page->entries.last().sequence;
    return *std::move(page);
}

void HistoryExporter::csvSlice()
{
    const auto page = readPage();
    if (!page) {
        end();
        return;
    }
    QByteArray rows;
    for (const Entry &entry : page->entries) {
        QStringList cells;
        for (const TitledColumn &column : m_what.columns) {
            cells += recordCell(entry, column.column, m_what.style);
        }
        rows += csvRow(cells);
        m_run->newest = std::max(m_run->newest, entry.sequence);
    }
    write(rows);
    m_result.rows += page->entries.size();
    if (!page->more) {
        end();
        return;
    }
    progress(m_run->newest - page->entries.last().sequence);
    next(&HistoryExporter::csvSlice);
}

void HistoryExporter::collectSlice()
{
    const auto page = readPage();
    if (!page) {
        end();
        return;
    }
    for (const Entry &entry : page->entries) {
        const auto numbers = eventNumbersOf(m_database, entry);
        if (!numbers) {
            m_result.problem = ExportProblem::Store;
            m_result.store = numbers.error();
            end();
            return;
        }
        m_run->numbers += *numbers;
    }
    if (!page->more) {
        std::sort(m_run->numbers.begin(), m_run->numbers.end());
        next(&HistoryExporter::eventSlice);
        return;
    }
    next(&HistoryExporter::collectSlice);
}

void HistoryExporter::eventSlice()
{
    Run &run = *m_run;
    const auto events = run.isPart
        ? eventsNumbered(m_database, run.numbers.mid(run.written, eventsAtOnce))
        : eventsBetween(m_database, run.after, run.newest, eventsAtOnce);
    if (!events) {
        m_result.problem = ExportProblem::Store;
        m_result.store = events.error();
        end();
        return;
    }
    QByteArray lines;
    for (const Event &event : *events) {
        lines += run.lines.event(event);
        run.after = event.sequence;
    }
    write(lines);
    m_result.rows += events->size();
    run.written += eventsAtOnce;
    const bool atEnd = run.isPart ? run.written >= run.numbers.size() : run.after >= run.newest;
    if (atEnd || events->isEmpty()) {
        write(run.lines.end());
        end();
        return;
    }
    progress(run.after);
    next(&HistoryExporter::eventSlice);
}

void HistoryExporter::progress(qint64 sequence)
{
    const qint64 most = std::max<qint64>(1, m_run->newest);
    Q_EMIT progressed({m_result.rows, static_cast<int>(sequence * whole / most)});
}

void HistoryExporter::end()
{
    const bool failed = m_result.problem.has_value();
    m_result.cancelled = m_run->cancelled && !failed;
    if (failed || m_result.cancelled) {
        m_run->file.cancelWriting();
    }
    if (!m_run->file.commit() && !failed && !m_result.cancelled) {
        m_result.problem = ExportProblem::CannotWrite;
        m_result.detail = m_run->file.errorString();
    }
    if (m_result.problem || m_result.cancelled) {
        m_result.rows = 0;
    }
    Q_EMIT finished(m_result);
}

} // namespace pd

#include "core/service/import_service.h"

#include "core/store/import_store.h"

#include <QFile>
#include <QFileInfo>

namespace pd {

namespace {

constexpr int previewRows = 20;
constexpr int rowsToFindTheHeaderIn = 40;
constexpr int removedAtATime = 500;

/// A cell for the eye: what can't be decoded is shown as such.
QStringList cells(const CsvReader &reader, const CsvRow &row)
{
    QStringList texts;
    for (const QByteArray &field : row.fields) {
        texts += reader.text(field).value_or(QString(QChar(QChar::ReplacementCharacter))).trimmed();
    }
    return texts;
}

bool beginsWithBrace(QFile &file)
{
    constexpr qint64 blanksAtMost = 64;
    QByteArray start = file.peek(blanksAtMost);
    if (start.startsWith("\xEF\xBB\xBF")) {
        start.remove(0, 3);
    }
    return start.trimmed().startsWith('{');
}

} // namespace

struct ImportService::CsvRun
{
    CsvRun(const CsvJob &what, ImportStore &store)
        : job(what)
        , file(what.path)
        , importer(store)
    { }
    CsvJob job;
    QFile file;
    std::unique_ptr<CsvReader> reader;
    Importer importer;
    QList<QPair<qint64, QString>> sources; ///< line and transaction id of what waits for a commit
    ImportResult result;
    bool atEnd = false;
};

struct ImportService::RemovalRun
{
    QDateTime before;
    ImportResult result;
};

ImportService::ImportService(ImportStore &store, NotificationKeys keys, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_keys(std::move(keys))
{ }

ImportService::~ImportService() = default;

Result<CsvPreview, CsvProblem> ImportService::preview(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(CsvProblem::CannotRead);
    }
    if (beginsWithBrace(file)) {
        CsvPreview json;
        json.isJson = true;
        json.bytes = file.size();
        return json;
    }
    const auto dialect = guessDialect(file);
    if (!dialect) {
        return fail(dialect.error());
    }
    CsvPreview preview;
    preview.dialect = *dialect;
    preview.bytes = file.size();
    CsvReader reader(file, *dialect);
    QList<QPair<qint64, QStringList>> rows;
    CsvRow row;
    while (rows.size() < rowsToFindTheHeaderIn && reader.next(&row)) {
        rows.append({row.line, cells(reader, row)});
    }
    preview.mapping = guessMapping(rows);
    for (const auto &[line, texts] : rows) {
        if (line > preview.mapping.headerLine && preview.rows.size() < previewRows) {
            preview.rows.append(texts);
        }
    }
    return preview;
}

ImportStart ImportService::startCsv(const CsvJob &job)
{
    if (isRunning()) {
        return ImportStart::Busy;
    }
    if (!job.mapping.isUsable()) {
        return ImportStart::NotUsable;
    }
    auto run = std::make_unique<CsvRun>(job, m_store);
    if (!QFileInfo(job.path).isFile() || !run->file.open(QIODevice::ReadOnly)) {
        return ImportStart::CannotRead;
    }
    run->reader = std::make_unique<CsvReader>(run->file, job.dialect);
    m_csv = std::move(run);
    m_cancelled = false;
    continueLater(&ImportService::csvSlice);
    return ImportStart::Started;
}

ImportStart ImportService::startRemoval(const QDateTime &before)
{
    if (isRunning()) {
        return ImportStart::Busy;
    }
    m_removal = std::make_unique<RemovalRun>(RemovalRun{before, {}});
    m_cancelled = false;
    continueLater(&ImportService::removalSlice);
    return ImportStart::Started;
}

void ImportService::continueLater(void (ImportService::*slice)())
{
    QMetaObject::invokeMethod(this, slice, Qt::QueuedConnection);
}

bool ImportService::isRunning() const
{
    return m_csv != nullptr || m_removal != nullptr;
}

void ImportService::cancel()
{
    m_cancelled = true;
}

void ImportService::csvSlice()
{
    CsvRun &run = *m_csv;
    CsvRow row;
    for (qsizetype rows = 0; rows < Importer::chunk && !run.importer.isFull(); ++rows) {
        if (!run.reader->next(&row) || endsBill(*run.reader, row)) {
            run.atEnd = true;
            break;
        }
        if (row.line <= run.job.mapping.headerLine) {
            continue;
        }
        const auto items = readCsvItems(*run.reader, row, run.job.mapping, run.job.defaults);
        if (items) {
            run.importer.add(*items);
            run.sources.append({row.line, transactionIdOf(items->constFirst())});
        } else {
            run.result.refuse(items.error());
        }
    }
    const bool committed = commitCsv();
    run.result.cancelled = m_cancelled && !run.atEnd;
    if (!committed || run.atEnd || m_cancelled) {
        const ImportResult result = run.result;
        m_csv.reset();
        finish(result);
        return;
    }
    Q_EMIT progressed({run.reader->position(), run.file.size(), run.result.added, run.result.known,
                       run.result.refused});
    continueLater(&ImportService::csvSlice);
}

bool ImportService::commitCsv()
{
    CsvRun &run = *m_csv;
    const auto ends = run.importer.commit();
    if (!ends) {
        run.result.store = ends.error();
        return false;
    }
    const auto id = run.job.mapping.indexOf(CsvColumn::TransactionId).value_or(-1);
    for (qsizetype i = 0; i < ends->size(); ++i) {
        switch (ends->at(i)) {
        case ImportEnd::New:
            ++run.result.added;
            break;
        case ImportEnd::Known:
            ++run.result.known;
            break;
        case ImportEnd::Conflict:
            ImportRefusal refusal;
            refusal.line = run.sources.at(i).first;
            refusal.column = id;
            refusal.meaning = CsvColumn::TransactionId;
            refusal.reason = ImportReason::KnownWithOtherValues;
            refusal.value = refusedValue(run.sources.at(i).second);
            run.result.refuse(refusal);
            break;
        }
    }
    run.sources.clear();
    return true;
}

void ImportService::removalSlice()
{
    RemovalRun &run = *m_removal;
    const auto removed = m_store.removeOlder(run.before, removedAtATime);
    if (removed) {
        run.result.removed += *removed;
    } else {
        run.result.store = removed.error();
    }
    const bool atEnd = !removed || *removed < removedAtATime;
    run.result.cancelled = m_cancelled && !atEnd;
    if (atEnd || m_cancelled) {
        const ImportResult result = run.result;
        m_removal.reset();
        finish(result);
        return;
    }
    Q_EMIT progressed({run.result.removed, 0, 0, 0, 0});
    continueLater(&ImportService::removalSlice);
}

void ImportService::finish(const ImportResult &result)
{
    Q_EMIT finished(result);
    if (result.added > 0 || result.known > 0 || result.removed > 0) {
        Q_EMIT transactionsChanged();
    }
}

ImportResult ImportService::importTextFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        ImportResult result;
        ImportRefusal refusal;
        refusal.reason = ImportReason::CannotRead;
        result.refuse(refusal);
        return result;
    }
    return importText(file.read(maxInboxFileBytes + 1));
}

ImportResult ImportService::importText(const QByteArray &text)
{
    ImportResult result;
    const auto told = readPasted(text, m_keys);
    if (!told) {
        result.refuse(notificationRefusal(told.error()));
        return result;
    }
    Importer importer(m_store);
    const QList<ImportItem> items = itemsOf(*told);
    for (const ImportItem &item : items) {
        importer.add({item});
    }
    const auto ends = importer.commit();
    if (!ends) {
        result.store = ends.error();
        return result;
    }
    for (qsizetype i = 0; i < ends->size(); ++i) {
        switch (ends->at(i)) {
        case ImportEnd::New:
            ++result.added;
            break;
        case ImportEnd::Known:
            ++result.known;
            break;
        case ImportEnd::Conflict:
            ImportRefusal refusal;
            refusal.reason = ImportReason::KnownWithOtherValues;
            refusal.value = refusedValue(transactionIdOf(items.at(i)));
            result.refuse(refusal);
            break;
        }
    }
    result.unknownEvents = isUnknownEvent(*told) ? 1 : 0;
    Q_EMIT transactionsChanged();
    return result;
}

} // namespace pd

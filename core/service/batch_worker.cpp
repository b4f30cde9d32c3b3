#include "core/service/batch_worker.h"

#include "core/service/batch_file_writer.h"
#include "core/service/batch_loader.h"
#include "core/service/batch_service.h"
#include "core/store/batch_store.h"

namespace pd {

struct BatchWorker::Parts
{
    Parts(Database &database, const TransactionStore &transactions, CorrectionService &corrections,
          const Clock &clock, const BatchSettings &settings)
        : store(database)
        , loader(store, transactions, corrections, clock, settings)
        , service(store, corrections, clock, settings)
        , writer(store)
    { }
    BatchStore store;
    BatchLoader loader;
    BatchService service;
    BatchFileWriter writer;
};

BatchWorker::BatchWorker(QObject *parent)
    : QObject(parent)
{ }

BatchWorker::~BatchWorker() = default;

template <class T> bool BatchWorker::told(const Result<T, StoreError> &result)
{
    if (!result) {
        Q_EMIT storeFailed(result.error());
    }
    return result.has_value();
}

void BatchWorker::attach(Database &database, const TransactionStore &transactions,
                         CorrectionService &corrections, const Clock &clock,
                         const BatchSettings &settings)
{
    m_parts = std::make_unique<Parts>(database, transactions, corrections, clock, settings);
    const BatchLoader *loader = &m_parts->loader;
    connect(loader, &BatchLoader::progressed, this, &BatchWorker::loadProgressed);
    connect(loader, &BatchLoader::failed, this, &BatchWorker::loadFailed);
    connect(loader, &BatchLoader::loaded, this, [this](const EntryId &id) {
        if (const auto batch = find(id)) {
            Q_EMIT loaded(*batch);
        }
    });
    const BatchService *service = &m_parts->service;
    connect(service, &BatchService::progressed, this, &BatchWorker::progressed);
    connect(service, &BatchService::rowsChanged, this, &BatchWorker::rowsChanged);
    connect(&m_parts->writer, &BatchFileWriter::finished, this, &BatchWorker::saved);

    const auto lookedAt = m_parts->store.inState({BatchState::Loading, BatchState::Ready});
    if (told(lookedAt)) {
        for (const EntryId &id : *lookedAt) {
            (void)told(m_parts->store.remove(id));
        }
    }
    const auto begun = m_parts->store.inState({BatchState::Running, BatchState::Paused});
    if (told(begun) && !begun->isEmpty()) {
        (void)told(m_parts->service.takeUp(begun->constFirst()));
    }
    findLast();
}

void BatchWorker::detach()
{
    m_parts.reset();
}

void BatchWorker::suspend()
{
    if (m_parts) {
        m_parts->loader.cancel();
        m_parts->service.suspend();
    }
}

std::optional<Batch> BatchWorker::find(const EntryId &id)
{
    const auto batch = m_parts->store.find(id);
    return told(batch) ? *batch : std::nullopt;
}

void BatchWorker::load(const BatchSource &source)
{
    if (!m_parts) {
        Q_EMIT loadFailed(BatchLoadProblem::StoreFailed);
    } else if (m_parts->service.isRunning()) {
        Q_EMIT loadFailed(BatchLoadProblem::Busy);
    } else {
        m_parts->loader.start(source);
    }
}

void BatchWorker::cancelLoad()
{
    if (m_parts) {
        m_parts->loader.cancel();
    }
}

void BatchWorker::findLast()
{
    if (!m_parts) {
        Q_EMIT found(std::nullopt);
        return;
    }
    auto begun = m_parts->store.inState({BatchState::Running, BatchState::Paused});
    if (begun && begun->isEmpty()) {
        begun = m_parts->store.inState({BatchState::Finished});
    }
    if (!told(begun)) {
        return;
    }
    if (begun->isEmpty()) {
        Q_EMIT found(std::nullopt);
        return;
    }
    Q_EMIT found(find(begun->constFirst()));
    readProgress(begun->constFirst());
}

void BatchWorker::readRows(const EntryId &batch, int first, int count)
{
    if (!m_parts) {
        return;
    }
    if (const auto rows = m_parts->store.rows(batch, first, count); told(rows)) {
        Q_EMIT rowsReady(batch, first, *rows);
    }
}

void BatchWorker::readNumbers(const EntryId &batch, BatchFilter filter)
{
    if (!m_parts) {
        return;
    }
    if (const auto numbers = m_parts->store.numbers(batch, filter); told(numbers)) {
        Q_EMIT numbersReady(batch, filter, *numbers);
    }
}

void BatchWorker::setLeftOut(const EntryId &batch, const QList<int> &numbers, bool leftOut)
{
    // Once it was started, its rows are what the total was typed in for.
    const auto known = m_parts ? find(batch) : std::nullopt;
    if (!known || known->state != BatchState::Ready) {
        return;
    }
    if (told(m_parts->store.setLeftOut(batch, numbers, leftOut))) {
        if (const auto changed = find(batch)) {
            Q_EMIT batchChanged(*changed);
        }
        Q_EMIT rowsChanged(batch, numbers);
    }
}

void BatchWorker::discard(const EntryId &batch)
{
    const auto known = m_parts ? find(batch) : std::nullopt;
    if (known && known->state == BatchState::Ready) {
        (void)told(m_parts->store.remove(batch));
    }
}

void BatchWorker::start(const BatchStart &start)
{
    if (!m_parts) {
        Q_EMIT startRefused({BatchStartIssue::StoreFailed});
        return;
    }
    const auto begun = m_parts->service.start(start);
    if (!begun) {
        Q_EMIT startRefused(begun.error());
    } else if (const auto batch = find(start.id)) {
        Q_EMIT started(*batch);
    }
}

void BatchWorker::pause()
{
    if (m_parts) {
        m_parts->service.pause();
    }
}

void BatchWorker::resume()
{
    if (m_parts) {
        m_parts->service.resume();
    }
}

void BatchWorker::stop()
{
    if (m_parts) {
        m_parts->service.stop();
    }
}

void BatchWorker::sendAgain(const EntryId &batch, BatchAgain which)
{
    if (m_parts) {
        m_parts->service.sendAgain(batch, which);
    }
}

void BatchWorker::readProgress(const EntryId &batch)
{
    if (!m_parts) {
        return;
    }
    if (const auto progress = m_parts->service.progress(batch); told(progress)) {
        Q_EMIT progressed(*progress);
    }
}

void BatchWorker::save(const BatchFileJob &job)
{
    if (m_parts) {
        m_parts->writer.start(job);
    } else {
        Q_EMIT saved(job.path, false);
    }
}

} // namespace pd

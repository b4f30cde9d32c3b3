#include "core/service/batch_desk.h"

#include "core/service/batch_worker.h"
#include "core/service/desk.h"

#include <utility>

namespace pd {

BatchDesk::BatchDesk(const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_worker(&desk.batchWorker())
{
    connect(m_worker, &BatchWorker::loadProgressed, this, &BatchDesk::loadProgressed);
    connect(m_worker, &BatchWorker::loaded, this, &BatchDesk::loaded);
    connect(m_worker, &BatchWorker::loadFailed, this, &BatchDesk::loadFailed);
    connect(m_worker, &BatchWorker::found, this, &BatchDesk::found);
    connect(m_worker, &BatchWorker::rowsReady, this, &BatchDesk::rowsReady);
    connect(m_worker, &BatchWorker::numbersReady, this, &BatchDesk::numbersReady);
    connect(m_worker, &BatchWorker::batchChanged, this, &BatchDesk::batchChanged);
    connect(m_worker, &BatchWorker::started, this, &BatchDesk::started);
    connect(m_worker, &BatchWorker::startRefused, this, &BatchDesk::startRefused);
    connect(m_worker, &BatchWorker::progressed, this, &BatchDesk::progressed);
    connect(m_worker, &BatchWorker::rowsChanged, this, &BatchDesk::rowsChanged);
    connect(m_worker, &BatchWorker::saved, this, &BatchDesk::saved);
    connect(m_worker, &BatchWorker::storeFailed, this, &BatchDesk::storeFailed);
}

/// Queues `work(worker)` on the desk thread.
template <class Work> void BatchDesk::post(Work work)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, work = std::move(work)] { work(*worker); },
        Qt::QueuedConnection);
}

void BatchDesk::load(const BatchSource &source)
{
    post([source](BatchWorker &worker) { worker.load(source); });
}

void BatchDesk::cancelLoad()
{
    post([](BatchWorker &worker) { worker.cancelLoad(); });
}

void BatchDesk::findLast()
{
    post([](BatchWorker &worker) { worker.findLast(); });
}

void BatchDesk::requestRows(const EntryId &batch, int first, int count)
{
    post([batch, first, count](BatchWorker &worker) { worker.readRows(batch, first, count); });
}

void BatchDesk::requestNumbers(const EntryId &batch, BatchFilter filter)
{
    post([batch, filter](BatchWorker &worker) { worker.readNumbers(batch, filter); });
}

void BatchDesk::setLeftOut(const EntryId &batch, const QList<int> &numbers, bool leftOut)
{
    post([batch, numbers, leftOut](BatchWorker &worker) {
        worker.setLeftOut(batch, numbers, leftOut);
    });
}

void BatchDesk::discard(const EntryId &batch)
{
    post([batch](BatchWorker &worker) { worker.discard(batch); });
}

void BatchDesk::start(const BatchStart &start)
{
    post([start](BatchWorker &worker) { worker.start(start); });
}

void BatchDesk::pause()
{
    post([](BatchWorker &worker) { worker.pause(); });
}

void BatchDesk::resume()
{
    post([](BatchWorker &worker) { worker.resume(); });
}

void BatchDesk::stop()
{
    post([](BatchWorker &worker) { worker.stop(); });
}

void BatchDesk::sendAgain(const EntryId &batch, BatchAgain which)
{
    post([batch, which](BatchWorker &worker) { worker.sendAgain(batch, which); });
}

void BatchDesk::requestProgress(const EntryId &batch)
{
    post([batch](BatchWorker &worker) { worker.readProgress(batch); });
}

void BatchDesk::save(const BatchFileJob &job)
{
    post([job](BatchWorker &worker) { worker.save(job); });
}

} // namespace pd

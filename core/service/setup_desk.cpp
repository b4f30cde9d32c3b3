#include "core/service/setup_desk.h"

#include "core/service/setup_worker.h"

#include <utility>

namespace pd {

SetupDesk::SetupDesk(SetupBuilder builder, QObject *parent)
    : QObject(parent)
    , m_thread(QStringLiteral("setup"))
{
    post([this, builder = std::move(builder)](SetupWorker *) {
        m_worker = builder();
        m_worker->setParent(m_thread.context());
        adopt(m_worker);
        m_worker->start();
    });
}

SetupDesk::~SetupDesk() = default;

void SetupDesk::adopt(SetupWorker *worker) const
{
    connect(worker, &SetupWorker::factsChanged, this, &SetupDesk::factsChanged);
    connect(worker, &SetupWorker::imported, this, &SetupDesk::imported);
    connect(worker, &SetupWorker::checkStepChanged, this, &SetupDesk::checkStepChanged);
    connect(worker, &SetupWorker::checkFinished, this, &SetupDesk::checkFinished);
    connect(worker, &SetupWorker::saved, this, &SetupDesk::saved);
}

/// Queues `work(worker)` on the setup's thread.
template <class Work> void SetupDesk::post(Work work)
{
    m_thread.post([this, work = std::move(work)] { work(m_worker); });
}

void SetupDesk::setValues(const ProfileValues &values)
{
    post([values](SetupWorker *w) { w->setValues(values); });
}

void SetupDesk::importFile(SetupItem item, const QString &path, const SharedSecret &passphrase)
{
    post([item, path, passphrase](SetupWorker *w) { w->importFile(item, path, passphrase); });
}

void SetupDesk::setApiV3Key(const SharedSecret &text)
{
    post([text](SetupWorker *w) { w->setApiV3Key(text); });
}

void SetupDesk::startCheck()
{
    post([](SetupWorker *w) { w->startCheck(); });
}

void SetupDesk::cancelCheck()
{
    post([](SetupWorker *w) { w->cancelCheck(); });
}

void SetupDesk::save(const SharedSecret &passphrase)
{
    post([passphrase](SetupWorker *w) { w->save(passphrase); });
}

} // namespace pd

#include "core/service/evidence_desk.h"

#include "core/service/evidence_worker.h"
#include "core/store/interruption.h"

#include <QFileInfo>

#include <utility>

namespace pd {

namespace {
constexpr int watchMs = 200;
}

EvidenceDesk::EvidenceDesk(const Profile &profile, QObject *parent)
    : QObject(parent)
    , m_cancelled(std::make_shared<Interruption>())
    , m_worker(std::make_unique<EvidenceWorker>(profile))
    , m_source(profile.storePath)
{
    m_copyWatch.setInterval(watchMs);
    connect(&m_copyWatch, &QTimer::timeout, this, &EvidenceDesk::watchCopy);
    connect(this, &EvidenceDesk::backedUp, this, [this] { m_copyWatch.stop(); });
}

EvidenceDesk::~EvidenceDesk()
{
    cancel(); // the thread is waited for
}

template <class Work, class Done> Ticket EvidenceDesk::post(Work work, Done done)
{
    const Ticket ticket = ++m_lastTicket;
    m_cancelled = std::make_shared<Interruption>();
    if (!m_thread) {
        m_thread.emplace(QStringLiteral("evidence"), QThread::LowPriority);
    }
    m_thread->post([this, ticket, done, work = std::move(work), cancelled = m_cancelled] {
        const auto tell = [this](auto signal, Ticket of, const auto &what) {
            QMetaObject::invokeMethod(
                this,
                [this, signal, of, what] {
                    Q_EMIT(this->*signal)
                    (of, what);
                },
                Qt::QueuedConnection);
        };
        m_worker->begin(cancelled, [tell, ticket](const CheckProgress &progress) {
            tell(&EvidenceDesk::progressed, ticket, progress);
        });
        tell(done, ticket, work(*m_worker));
    });
    return ticket;
}

Ticket EvidenceDesk::verify()
{
    return post([](const EvidenceWorker &worker) { return worker.verify(); },
                &EvidenceDesk::verified);
}

Ticket EvidenceDesk::backUp(const QString &target)
{
    m_copy = EvidenceWorker::unfinished(target);
    m_copyWatch.start();
    return post([target](const EvidenceWorker &worker) { return worker.backUp(target); },
                &EvidenceDesk::backedUp);
}

void EvidenceDesk::watchCopy()
{
    if (m_cancelled->isRequested()) {
        m_cancelled->request(); // it had not quite begun when it was told
        return;
    }
    const qint64 total = QFileInfo(m_source).size();
    const qint64 done = QFileInfo(m_copy).size();
    if (done >= total) {
        m_copyWatch.stop(); // it is checked now, which tells its own progress
    } else if (done > 0) {
        Q_EMIT progressed(m_lastTicket, {CheckPart::Copy, done, total});
    }
}

Ticket EvidenceDesk::prepareRestore(const QString &backup)
{
    return post([backup](const EvidenceWorker &worker) { return worker.prepareRestore(backup); },
                &EvidenceDesk::restorePrepared);
}

void EvidenceDesk::dropPrepared()
{
    if (m_thread) {
        m_thread->post([this] { m_worker->dropPrepared(); });
    }
}

void EvidenceDesk::cancel()
{
    m_cancelled->request();
}

} // namespace pd

#include "core/service/import_desk.h"

#include "core/service/inbox.h"
#include "core/store/import_store.h"

#include <utility>

namespace pd {

ImportDesk::ImportDesk(Database &database, QString inboxFolder, QObject *parent)
    : QObject(parent)
    , m_store(std::make_unique<ImportStore>(database))
    , m_inboxFolder(std::move(inboxFolder))
{
    makeService();
    startInbox();
}

ImportDesk::~ImportDesk() = default;

void ImportDesk::setKeys(const NotificationKeys &keys)
{
    m_keys = keys;
    startInbox();
    m_keysWait = m_service->isRunning();
    if (!m_keysWait) {
        makeService();
    }
}

void ImportDesk::makeService()
{
    m_keysWait = false;
    m_service = std::make_unique<ImportService>(*m_store, m_keys);
    connect(m_service.get(), &ImportService::progressed, this,
            [this](const ImportProgress &progress) { Q_EMIT progressed(m_ticket, progress); });
    connect(m_service.get(), &ImportService::finished, this,
            [this](const ImportResult &result) { Q_EMIT finished(m_ticket, result); });
    connect(m_service.get(), &ImportService::transactionsChanged, this,
            &ImportDesk::transactionsChanged);
}

void ImportDesk::startInbox()
{
    if (m_inboxFolder.isEmpty()) {
        return;
    }
    // What it had taken and not finished, the next one finds in taking/.
    m_inbox = std::make_unique<Inbox>(m_inboxFolder, *m_store, m_keys);
    connect(m_inbox.get(), &Inbox::stateChanged, this, &ImportDesk::inboxChanged);
    connect(m_inbox.get(), &Inbox::transactionsChanged, this, &ImportDesk::transactionsChanged);
    m_inbox->start();
}

void ImportDesk::importCsv(Ticket ticket, const CsvJob &job)
{
    begun(ticket, m_service->startCsv(job));
}

void ImportDesk::removeBefore(Ticket ticket, const QDateTime &before)
{
    begun(ticket, m_service->startRemoval(before));
}

void ImportDesk::begun(Ticket ticket, ImportStart start)
{
    if (start == ImportStart::Started) {
        m_ticket = ticket;
        return;
    }
    Q_EMIT notStarted(ticket, start);
}

void ImportDesk::importText(Ticket ticket, const QByteArray &text)
{
    takeWaitingKeys();
    Q_EMIT finished(ticket, m_service->importText(text));
}

void ImportDesk::importTextFile(Ticket ticket, const QString &path)
{
    takeWaitingKeys();
    Q_EMIT finished(ticket, m_service->importTextFile(path));
}

void ImportDesk::takeWaitingKeys()
{
    if (m_keysWait && !m_service->isRunning()) {
        makeService();
    }
}

void ImportDesk::cancel()
{
    m_service->cancel();
}

} // namespace pd

// The desk worker's beginning: parts, status, what a start writes, and the keys that come later.
#include "core/service/desk_worker.h"

#include "core/service/connection_check.h"
#include "core/service/desk_guest.h"
#include "core/service/desk_parts.h"
#include "core/service/import_desk.h"
#include "core/store/journal.h"
#include "core/store/statement.h"
#include "core/store/transaction_store.h"

#include <utility>

namespace pd {

void DeskWorker::start()
{
    if (m_service && m_service->running() > 0) {
        return;
    }
    for (const auto &guest : m_guests) {
        guest->leave();
    }
    m_batches.detach();
    m_imports.reset();
    m_check.reset();
    m_sealer.reset();
    m_service.reset();
    m_transactions.reset();
    m_pages.reset();
    m_journal.reset();
    m_parts.reset();
    m_parts = m_builder();
    m_status = {};
    m_status.keys = m_parts->keyProblem;
    m_status.store = m_parts->storeError;
    m_status.storeReadable = m_parts->database != nullptr;
    if (m_parts->database) {
        if (m_parts->database->limitation()) {
            m_status.store = m_parts->database->limitation();
        }
        buildService();
        if (!m_status.store) {
            m_sealer = std::make_unique<JournalSealer>(*m_journal, *m_parts->database, m_clock);
            if (m_parts->headMemory) {
                compareHistory(m_parts->headMemory);
            }
            beginWriting();
        }
        for (const auto &guest : m_guests) {
            letIn(*guest);
        }
    }
    m_started = false;
    openConnection();
    m_started = true;
    Q_EMIT statusChanged(m_status);
}

void DeskWorker::admit(std::unique_ptr<DeskGuest> guest)
{
    m_guests.push_back(std::move(guest));
    if (m_service) {
        letIn(*m_guests.back());
    }
}

void DeskWorker::letIn(DeskGuest &guest)
{
    guest.enter({*m_parts->database, *m_service, m_clock, !m_status.store});
}

void DeskWorker::openConnection()
{
    LiveConnection *connection = m_parts->connection.get();
    if (connection == nullptr) {
        return;
    }
    connect(connection, &LiveConnection::changed, this, &DeskWorker::onConnectionChanged);
    connect(connection, &LiveConnection::noticesChanged, this, &DeskWorker::tellNotices);
    connection->open();
    onConnectionChanged();
}

void DeskWorker::onConnectionChanged()
{
    const LiveConnection &connection = *m_parts->connection;
    const DeskStatus before = m_status;
    m_status.keys = connection.keyProblem();
    m_status.vault = connection.vaultProblem();
    m_status.opening = connection.isOpening();
    if (m_sealer && !m_sealer->hasCompared() && connection.headMemory()) {
        compareHistory(connection.headMemory());
    }
    if (m_sealer && !m_sealer->hasSigner() && connection.sealSigner()) {
        m_sealer->setSigner(*connection.sealSigner());
    }
    if (m_service) {
        m_service->setClient(connection.client());
    }
    if (m_imports) {
        m_imports->setKeys(connection.notificationKeys());
    }
    // A wrong pass-phrase twice is the same status, and yet an answer.
    if (m_started && (m_status != before || m_status.vault)) {
        Q_EMIT statusChanged(m_status);
    }
}

ApiClient *DeskWorker::client() const
{
    if (!m_parts) {
        return nullptr;
    }
    return m_parts->connection ? m_parts->connection->client() : m_parts->client.get();
}

void DeskWorker::buildService()
{
    m_journal = std::make_unique<Journal>(*m_parts->database);
    m_pages = std::make_unique<JournalPages>(*m_parts->database);
    m_transactions = std::make_unique<TransactionStore>(*m_parts->database);
    m_service = std::make_unique<CorrectionService>(
        m_parts->identity, ServiceStore{*m_journal, *m_pages, *m_transactions}, client(), m_clock);
    connect(m_service.get(), &CorrectionService::entryChanged, this, &DeskWorker::onEntryChanged);
    connect(m_service.get(), &CorrectionService::outcomeNotRecorded, this,
            &DeskWorker::outcomeNotRecorded);
    connect(m_service.get(), &CorrectionService::stepReached, this, &DeskWorker::stepReached);
}

void DeskWorker::compareHistory(std::shared_ptr<HeadMemory> memory)
{
    const auto lost = m_sealer->compare(std::move(memory));
    if (!lost) {
        m_status.store = lost.error();
    } else if (*lost) {
        m_status.lost = *lost;
        m_status.store = StoreError{StoreProblem::OlderCopy, {}};
        m_imports.reset();
    }
    if (m_sealer->forgotten()) {
        tellNotices();
    }
}

/// What the connection knows, and what the journal's seals say.
void DeskWorker::tellNotices()
{
    DeskNotices notices = m_parts->connection ? m_parts->connection->notices() : DeskNotices();
    if (m_sealer && m_sealer->forgotten()) {
        notices.forgottenSeal = timeFromMs(m_sealer->forgotten()->atMs);
    }
    Q_EMIT noticesChanged(notices);
}

void DeskWorker::beginWriting()
{
    if (m_status.store) {
        return;
    }
    if (const auto recovered = m_service->recover(); !recovered) {
        m_status.store = recovered.error().store;
    }
    if (!m_status.store) {
        seedTransactions();
    }
    if (!m_status.store) {
        startImports();
        m_batches.attach(*m_parts->database, *m_transactions, *m_service, m_clock, m_parts->batch);
    }
    if (m_parts->sealSigner) {
        m_sealer->setSigner(*m_parts->sealSigner);
    }
}

void DeskWorker::acknowledgeHistory(const QString &operatorName, const QString &reason)
{
    if (!m_sealer || !m_status.lost) {
        return;
    }
    if (const auto done = m_sealer->acknowledge(operatorName, reason); !done) {
        m_status.store = done.error().store;
    } else {
        m_status.store.reset();
        m_status.lost.reset();
        beginWriting();
        if (m_parts->connection && m_imports) {
            m_imports->setKeys(m_parts->connection->notificationKeys());
        }
        for (const auto &guest : m_guests) {
            guest->leave();
            letIn(*guest);
        }
    }
    Q_EMIT statusChanged(m_status);
}

void DeskWorker::seedTransactions()
{
    if (m_parts->transactions.isEmpty()) {
        return;
    }
    if (const auto added = m_transactions->add(m_parts->transactions); !added) {
        m_status.store = added.error();
    }
}

void DeskWorker::startImports()
{
    m_imports = std::make_unique<ImportDesk>(*m_parts->database, m_parts->inboxFolder);
    connect(m_imports.get(), &ImportDesk::notStarted, this, &DeskWorker::importNotStarted);
    connect(m_imports.get(), &ImportDesk::progressed, this, &DeskWorker::importProgressed);
    connect(m_imports.get(), &ImportDesk::finished, this, &DeskWorker::importFinished);
    connect(m_imports.get(), &ImportDesk::inboxChanged, this, &DeskWorker::inboxChanged);
    connect(m_imports.get(), &ImportDesk::transactionsChanged, this,
            &DeskWorker::transactionsChanged);
    if (m_parts->notificationKeys) {
        m_imports->setKeys(m_parts->notificationKeys());
    }
}

} // namespace pd

#include "core/store/chain_end.h"

#include "core/store/chain.h"
#include "core/store/journal_places.h"

namespace pd {

namespace {

StoreError notTheEnd()
{
    return {StoreProblem::Damaged,
            QStringLiteral("the last event is not the one that the journal's head names")};
}

} // namespace

JournalError storeFailed(const StoreError &error)
{
    return {JournalProblem::Store, error};
}

JournalError refusedBy(const projection::ApplyError &error)
{
    switch (error.problem) {
    case projection::ApplyProblem::OpenReportExists:
        return {JournalProblem::OpenReportExists, {}};
    case projection::ApplyProblem::Store:
        return storeFailed(error.store);
    }
    Q_UNREACHABLE();
}

Result<void, StoreError> lockJournal(const Database &database)
{
    Statement lock(database, QStringLiteral("UPDATE journal_head SET seq = seq WHERE id = 1"));
    return lock.run();
}

ChainEnd::ChainEnd(const Database &database)
    : m_database(&database)
{ }

Result<void, StoreError> ChainEnd::take()
{
    Statement lock(*m_database, QStringLiteral("UPDATE journal_head SET seq = seq WHERE id = 1"));
    if (auto done = lock.run(); !done) {
        return done;
    }
    const auto head = journalEnd(*m_database);
    if (!head) {
        return fail(head.error());
    }
    m_place = *head;
    Statement last(*m_database,
                   QStringLiteral("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1"));
    if (auto done = last.run(); !done) {
        return done;
    }
    const bool hasEvents = last.next();
    if (const auto failure = last.failure()) {
        return fail(*failure);
    }
    const bool agrees = hasEvents ? JournalPlace{last.number(0), last.bytes(1)} == m_place
                                  : m_place.sequence == 0;
    return agrees ? Result<void, StoreError>() : Result<void, StoreError>(fail(notTheEnd()));
}

Result<void, JournalError> ChainEnd::append(const EntryId &entry, const QDateTime &at,
                                            const EventContent &content)
{
    Event event;
    event.sequence = m_place.sequence + 1;
    event.entry = entry;
    event.kind = eventKind(content);
    event.atMs = at.toMSecsSinceEpoch();
    event.payload = eventPayload(content);
    event.previousHash = m_place.hash;
    event.hash = eventHash(event);
    Statement insert(*m_database,
                     QStringLiteral("INSERT INTO events (") + eventColumns()
                         + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(event.sequence)
        .bind(event.entry.text)
        .bind(event.kind)
        .bind(event.atMs)
        .bind(event.payload)
        .bind(event.previousHash)
        .bind(event.hash);
    if (auto done = insert.run(); !done) {
        return fail(storeFailed(done.error()));
    }
    if (auto done = projection::apply(*m_database, event); !done) {
        return fail(refusedBy(done.error()));
    }
    m_place = {event.sequence, event.hash};
    return {};
}

JournalPlace ChainEnd::place() const
{
    return m_place;
}

Result<void, StoreError> ChainEnd::leave() const
{
    Statement head(*m_database,
                   QStringLiteral("UPDATE journal_head SET seq = ?, hash = ? WHERE id = 1"));
    return head.bind(m_place.sequence).bind(m_place.hash).run();
}

} // namespace pd

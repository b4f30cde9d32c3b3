#include "core/store/journal.h"

#include "core/store/chain.h"
#include "core/store/database.h"
#include "core/store/entry_rows.h"
#include "core/store/event.h"
#include "core/store/journal_places.h"
#include "core/store/projection.h"
#include "core/store/statement.h"

namespace pd {

namespace {

JournalError storeFailed(const StoreError &error)
{
    return {JournalProblem::Store, error};
}

JournalError problem(JournalProblem what)
{
    return {what, {}};
}

JournalError fromApply(const projection::ApplyError &error)
{
    switch (error.problem) {
    case projection::ApplyProblem::OpenReportExists:
        return problem(JournalProblem::OpenReportExists);
    case projection::ApplyProblem::Store:
        return storeFailed(error.store);
    }
    Q_UNREACHABLE();
}

/// The end of the chain, held for one commit.
class ChainEnd
{
public:
    explicit ChainEnd(const Database &database)
        : m_database(database)
    { }

    /// The first statement of every commit: writing the head's row takes the lock in every
    /// dialect, so two desks can't continue from the same event.
    Result<void, StoreError> take()
    {
        Statement lock(m_database,
                       QStringLiteral("UPDATE journal_head SET seq = seq WHERE id = 1"));
        if (auto done = lock.run(); !done) {
            return done;
        }
        const auto head = journalEnd(m_database);
        if (!head) {
            return fail(head.error());
        }
        m_place = *head;
        Statement last(m_database,
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

    /// Appends one event and carries it into the projection.
    Result<void, JournalError> append(const EntryId &entry, const QDateTime &at,
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
        Statement insert(m_database,
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
        if (auto done = projection::apply(m_database, event); !done) {
            return fail(fromApply(done.error()));
        }
        m_place = {event.sequence, event.hash};
        return {};
    }

    [[nodiscard]] JournalPlace place() const
    {
        return m_place;
    }

    /// Writes the new end, before the commit.
    Result<void, StoreError> leave()
    {
        Statement head(m_database,
                       QStringLiteral("UPDATE journal_head SET seq = ?, hash = ? WHERE id = 1"));
        return head.bind(m_place.sequence).bind(m_place.hash).run();
    }

private:
    static StoreError notTheEnd()
    {
        return {StoreProblem::Damaged,
                QStringLiteral("the last event is not the one that the journal's head names")};
    }
    const Database &m_database;
    JournalPlace m_place;
};

/// One durable commit around `work`, which appends through the chain's end and gives the answer.
template <class T, class Work>
Result<T, JournalError> inOneCommit(const Database &database, Work work)
{
    Commit commit(database);
    if (auto done = commit.begin(); !done) {
        return fail(storeFailed(done.error()));
    }
    ChainEnd end(database);
    if (auto done = end.take(); !done) {
        return fail(storeFailed(done.error()));
    }
    Result<T, JournalError> answer = work(end);
    if (!answer) {
        return answer;
    }
    if (auto done = end.leave(); !done) {
        return fail(storeFailed(done.error()));
    }
    if (auto done = commit.commit(); !done) {
        return fail(storeFailed(done.error()));
    }
    return answer;
}

Result<Entry, JournalError> existing(const Database &database, const EntryId &id)
{
    auto found = findEntry(database, id);
    if (!found) {
        return fail(storeFailed(found.error()));
    }
    if (!*found) {
        return fail(problem(JournalProblem::NoSuchEntry));
    }
    return **found;
}

} // namespace

Journal::Journal(Database &database)
    : m_database(database)
{ }

Result<Entry, JournalError> Journal::commitIntent(const Intent &intent)
{
    return inOneCommit<Entry>(m_database, [&](ChainEnd &end) -> Result<Entry, JournalError> {
        auto known = findEntry(m_database, intent.id);
        if (!known) {
            return fail(storeFailed(known.error()));
        }
        if (*known || intent.id.isNull()) {
            return fail(problem(JournalProblem::WrongState));
        }
        const IntentEvent event{intent.fields,       intent.body,     intent.mchid,
                                intent.operatorName, intent.deskName, intent.shop};
        if (auto done = end.append(intent.id, intent.at, event); !done) {
            return fail(done.error());
        }
        return existing(m_database, intent.id);
    });
}

Result<EntryDetails, JournalError>
Journal::beginAttempt(const EntryId &id, const QString &operatorName, const QDateTime &at)
{
    return inOneCommit<EntryDetails>(
        m_database, [&](ChainEnd &end) -> Result<EntryDetails, JournalError> {
            auto entry = existing(m_database, id);
            if (!entry) {
                return fail(entry.error());
            }
            if (!entry->maySendAgain()) {
                return fail(problem(JournalProblem::WrongState));
            }
            if (auto done = end.append(id, at, AttemptEvent{entry->attempts + 1, operatorName});
                !done) {
                return fail(done.error());
            }
            entry = existing(m_database, id);
            if (!entry) {
                return fail(entry.error());
            }
            auto details = detailsOf(m_database, *entry);
            if (!details) {
                return fail(storeFailed(details.error()));
            }
            return *details;
        });
}

Result<Entry, JournalError> Journal::endAttempt(const EntryId &id, const Outcome &outcome,
                                                const ReplyFacts &facts, const QDateTime &at,
                                                const Exchange &exchange)
{
    return inOneCommit<Entry>(m_database, [&](ChainEnd &end) -> Result<Entry, JournalError> {
        const auto entry = existing(m_database, id);
        if (!entry) {
            return fail(entry.error());
        }
        if (entry->state != EntryState::Sending) {
            return fail(problem(JournalProblem::WrongState));
        }
        if (auto done = end.append(id, at, OutcomeEvent{entry->attempts, outcome, facts, exchange});
            !done) {
            return fail(done.error());
        }
        return existing(m_database, id);
    });
}

Result<Entry, JournalError> Journal::book(const EntryId &id, const Booking &booking,
                                          const QString &operatorName, const QDateTime &at)
{
    return inOneCommit<Entry>(m_database, [&](ChainEnd &end) -> Result<Entry, JournalError> {
        const auto entry = existing(m_database, id);
        if (!entry) {
            return fail(entry.error());
        }
        if (entry->state != EntryState::ToBook) {
            return fail(problem(JournalProblem::WrongState));
        }
        if (auto done = end.append(id, at, BookedEvent{booking, operatorName}); !done) {
            return fail(done.error());
        }
        return existing(m_database, id);
    });
}

Result<Entry, JournalError> Journal::settle(const EntryId &id, const Settlement &settlement,
                                            const QString &operatorName, const QDateTime &at)
{
    return inOneCommit<Entry>(m_database, [&](ChainEnd &end) -> Result<Entry, JournalError> {
        const auto entry = existing(m_database, id);
        if (!entry) {
            return fail(entry.error());
        }
        if (!entry->maySettle()) {
            return fail(problem(JournalProblem::WrongState));
        }
        if (auto done = end.append(id, at, SettledEvent{settlement, operatorName}); !done) {
            return fail(done.error());
        }
        return existing(m_database, id);
    });
}

Result<QList<Entry>, JournalError> Journal::endInterrupted(const QDateTime &at)
{
    return inOneCommit<
        QList<Entry>>(m_database, [&](ChainEnd &end) -> Result<QList<Entry>, JournalError> {
        QList<std::pair<EntryId, int>> running;
        {
            Statement statement(m_database,
                                QStringLiteral("SELECT entry_id, attempts FROM entries"
                                               " WHERE shelf = 'sending' ORDER BY sequence"));
            if (auto done = statement.run(); !done) {
                return fail(storeFailed(done.error()));
            }
            while (statement.next()) {
                running.append({EntryId{statement.text(0)}, static_cast<int>(statement.number(1))});
            }
            if (const auto failure = statement.failure()) {
                return fail(storeFailed(*failure));
            }
        }
        QList<Entry> changed;
        for (const auto &[id, attempt] : running) {
            const OutcomeEvent event{attempt, Unknown{UnknownReason::Interrupted}, {}, {}};
            if (auto done = end.append(id, at, event); !done) {
                return fail(done.error());
            }
            auto entry = existing(m_database, id);
            if (!entry) {
                return fail(entry.error());
            }
            changed += *entry;
        }
        return changed;
    });
}

Result<std::optional<SealedPlace>, JournalError> Journal::seal(const SealSigner &signer,
                                                               const QDateTime &at)
{
    const auto end = journalEnd(m_database);
    const auto last = lastSeal(m_database);
    if (!end || !last) {
        return fail(storeFailed(end ? last.error() : end.error()));
    }
    if (end->sequence == 0 || (*last && (*last)->place.sequence + 1 == end->sequence)) {
        return *last;
    }
    return inOneCommit<std::optional<SealedPlace>>(
        m_database, [&](ChainEnd &chain) -> Result<std::optional<SealedPlace>, JournalError> {
            const JournalPlace place = chain.place();
            SealEvent seal{signer.mchid, signer.serial, signer.keyId, {}};
            seal.signature = signer.sign(
                sealMessage(place.sequence, place.hash, at.toMSecsSinceEpoch(), seal));
            if (seal.signature.isEmpty()) {
                return fail(problem(JournalProblem::SigningFailed));
            }
            if (auto done = chain.append({}, at, seal); !done) {
                return fail(done.error());
            }
            return std::optional<SealedPlace>(SealedPlace{place, at.toMSecsSinceEpoch()});
        });
}

Result<void, JournalError> Journal::acknowledge(const Acknowledgement &word)
{
    return inOneCommit<void>(m_database, [&](ChainEnd &end) {
        return end.append({}, word.at,
                          AcknowledgedEvent{word.lost, word.operatorName, word.reason});
    });
}

Result<void, JournalError> Journal::rebuildProjection()
{
    return inOneCommit<void>(m_database, [&](ChainEnd &) -> Result<void, JournalError> {
        if (auto done = projection::clear(m_database); !done) {
            return fail(storeFailed(done.error()));
        }
        Statement events(m_database,
                         QStringLiteral("SELECT ") + eventColumns()
                             + QStringLiteral(" FROM events ORDER BY seq"));
        if (auto done = events.run(); !done) {
            return fail(storeFailed(done.error()));
        }
        while (events.next()) {
            const Event event = readEventRow(events);
            if (auto done = projection::apply(m_database, event); !done) {
                return fail(fromApply(done.error()));
            }
        }
        if (const auto failure = events.failure()) {
            return fail(storeFailed(*failure));
        }
        return {};
    });
}

} // namespace pd

#include "core/store/journal.h"

#include "core/store/chain.h"
#include "core/store/chain_end.h"
#include "core/store/entry_rows.h"
#include "core/store/event.h"
#include "core/store/journal_places.h"
#include "core/store/statement.h"

#include <utility>

namespace pd {

namespace {

JournalError problem(JournalProblem what)
{
    return {what, {}};
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

/// Opens one entry, or one more attempt of it, within a commit.
struct Opener
{
    const Database &database;
    ChainEnd &end;

    Result<OpenedEntry, JournalError> operator()(const Intent &intent) const
    {
        auto known = findEntry(database, intent.id);
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
        return opened(existing(database, intent.id), intent.body);
    }

    Result<OpenedEntry, JournalError> operator()(const AttemptWish &wish) const
    {
        auto entry = existing(database, wish.id);
        if (!entry) {
            return fail(entry.error());
        }
        if (!entry->maySendAgain()) {
            return fail(problem(JournalProblem::WrongState));
        }
        const auto body = bodyOf(database, *entry);
        if (!body) {
            return fail(storeFailed(body.error()));
        }
        if (auto done
            = end.append(wish.id, wish.at, AttemptEvent{entry->attempts + 1, wish.operatorName});
            !done) {
            return fail(done.error());
        }
        return opened(existing(database, wish.id), *body);
    }

private:
    static Result<OpenedEntry, JournalError> opened(Result<Entry, JournalError> entry,
                                                    const QByteArray &body)
    {
        if (!entry) {
            return fail(entry.error());
        }
        return OpenedEntry{*std::move(entry), body};
    }
};

Result<Entry, JournalError> endOne(const Database &database, ChainEnd &end, const AttemptEnd &one)
{
    const auto entry = existing(database, one.id);
    if (!entry) {
        return fail(entry.error());
    }
    if (entry->state != EntryState::Sending) {
        return fail(problem(JournalProblem::WrongState));
    }
    if (auto done = end.append(one.id, one.at,
                               OutcomeEvent{entry->attempts, one.outcome, one.facts, one.exchange});
        !done) {
        return fail(done.error());
    }
    return existing(database, one.id);
}

Result<void, JournalError> savepoint(const Database &database, const QString &sql)
{
    Statement statement(database, sql);
    if (auto done = statement.run(); !done) {
        return fail(storeFailed(done.error()));
    }
    return {};
}

/// Does each one on a savepoint of its own, so that one that a rule refuses leaves the others. A
/// store that fails ends all of them.
template <class T, class Item, class Work>
Result<QList<Result<T, JournalError>>, JournalError>
eachByItself(const Database &database, ChainEnd &end, const QList<Item> &items, Work work)
{
    QList<Result<T, JournalError>> ends;
    ends.reserve(items.size());
    for (const Item &item : items) {
        if (auto done = savepoint(database, QStringLiteral("SAVEPOINT one")); !done) {
            return fail(done.error());
        }
        const ChainEnd before = end;
        ends.append(work(end, item));
        if (!ends.constLast()) {
            if (ends.constLast().error().problem == JournalProblem::Store) {
                return fail(ends.constLast().error());
            }
            end = before;
            if (auto done = savepoint(database, QStringLiteral("ROLLBACK TO one")); !done) {
                return fail(done.error());
            }
        }
        if (auto done = savepoint(database, QStringLiteral("RELEASE one")); !done) {
            return fail(done.error());
        }
    }
    return ends;
}

} // namespace

Journal::Journal(Database &database)
    : m_database(database)
{ }

Result<Entry, JournalError> Journal::commitIntent(const Intent &intent)
{
    return inOneCommit<Entry>(m_database, [&](ChainEnd &end) -> Result<Entry, JournalError> {
        auto opened = Opener{m_database, end}(intent);
        return opened ? Result<Entry, JournalError>(std::move(opened->entry))
                      : Result<Entry, JournalError>(fail(opened.error()));
    });
}

Result<EntryDetails, JournalError>
Journal::beginAttempt(const EntryId &id, const QString &operatorName, const QDateTime &at)
{
    return inOneCommit<EntryDetails>(
        m_database, [&](ChainEnd &end) -> Result<EntryDetails, JournalError> {
            const auto opened = Opener{m_database, end}(AttemptWish{id, operatorName, at});
            if (!opened) {
                return fail(opened.error());
            }
            auto details = detailsOf(m_database, opened->entry);
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
        return endOne(m_database, end, {id, outcome, facts, at, exchange});
    });
}

Result<QList<Result<OpenedEntry, JournalError>>, JournalError>
Journal::open(const QList<Opening> &openings)
{
    return inOneCommit<QList<Result<OpenedEntry, JournalError>>>(
        m_database,
        [&](ChainEnd &end) -> Result<QList<Result<OpenedEntry, JournalError>>, JournalError> {
            return eachByItself<OpenedEntry>(
                m_database, end, openings, [&](ChainEnd &part, const Opening &opening) {
                    return std::visit(Opener{m_database, part}, opening);
                });
        });
}

Result<QList<Result<Entry, JournalError>>, JournalError>
Journal::endAttempts(const QList<AttemptEnd> &ends)
{
    return inOneCommit<QList<Result<Entry, JournalError>>>(
        m_database, [&](ChainEnd &end) -> Result<QList<Result<Entry, JournalError>>, JournalError> {
            return eachByItself<Entry>(m_database, end, ends,
                                       [&](ChainEnd &part, const AttemptEnd &one) {
                                           return endOne(m_database, part, one);
                                       });
        });
}

Result<void, JournalError> Journal::recordBatch(const Batch &batch, const QString &deskName,
                                                const QDateTime &at)
{
    return inOneCommit<void>(m_database, [&](ChainEnd &end) {
        return end.append(batch.id, at,
                          BatchEvent{batch.kind, batch.source, batch.totals.good,
                                     batch.totals.moved(), batch.operatorName, deskName,
                                     batch.second.name, batch.second.reason});
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
                return fail(refusedBy(done.error()));
            }
        }
        if (const auto failure = events.failure()) {
            return fail(storeFailed(*failure));
        }
        return {};
    });
}

} // namespace pd

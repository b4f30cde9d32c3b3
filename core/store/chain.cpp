#include "core/store/chain.h"

#include "core/store/database.h"
#include "core/store/event.h"
#include "core/store/journal_places.h"
#include "core/store/statement.h"

namespace pd {

namespace {

constexpr qint64 eventsToCheck = 100;

StoreError broken(qint64 sequence)
{
    return {StoreProblem::Damaged, QStringLiteral("the chain breaks at event %1").arg(sequence)};
}

} // namespace

QString eventColumns()
{
    return QStringLiteral("seq, entry_id, kind, at, payload, prev_hash, hash");
}

Event readEventRow(const Statement &row)
{
    Event event;
    event.sequence = row.number(0);
    event.entry = EntryId{row.text(1)};
    event.kind = row.text(2);
    event.atMs = row.number(3);
    event.payload = row.bytes(4);
    event.previousHash = row.bytes(5);
    event.hash = row.bytes(6);
    return event;
}

Result<void, StoreError> checkEndOfChain(const Database &database)
{
    const auto head = journalEnd(database);
    if (!head) {
        return fail(head.error());
    }
    auto [sequence, hash] = *head;

    Statement events(database,
                     QStringLiteral("SELECT ") + eventColumns()
                         + QStringLiteral(" FROM events ORDER BY seq DESC LIMIT ?"));
    if (auto done = events.bind(eventsToCheck).run(); !done) {
        return done;
    }
    qint64 checked = 0;
    while (events.next()) {
        const Event event = readEventRow(events);
        if (event.sequence != sequence || event.hash != hash || eventHash(event) != hash) {
            return fail(broken(sequence));
        }
        sequence = event.sequence - 1;
        hash = event.previousHash;
        ++checked;
    }
    if (const auto failure = events.failure()) {
        return fail(*failure);
    }
    // Fewer than asked for: then these were all, from the first one on.
    const bool atStart = sequence == 0 && hash == firstPreviousHash();
    return checked == eventsToCheck || atStart ? Result<void, StoreError>()
                                               : Result<void, StoreError>(fail(broken(sequence)));
}

} // namespace pd

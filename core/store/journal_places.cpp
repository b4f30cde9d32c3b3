#include "core/store/journal_places.h"

#include "core/store/statement.h"

namespace pd {

Result<JournalPlace, StoreError> journalEnd(const Database &database)
{
    Statement head(database, QStringLiteral("SELECT seq, hash FROM journal_head WHERE id = 1"));
    if (auto done = head.run(); !done) {
        return fail(done.error());
    }
    if (!head.next()) {
        return fail(head.failure().value_or(
            StoreError{StoreProblem::Damaged, QStringLiteral("the journal has no head")}));
    }
    return JournalPlace{head.number(0), head.bytes(1)};
}

Result<qint64, StoreError> lastEventAt(const Database &database)
{
    Statement last(database, QStringLiteral("SELECT at FROM events ORDER BY seq DESC LIMIT 1"));
    return firstNumber(last);
}

Result<std::optional<SealedPlace>, StoreError> lastSeal(const Database &database)
{
    Statement seal(database,
                   QStringLiteral("SELECT seq, prev_hash, at FROM events WHERE kind = 'seal'"
                                  " ORDER BY seq DESC LIMIT 1"));
    if (auto done = seal.run(); !done) {
        return fail(done.error());
    }
    if (seal.next()) {
        return std::optional<SealedPlace>(
            SealedPlace{{seal.number(0) - 1, seal.bytes(1)}, seal.number(2)});
    }
    if (const auto failure = seal.failure()) {
        return fail(*failure);
    }
    return std::optional<SealedPlace>();
}

Result<JournalStanding, StoreError> standingAgainst(const Database &database,
                                                    const std::optional<SealedPlace> &remembered)
{
    if (!remembered) {
        return JournalStanding::NothingRemembered;
    }
    Statement event(database, QStringLiteral("SELECT hash FROM events WHERE seq = ?"));
    if (auto done = event.bind(remembered->place.sequence).run(); !done) {
        return fail(done.error());
    }
    if (event.next()) {
        return event.bytes(0) == remembered->place.hash ? JournalStanding::Holds
                                                        : JournalStanding::Other;
    }
    if (const auto failure = event.failure()) {
        return fail(*failure);
    }
    return JournalStanding::Behind;
}

} // namespace pd

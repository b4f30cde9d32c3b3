#pragma once

#include "core/store/database.h"
#include "core/store/event.h"
#include "core/store/journal.h"
#include "core/store/projection.h"
#include "core/store/statement.h"

#include <utility>

namespace pd {

[[nodiscard]] JournalError storeFailed(const StoreError &error);
[[nodiscard]] JournalError refusedBy(const projection::ApplyError &error);

/// The first statement of every commit: writing the head's row takes the lock in every dialect, so
/// two desks can't continue from the same event.
[[nodiscard]] Result<void, StoreError> lockJournal(const Database &database);

/// The end of the journal's chain, held for one commit.
class ChainEnd
{
public:
    explicit ChainEnd(const Database &database);
    /// The first statements of a commit.
    [[nodiscard]] Result<void, StoreError> take();
    /// Appends one event and carries it into the projection.
    [[nodiscard]] Result<void, JournalError> append(const EntryId &entry, const QDateTime &at,
                                                    const EventContent &content);
    [[nodiscard]] JournalPlace place() const;
    /// Writes the new end, before the commit.
    [[nodiscard]] Result<void, StoreError> leave() const;

private:
    const Database *m_database; ///< never null
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

} // namespace pd

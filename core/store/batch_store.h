#pragma once

#include "core/domain/batch.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

namespace pd {

class Database;

/// Batches and their rows, read by key. What became of a row is read from its entry: a row of the
/// store is written before the start only. Each function is one commit.
class BatchStore
{
public:
    explicit BatchStore(Database &database);

    [[nodiscard]] Result<void, StoreError> add(const Batch &batch);
    [[nodiscard]] Result<void, StoreError> append(const EntryId &batch,
                                                  const QList<BatchRow> &rows);
    [[nodiscard]] Result<void, StoreError> setState(const EntryId &batch, BatchState state);
    /// The start: what the operator said, and BatchState::Running.
    [[nodiscard]] Result<void, StoreError> setStarted(const Batch &batch);
    [[nodiscard]] Result<void, StoreError> setLeftOut(const EntryId &batch,
                                                      const QList<int> &numbers, bool leftOut);
    [[nodiscard]] Result<void, StoreError> setMark(const EntryId &batch, int number,
                                                   BatchMark mark);
    /// Forgets a batch that was not started. Nothing of the journal is touched.
    [[nodiscard]] Result<void, StoreError> remove(const EntryId &batch);

    /// With its totals. Empty when there is none of that id.
    [[nodiscard]] Result<std::optional<Batch>, StoreError> find(const EntryId &id) const;
    /// Those in one of the states, newest first.
    [[nodiscard]] Result<QList<EntryId>, StoreError> inState(const QList<BatchState> &states) const;
    [[nodiscard]] Result<BatchTotals, StoreError> totals(const EntryId &batch) const;
    [[nodiscard]] Result<BatchCounts, StoreError> counts(const EntryId &batch) const;
    /// False if a good row has no reason of its own.
    [[nodiscard]] Result<bool, StoreError> everyRowHasAReason(const EntryId &batch) const;
    /// `count` rows from that number on, in their order, each with its result.
    [[nodiscard]] Result<QList<BatchRow>, StoreError> rows(const EntryId &batch, int first,
                                                           int count) const;
    /// The numbers of the rows under a filter, in their order.
    [[nodiscard]] Result<QList<int>, StoreError> numbers(const EntryId &batch,
                                                         BatchFilter filter) const;

    /// Where the order of sending stands: by the end of the day, then by number.
    struct Place
    {
        qint64 due = 0;
        int number = 0;
    };
    /// Rows after `place` that nothing speaks against and that have no entry yet, in the order of
    /// sending. Moves `place` behind the last.
    [[nodiscard]] Result<QList<BatchRow>, StoreError> nextRows(const EntryId &batch, Place *place,
                                                               int count) const;

    /// Rows whose entries may be sent again, in the order of sending.
    [[nodiscard]] Result<QList<BatchRow>, StoreError> againRows(const EntryId &batch,
                                                                BatchAgain which) const;

private:
    Database &m_database;
};

} // namespace pd

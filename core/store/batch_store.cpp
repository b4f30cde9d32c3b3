#include "core/store/batch_store.h"

#include "core/store/batch_rows.h"
#include "core/store/batch_sums.h"
#include "core/store/chain_end.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

namespace pd {

namespace {

using Done = Result<void, StoreError>;

template <class Work> Done inOneCommit(const Database &database, Work work)
{
    Commit commit(database);
    if (auto done = commit.begin(); !done) {
        return done;
    }
    // Before anything is read: the same lock, in the same order, as a commit of the journal.
    if (auto done = lockJournal(database); !done) {
        return done;
    }
    if (auto done = work(); !done) {
        return done;
    }
    return commit.commit();
}

EntryKind kindFrom(const QString &token)
{
    return token == entryKindToken(EntryKind::Report) ? EntryKind::Report : EntryKind::MemberSystem;
}

Batch readBatch(const Statement &row)
{
    Batch batch;
    batch.id = EntryId{row.text(0)};
    batch.kind = kindFrom(row.text(1));
    batch.source = row.text(2);
    batch.header = splitCells(row.text(3));
    batch.reason = row.text(4);
    batch.operatorName = row.text(5);
    batch.second = {row.text(6), row.text(7)};
    batch.createdAt = timeFromMs(row.number(8));
    if (!row.isNull(9)) {
        batch.startedAt = timeFromMs(row.number(9));
    }
    batch.state = batchStateFromToken(row.text(10)).value_or(BatchState::Finished);
    return batch;
}

QString listOfDone()
{
    QStringList tokens;
    const QList<EntryState> states = doneStates();
    for (const EntryState state : states) {
        tokens.append(entryStateToken(state));
    }
    return sqlList(tokens);
}

QString conditionOf(BatchFilter filter)
{
    switch (filter) {
    case BatchFilter::All:
        return QStringLiteral("1 = 1");
    case BatchFilter::Wrong:
        return QString(QStringLiteral("r.mark IN ") + batchMarksThat(isWrong));
    case BatchFilter::Marked:
        return QString(QStringLiteral("r.mark IN ") + batchMarksThat(isMarked));
    case BatchFilter::NotDone:
        return QStringLiteral("r.left_out = 0 AND (e.state IS NULL OR e.state NOT IN %1)")
            .arg(listOfDone());
    case BatchFilter::Unknown:
        return QStringLiteral("e.state = 'unknown'");
    }
    Q_UNREACHABLE();
}

QString conditionOf(BatchAgain which)
{
    switch (which) {
    case BatchAgain::Cancelled:
        return QStringLiteral("e.state = 'not_sent' AND e.outcome = 'not_sent:cancelled'");
    case BatchAgain::NotTaken:
        return QStringLiteral("(e.state = 'not_sent' OR (e.state = 'rejected' AND e.outcome IN"
                              " ('rejected:rate_limited', 'rejected:not_submitted')))");
    case BatchAgain::Unknown:
        return QStringLiteral("e.state = 'unknown'");
    }
    Q_UNREACHABLE();
}

Result<QList<BatchRow>, StoreError> readRows(Statement &statement, EntryKind kind)
{
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    QList<BatchRow> rows;
    while (statement.next()) {
        rows.append(readBatchRow(statement, kind));
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return rows;
}

Result<EntryKind, StoreError> kindOf(const Database &database, const EntryId &batch)
{
    Statement statement(database, QStringLiteral("SELECT kind FROM batches WHERE batch_id = ?"));
    if (auto done = statement.bind(batch.text).run(); !done) {
        return fail(done.error());
    }
    const bool found = statement.next();
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return found ? kindFrom(statement.text(0)) : EntryKind::Report;
}

} // namespace

BatchStore::BatchStore(Database &database)
    : m_database(database)
{ }

Done BatchStore::add(const Batch &batch)
{
    return inOneCommit(m_database, [&] {
        Statement statement(
            m_database,
            QStringLiteral("INSERT INTO batches (batch_id, kind, source, header, reason,"
                           " operator_name, second_name, second_reason, created_at, state)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        return statement.bind(batch.id.text)
            .bind(entryKindToken(batch.kind))
            .bind(batch.source)
            .bind(joinedCells(batch.header))
            .bind(batch.reason)
            .bind(batch.operatorName)
            .bind(batch.second.name)
            .bind(batch.second.reason)
            .bind(batch.createdAt.toMSecsSinceEpoch())
            .bind(batchStateToken(batch.state))
            .run();
    });
}

Done BatchStore::append(const EntryId &batch, const QList<BatchRow> &rows)
{
    return inOneCommit(m_database, [&]() -> Done {
        for (const BatchRow &row : rows) {
            Statement statement(m_database,
                                QStringLiteral("INSERT INTO batch_rows (batch_id, ")
                                    + batchRowColumns()
                                    + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                                     " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                                     " ?)"));
            statement.bind(batch.text);
            bindBatchRow(statement, row);
            if (auto done = statement.run(); !done) {
                return done;
            }
        }
        return {};
    });
}

Done BatchStore::setState(const EntryId &batch, BatchState state)
{
    return inOneCommit(m_database, [&] {
        Statement statement(m_database,
                            QStringLiteral("UPDATE batches SET state = ? WHERE batch_id = ?"));
        return statement.bind(batchStateToken(state)).bind(batch.text).run();
    });
}

Done BatchStore::setStarted(const Batch &batch)
{
    return inOneCommit(m_database, [&] {
        Statement statement(m_database,
                            QStringLiteral("UPDATE batches SET state = ?, reason = ?,"
                                           " operator_name = ?, second_name = ?,"
                                           " second_reason = ?, started_at = ?"
                                           " WHERE batch_id = ?"));
        return statement.bind(batchStateToken(BatchState::Running))
            .bind(batch.reason)
            .bind(batch.operatorName)
            .bind(batch.second.name)
            .bind(batch.second.reason)
            .bind(batch.startedAt.toMSecsSinceEpoch())
            .bind(batch.id.text)
            .run();
    });
}

Done BatchStore::setLeftOut(const EntryId &batch, const QList<int> &numbers, bool leftOut)
{
    return inOneCommit(m_database, [&]() -> Done {
        for (const int number : numbers) {
            Statement statement(m_database,
                                QStringLiteral("UPDATE batch_rows SET left_out = ?"
                                               " WHERE batch_id = ? AND number = ?"));
            if (auto done = statement.bind(leftOut).bind(batch.text).bind(qint64{number}).run();
                !done) {
                return done;
            }
        }
        return {};
    });
}

Done BatchStore::setMark(const EntryId &batch, int number, BatchMark mark)
{
    return inOneCommit(m_database, [&] {
        Statement statement(
            m_database,
            QStringLiteral("UPDATE batch_rows SET mark = ? WHERE batch_id = ? AND number = ?"));
        return statement.bind(batchMarkToken(mark)).bind(batch.text).bind(qint64{number}).run();
    });
}

Done BatchStore::remove(const EntryId &batch)
{
    return inOneCommit(m_database, [&]() -> Done {
        for (const QString &sql : {QStringLiteral("DELETE FROM batch_rows WHERE batch_id = ?"),
                                   QStringLiteral("DELETE FROM batches WHERE batch_id = ?")}) {
            Statement statement(m_database, sql);
            if (auto done = statement.bind(batch.text).run(); !done) {
                return done;
            }
        }
        return {};
    });
}

Result<std::optional<Batch>, StoreError> BatchStore::find(const EntryId &id) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT batch_id, kind, source, header, reason,"
                                       " operator_name, second_name, second_reason, created_at,"
                                       " started_at, state FROM batches WHERE batch_id = ?"));
    if (auto done = statement.bind(id.text).run(); !done) {
        return fail(done.error());
    }
    const bool found = statement.next();
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    if (!found) {
        return std::optional<Batch>();
    }
    Batch batch = readBatch(statement);
    const auto sums = batchTotals(m_database, id);
    if (!sums) {
        return fail(sums.error());
    }
    batch.totals = *sums;
    return std::optional<Batch>(batch);
}

Result<QList<EntryId>, StoreError> BatchStore::inState(const QList<BatchState> &states) const
{
    Statement statement(
        m_database, QStringLiteral("SELECT batch_id, state FROM batches ORDER BY created_at DESC"));
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    QList<EntryId> ids;
    while (statement.next()) {
        const auto state = batchStateFromToken(statement.text(1));
        if (state && states.contains(*state)) {
            ids.append(EntryId{statement.text(0)});
        }
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return ids;
}

Result<BatchTotals, StoreError> BatchStore::totals(const EntryId &batch) const
{
    return batchTotals(m_database, batch);
}

Result<BatchCounts, StoreError> BatchStore::counts(const EntryId &batch) const
{
    return batchCounts(m_database, batch);
}

Result<bool, StoreError> BatchStore::everyRowHasAReason(const EntryId &batch) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT 1 FROM batch_rows WHERE batch_id = ?"
                                       " AND mark = 'good' AND left_out = 0 AND reason = ''"
                                       " LIMIT 1"));
    const auto found = firstNumber(statement.bind(batch.text));
    return found ? Result<bool, StoreError>(*found == 0) : fail(found.error());
}

Result<QList<BatchRow>, StoreError> BatchStore::rows(const EntryId &batch, int first,
                                                     int count) const
{
    const auto kind = kindOf(m_database, batch);
    if (!kind) {
        return fail(kind.error());
    }
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + batchRowSelection()
                            + QStringLiteral(" WHERE r.batch_id = ? AND r.number >= ?"
                                             " ORDER BY r.number LIMIT ?"));
    statement.bind(batch.text).bind(qint64{first}).bind(qint64{count});
    return readRows(statement, *kind);
}

Result<QList<int>, StoreError> BatchStore::numbers(const EntryId &batch, BatchFilter filter) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT r.number FROM batch_rows r"
                                       " LEFT JOIN entries e ON e.entry_id = r.entry_id"
                                       " WHERE r.batch_id = ? AND %1 ORDER BY r.number")
                            .arg(conditionOf(filter)));
    const auto found = everyNumber(statement.bind(batch.text));
    if (!found) {
        return fail(found.error());
    }
    QList<int> numbers;
    numbers.reserve(found->size());
    for (const qint64 number : *found) {
        numbers.append(static_cast<int>(number));
    }
    return numbers;
}

Result<QList<BatchRow>, StoreError> BatchStore::nextRows(const EntryId &batch, Place *place,
                                                         int count) const
{
    const auto kind = kindOf(m_database, batch);
    if (!kind) {
        return fail(kind.error());
    }
    Statement statement(
        m_database,
        QStringLiteral("SELECT ") + batchRowSelection()
            + QStringLiteral(" WHERE r.batch_id = ? AND (r.due_at > ? OR (r.due_at = ?"
                             " AND r.number > ?)) AND r.mark = 'good' AND r.left_out = 0"
                             " AND e.entry_id IS NULL ORDER BY r.due_at, r.number LIMIT ?"));
    statement.bind(batch.text)
        .bind(place->due)
        .bind(place->due)
        .bind(qint64{place->number})
        .bind(qint64{count});
    auto rows = readRows(statement, *kind);
    if (rows && !rows->isEmpty()) {
        const BatchRow &last = rows->constLast();
        *place = {last.due.isValid() ? last.due.toMSecsSinceEpoch() : 0, last.number};
    }
    return rows;
}

Result<QList<BatchRow>, StoreError> BatchStore::againRows(const EntryId &batch,
                                                          BatchAgain which) const
{
    const auto kind = kindOf(m_database, batch);
    if (!kind) {
        return fail(kind.error());
    }
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + batchRowSelection()
                            + QStringLiteral(" WHERE r.batch_id = ? AND %1"
                                             " ORDER BY r.due_at, r.number")
                                  .arg(conditionOf(which)));
    statement.bind(batch.text);
    return readRows(statement, *kind);
}

} // namespace pd

#include "core/store/transaction_store.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"
#include "core/store/transaction_rows.h"
#include "core/store/transaction_writer.h"

namespace pd {

TransactionStore::TransactionStore(Database &database)
    : m_database(database)
{ }

Result<int, StoreError> TransactionStore::add(const QList<Transaction> &transactions)
{
    Commit commit(m_database);
    if (auto done = commit.begin(); !done) {
        return fail(done.error());
    }
    {
        // Before anything is read: the same lock, in the same order, as a commit of the journal.
        Statement lock(m_database,
                       QStringLiteral("UPDATE journal_head SET seq = seq WHERE id = 1"));
        if (auto done = lock.run(); !done) {
            return fail(done.error());
        }
    }
    TransactionWriter rows(m_database);
    int added = 0;
    for (const Transaction &transaction : transactions) {
        const auto end = rows.add(transaction);
        if (!end) {
            return fail(end.error());
        }
        added += *end == ImportEnd::New ? 1 : 0;
    }
    if (auto done = commit.commit(); !done) {
        return fail(done.error());
    }
    return added;
}

Result<WaitingCount, StoreError> TransactionStore::countWaiting(const QDateTime &now) const
{
    // WeChat Pay repeats a notification for a day; earlier payments have no chance any more.
    constexpr qint64 daysBack = 2;
    const QDateTime today = inShanghai(now);
    const QDateTime dayStart(today.date(), QTime(0, 0), Qt::OffsetFromUTC, today.offsetFromUtc());
    const QString since = QStringLiteral("COALESCE(notified_at, paid_at)");
    Statement statement(m_database,
                        QStringLiteral("SELECT COUNT(*), MIN(since) FROM (SELECT %1 AS since"
                                       " FROM transactions WHERE shelf = ? AND paid_at >= ?"
                                       " AND report_state = ? AND %1 >= ? LIMIT ?) AS waiting")
                            .arg(since));
    if (auto done = statement.bind(shelfOf(ReportState::Waiting))
                        .bind(dayStart.addDays(-daysBack).toMSecsSinceEpoch())
                        .bind(reportStateToken(ReportState::Waiting))
                        .bind(dayStart.toMSecsSinceEpoch())
                        .bind(qint64{WaitingCount::bound})
                        .run();
        !done) {
        return fail(done.error());
    }
    WaitingCount count;
    if (statement.next()) {
        count.count = static_cast<int>(statement.number(0));
        if (count.count > 0) {
            count.deadline = reportDeadline(timeFromMs(statement.number(1)));
        }
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return count;
}

Result<std::optional<TransactionRow>, StoreError>
TransactionStore::find(const QString &transactionId) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + transactionColumns() + transactionTables()
                            + QStringLiteral(" WHERE t.transaction_id = ?"));
    if (auto done = statement.bind(transactionId).run(); !done) {
        return fail(done.error());
    }
    if (!statement.next()) {
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        return std::optional<TransactionRow>();
    }
    return std::optional<TransactionRow>(readTransaction(statement));
}

} // namespace pd

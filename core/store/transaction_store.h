#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/domain/transaction.h"

namespace pd {

class Database;

/// The payments that the desk knows of, with the state of each one's report. The state is kept by
/// the journal's commits (same file, same transaction) and read here.
class TransactionStore
{
public:
    explicit TransactionStore(Database &database);

    /// Adds those that are not there and leaves known ones as they are. One commit. @return how
    /// many were new.
    [[nodiscard]] Result<int, StoreError> add(const QList<Transaction> &transactions);
    [[nodiscard]] Result<TransactionPage, StoreError> page(const TransactionQuery &query) const;
    /// Counts by the index of waiting ones.
    [[nodiscard]] Result<WaitingCount, StoreError> countWaiting(const QDateTime &now) const;
    [[nodiscard]] Result<std::optional<TransactionRow>, StoreError>
    find(const QString &transactionId) const;

private:
    Database &m_database;
};

} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/domain/transaction.h"
#include "core/store/event.h"

#include <optional>

namespace pd {

class Database;
class Statement;

/// Tables beside the events: what the events say, in a form that can be read by key. Written by
/// these functions alone, in the commit of the events; made again from them at any time.
namespace projection {

enum class ApplyProblem {
    Store,
    OpenReportExists ///< the index over open reports refused it
};
struct ApplyError
{
    ApplyProblem problem = ApplyProblem::Store;
    StoreError store;
};

/// Carries one event into `entries`, `attempts` and the state of its transaction.
[[nodiscard]] Result<void, ApplyError> apply(const Database &database, const Event &event);
/// Empties the tables; the caller applies every event again.
[[nodiscard]] Result<void, StoreError> clear(const Database &database);
/// Works out report_state, shelf and points of a transaction from its entries. Nothing happens
/// when the transaction is not known.
[[nodiscard]] Result<void, StoreError> refreshTransaction(const Database &database,
                                                          const QString &transactionId);

[[nodiscard]] Result<std::optional<Entry>, StoreError> entry(const Database &database,
                                                             const EntryId &id);
/// Reads a row that was selected with schema::entryColumns().
[[nodiscard]] Entry readEntry(const Statement &row);
[[nodiscard]] Result<QList<Attempt>, StoreError> attempts(const Database &database,
                                                          const Entry &entry);
/// The exact bytes, from the intent's event.
[[nodiscard]] Result<QByteArray, StoreError> body(const Database &database, const Entry &entry);

[[nodiscard]] QString shelfOf(EntryState state); ///< the filter under which a state is listed
[[nodiscard]] QString reportStateToken(ReportState state);
[[nodiscard]] std::optional<ReportState> reportStateFromToken(const QString &token);
[[nodiscard]] QString shelfOf(ReportState state);
/// Ids are found by their last digits: an index over the reversed text.
[[nodiscard]] QString reversed(const QString &text);

} // namespace projection
} // namespace pd

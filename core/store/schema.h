#pragma once

#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <QString>
#include <QStringList>

namespace pd {

class Database;

/// The one file that owns the names of the store, their creation and the numbered upgrade steps.
/// SQL in the common part of SQLite and PostgreSQL; what differs stands behind the marks of
/// Dialect.
namespace schema {

/// What this program writes. A store with a larger number is newer: it is only read.
inline constexpr int currentVersion = 4;

/// The words in which dialects differ.
struct Dialect
{
    QString key; ///< {key}: a 64-bit primary key
    QString bytes; ///< {bytes}: a column of bytes
    QStringList appendOnly; ///< statements that make the events append-only
};
[[nodiscard]] Dialect sqliteDialect();

/// The number of the store's schema; 0 for an empty store.
[[nodiscard]] Result<int, StoreError> version(const Database &database);

/// Brings the store to currentVersion, each step in one commit.
[[nodiscard]] Result<void, StoreError> upgrade(const Database &database);

/// The columns of `entries` in the order of EntryColumn, as far as they are its own.
[[nodiscard]] QString entryColumns();
/// All of EntryColumn, to select from `entries`: what a row of the history is read from.
[[nodiscard]] QString entryRow();
enum EntryColumn : int {
    EntrySequence,
    EntryIdText,
    EntryKindText,
    EntryTransactionId,
    EntryAppid,
    EntryOpenid,
    EntrySubMchid,
    EntryEarned,
    EntryPoints,
    EntryTotalPoints,
    EntryUpdateTime,
    EntryNoPointsRemarks,
    EntryReason,
    EntryNote,
    EntryPointsBefore,
    EntryCorrects,
    EntryAgainstAdvice,
    EntryMchid,
    EntryOperator,
    EntryDesk,
    EntryOpenedAt,
    EntryChangedAt,
    EntryStateText,
    EntryOutcome,
    EntryHttpStatus,
    EntryCode,
    EntryMessage,
    EntryDetail,
    EntryRequestId,
    EntryDurationMs,
    EntryRetryAfter,
    EntryAttempts,
    EntryBookingReference,
    EntryBookedBy,
    EntryShopId, ///< the last of entryColumns()
    EntryShopName,
    EntryShopNumber
};

} // namespace schema
} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "core/domain/transaction.h"

#include <QString>

#include <optional>

namespace pd {

/// The stable words of the store's columns. Never shown to people, never changed: a new meaning
/// gets a new word.
[[nodiscard]] QString entryKindToken(EntryKind kind); ///< "report", "member_system"
[[nodiscard]] QString reportStateToken(ReportState state); ///< "already_reported"
[[nodiscard]] std::optional<ReportState> reportStateFromToken(const QString &token);

/// A shelf is what one filter of a list shows: a column of its own, so that a page of it is one
/// range of one index.
[[nodiscard]] QString shelfOf(EntryState state);
[[nodiscard]] QString shelfOf(ReportState state);
/// The shelf that a filter of the history shows; empty for all.
[[nodiscard]] QString shelfOf(HistoryFilter filter);
/// Every shelf of the history.
[[nodiscard]] QStringList entryShelves();
/// Every shelf of the transactions.
[[nodiscard]] QStringList transactionShelves();

/// Ids are found by their last digits through an index over the reversed text.
[[nodiscard]] QString reversed(const QString &text);
/// The smallest text after every text that begins with `prefix`, the end of an index range. Not
/// for an empty one.
[[nodiscard]] QString afterPrefix(const QString &prefix);
/// A search by last digits needs this many, or it would match a good part of the store.
inline constexpr qsizetype shortestTail = 4;

} // namespace pd

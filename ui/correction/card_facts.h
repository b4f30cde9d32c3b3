#pragma once

#include "core/domain/correction.h"
#include "core/domain/entry.h"
#include "core/domain/transaction.h"
#include "core/service/desk.h"

namespace pd {

struct Profile;

/// What a form needs to know of a transaction's earlier entries.

/// The newest entry that gave the transaction a value: what the next one corrects. Null: none did.
/// The entries live in `card`.
[[nodiscard]] const Entry *valuedEntry(const TransactionCard &card);
/// The open report that bars the way (sending or unknown), or null.
[[nodiscard]] const Entry *openReport(const TransactionCard &card);
/// 1 for the first correction; what was refused or never left does not count.
[[nodiscard]] int ordinalOfNext(const TransactionCard &card);
/// The form as it is proposed: the transaction's ids, and after a refund the points that remain.
[[nodiscard]] CorrectionDraft proposalFor(const TransactionCard &card, const Profile &profile);

/// Names the entry and the points that `draft` corrects, where there are any.
void addWhatItCorrects(CorrectionDraft &draft, const TransactionCard &card);
/// The form is done with it: taken, recorded, or an unknown one that a repeat found taken.
[[nodiscard]] bool isDone(const Entry &entry);
/// Nothing was sent because the store knows more of the transaction than its card says.
[[nodiscard]] bool meansOldCard(SubmitProblem problem);

} // namespace pd

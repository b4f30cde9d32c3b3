#pragma once

#include "core/domain/entry.h"
#include "core/domain/points_rule.h"
#include "core/domain/transaction.h"
#include "core/service/desk.h"

#include <optional>

namespace pd {

class EmptyState;
class Notice;

/// What the form's notices say, each with its icon, its colour and its buttons.

/// The rule that bars the way; hides the notice where nothing does. `own`: the entry of the form's
/// own sending, which speaks for itself. A refund that is not corrected yet is something to do.
void sayAdvice(Notice &notice, const TransactionCard &card, Advice advice, bool againstAdvice,
               const EntryId &own, const std::optional<PointsRule> &rule);
/// Under the points: where the proposed value comes from. Empty when nothing is proposed.
[[nodiscard]] QString proposalHint(const TransactionCard &card,
                                   const std::optional<PointsRule> &rule);
/// A report or a record has just been handed to the desk.
void sayStarted(Notice &notice, EntryKind kind);
void saySentAgain(Notice &notice);
void sayChangedSinceReview(Notice &notice);
/// How a sending ended that is not done with: what happened, what to do next.
void sayOutcome(Notice &notice, const Entry &entry);
void sayNotRecorded(Notice &notice, const StoreError &error);
/// In the place of the form, before anything is chosen.
void sayNothingChosen(EmptyState &place);
/// Done: in the place of the form.
void sayDone(EmptyState &place, const Entry &entry);

} // namespace pd

#include "ui/correction/card_facts.h"

#include "core/domain/refund_proposal.h"
#include "core/settings/profile.h"

#include <algorithm>

namespace pd {

const Entry *valuedEntry(const TransactionCard &card)
{
    const auto found = std::find_if(card.entries.crbegin(), card.entries.crend(),
                                    [](const Entry &entry) { return gaveAValue(entry.state); });
    return found == card.entries.crend() ? nullptr : &*found;
}

const Entry *openReport(const TransactionCard &card)
{
    const auto found
        = std::find_if(card.entries.crbegin(), card.entries.crend(), [](const Entry &entry) {
              return entry.kind() == EntryKind::Report
                  && (entry.state == EntryState::Unknown || entry.state == EntryState::Sending);
          });
    return found == card.entries.crend() ? nullptr : &*found;
}

int ordinalOfNext(const TransactionCard &card)
{
    return 1
        + static_cast<int>(
               std::count_if(card.entries.cbegin(), card.entries.cend(), [](const Entry &entry) {
                   return entry.state != EntryState::Rejected && entry.state != EntryState::NotSent;
               }));
}

CorrectionDraft proposalFor(const TransactionCard &card, const Profile &profile)
{
    const Transaction &t = card.row.transaction;
    CorrectionDraft draft;
    draft.transactionId = t.transactionId;
    draft.appid = t.appid;
    draft.openid = t.openid;
    if (profile.partnerMode) {
        draft.subMchid = profile.subMchid;
    }
    if (const auto refund = refundToCorrect(card, profile.pointsRule)) {
        draft.earned = refund->after.value() > 0;
        draft.points = refund->after.toText();
    } else if (const auto points = pointsToPropose(card, profile.pointsRule)) {
        // "Not earned" is a thing to decide, and to explain to the customer: never proposed.
        draft.points = points->value() > 0 ? points->toText() : QString();
    }
    return draft;
}

void addWhatItCorrects(CorrectionDraft &draft, const TransactionCard &card)
{
    if (const Entry *before = valuedEntry(card)) {
        draft.corrects = before->id;
    }
    if (card.row.points) {
        draft.pointsBefore = card.row.points->toText();
    }
}

bool isDone(const Entry &entry)
{
    switch (entry.state) {
    case EntryState::Accepted:
    case EntryState::ToBook:
    case EntryState::Booked:
    case EntryState::SettledTaken:
    case EntryState::SettledNotTaken:
        return true;
    case EntryState::AlreadyReported:
        return entry.attempts > 1;
    case EntryState::Sending:
    case EntryState::Rejected:
    case EntryState::NotSent:
    case EntryState::Unknown:
        return false;
    }
    Q_UNREACHABLE();
}

bool meansOldCard(SubmitProblem problem)
{
    switch (problem) {
    case SubmitProblem::OpenReportExists:
    case SubmitProblem::AgainstAdvice:
    case SubmitProblem::NoSuchEntry:
    case SubmitProblem::NotAllowed:
        return true;
    case SubmitProblem::StoreFailed:
    case SubmitProblem::NoConnection:
    case SubmitProblem::Closing:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace pd

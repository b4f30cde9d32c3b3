#include "core/domain/transaction.h"

#include "core/domain/zoned_time.h"

namespace pd {

bool isTooLate(const Transaction &transaction, const QDateTime &now)
{
    const QDateTime since
        = transaction.notifiedAt.isValid() ? transaction.notifiedAt : transaction.paidAt;
    return since.isValid() && now >= reportDeadline(since);
}

Advice adviceFor(const TransactionCard &card, const QDateTime &now)
{
    bool thereAlready = card.row.state == ReportState::ReportedByMall;
    bool reported = false;
    bool corrected = false;
    for (const Entry &entry : card.entries) {
        if (entry.kind() != EntryKind::Report) {
            corrected = true;
            continue;
        }
        reported = true;
        switch (entry.state) {
        case EntryState::Sending:
        case EntryState::Unknown:
            return Advice::SettleFirst;
        case EntryState::Accepted:
        case EntryState::AlreadyReported:
        case EntryState::SettledTaken:
            thereAlready = true;
            break;
        case EntryState::Rejected:
        case EntryState::NotSent:
        case EntryState::ToBook:
        case EntryState::Booked:
        case EntryState::SettledNotTaken:
            break;
        }
    }
    if (thereAlready) {
        return Advice::AlreadyThere;
    }
    if (isTooLate(card.row.transaction, now)) {
        return Advice::TooLate;
    }
    // A member-system correction of the same day without a report from this desk: it corrects what
    // the mall's own system had reported, which the row's state no longer says.
    return corrected && !reported ? Advice::AlreadyThere : Advice::Report;
}

} // namespace pd

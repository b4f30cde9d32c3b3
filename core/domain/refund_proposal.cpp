#include "core/domain/refund_proposal.h"

#include <algorithm>

namespace pd {

std::optional<RefundProposal> refundToCorrect(const TransactionCard &card,
                                              const std::optional<PointsRule> &rule)
{
    const Transaction &transaction = card.row.transaction;
    if (!card.row.points || transaction.refundedFen <= 0) {
        return std::nullopt;
    }
    const Points now = *card.row.points;
    qint64 highest = now.value();
    for (const Entry &entry : card.entries) {
        if (gaveAValue(entry.state)) {
            highest = std::max(highest, entry.fields.points.value());
            highest = std::max(highest, entry.fields.pointsBefore.value_or(Points()).value());
        }
    }
    const auto proposal = proposeAfterRefund(transaction.amountFen, transaction.refundedFen,
                                             Points::fromValue(highest).value_or(now), rule);
    if (!proposal || now.value() <= proposal->after.value()) {
        return std::nullopt;
    }
    return proposal;
}

std::optional<Points> pointsToPropose(const TransactionCard &card,
                                      const std::optional<PointsRule> &rule)
{
    const Transaction &transaction = card.row.transaction;
    const bool open
        = card.row.state == ReportState::Waiting || card.row.state == ReportState::Rejected;
    if (!rule || !card.known || !open || card.row.points || transaction.amountFen <= 0) {
        return std::nullopt;
    }
    return proposedPoints(*rule,
                          std::max(qint64{0}, transaction.amountFen - transaction.refundedFen));
}

} // namespace pd

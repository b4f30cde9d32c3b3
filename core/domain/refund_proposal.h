#pragma once

#include "core/domain/points_rule.h"
#include "core/domain/transaction.h"

#include <optional>

namespace pd {

/// What a refund leaves to do: the member system still counts points for money that went back.
/// Nothing when nothing was refunded, nobody gave points, or a correction has brought the value
/// down to what is proposed (or below) already. `before` of the result is the highest value that
/// this transaction was ever given, which is what the refund cuts.
[[nodiscard]] std::optional<RefundProposal> refundToCorrect(const TransactionCard &card,
                                                            const std::optional<PointsRule> &rule);

/// What the rule proposes for a payment that nobody has reported: for what was not refunded.
[[nodiscard]] std::optional<Points> pointsToPropose(const TransactionCard &card,
                                                    const std::optional<PointsRule> &rule);

} // namespace pd

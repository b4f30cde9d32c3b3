#pragma once

#include "core/domain/points.h"

#include <optional>

namespace pd {

enum class PointsRounding { Down, Nearest, Up };

/// The mall's rule for proposing points: `points` for every `perFen` paid, none under
/// `minimumFen`. A proposal only: the operator sees and decides. All in whole numbers.
struct PointsRule
{
    qint64 points = 1; ///< 1 to maxFactor
    qint64 perFen = 100; ///< 1 to maxFactor; 100 is "a yuan"
    PointsRounding rounding = PointsRounding::Down;
    qint64 minimumFen = 0; ///< payments of less earn nothing
    static constexpr qint64 maxFactor = 1'000'000;
    [[nodiscard]] bool isValid() const;
    bool operator==(const PointsRule &) const = default;
};

/// What the rule gives for an amount. Nothing when the rule is not valid, the amount is negative or
/// the result would be above Points::maxValue.
[[nodiscard]] std::optional<Points> proposedPoints(const PointsRule &rule, qint64 amountFen);

/// "Refunded ¥x of ¥y, points were n": what the member system should hold afterwards.
struct RefundProposal
{
    qint64 paidFen = 0;
    qint64 refundedFen = 0;
    Points before;
    Points after;
    [[nodiscard]] qint64 difference() const; ///< after - before: what to book, 0 or negative
    bool operator==(const RefundProposal &) const = default;
};

/// Works the value out. Where `before` is what the rule gave for the payment, the rule is applied
/// to what was not refunded; else (another value was given, or there is no rule) `before` is cut in
/// proportion and rounded down. Never more than before; 0 when everything was refunded. Nothing
/// when there is nothing to correct: no refund, amounts that make no sense (more refunded than paid
/// is taken as everything).
[[nodiscard]] std::optional<RefundProposal>
proposeAfterRefund(qint64 paidFen, qint64 refundedFen, Points before,
                   const std::optional<PointsRule> &rule);

} // namespace pd

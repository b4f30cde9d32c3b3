#include "core/domain/points_rule.h"

#include <algorithm>

namespace pd {

namespace {

/// floor(value * part / whole) for 0 <= part <= whole < 2^62, without a product that could
/// overflow: one bit of `value` after the other.
qint64 proportion(qint64 value, qint64 part, qint64 whole)
{
    constexpr int bits = 63;
    qint64 quotient = 0;
    qint64 rest = 0;
    for (int bit = bits - 1; bit >= 0; --bit) {
        quotient *= 2;
        rest *= 2;
        if (rest >= whole) {
            rest -= whole;
            ++quotient;
        }
        if (((value >> bit) & 1) != 0) {
            rest += part;
            if (rest >= whole) {
                rest -= whole;
                ++quotient;
            }
        }
    }
    return quotient;
}

qint64 divided(qint64 numerator, qint64 denominator, PointsRounding rounding)
{
    switch (rounding) {
    case PointsRounding::Down:
        return numerator / denominator;
    case PointsRounding::Nearest:
        return (2 * numerator + denominator) / (2 * denominator);
    case PointsRounding::Up:
        return (numerator + denominator - 1) / denominator;
    }
    Q_UNREACHABLE();
}

} // namespace

bool PointsRule::isValid() const
{
    return points >= 1 && points <= maxFactor && perFen >= 1 && perFen <= maxFactor
        && minimumFen >= 0;
}

std::optional<Points> proposedPoints(const PointsRule &rule, qint64 amountFen)
{
    if (!rule.isValid() || amountFen < 0) {
        return std::nullopt;
    }
    if (amountFen < rule.minimumFen) {
        return Points();
    }
    const qint64 whole = amountFen / rule.perFen;
    if (whole > Points::maxValue / rule.points) {
        return std::nullopt;
    }
    const qint64 rest
        = divided((amountFen % rule.perFen) * rule.points, rule.perFen, rule.rounding);
    const auto points = Points::fromValue(whole * rule.points + rest);
    return points ? std::optional<Points>(*points) : std::nullopt;
}

qint64 RefundProposal::difference() const
{
    return after.value() - before.value();
}

std::optional<RefundProposal> proposeAfterRefund(qint64 paidFen, qint64 refundedFen, Points before,
                                                 const std::optional<PointsRule> &rule)
{
    if (paidFen <= 0 || paidFen > Points::maxValue || refundedFen <= 0) {
        return std::nullopt;
    }
    RefundProposal proposal;
    proposal.paidFen = paidFen;
    proposal.refundedFen = std::min(refundedFen, paidFen);
    proposal.before = before;
    const qint64 kept = paidFen - proposal.refundedFen;
    qint64 after = proportion(before.value(), kept, paidFen);
    if (rule && proposedPoints(*rule, paidFen) == before) {
        if (const auto ruled = proposedPoints(*rule, kept)) {
            after = kept == 0 ? 0 : ruled->value();
        }
    }
    proposal.after = Points::fromValue(std::min(after, before.value())).value_or(Points());
    return proposal;
}

} // namespace pd

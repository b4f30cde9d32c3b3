#include "core/service/refusal_run.h"

#include <algorithm>

namespace pd {

namespace {

/// 429 slows down first; so many in a row say that waiting does not help.
constexpr int rateLimitsToPause = 20;

} // namespace

bool isRateLimited(const BatchRowResult &result)
{
    const auto *rejected = result.outcome ? std::get_if<Rejected>(&*result.outcome) : nullptr;
    return rejected != nullptr && rejected->reason == RejectReason::RateLimited;
}

RefusalRun::RefusalRun(int pauseAfter)
    : m_pauseAfter(pauseAfter)
{ }

RefusalRun::Verdict RefusalRun::judge(const BatchRowResult &result)
{
    if (result.state == EntryState::Accepted || result.isForMemberSystem() || !result.outcome) {
        forget();
        return Verdict::Fine;
    }
    const QString kind = outcomeToken(*result.outcome);
    m_same = kind == m_last ? m_same + 1 : 1;
    m_last = kind;
    const int enough
        = isRateLimited(result) ? std::max(rateLimitsToPause, m_pauseAfter) : m_pauseAfter;
    return m_same >= enough ? Verdict::TooMany : Verdict::Refused;
}

void RefusalRun::forget()
{
    m_last.clear();
    m_same = 0;
}

} // namespace pd

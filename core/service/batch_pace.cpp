#include "core/service/batch_pace.h"

#include <algorithm>

namespace pd {

namespace {

constexpr qint64 one = 1000;
constexpr qint64 firstBackOffMs = 1000;
constexpr qint64 longestBackOffMs = 60'000;
/// What a 429 may ask for at most: a hostile header must not stop a batch until midnight.
constexpr int longestRetryAfterSeconds = 300;
constexpr int judgedToGoFaster = 10;

/// Rights that may be saved up: a tenth of a second's, at least one.
qint64 mostSaved(int rate)
{
    return std::max(one, rate * one / 10);
}

} // namespace

BatchPace::BatchPace(int perSecond, const QDateTime &now)
    : m_fullRate(std::max(1, perSecond))
    , m_rate(m_fullRate)
    , m_filledAt(now.toMSecsSinceEpoch())
    , m_thousandths(mostSaved(m_rate))
    , m_backOffMs(firstBackOffMs)
{ }

void BatchPace::fill(const QDateTime &now)
{
    const qint64 at = now.toMSecsSinceEpoch();
    // A clock that was put back gives nothing, and takes nothing away.
    const qint64 elapsed = std::clamp(at - m_filledAt, qint64{0}, qint64{1000});
    m_filledAt = at;
    m_thousandths = std::min(mostSaved(m_rate), m_thousandths + elapsed * m_rate);
}

bool BatchPace::take(const QDateTime &now)
{
    if (waitMs(now) > 0) {
        return false;
    }
    m_thousandths -= one;
    return true;
}

qint64 BatchPace::waitMs(const QDateTime &now)
{
    fill(now);
    const qint64 forRight = m_thousandths >= one ? 0 : (one - m_thousandths + m_rate - 1) / m_rate;
    return std::max(forRight, heldMs(now));
}

qint64 BatchPace::heldMs(const QDateTime &now) const
{
    return std::max(qint64{0}, m_heldUntil - now.toMSecsSinceEpoch());
}

void BatchPace::limited(int retryAfterSeconds, const QDateTime &now)
{
    const qint64 asked = std::clamp(retryAfterSeconds, 0, longestRetryAfterSeconds) * qint64{1000};
    // Those that were on their way together are told the same thing once.
    const bool again = heldMs(now) == 0;
    m_heldUntil
        = std::max(m_heldUntil, now.toMSecsSinceEpoch() + std::max(asked, again ? m_backOffMs : 0));
    if (again) {
        m_backOffMs = std::min(longestBackOffMs, m_backOffMs * 2);
        m_rate = std::max(1, m_rate / 2);
        m_thousandths = 0;
    }
    m_sinceFaster = 0;
}

void BatchPace::judged()
{
    m_backOffMs = firstBackOffMs;
    if (m_rate < m_fullRate && ++m_sinceFaster >= judgedToGoFaster) {
        m_sinceFaster = 0;
        m_rate = std::min(m_fullRate, m_rate + std::max(1, m_rate / 10));
    }
}

int BatchPace::perSecond() const
{
    return m_rate;
}

} // namespace pd

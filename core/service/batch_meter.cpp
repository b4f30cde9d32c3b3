#include "core/service/batch_meter.h"

#include <algorithm>

namespace pd {

namespace {

constexpr qint64 measuredMs = 10'000;
constexpr qint64 leastMs = 1'000;
constexpr qint64 msAMinute = 60'000;

} // namespace

void BatchMeter::ended(const QDateTime &now)
{
    m_endedAt.push_back(now.toMSecsSinceEpoch());
}

void BatchMeter::forgetBefore(const QDateTime &now)
{
    const qint64 since = now.toMSecsSinceEpoch() - measuredMs;
    while (!m_endedAt.empty() && m_endedAt.front() < since) {
        m_endedAt.pop_front();
    }
}

qint64 BatchMeter::perMinute(const QDateTime &now) const
{
    if (m_endedAt.empty()) {
        return 0;
    }
    const qint64 measured
        = std::clamp(now.toMSecsSinceEpoch() - m_endedAt.front(), leastMs, measuredMs);
    return static_cast<qint64>(m_endedAt.size()) * msAMinute / measured;
}

qint64 secondsFor(qint64 rows, qint64 perMinute)
{
    return perMinute <= 0 ? -1 : (rows * 60 + perMinute - 1) / perMinute;
}

} // namespace pd

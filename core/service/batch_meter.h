#pragma once

#include <QDateTime>

#include <deque>

namespace pd {

/// How many rows a minute end, measured over the last ten seconds. Time is the caller's.
class BatchMeter
{
public:
    void ended(const QDateTime &now);
    void forgetBefore(const QDateTime &now);
    /// 0 while nothing has ended.
    [[nodiscard]] qint64 perMinute(const QDateTime &now) const;

private:
    std::deque<qint64> m_endedAt; ///< ms
};

/// Seconds that `rows` take at that rate, rounded up; -1 without a rate.
[[nodiscard]] qint64 secondsFor(qint64 rows, qint64 perMinute);

} // namespace pd

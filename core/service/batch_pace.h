#pragma once

#include <QDateTime>

namespace pd {

/// How fast a batch may send: so many a second, evenly, and slower for a while when WeChat Pay
/// answers 429. Time is the caller's.
class BatchPace
{
public:
    BatchPace(int perSecond, const QDateTime &now);

    /// Takes the right to send one now.
    [[nodiscard]] bool take(const QDateTime &now);
    /// Milliseconds until take() may succeed; 0 for now.
    [[nodiscard]] qint64 waitMs(const QDateTime &now);
    /// A 429: waits as long as it asks, at least a second and longer each time, and goes on at half
    /// the rate.
    void limited(int retryAfterSeconds, const QDateTime &now);
    /// A report was judged: back to the full rate, step by step.
    void judged();
    /// Milliseconds that a 429 still holds it.
    [[nodiscard]] qint64 heldMs(const QDateTime &now) const;
    [[nodiscard]] int perSecond() const;

private:
    void fill(const QDateTime &now);
    int m_fullRate;
    int m_rate;
    qint64 m_filledAt;
    qint64 m_thousandths; ///< of the right to send one
    qint64 m_heldUntil = 0;
    qint64 m_backOffMs;
    int m_sinceFaster = 0;
};

} // namespace pd

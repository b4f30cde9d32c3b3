#pragma once

#include "core/domain/clock.h"

namespace pd::test {

/// A clock that stands still where the test puts it.
class SetClock final : public Clock
{
public:
    explicit SetClock(QDateTime now = QDateTime::fromSecsSinceEpoch(1554208460, Qt::UTC));
    /// "2026-11-24T14:00:00+08:00"
    explicit SetClock(const QString &rfc3339);
    [[nodiscard]] QDateTime now() const override;
    void set(const QDateTime &now);
    void set(const QString &rfc3339);

private:
    QDateTime m_now;
};

} // namespace pd::test

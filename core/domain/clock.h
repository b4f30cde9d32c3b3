#pragma once

#include <QDateTime>

namespace pd {

/// Where "now" comes from, so that a test can stand at 23:59:59. Safe to call from any thread.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock();
    /// The wall clock, in UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
};

} // namespace pd

#include "tests/support/set_clock.h"

#include "core/domain/zoned_time.h"

#include <utility>

namespace pd::test {

SetClock::SetClock(QDateTime now)
    : m_now(std::move(now))
{ }

SetClock::SetClock(const QString &rfc3339)
{
    set(rfc3339);
}

QDateTime SetClock::now() const
{
    return m_now;
}

void SetClock::set(const QDateTime &now)
{
    m_now = now;
}

void SetClock::set(const QString &rfc3339)
{
    set(parseRfc3339(rfc3339).value().toUTC());
}

} // namespace pd::test

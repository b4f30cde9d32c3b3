#pragma once

#include "core/domain/points.h"

#include <QDateTime>
#include <QString>

namespace pd {

/// "¥1,234.50": whole fen in, no floating point on the way.
[[nodiscard]] QString formatYuan(qint64 fen);
/// "12,345"
[[nodiscard]] QString formatPoints(Points points);
[[nodiscard]] QString formatNumber(qint64 number);
/// "4200 0020 1234 …": groups of four from the left, for reading aloud. For the eye only: never
/// copied, never sent.
[[nodiscard]] QString groupedId(const QString &id);
/// "13:29:35", in the zone that the time carries.
[[nodiscard]] QString formatTime(const QDateTime &time);
/// "05-20 13:29": for lists; the zone follows where it isn't this machine's.
[[nodiscard]] QString formatShort(const QDateTime &time);
/// "2020-05-20 13:29:35 UTC+08:00"
[[nodiscard]] QString formatFull(const QDateTime &time);
/// A UTC moment on this machine's clock: "05-20 13:29:35".
[[nodiscard]] QString formatLocal(const QDateTime &utc);
/// "3 h 12 min", "12 min", "less than a minute".
[[nodiscard]] QString formatDuration(qint64 seconds);
/// The day, in this machine's zone: "2029-08-20".
[[nodiscard]] QString formatDay(const QDateTime &time);
/// "today until 24:00, 3 h 12 min", or empty when `deadline` has passed.
[[nodiscard]] QString formatTimeLeft(const QDateTime &deadline, const QDateTime &now);
/// "350 ms", "1.2 s"
[[nodiscard]] QString formatMilliseconds(qint64 ms);

} // namespace pd

#pragma once

#include "core/domain/zoned_time.h"

namespace pd {

/// Reads the times that systems of a mall write: RFC 3339, "2020-05-20 13:29:35", "2020/5/20
/// 13:29", "2020年5月20日 13:29:35", "20200520132935", each with or without a fraction and a zone.
/// Where there is no zone, Asia/Shanghai is meant. A date without a time is refused. Never
/// TimeError::NoZone.
[[nodiscard]] Result<QDateTime, TimeError> parseLooseTime(QStringView text);

} // namespace pd

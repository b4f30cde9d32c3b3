#pragma once

#include "core/domain/result.h"

#include <QDateTime>
#include <QString>

namespace pd {

enum class TimeError {
    Empty,
    NotATime, ///< not RFC 3339, or a date that does not exist
    NoZone ///< a time without "Z" or an offset: WeChat Pay answers those with a misleading text
};

/// Reads RFC 3339 with a zone ("2020-05-20T13:29:35+08:00", with or without a fraction) and keeps
/// its offset.
[[nodiscard]] Result<QDateTime, TimeError> parseRfc3339(QStringView text);

/// Writes RFC 3339 with the offset that `time` has; milliseconds only where there are any. At most
/// 29 characters. Empty for a time that is not valid.
[[nodiscard]] QString toRfc3339(const QDateTime &time);

/// The zone in which WeChat Pay's "same day" is counted: Asia/Shanghai, UTC+8 all year.
/// The contract does not state it; it is the assumption of docs/wechat-pay.md.
[[nodiscard]] QDateTime inShanghai(const QDateTime &time);

/// The first moment that is too late to report a payment whose notification arrived at
/// `notifiedAt`: the next midnight in Shanghai.
[[nodiscard]] QDateTime reportDeadline(const QDateTime &notifiedAt);

} // namespace pd

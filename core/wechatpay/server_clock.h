#pragma once

#include "core/wechatpay/transport.h"

#include <QDateTime>

#include <optional>

namespace pd {

/// "Tue, 24 Nov 2026 06:51:47 GMT" (RFC 9110); null if it is anything else.
[[nodiscard]] QDateTime readHttpDate(const QByteArray &text);

/// By how many seconds this machine's clock is ahead of the server's, by the answer's `Date`;
/// negative: behind. It has whole seconds and the way back in it. Nothing without a readable
/// `Date`.
[[nodiscard]] std::optional<qint64> clockAhead(const HttpHeaders &headers, const QDateTime &now);

/// From here on the window says so, before WeChat Pay refuses at five minutes.
inline constexpr qint64 clockWarningSeconds = 60;

} // namespace pd

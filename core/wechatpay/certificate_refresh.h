#pragma once

#include <QDateTime>

namespace pd {

/// What is known about the platform certificates at one moment. Times are null for "never".
struct RefreshState
{
    QDateTime triedAt; ///< the last download, whatever its end
    QDateTime doneAt; ///< the last one that brought certificates, or said that none are used
    QDateTime earliestEnd; ///< when the first held certificate is over; null if none is held
    QDateTime unknownSerialAt; ///< when an answer was last signed by a key that isn't held
    bool operator==(const RefreshState &) const = default;
};

enum class RefreshReason {
    NotDue,
    NeverDone,
    TwelveHours, ///< WeChat Pay asks for it at least that often
    BeforeExpiry,
    UnknownSerial
};

struct RefreshDecision
{
    RefreshReason reason = RefreshReason::NotDue; ///< anything else: download now
    QDateTime next; ///< when to ask again
    bool operator==(const RefreshDecision &) const = default;
};

inline constexpr qint64 refreshEverySeconds = qint64{12} * 60 * 60;
/// Near the end of a certificate, the new one is looked for each hour.
inline constexpr qint64 refreshBeforeExpirySeconds = qint64{10} * 24 * 60 * 60;
inline constexpr qint64 refreshNearExpirySeconds = qint64{60} * 60;
/// Whatever happens, not more often than this: a forged serial must not make us hammer.
inline constexpr qint64 refreshPauseSeconds = qint64{5} * 60;

/// When to download the platform certificates (merchant/4012551764). Pure: the caller keeps the
/// clock and the state.
[[nodiscard]] RefreshDecision decideRefresh(const RefreshState &state, const QDateTime &now);

} // namespace pd

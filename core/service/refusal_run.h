#pragma once

#include "core/domain/batch.h"

#include <QString>

namespace pd {

/// True for a 429: not taken, and may be sent again later.
[[nodiscard]] bool isRateLimited(const BatchRowResult &result);

/// Counts refusals of the same kind in a row: what is wrong with all rows should not be found out
/// with a thousand of them.
class RefusalRun
{
public:
    enum class Verdict {
        Fine, ///< taken, or an end that says something about its own row only
        Refused,
        TooMany ///< in a row: ask
    };
    /// @param pauseAfter so many are too many; of 429, which slow the batch down first, 20.
    explicit RefusalRun(int pauseAfter);
    [[nodiscard]] Verdict judge(const BatchRowResult &result);
    void forget();

private:
    int m_pauseAfter;
    QString m_last;
    int m_same = 0;
};

} // namespace pd

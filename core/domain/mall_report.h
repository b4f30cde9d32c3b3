#pragma once

#include "core/domain/points.h"

#include <QDateTime>
#include <QString>

namespace pd {

/// What the mall's own system has reported to WeChat Pay for a transaction, so that nobody reports
/// it twice. Told by a CSV or the inbox; WeChat Pay itself has no call that reads a report.
struct MallReport
{
    QString transactionId;
    Points points;
    QDateTime reportedAt; ///< null where nobody said
    bool operator==(const MallReport &) const = default;
};

} // namespace pd

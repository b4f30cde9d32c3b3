#pragma once

#include "core/practice/stand_in_reply.h"

#include <QDateTime>

namespace pd {

/// The body of a points report as the stand-in has read it (merchant/4012534698).
struct ReceivedReport
{
    QString transactionId;
    QString appid;
    QString openid;
    bool earnPoints = false;
    qint64 increasedPoints = 0;
    QDateTime pointsUpdateTime;
};

/// Reads a body more strictly than the real one is known to: every field by type and limit, no
/// field that is not documented, none twice, no null, no empty text, whole numbers written as such.
/// What it lets through, the real one takes.
[[nodiscard]] Result<ReceivedReport, StandInError> readReport(const QByteArray &body);

} // namespace pd

#pragma once

#include "core/domain/practice_answer.h"

#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// A payment of the sample day with a fixed answer, so that trainers can show each state: known by
/// the last six digits of its transaction id (docs/practice.md has the table).
struct SpecialPlace
{
    int digits; ///< 100001 and up: the last six of the transaction id
    PracticeAnswer answer;
    bool once; ///< only the first report is answered like this, later ones like the real one
    bool takenByMall; ///< the mall's own server has reported it: 已回传
};

[[nodiscard]] const QList<SpecialPlace> &specialPlaces();
[[nodiscard]] std::optional<SpecialPlace> specialPlaceOf(const QString &transactionId);

} // namespace pd

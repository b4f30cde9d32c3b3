#pragma once

#include "core/domain/day_totals.h"
#include "ui/records/paper.h"

#include <QList>
#include <QString>

namespace pd {

enum class DayView { State, Shop, Operator };
[[nodiscard]] QString dayViewWord(DayView view);

/// One line of the day in words.
struct NamedSum
{
    QString name;
    DaySum sum;
};
[[nodiscard]] QList<NamedSum> namedSums(const DayTotals &totals, DayView view);
/// "128 entries, 3,200 points given, 150 taken; 2 unknown, 5 to book"
[[nodiscard]] QString daySentence(const DayTotals &totals);

/// The day on one A4 page: every view as a table with bars. Of more than 14 shops or operators the
/// rest stands in one line.
[[nodiscard]] Paper dayPaper(const DayTotals &totals, const QString &mallName);

} // namespace pd

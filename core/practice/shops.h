#pragma once

#include <QList>
#include <QString>

namespace pd {

/// A shop of the practice mall.
struct PracticeShop
{
    QString name;
    QString number; ///< floor and unit: "L2-018"
    int leastYuan;
    int mostYuan;
    int endingFen; ///< what its prices end with: 0, 50, 80, 90; -1 for any
    int weight; ///< how often people pay there
};

/// Invented names. The order is part of the sample day.
[[nodiscard]] const QList<PracticeShop> &practiceShops();
/// The shop of the one huge payment.
[[nodiscard]] const PracticeShop &jewellerShop();

} // namespace pd

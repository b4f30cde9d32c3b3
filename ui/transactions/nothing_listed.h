#pragma once

#include "core/domain/transaction.h"

#include <QWidget>

namespace pd {

class EmptyState;

/// What stands in the place of the list when there is nothing to list: why, and the way on.
class NothingListed final : public QWidget
{
    Q_OBJECT
public:
    explicit NothingListed(QWidget *parent = nullptr);

    /// Looked for exactly, and not there.
    void sayUnknownNumber(const QString &number);
    void sayReading();
    /// This query has no rows.
    void sayNothingFor(const TransactionQuery &query);

Q_SIGNALS:
    void manualEntryRequested();
    void allDaysRequested();
    void allStatesRequested();

private:
    enum class Way { None, EnterByHand, AllDays, AllStates };
    void onAction();

    EmptyState *m_words;
    Way m_way = Way::None;
};

} // namespace pd

#pragma once

#include "core/domain/transaction.h"

#include <QComboBox>
#include <QDateTime>

#include <utility>

class QDate;
class QDateEdit;

namespace pd {

class Clock;

/// Which days are listed: today, two days, all, or from one to another. Days are counted as they
/// are for reporting, in Shanghai.
class PeriodBox final : public QComboBox
{
    Q_OBJECT
public:
    enum class Period { Today, TwoDays, Everything, Chosen };
    explicit PeriodBox(const Clock &clock, QWidget *parent = nullptr);

    /// The two dates: a widget of its own, shown only while they are asked for. Made once.
    QWidget *makeDates(QWidget *parent);
    /// Without periodChanged().
    void choose(Period period);
    /// Sets `from` and `to` of the query.
    void limit(TransactionQuery &query) const;
    /// From the first moment to the one behind the last; null for no limit.
    [[nodiscard]] std::pair<QDateTime, QDateTime> range() const;
    /// What is chosen, with the dates where there are any.
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void periodChanged();
    /// A date is being typed: more of it may come.
    void dateEdited();

private:
    [[nodiscard]] Period period() const;
    QDateEdit *addDate(const QString &label, const QDate &date);

    const Clock &m_clock;
    QWidget *m_dates = nullptr;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_to = nullptr;
};

} // namespace pd

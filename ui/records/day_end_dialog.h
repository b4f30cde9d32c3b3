#pragma once

#include "core/service/records_desk.h"
#include "ui/records/day_page.h"

#include <QDialog>
#include <QString>

class QDateEdit;
class QLabel;
class QTableWidget;

namespace pd {

class ChipGroup;
class Clock;
class DayChart;

/// One day's corrections by outcome, shop and operator, as bars and as a table; to be printed.
/// Shown by open().
class DayEndDialog final : public QDialog
{
    Q_OBJECT
public:
    DayEndDialog(RecordsDesk &records, const Clock &clock, QString mallName,
                 QWidget *parent = nullptr);
    [[nodiscard]] Paper paper() const;

private:
    void request();
    void refresh();
    RecordsDesk &m_records;
    QString m_mallName;
    DayTotals m_totals;
    Ticket m_ticket = 0;
    QDateEdit *m_day;
    ChipGroup *m_view;
    QLabel *m_sentence;
    DayChart *m_chart;
    QTableWidget *m_table;
};

} // namespace pd

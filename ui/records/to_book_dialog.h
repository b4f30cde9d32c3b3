#pragma once

#include "core/service/desk.h"
#include "core/service/records_desk.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace pd {

class HistoryActions;
class HistoryModel;
class HistoryTable;

/// The work list for the member system: what waits to be booked. It is handed over as CSV in the
/// profile's columns, and ticked off by hand or by the member system's answer; nothing leaves it by
/// itself. Shown by open().
class ToBookDialog final : public QDialog
{
    Q_OBJECT
public:
    /// All of them outlive the dialog.
    ToBookDialog(Desk &desk, RecordsDesk &records, HistoryActions &actions,
                 QList<TitledColumn> columns, QWidget *parent = nullptr);
    [[nodiscard]] HistoryModel *model() const;
    /// For tests: what would be written.
    [[nodiscard]] HistoryExport job(const QString &path) const;

public Q_SLOTS:
    void exportTo(const QString &path);
    void readAnswer(const QString &path);
    void reject() override; ///< stops what is running first

private:
    [[nodiscard]] QWidget *makeTable();
    void connectDesk();
    [[nodiscard]] QList<Entry> chosen() const;
    void askForExport();
    void askForAnswer();
    void begin(Ticket ticket);
    void end(const QString &title, const QString &next);
    void onBooked(Ticket ticket, const BookingResult &result);
    void refresh();

    Desk &m_desk;
    RecordsDesk &m_records;
    HistoryActions &m_actions;
    QList<TitledColumn> m_columns;
    HistoryModel *m_model;
    Ticket m_pageTicket = 0;
    std::optional<Ticket> m_running;
    HistoryTable *m_table = nullptr;
    QLabel *m_about;
    QProgressBar *m_progress;
    QLabel *m_state;
    QPlainTextEdit *m_refused;
    QPushButton *m_export;
    QPushButton *m_answer;
    QPushButton *m_tick;
    QPushButton *m_close;
};

} // namespace pd

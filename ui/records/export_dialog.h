#pragma once

#include "core/service/records_desk.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace pd {

class ChipGroup;

/// Writes what the history shows into a file: rows for a spreadsheet, or the chained events for an
/// auditor. It shows how far it is and can be stopped. Shown by open().
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `query` and `words`: what is listed, and how people would say it; empty for everything.
    ExportDialog(RecordsDesk &records, HistoryQuery query, const QString &words,
                 QWidget *parent = nullptr);
    /// For tests: what would be written.
    [[nodiscard]] HistoryExport job(const QString &path) const;

public Q_SLOTS:
    void begin(const QString &path);
    void reject() override; ///< stops a running export first

private:
    void askForFile();
    void sayFormat();
    [[nodiscard]] ExportFormat format() const;
    void onFinished(Ticket ticket, const ExportResult &result);

    RecordsDesk &m_records;
    HistoryQuery m_query;
    std::optional<Ticket> m_ticket; ///< of the running one
    ChipGroup *m_format;
    QLabel *m_about;
    QCheckBox *m_whole;
    QProgressBar *m_progress;
    QLabel *m_state;
    QPushButton *m_start;
    QPushButton *m_close;
};

} // namespace pd

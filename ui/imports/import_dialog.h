#pragma once

#include "core/service/desk.h"
#include "ui/imports/column_memory.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace pd {

class InlineBanner;
class MappingView;
class RefusalTable;

/// Imports a pasted or dropped notification, or a CSV of the member system: choose, say what the
/// columns mean, watch or cancel, read what became of it. Shown by open(). Enter alone does
/// nothing; Ctrl+Enter does what the page's primary button says.
class ImportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `defaults`: what a CSV leaves out because every row has it in common.
    ImportDialog(Desk &desk, CsvDefaults defaults, const QString &settingsPath,
                 QWidget *parent = nullptr);
    /// As if the file had been chosen.
    void chooseFile(const QString &path);
    /// As if the text had been pasted.
    void setText(const QString &text);
    /// "Source", "Mapping", "Running", "Result": which page is shown.
    enum class Page { Source, Mapping, Running, Result };
    [[nodiscard]] Page page() const;

public Q_SLOTS:
    void reject() override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeSource();
    QWidget *makeMapping();
    QWidget *makeRunning();
    QWidget *makeResult();
    void askForFile();
    void importPasted();
    void startCsv();
    void primary();
    void onPreview(Ticket ticket, const Result<CsvPreview, CsvProblem> &preview);
    void onNotStarted(Ticket ticket, ImportStart why);
    void onProgress(Ticket ticket, const ImportProgress &progress);
    void onFinished(Ticket ticket, const ImportResult &result);
    void onMappingChanged();
    void show(Page page);
    void startOver();

    Desk &m_desk;
    CsvDefaults m_defaults;
    ColumnMemory m_memory;
    QStackedWidget *m_pages;
    InlineBanner *m_problem;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_import = nullptr; ///< the pasted text
    QPushButton *m_file = nullptr;
    QLabel *m_what = nullptr; ///< name, size and dialect of the CSV
    MappingView *m_mapping = nullptr;
    QPushButton *m_start = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_counts = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_summary = nullptr;
    RefusalTable *m_refusals = nullptr;
    QPushButton *m_more = nullptr;
    QString m_path;
    CsvPreview m_preview;
    std::optional<Ticket> m_previewTicket;
    std::optional<Ticket> m_ticket;
};

} // namespace pd

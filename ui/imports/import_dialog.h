#pragma once

#include "core/service/desk.h"
#include "ui/imports/column_memory.h"

#include <QDialog>

#include <optional>

class QMimeData;
class QStackedWidget;

namespace pd {

class ImportMappingPage;
class ImportResultPage;
class ImportRunningPage;
class ImportSourcePage;
class InlineBanner;

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
    /// One file or one text; of several files none.
    void take(const QMimeData &dropped);
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
    void connectPages();
    void askForFile();
    void importPasted();
    void startCsv();
    void primary();
    void cancel();
    void onPreview(Ticket ticket, const Result<CsvPreview, CsvProblem> &preview);
    void onNotStarted(Ticket ticket, ImportStart why);
    void onProgress(Ticket ticket, const ImportProgress &progress);
    void onFinished(Ticket ticket, const ImportResult &result);
    void onMappingChanged();
    void show(Page page);
    void startOver();
    /// What the desk is importing at this dialog's wish; nothing when it has ended.
    void setTicket(std::optional<Ticket> ticket);

    Desk &m_desk;
    CsvDefaults m_defaults;
    ColumnMemory m_memory;
    InlineBanner *m_problem;
    QStackedWidget *m_pages;
    ImportSourcePage *m_source;
    ImportMappingPage *m_mapping;
    ImportRunningPage *m_running;
    ImportResultPage *m_result;
    QString m_path;
    CsvPreview m_preview;
    std::optional<Ticket> m_previewTicket;
    std::optional<Ticket> m_ticket;
};

} // namespace pd

#pragma once

#include "core/service/import_job.h"
#include "core/service/import_result.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace pd {

class MappingView;
class RefusalTable;

/// The pages of the import dialog, in their order. Each shows and asks; the dialog decides. None
/// has a default button: a scanner's Enter must neither import nor close.

/// A file, or a pasted notification.
class ImportSourcePage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportSourcePage(QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    /// Something is being imported: no second one.
    void setBusy(bool busy);

Q_SIGNALS:
    void fileRequested();
    void importRequested();
    void closeRequested();

private:
    void refresh();
    QPushButton *m_file;
    QPlainTextEdit *m_text;
    QPushButton *m_import;
    bool m_busy = false;
};

/// What the columns of a CSV mean.
class ImportMappingPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportMappingPage(QWidget *parent = nullptr);
    void setPreview(const QString &fileName, const CsvPreview &preview);
    [[nodiscard]] CsvMapping mapping() const;
    void setUsable(bool usable);

Q_SIGNALS:
    void mappingChanged();
    void importRequested();
    void backRequested();

private:
    QLabel *m_what; ///< name, size and dialect of the CSV
    MappingView *m_mapping;
    QPushButton *m_import;
};

/// How far it is.
class ImportRunningPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportRunningPage(QWidget *parent = nullptr);
    /// From nothing; may be cancelled.
    void begin();
    void setProgress(const ImportProgress &progress);
    /// Cancelling was asked for: not twice.
    void setCancelling();

Q_SIGNALS:
    void cancelRequested();

private:
    QProgressBar *m_progress;
    QLabel *m_counts;
    QPushButton *m_cancel;
};

/// What became of it, row by row where something was refused.
class ImportResultPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportResultPage(QWidget *parent = nullptr);
    void setResult(const ImportResult &result);

Q_SIGNALS:
    void moreRequested();
    void closeRequested();

private:
    QLabel *m_title;
    QLabel *m_summary;
    RefusalTable *m_refusals;
};

} // namespace pd

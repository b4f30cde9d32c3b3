#pragma once

#include "core/service/batch_source.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QProgressBar;
class QStackedWidget;

namespace pd {

class BatchDesk;
class BatchPreviewPage;
class BatchRunPage;
class BatchSourcePage;
class BatchStartDialog;
class Clock;
class InlineBanner;
struct Profile;

/// One batch from its source to its result. Stands beside the main window, which goes on; closing
/// it stops nothing.
class BatchWindow final : public QDialog
{
    Q_OBJECT
public:
    BatchWindow(BatchDesk &desk, const Profile &profile, bool practice, const Clock &clock,
                QWidget *parent = nullptr);
    enum class Page { Source, Loading, Preview, Run };
    [[nodiscard]] Page page() const;
    void load(const BatchSource &source);
    /// A batch that was started before.
    void showBatch(const Batch &batch);
    /// The first page, unless a batch is running or paused.
    void showSource();
    [[nodiscard]] BatchPreviewPage *preview() const;
    [[nodiscard]] BatchRunPage *run() const;

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// Show in the history what belongs to the batch.
    void historyRequested(const pd::Batch &batch);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeLoading();
    void connectDesk();
    void connectPages();
    void showPage(Page page);
    void primary();
    void openStart();
    void askToStop();
    void saveRows(BatchFilter filter);
    void onProgress(const BatchProgress &progress);
    void forgetPreview();

    BatchDesk &m_desk;
    const Profile &m_profile;
    bool m_practice;
    const Clock &m_clock;
    InlineBanner *m_problem;
    QStackedWidget *m_pages;
    BatchSourcePage *m_source;
    BatchPreviewPage *m_preview;
    BatchRunPage *m_run;
    QProgressBar *m_loaded = nullptr;
    QLabel *m_loadedRows = nullptr;
    QPointer<BatchStartDialog> m_start;
};

} // namespace pd

#include "ui/batch/batch_window.h"

#include "core/service/batch_desk.h"
#include "core/settings/profile.h"
#include "ui/batch/preview_page.h"
#include "ui/batch/run_page.h"
#include "ui/batch/source_page.h"
#include "ui/batch/start_dialog.h"
#include "ui/common/batch_words.h"
#include "ui/common/file_dialog.h"
#include "ui/common/format.h"
#include "ui/common/inline_banner.h"
#include "ui/common/page_parts.h"

#include <QDir>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pd {

namespace {
constexpr int wholeBar = 1'000; ///< steps of the progress bar
} // namespace

BatchWindow::BatchWindow(BatchDesk &desk, const Profile &profile, bool practice, const Clock &clock,
                         QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_desk(desk)
    , m_profile(profile)
    , m_practice(practice)
    , m_clock(clock)
    , m_problem(new InlineBanner(this))
    , m_pages(new QStackedWidget(this))
    , m_source(new BatchSourcePage(m_pages))
    , m_preview(new BatchPreviewPage(desk, profile.limits(), clock, m_pages))
    , m_run(new BatchRunPage(desk, profile.limits(), clock, m_pages))
{
    setWindowTitle(practice ? tr("Batch — PRACTICE") : tr("Batch"));
    m_problem->hide();
    m_pages->addWidget(m_source);
    m_pages->addWidget(makeLoading());
    m_pages->addWidget(m_preview);
    m_pages->addWidget(m_run);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);
    resizeWithin(this, 150, 150);
    connectDesk();
    connectPages();
    showPage(Page::Source);
}

QWidget *BatchWindow::makeLoading()
{
    auto *page = new QWidget(m_pages);
    auto *layout = makeColumn(page);
    layout->addWidget(makeWords(tr("Reading and checking every row …"), TextRole::Title, page));
    m_loaded = new QProgressBar(page);
    m_loaded->setAccessibleName(tr("Progress of reading"));
    layout->addWidget(m_loaded);
    m_loadedRows = makeWords({}, TextRole::Body, page);
    layout->addWidget(m_loadedRows);
    layout->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), page);
    cancel->setObjectName(QStringLiteral("batchCancelLoad"));
    layout->addLayout(makeButtons({cancel}));
    connect(cancel, &QPushButton::clicked, &m_desk, &BatchDesk::cancelLoad);
    return page;
}

void BatchWindow::connectDesk()
{
    connect(&m_desk, &BatchDesk::loadProgressed, this, [this](const BatchLoadProgress &progress) {
        m_loaded->setRange(0, progress.total > 0 ? wholeBar : 0);
        if (progress.total > 0) {
            m_loaded->setValue(static_cast<int>(progress.done * wholeBar / progress.total));
        }
        m_loadedRows->setText(tr("%1 rows").arg(formatNumber(progress.rows)));
    });
    connect(&m_desk, &BatchDesk::loaded, this, [this](const Batch &batch) {
        m_preview->setBatch(batch);
        showPage(Page::Preview);
    });
    connect(&m_desk, &BatchDesk::loadFailed, this, [this](BatchLoadProblem problem) {
        if (page() == Page::Loading) {
            showPage(Page::Source);
        }
        const ErrorText words = batchLoadText(problem);
        if (!words.title.isEmpty()) {
            m_problem->show(InlineBanner::Kind::Error, words.title, words.next);
        }
    });
    connect(&m_desk, &BatchDesk::batchChanged, this, [this](const Batch &batch) {
        if (batch.id == m_preview->batch().id) {
            m_preview->setBatch(batch);
        }
    });
    connect(&m_desk, &BatchDesk::started, this, [this](const Batch &batch) {
        if (m_start) {
            m_start->accept();
        }
        m_run->setBatch(batch);
        showPage(Page::Run);
    });
    connect(&m_desk, &BatchDesk::startRefused, this, [this](const QList<BatchStartIssue> &issues) {
        if (m_start) {
            m_start->showIssues(issues);
        }
    });
    connect(&m_desk, &BatchDesk::progressed, this, &BatchWindow::onProgress);
    connect(&m_desk, &BatchDesk::saved, this, [this](const QString &path, bool written) {
        const QString name = QDir::toNativeSeparators(path);
        if (!written) {
            m_problem->show(InlineBanner::Kind::Error, tr("It could not be saved there."), name);
        } else if (page() == Page::Run) {
            m_run->say(tr("Saved: %1").arg(name));
        } else {
            m_problem->show(InlineBanner::Kind::Info, tr("Saved. Mend it and read it again."),
                            name);
        }
    });
    connect(&m_desk, &BatchDesk::storeFailed, this, [this](const StoreError &error) {
        const ErrorText words = storeProblemText(error);
        m_problem->show(InlineBanner::Kind::Error, words.title, words.next);
    });
}

void BatchWindow::connectPages()
{
    connect(m_source, &BatchSourcePage::chosen, this, &BatchWindow::load);
    connect(m_source, &BatchSourcePage::closeRequested, this, &BatchWindow::reject);
    connect(m_preview, &BatchPreviewPage::backRequested, this, [this] {
        forgetPreview();
        showPage(Page::Source);
    });
    connect(m_preview, &BatchPreviewPage::startRequested, this, &BatchWindow::openStart);
    connect(m_preview, &BatchPreviewPage::saveWrongRequested, this,
            [this] { saveRows(BatchFilter::Wrong); });
    connect(m_run, &BatchRunPage::saveRequested, this, [this] { saveRows(BatchFilter::All); });
    connect(m_run, &BatchRunPage::historyRequested, this,
            [this] { Q_EMIT historyRequested(m_run->batch()); });
    connect(m_run, &BatchRunPage::memberSystemRequested, this, [this] {
        load({BatchRest{m_run->batch().id}, EntryKind::MemberSystem});
    });
    connect(m_run, &BatchRunPage::stopRequested, this, &BatchWindow::askToStop);
    connect(m_run, &BatchRunPage::newRequested, this, [this] { showPage(Page::Source); });
}

BatchWindow::Page BatchWindow::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

BatchPreviewPage *BatchWindow::preview() const
{
    return m_preview;
}

BatchRunPage *BatchWindow::run() const
{
    return m_run;
}

void BatchWindow::showPage(Page page)
{
    m_problem->hide();
    m_pages->setCurrentIndex(static_cast<int>(page));
    if (page == Page::Source) {
        m_source->startOver();
    }
    m_pages->currentWidget()->setFocus();
}

void BatchWindow::load(const BatchSource &source)
{
    forgetPreview();
    m_loaded->setRange(0, 0);
    m_loadedRows->clear();
    showPage(Page::Loading);
    m_desk.load(source);
}

void BatchWindow::showBatch(const Batch &batch)
{
    m_run->setBatch(batch);
    showPage(Page::Run);
    m_desk.requestProgress(batch.id);
}

void BatchWindow::showSource()
{
    const bool begun = page() == Page::Run && m_run->progress().state != BatchState::Finished;
    if (!begun && page() != Page::Loading) {
        forgetPreview();
        showPage(Page::Source);
    }
}

void BatchWindow::forgetPreview()
{
    if (page() == Page::Preview) {
        m_desk.discard(m_preview->batch().id);
    }
}

void BatchWindow::onProgress(const BatchProgress &progress)
{
    if (progress.id == m_run->batch().id) {
        m_run->setProgress(progress);
    }
}

void BatchWindow::openStart()
{
    m_start = new BatchStartDialog(m_preview->batch(), m_profile.batch, m_profile.reasons,
                                   m_practice, this);
    connect(m_start, &BatchStartDialog::confirmed, &m_desk, &BatchDesk::start);
    m_start->open();
}

void BatchWindow::askToStop()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Stop the batch"),
                                tr("Stop for good? What was not sent yet is never sent by this "
                                   "batch. What is on its way is waited for."),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("batchStopQuestion"));
    const QPushButton *stop = box->addButton(tr("Stop for good"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(stop, &QPushButton::clicked, &m_desk, &BatchDesk::stop);
    box->open();
}

void BatchWindow::saveRows(BatchFilter filter)
{
    const bool toMend = filter == BatchFilter::Wrong;
    const BatchFileJob job = batchFileJob(toMend ? m_preview->batch().id : m_run->batch().id,
                                          filter, m_profile.limits(), m_clock);
    auto *dialog
        = makeFileDialog(this, toMend ? tr("Save what is to be mended") : tr("Save the result"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(toMend ? QStringLiteral("to-mend.csv") : QStringLiteral("batch-result.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, job](const QString &path) {
        BatchFileJob named = job;
        named.path = path;
        m_desk.save(named);
    });
    dialog->open();
}

void BatchWindow::primary()
{
    switch (page()) {
    case Page::Source:
        m_source->primary();
        break;
    case Page::Preview:
        m_preview->primary();
        break;
    case Page::Loading:
    case Page::Run:
        break;
    }
}

void BatchWindow::reject()
{
    if (page() == Page::Loading) {
        m_desk.cancelLoad(); // Esc asks to stop; the window stays to say how it ended
        return;
    }
    if (page() == Page::Preview) {
        forgetPreview();
        showPage(Page::Source);
    }
    QDialog::reject();
}

void BatchWindow::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter) {
        event->accept(); // Enter alone, a scanner's, never confirms
        if (event->modifiers().testFlag(Qt::ControlModifier) && !event->isAutoRepeat()) {
            primary();
        }
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace pd

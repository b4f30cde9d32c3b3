#include "ui/batch/batches.h"

#include "core/service/desk.h"
#include "core/settings/profile.h"
#include "ui/batch/batch_window.h"
#include "ui/batch/run_page.h"
#include "ui/common/batch_words.h"
#include "ui/common/command.h"
#include "ui/common/format.h"
#include "ui/common/inline_banner.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace pd {

Batches::Batches(Desk &desk, const Profile &profile, bool practice, const Clock &clock,
                 QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_profile(profile)
    , m_practice(practice)
    , m_clock(clock)
    , m_window(window)
    , m_strip(new InlineBanner(window))
{
    m_strip->setObjectName(QStringLiteral("batchStrip"));
    m_strip->hide();
    connect(m_strip, &InlineBanner::actionTriggered, this, &Batches::openLast);
    connect(&m_desk, &BatchDesk::found, this, &Batches::onFound);
    connect(&m_desk, &BatchDesk::progressed, this, &Batches::onProgress);
    connect(&m_desk, &BatchDesk::started, this, [this](const Batch &batch) { m_last = batch; });
    connect(&desk, &Desk::entryChanged, this, [this](const Entry &entry) {
        // Settled from the history: the counts of a batch that stands still are read again.
        if (m_last && !isRunning() && m_batchWindow && entry.state != EntryState::Sending) {
            m_desk.requestProgress(m_last->id);
        }
    });
}

void Batches::addTo(QMenu *menu)
{
    const auto add = [this, menu](const QString &text, const QKeySequence &key, auto does) {
        connect(addCommand(menu, m_window, text, key), &QAction::triggered, this, does);
    };
    add(tr("Report all that wait today …"), QKeySequence(Qt::Key_F8), &Batches::reportWaiting);
    add(tr("Batch from a file …"), QKeySequence(Qt::SHIFT | Qt::Key_F8), &Batches::openSource);
    add(tr("Show the last batch"), QKeySequence(Qt::CTRL | Qt::Key_F8), &Batches::openLast);
}

InlineBanner *Batches::strip() const
{
    return m_strip;
}

BatchWindow *Batches::window()
{
    if (!m_batchWindow) {
        m_batchWindow = new BatchWindow(m_desk, m_profile, m_practice, m_clock, m_window);
        connect(m_batchWindow, &BatchWindow::historyRequested, this, &Batches::historyRequested);
        connect(m_batchWindow, &QDialog::finished, this, &Batches::refresh);
    }
    return m_batchWindow;
}

void Batches::bringToFront()
{
    BatchWindow *batch = window();
    batch->show();
    batch->raise();
    batch->activateWindow();
    refresh();
}

void Batches::close()
{
    if (m_batchWindow) {
        m_batchWindow->hide();
    }
}

bool Batches::isRunning() const
{
    return m_last && m_progress.id == m_last->id
        && (m_progress.state == BatchState::Running || m_progress.inFlight > 0);
}

void Batches::reportWaiting()
{
    const bool begun = m_last && m_progress.state != BatchState::Finished;
    if (begun) {
        openLast();
        return;
    }
    bringToFront();
    window()->load({BatchWaiting{}, EntryKind::Report});
}

void Batches::openSource()
{
    window()->showSource();
    bringToFront();
}

void Batches::openLast()
{
    if (m_last) {
        const bool shown = window()->page() == BatchWindow::Page::Run
            && window()->run()->batch().id == m_last->id;
        if (!shown) {
            window()->showBatch(*m_last);
        }
    }
    bringToFront();
}

void Batches::onFound(const std::optional<Batch> &batch)
{
    m_last = batch;
    m_progress = {};
    m_progress.state = BatchState::Finished;
    refresh();
}

void Batches::onProgress(const BatchProgress &progress)
{
    if (m_last && progress.id == m_last->id) {
        m_progress = progress;
        refresh();
    }
}

void Batches::refresh()
{
    const BatchWindow *batchWindow = m_batchWindow;
    const bool hidden = batchWindow == nullptr || !batchWindow->isVisible();
    const bool begun = m_last && m_progress.id == m_last->id
        && (m_progress.state == BatchState::Running || m_progress.state == BatchState::Paused);
    if (!begun || !hidden) {
        m_strip->hide();
        return;
    }
    const QString done = tr("Batch %1: %2 of %3")
                             .arg(batchName(*m_last), formatNumber(m_progress.counts.ended()),
                                  formatNumber(m_progress.counts.all()));
    if (m_progress.state == BatchState::Running) {
        m_strip->show(InlineBanner::Kind::Info, done, batchRateText(m_progress), tr("Show"));
    } else {
        m_strip->show(InlineBanner::Kind::Warning, done, batchPauseText(m_progress).title,
                      tr("Show"));
    }
}

} // namespace pd

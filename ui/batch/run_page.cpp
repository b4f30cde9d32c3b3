#include "ui/batch/run_page.h"

#include "core/service/batch_desk.h"
#include "ui/batch/batch_table.h"
#include "ui/common/batch_words.h"
#include "ui/common/format.h"
#include "ui/common/inline_banner.h"
#include "ui/common/page_parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pd {

BatchRunPage::BatchRunPage(BatchDesk &desk, const CorrectionLimits &limits, const Clock &clock,
                           QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(makeWords({}, TextRole::Title, this))
    , m_state(makeWords({}, TextRole::Body, this))
    , m_bar(new QProgressBar(this))
    , m_counts(makeWords({}, TextRole::Body, this))
    , m_pause(new InlineBanner(this))
    , m_table(new BatchTable(
          desk, limits, clock,
          {BatchFilter::All, BatchFilter::NotDone, BatchFilter::Unknown, BatchFilter::Wrong}, this))
    , m_said(makeWords({}, TextRole::Quiet, this))
    , m_toggle(new QPushButton(this))
    , m_stop(new QPushButton(tr("Stop for good …"), this))
    , m_notTaken(new QPushButton(this))
    , m_unknown(new QPushButton(this))
    , m_member(new QPushButton(this))
    , m_save(new QPushButton(tr("Save the result …"), this))
    , m_history(new QPushButton(tr("Show these in the history"), this))
    , m_new(new QPushButton(tr("Another batch"), this))
{
    auto *layout = makeColumn(this);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    m_state->setObjectName(QStringLiteral("batchState"));
    m_bar->setAccessibleName(tr("Progress of the batch"));
    layout->addWidget(m_bar);
    m_counts->setObjectName(QStringLiteral("batchCounts"));
    layout->addWidget(m_counts);
    m_pause->hide();
    layout->addWidget(m_pause);
    layout->addWidget(m_table, 1);
    auto *again = new QHBoxLayout;
    for (QPushButton *button : {m_notTaken, m_unknown, m_member}) {
        button->setAutoDefault(false);
        button->hide();
        again->addWidget(button);
    }
    again->addWidget(m_said, 1);
    layout->addLayout(again);
    m_toggle->setObjectName(QStringLiteral("batchToggle"));
    m_stop->setObjectName(QStringLiteral("batchStop"));
    m_notTaken->setObjectName(QStringLiteral("batchNotTaken"));
    m_unknown->setObjectName(QStringLiteral("batchUnknown"));
    m_member->setObjectName(QStringLiteral("batchMember"));
    m_save->setObjectName(QStringLiteral("batchSave"));
    m_history->setObjectName(QStringLiteral("batchHistory"));
    m_new->setObjectName(QStringLiteral("batchNew"));
    layout->addLayout(makeButtons({m_history, m_save, m_new, m_stop, m_toggle}));
    connectButtons();
    setFocusProxy(m_table->view());
}

void BatchRunPage::connectButtons()
{
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        if (m_progress.state == BatchState::Running) {
            m_desk.pause();
        } else {
            m_desk.resume();
        }
    });
    connect(m_pause, &InlineBanner::actionTriggered, &m_desk, &BatchDesk::resume);
    connect(m_stop, &QPushButton::clicked, this, &BatchRunPage::stopRequested);
    connect(m_notTaken, &QPushButton::clicked, this,
            [this] { m_desk.sendAgain(m_batch.id, BatchAgain::NotTaken); });
    connect(m_unknown, &QPushButton::clicked, this,
            [this] { m_desk.sendAgain(m_batch.id, BatchAgain::Unknown); });
    connect(m_member, &QPushButton::clicked, this, &BatchRunPage::memberSystemRequested);
    connect(m_save, &QPushButton::clicked, this, &BatchRunPage::saveRequested);
    connect(m_history, &QPushButton::clicked, this, &BatchRunPage::historyRequested);
    connect(m_new, &QPushButton::clicked, this, &BatchRunPage::newRequested);
}

void BatchRunPage::setBatch(const Batch &batch)
{
    m_batch = batch;
    m_title->setText(batchName(batch));
    m_said->clear();
    m_table->setBatch(batch);
    if (m_progress.id != batch.id) {
        m_progress = {};
        m_progress.id = batch.id;
        m_progress.state = batch.state;
        refreshButtons();
    }
}

void BatchRunPage::setProgress(const BatchProgress &progress)
{
    m_progress = progress;
    const BatchCounts &counts = progress.counts;
    const int all = counts.all();
    m_bar->setRange(0, qMax(1, all));
    m_bar->setValue(counts.ended());
    QStringList state{batchStateWord(progress),
                      tr("%1 of %2").arg(formatNumber(counts.ended()), formatNumber(all))};
    if (const QString rate = batchRateText(progress); !rate.isEmpty()) {
        state.append(rate);
    }
    m_state->setText(state.join(tr(" · ")));
    const std::pair<int, QString> parts[] = {
        {counts.accepted, tr("%1 accepted")},
        {counts.recorded, tr("%1 recorded for the member system")},
        {counts.already, tr("%1 already at WeChat")},
        {counts.tooLate + counts.notOpened, tr("%1 that WeChat Pay can't take")},
        {counts.rejected, tr("%1 rejected")},
        {counts.rateLimited + counts.notSent, tr("%1 not taken")},
        {counts.unknown, tr("%1 unknown, set apart")},
        {counts.sending, tr("%1 on their way")},
    };
    QStringList words;
    for (const auto &[count, text] : parts) {
        if (count > 0) {
            words.append(text.arg(formatNumber(count)));
        }
    }
    m_counts->setText(words.join(tr(", ")));
    const ErrorText why
        = progress.state == BatchState::Paused ? batchPauseText(progress) : ErrorText();
    if (why.title.isEmpty()) {
        m_pause->hide();
    } else {
        m_pause->show(progress.pause == BatchPause::Asked ? InlineBanner::Kind::Info
                                                          : InlineBanner::Kind::Warning,
                      why.title, why.next, tr("Go on"));
    }
    refreshButtons();
}

void BatchRunPage::refreshButtons()
{
    const BatchCounts &counts = m_progress.counts;
    const bool running = m_progress.state == BatchState::Running;
    const bool paused = m_progress.state == BatchState::Paused;
    const bool still = !running && m_progress.inFlight == 0;
    m_toggle->setVisible(running || paused);
    m_toggle->setText(running ? tr("Pause") : tr("Go on"));
    setButtonRole(m_toggle, running ? ButtonRole::Normal : ButtonRole::Primary);
    m_stop->setVisible(running || paused);
    m_new->setVisible(m_progress.state == BatchState::Finished);
    m_new->setEnabled(still);
    const int notTaken = counts.mayBeSentAgain();
    m_notTaken->setVisible(still && notTaken > 0);
    m_notTaken->setText(tr("Send the %1 that were not taken again").arg(formatNumber(notTaken)));
    m_unknown->setVisible(still && counts.unknown > 0);
    m_unknown->setText(
        tr("Settle the %1 unknown: send the same again").arg(formatNumber(counts.unknown)));
    const int rest = counts.already + counts.tooLate + counts.notOpened;
    m_member->setVisible(still && m_progress.state == BatchState::Finished && rest > 0);
    m_member->setText(
        tr("The %1 that WeChat Pay can't take: to the member system …").arg(formatNumber(rest)));
}

const Batch &BatchRunPage::batch() const
{
    return m_batch;
}

const BatchProgress &BatchRunPage::progress() const
{
    return m_progress;
}

BatchTable *BatchRunPage::table() const
{
    return m_table;
}

void BatchRunPage::say(const QString &text)
{
    m_said->setText(text);
}

} // namespace pd

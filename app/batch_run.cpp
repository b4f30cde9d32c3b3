#include "app/batch_run.h"

#include "core/domain/clock.h"
#include "ui/common/batch_words.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <utility>

namespace pd {

namespace {

class Phrases
{
    Q_DECLARE_TR_FUNCTIONS(BatchRun)
};

} // namespace

BatchRun::BatchRun(BatchOrder order, Profile profile, DeskBuilder builder, const Clock &clock,
                   Say say, Say progress)
    : m_order(std::move(order))
    , m_profile(std::move(profile))
    , m_clock(clock)
    , m_say(std::move(say))
    , m_progress(std::move(progress))
    , m_desk(std::move(builder), clock)
    , m_batches(m_desk)
{
    connect(&m_desk, &Desk::statusChanged, this, &BatchRun::onStatus);
    connect(&m_desk, &Desk::closed, this, [this] { Q_EMIT finished(*m_end); });
    connect(&m_batches, &BatchDesk::found, this, &BatchRun::onFound);
    connect(&m_batches, &BatchDesk::loaded, this, &BatchRun::onLoaded);
    connect(&m_batches, &BatchDesk::loadFailed, this, [this](BatchLoadProblem problem) {
        const ErrorText words = batchLoadText(problem);
        if (!words.title.isEmpty()) {
            m_say(words.inOneLine());
        }
        end(problem == BatchLoadProblem::Cancelled ? BatchEnd::Stopped : BatchEnd::Failed);
    });
    connect(&m_batches, &BatchDesk::startRefused, this,
            [this](const QList<BatchStartIssue> &issues) {
                for (const BatchStartIssue issue : issues) {
                    m_say(startIssueText(issue));
                }
                end(BatchEnd::BadArguments);
            });
    connect(&m_batches, &BatchDesk::started, this, [this] {
        m_running = true;
        m_sawRunning = true; // its first progress came before this
        if (m_stopped) {
            m_batches.pause(); // it was asked for while the start was on its way
        }
    });
    connect(&m_batches, &BatchDesk::progressed, this, &BatchRun::onProgress);
    connect(&m_batches, &BatchDesk::saved, this,
            [this](const QString &, bool written) { onSaved(written); });
    connect(&m_batches, &BatchDesk::storeFailed, this, [this](const StoreError &error) {
        m_say(storeProblemText(error).inOneLine());
        end(m_running ? BatchEnd::Stopped : BatchEnd::Failed);
    });
}

void BatchRun::start()
{
    m_desk.start();
}

void BatchRun::onStatus(const DeskStatus &status)
{
    if (m_end || m_asked) {
        return;
    }
    if (status.opening) {
        return; // the keychain will answer
    }
    if (status.store) {
        m_say(storeProblemText(*status.store).inOneLine());
        end(BatchEnd::Failed);
        return;
    }
    // Looking at a file needs no keys.
    const bool sends = !m_order.dryRun && m_order.kind == EntryKind::Report;
    if (sends && status.isLocked() && m_order.passphrase) {
        m_desk.unlock(std::exchange(m_order.passphrase, {}));
        return;
    }
    if (sends && (status.vault || status.keys)) {
        m_say((status.vault ? vaultProblemText(*status.vault) : keyProblemText(*status.keys))
                  .inOneLine());
        end(BatchEnd::Failed);
        return;
    }
    m_asked = true;
    m_batches.findLast(); // one that is not finished goes first
}

void BatchRun::onFound(const std::optional<Batch> &batch)
{
    if (!m_asked || m_batch || m_end) {
        return;
    }
    if (m_stopped) {
        end(BatchEnd::Stopped);
        return;
    }
    const bool begun = batch && batch->state != BatchState::Finished;
    if (m_order.resume) {
        if (!begun) {
            m_say(Phrases::tr("There is no batch to go on with."));
            end(BatchEnd::Failed);
            return;
        }
        m_batch = batch;
        m_running = true;
        m_batches.resume();
        return;
    }
    if (begun && !m_order.dryRun) {
        m_say(Phrases::tr("A batch is not finished: %1. Go on with --resume, or stop it in the "
                          "window.")
                  .arg(batchName(*batch)));
        end(BatchEnd::Failed);
        return;
    }
    m_batches.load({BatchFile{m_order.path}, m_order.kind});
}

void BatchRun::tellTotals(const BatchTotals &totals)
{
    m_say(Phrases::tr("%1 rows: %2 to go, %3 to be mended, %4 that WeChat Pay won't take, %5 to "
                      "settle first")
              .arg(formatNumber(totals.rows), formatNumber(totals.good), formatNumber(totals.wrong),
                   formatNumber(totals.forMemberSystem), formatNumber(totals.unsettled)));
    m_say(Phrases::tr("%1 members, %2 points given, %3 taken; total %4")
              .arg(formatNumber(totals.members), formatNumber(totals.up), formatNumber(totals.down),
                   QString::number(totals.moved())));
}

void BatchRun::onLoaded(const Batch &batch)
{
    if (m_stopped) {
        end(BatchEnd::Stopped);
        return;
    }
    m_batch = batch;
    tellTotals(batch.totals);
    const bool wrong = batch.totals.wrong > 0;
    const bool refuse = wrong && !m_order.leaveOutWrong;
    if (wrong && !m_order.errorsPath.isEmpty()) {
        m_saving = true;
        save(BatchFilter::Wrong, m_order.errorsPath);
    }
    if (m_order.dryRun) {
        end(wrong ? BatchEnd::RowsWrong : BatchEnd::Done);
    } else if (refuse) {
        m_say(Phrases::tr("Nothing was sent. Mend the rows, or leave them out with "
                          "--leave-out-wrong."));
        end(BatchEnd::RowsWrong);
    } else if (!m_saving) {
        begin();
    }
}

void BatchRun::begin()
{
    m_batches.start({m_batch->id, m_order.total, m_order.reason, m_order.second});
}

void BatchRun::onProgress(const BatchProgress &progress)
{
    if (!m_running || !m_batch || progress.id != m_batch->id || m_end) {
        return;
    }
    m_sawRunning = m_sawRunning || progress.state == BatchState::Running;
    const bool notYet = !m_sawRunning && progress.state == BatchState::Paused
        && (progress.pause == BatchPause::Asked || progress.pause == BatchPause::Interrupted);
    if (notYet) {
        return; // how --resume found it
    }
    const QString rate = batchRateText(progress);
    m_progress(
        Phrases::tr("%1: %2 of %3. %4 accepted, %5 already there, %6 refused, %7 unknown. %8")
            .arg(batchStateWord(progress), formatNumber(progress.counts.ended()),
                 formatNumber(progress.counts.all()), formatNumber(progress.counts.accepted),
                 formatNumber(progress.counts.already),
                 formatNumber(progress.counts.rejected + progress.counts.tooLate
                              + progress.counts.rateLimited),
                 formatNumber(progress.counts.unknown), rate));
    if (progress.state == BatchState::Running || progress.inFlight > 0) {
        return;
    }
    if (progress.state == BatchState::Paused) {
        m_say(batchPauseText(progress).inOneLine());
    }
    if (!m_order.resultPath.isEmpty()) {
        m_saving = true;
        save(BatchFilter::All, m_order.resultPath);
    }
    end(endOf(progress));
}

BatchEnd BatchRun::endOf(const BatchProgress &progress) const
{
    const BatchCounts &counts = progress.counts;
    if (progress.state == BatchState::Paused) {
        return BatchEnd::Stopped;
    }
    if (counts.unknown > 0) {
        return BatchEnd::SomeUnknown;
    }
    const int done = counts.accepted + counts.already + counts.recorded;
    return done == counts.all() ? BatchEnd::Done : BatchEnd::NotAllTaken;
}

void BatchRun::save(BatchFilter filter, const QString &path)
{
    BatchFileJob job = batchFileJob(m_batch->id, filter, m_profile.limits(), m_clock);
    job.path = path;
    job.backTick = false;
    m_batches.save(job);
}

void BatchRun::onSaved(bool written)
{
    m_saving = false;
    if (!written) {
        m_say(Phrases::tr("A file could not be written."));
    }
    if (m_end) {
        end(written || *m_end != BatchEnd::Done ? *m_end : BatchEnd::Failed);
    } else {
        begin();
    }
}

void BatchRun::stop()
{
    if (std::exchange(m_stopped, true)) {
        return;
    }
    if (m_running) {
        m_batches.pause();
    } else {
        m_batches.cancelLoad();
    }
}

void BatchRun::end(BatchEnd end)
{
    m_end = end;
    if (!m_saving) {
        constexpr int waitMs = 35'000; // longer than the longest call
        m_desk.close(waitMs);
    }
}

} // namespace pd

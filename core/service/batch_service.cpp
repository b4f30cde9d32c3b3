#include "core/service/batch_service.h"

#include "core/domain/clock.h"

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr int largestGroup = 50;
constexpr int tellEveryMs = 250;

BatchRowResult resultOf(const Entry &entry)
{
    return {entry.state, entry.outcome, entry.facts, entry.attempts};
}

std::optional<BatchMark> markFor(const SubmitError &error)
{
    switch (error.problem) {
    case SubmitProblem::OpenReportExists:
        return BatchMark::SettleFirst;
    case SubmitProblem::AgainstAdvice:
        return markFor(error.advice);
    case SubmitProblem::StoreFailed:
    case SubmitProblem::NoSuchEntry:
    case SubmitProblem::NotAllowed:
    case SubmitProblem::NoConnection:
    case SubmitProblem::Closing:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

BatchService::BatchService(BatchStore &batches, CorrectionService &corrections, const Clock &clock,
                           const BatchSettings &settings, QObject *parent)
    : QObject(parent)
    , m_batches(batches)
    , m_corrections(corrections)
    , m_clock(clock)
    , m_settings(settings)
    , m_refusals(settings.limits.pauseAfter)
    , m_pace(settings.limits.perSecond, clock.now())
{
    m_next.setSingleShot(true);
    m_telling.setSingleShot(true);
    m_telling.setInterval(tellEveryMs);
    connect(&m_next, &QTimer::timeout, this, &BatchService::pump);
    connect(&m_telling, &QTimer::timeout, this, &BatchService::tell);
    connect(&corrections, &CorrectionService::entryChanged, this, &BatchService::onEntryChanged);
    connect(&corrections, &CorrectionService::outcomeNotRecorded, this,
            &BatchService::onNotRecorded);
}

bool BatchService::isRunning() const
{
    return m_batch && m_state == BatchState::Running;
}

int BatchService::inFlight() const
{
    return static_cast<int>(static_cast<std::size_t>(m_open.size()) - m_queue.size());
}

Result<void, QList<BatchStartIssue>> BatchService::start(const BatchStart &start)
{
    using Issues = QList<BatchStartIssue>;
    const auto found = m_batches.find(start.id);
    const auto reasons = m_batches.everyRowHasAReason(start.id);
    const auto begun = m_batches.inState({BatchState::Running, BatchState::Paused});
    if (!found || !*found || !reasons || !begun) {
        return fail(Issues{BatchStartIssue::StoreFailed});
    }
    Batch batch = **found;
    if (!begun->isEmpty() || inFlight() > 0 || batch.state != BatchState::Ready) {
        return fail(Issues{BatchStartIssue::NotReady});
    }
    batch.operatorName = m_corrections.identity().operatorName;
    Issues issues = checkStart(start, batch, *reasons, m_settings.limits);
    if (!issues.isEmpty()) {
        return fail(std::move(issues));
    }
    batch.reason = start.reason.trimmed();
    if (needsSecondPerson(batch.totals, m_settings.limits)) {
        batch.second = {start.second.name.simplified(), start.second.reason.trimmed()};
    }
    batch.startedAt = m_clock.now();
    if (!m_corrections.recordBatch(batch) || !m_batches.setStarted(batch)) {
        return fail(Issues{BatchStartIssue::StoreFailed});
    }
    if (!takeUp(batch.id)) {
        return fail(Issues{BatchStartIssue::StoreFailed});
    }
    run();
    return {};
}

Result<void, StoreError> BatchService::takeUp(const EntryId &id)
{
    const auto found = m_batches.find(id);
    const auto counts = m_batches.counts(id);
    const auto cancelled = m_batches.againRows(id, BatchAgain::Cancelled);
    if (!found || !counts || !cancelled) {
        return fail(!found ? found.error() : !counts ? counts.error() : cancelled.error());
    }
    if (!*found) {
        return fail(StoreError{StoreProblem::Other, QStringLiteral("no such batch")});
    }
    forget();
    m_batch = **found;
    m_counts = *counts;
    m_again = *cancelled;
    m_pace = BatchPace(m_settings.limits.perSecond, m_clock.now());
    m_pause = m_batch->state == BatchState::Running ? BatchPause::Interrupted : BatchPause::Asked;
    m_state = BatchState::Paused;
    return {};
}

void BatchService::forget()
{
    m_batch.reset();
    m_pause.reset();
    m_refusal.reset();
    m_counts = {};
    m_place = {};
    m_again.clear();
    m_onlyAgain = false;
    m_atEnd = false;
    m_open.clear();
    m_queue.clear();
    m_refusals.forget();
    m_meter = {};
    m_changedRows.clear();
}

void BatchService::run()
{
    m_state = BatchState::Running;
    m_pause.reset();
    m_refusal.reset();
    m_refusals.forget();
    m_atEnd = false;
    m_place = {};
    tell();
    QMetaObject::invokeMethod(this, &BatchService::pump, Qt::QueuedConnection);
}

void BatchService::resume()
{
    if (!m_batch || m_state != BatchState::Paused) {
        return;
    }
    if (!m_onlyAgain) {
        const auto cancelled = m_batches.againRows(m_batch->id, BatchAgain::Cancelled);
        if (!cancelled || !m_batches.setState(m_batch->id, BatchState::Running)) {
            standStill(BatchPause::StoreFailed);
            return;
        }
        m_again = *cancelled;
    }
    run();
}

void BatchService::sendAgain(const EntryId &id, BatchAgain which)
{
    const auto found = m_batches.find(id);
    const bool wasStarted = found && *found
        && ((*found)->state == BatchState::Paused || (*found)->state == BatchState::Finished);
    if (isRunning() || inFlight() > 0 || !wasStarted || !takeUp(id)) {
        return;
    }
    m_onlyAgain = true;
    const auto rows = m_batches.againRows(id, which);
    if (!rows) {
        standStill(BatchPause::StoreFailed);
        return;
    }
    m_again = *rows;
    run();
}

void BatchService::pause()
{
    if (isRunning()) {
        standStill(BatchPause::Asked);
    }
}

void BatchService::stop()
{
    if (!m_batch) {
        return;
    }
    if (isRunning()) {
        standStill(BatchPause::Asked);
    }
    m_onlyAgain = m_onlyAgain && m_batch->state == BatchState::Finished;
    finish();
}

void BatchService::suspend()
{
    if (isRunning()) {
        standStill(BatchPause::Interrupted);
    }
}

void BatchService::standStill(BatchPause why)
{
    m_state = BatchState::Paused;
    m_pause = why;
    m_next.stop();
    // Before they are told to be over: their ends are not a refusal.
    m_queue.clear();
    m_corrections.dropOpened();
    // Interrupted stays "running" in the store: the next start says so.
    if (why != BatchPause::Interrupted) {
        keepState(BatchState::Paused);
    }
    tell();
}

void BatchService::keepState(BatchState state)
{
    // Sending some once more changes nothing about the others: a stopped batch stays stopped.
    if (m_batch && !m_onlyAgain) {
        (void)m_batches.setState(m_batch->id, state);
    }
}

void BatchService::finish()
{
    if (m_onlyAgain && m_batch->state != BatchState::Finished) {
        m_onlyAgain = false;
        standStill(BatchPause::Asked); // the others still wait
        return;
    }
    m_state = BatchState::Finished;
    m_pause.reset();
    keepState(BatchState::Finished);
    tell();
}

void BatchService::pump()
{
    while (isRunning() && inFlight() < m_settings.limits.inFlight) {
        const bool isReport = m_batch->kind == EntryKind::Report;
        const qint64 wait = isReport ? m_pace.waitMs(m_clock.now()) : 0;
        if (wait > 0) {
            m_next.start(static_cast<int>(wait));
            return;
        }
        if (m_queue.empty()) {
            if (!openGroup()) {
                return;
            }
            continue;
        }
        (void)m_pace.take(m_clock.now());
        const EntryId id = m_queue.front();
        m_queue.pop_front();
        m_corrections.sendOpened(id);
    }
}

Result<QList<BatchRow>, StoreError> BatchService::nextGroup()
{
    const int size
        = std::clamp(m_settings.limits.perSecond / 2, m_settings.limits.inFlight, largestGroup);
    if (!m_again.isEmpty()) {
        const QList<BatchRow> group = m_again.mid(0, size);
        m_again.remove(0, group.size());
        return group;
    }
    if (m_onlyAgain) {
        return QList<BatchRow>();
    }
    return m_batches.nextRows(m_batch->id, &m_place, size);
}

/// @return false when the caller has nothing to send for now: at the end, standing still, or after
/// a group of which nothing is to be sent.
bool BatchService::openGroup()
{
    if (m_atEnd) {
        if (m_open.isEmpty()) {
            finish();
        }
        return false;
    }
    const auto rows = nextGroup();
    if (!rows) {
        standStill(BatchPause::StoreFailed);
        return false;
    }
    if (rows->isEmpty()) {
        m_atEnd = true;
        return openGroup();
    }
    QList<OpeningWish> wishes;
    QList<BatchRow> wished;
    for (const BatchRow &row : *rows) {
        if (row.result) {
            if (isAsItWas(row)) {
                wishes.append({row.entryId, std::nullopt});
                wished.append(row);
            }
            continue;
        }
        const auto correction
            = validate(withReason(row.draft, m_batch->reason), m_settings.corrections, m_clock);
        if (correction) {
            wishes.append({row.entryId, *correction});
            wished.append(row);
        } else if (m_batches.setMark(m_batch->id, row.number, BatchMark::Wrong)) {
            --m_counts.waiting;
            ++m_counts.notOpened;
            changed(row.number);
        }
    }
    const auto opened = m_corrections.open(wishes);
    if (!opened) {
        standStill(opened.error().problem == SubmitProblem::NoConnection ? BatchPause::NoConnection
                       : opened.error().problem == SubmitProblem::Closing
                       ? BatchPause::Interrupted
                       : BatchPause::StoreFailed);
        return false;
    }
    for (qsizetype i = 0; i < wished.size(); ++i) {
        onOpened(wished.at(i), opened->at(i));
    }
    if (m_queue.empty()) {
        // A group that was only recorded, or refused: let the thread do something else first.
        QMetaObject::invokeMethod(this, &BatchService::pump, Qt::QueuedConnection);
        return false;
    }
    return true;
}

/// False when somebody has sent or settled it meanwhile: then nobody asked for another attempt.
bool BatchService::isAsItWas(const BatchRow &row) const
{
    const auto now = m_batches.rows(m_batch->id, row.number, 1);
    return now && !now->isEmpty() && now->constFirst().result == row.result;
}

void BatchService::onOpened(const BatchRow &row, const Result<Entry, SubmitError> &opened)
{
    changed(row.number);
    if (!opened) {
        const auto mark = markFor(opened.error());
        if (mark && !row.result && m_batches.setMark(m_batch->id, row.number, *mark)) {
            --m_counts.waiting;
            ++m_counts.notOpened;
        }
        return;
    }
    if (row.result) {
        m_counts.add(*row.result, -1);
    } else {
        --m_counts.waiting;
    }
    m_counts.add(resultOf(*opened), 1);
    if (opened->state == EntryState::Sending) {
        m_open.insert(row.entryId, row.number);
        m_queue.push_back(row.entryId);
    } else {
        m_meter.ended(m_clock.now());
    }
}

void BatchService::onEntryChanged(const Entry &entry)
{
    const auto open = m_open.constFind(entry.id);
    if (open == m_open.constEnd() || entry.state == EntryState::Sending) {
        return;
    }
    const int number = *open;
    m_open.erase(open);
    const BatchRowResult result = resultOf(entry);
    --m_counts.sending;
    m_counts.add(result, 1);
    m_meter.ended(m_clock.now());
    changed(number);
    if (isRunning()) {
        judge(result);
        pump();
    }
}

void BatchService::onNotRecorded(const EntryId &id)
{
    if (m_open.remove(id) > 0 && isRunning()) {
        standStill(BatchPause::StoreFailed);
    }
}

void BatchService::judge(const BatchRowResult &result)
{
    const auto verdict = m_refusals.judge(result);
    if (verdict == RefusalRun::Verdict::Fine) {
        m_pace.judged();
        return;
    }
    if (isRateLimited(result)) {
        m_pace.limited(result.facts.retryAfterSeconds, m_clock.now());
    }
    if (verdict == RefusalRun::Verdict::TooMany) {
        m_refusal = result.outcome;
        standStill(BatchPause::Refusals);
    }
}

void BatchService::changed(int number)
{
    m_changedRows.append(number);
    if (!m_telling.isActive()) {
        m_telling.start();
    }
}

void BatchService::tell()
{
    m_telling.stop();
    if (!m_batch) {
        return;
    }
    m_meter.forgetBefore(m_clock.now());
    if (!m_changedRows.isEmpty()) {
        Q_EMIT rowsChanged(m_batch->id, std::exchange(m_changedRows, {}));
    }
    Q_EMIT progressed(told());
    if (isRunning()) {
        m_telling.start(); // the time left goes on while nothing ends
    }
}

BatchProgress BatchService::told() const
{
    BatchProgress progress;
    progress.id = m_batch->id;
    progress.state = m_state;
    progress.pause = m_pause;
    progress.refusal = m_refusal;
    progress.counts = m_counts;
    progress.inFlight = inFlight();
    if (isRunning()) {
        progress.perMinute = m_meter.perMinute(m_clock.now());
        progress.secondsLeft = secondsFor(m_counts.waiting + m_counts.sending, progress.perMinute);
        progress.heldForSeconds = (m_pace.heldMs(m_clock.now()) + 999) / 1000;
    }
    return progress;
}

Result<BatchProgress, StoreError> BatchService::progress(const EntryId &id) const
{
    if (m_batch && m_batch->id == id && (m_state != BatchState::Finished || inFlight() > 0)) {
        return told();
    }
    const auto found = m_batches.find(id);
    const auto counts = m_batches.counts(id);
    if (!found || !counts) {
        return fail(!found ? found.error() : counts.error());
    }
    BatchProgress progress;
    progress.id = id;
    progress.state = *found ? (*found)->state : BatchState::Finished;
    progress.counts = *counts;
    return progress;
}

} // namespace pd

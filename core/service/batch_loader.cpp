#include "core/service/batch_loader.h"

#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/service/batch_row_source.h"
#include "core/service/correction_service.h"
#include "core/store/batch_store.h"

#include <QHash>

#include <utility>

namespace pd {

namespace {

constexpr int rowsASlice = 500;

/// The entry that gave the transaction its value, for the member system to correct.
EntryId correctedBy(const TransactionCard &card)
{
    EntryId id;
    for (const Entry &entry : card.entries) {
        if (gaveAValue(entry.state)) {
            id = entry.id;
        }
    }
    return id;
}

} // namespace

struct BatchLoader::Run
{
    Batch batch;
    std::unique_ptr<BatchRowSource> rows;
    QHash<QString, qint64> placeOf; ///< of the first row with a transaction id
    int read = 0;
};

BatchLoader::BatchLoader(BatchStore &batches, const TransactionStore &transactions,
                         const CorrectionService &corrections, const Clock &clock,
                         BatchSettings settings, QObject *parent)
    : QObject(parent)
    , m_batches(batches)
    , m_transactions(transactions)
    , m_corrections(corrections)
    , m_clock(clock)
    , m_settings(std::move(settings))
{ }

BatchLoader::~BatchLoader() = default;

bool BatchLoader::isRunning() const
{
    return m_run != nullptr;
}

void BatchLoader::cancel()
{
    m_cancelled = true;
}

void BatchLoader::start(const BatchSource &source)
{
    if (isRunning()) {
        Q_EMIT failed(BatchLoadProblem::Busy);
        return;
    }
    auto rows = openBatchRows(source, m_batches, m_transactions, m_settings, m_clock.now());
    if (!rows) {
        Q_EMIT failed(rows.error());
        return;
    }
    auto run = std::make_unique<Run>();
    run->rows = *std::move(rows);
    run->batch.id = EntryId::generate();
    run->batch.kind = source.kind;
    run->batch.source = run->rows->name();
    run->batch.header = run->rows->header();
    run->batch.operatorName = m_corrections.identity().operatorName;
    run->batch.createdAt = m_clock.now();
    m_run = std::move(run);
    m_cancelled = false;
    if (!m_batches.add(m_run->batch)) {
        m_run.reset();
        Q_EMIT failed(BatchLoadProblem::StoreFailed);
        return;
    }
    QMetaObject::invokeMethod(this, &BatchLoader::slice, Qt::QueuedConnection);
}

void BatchLoader::slice()
{
    Run &run = *m_run;
    QList<BatchRow> rows;
    bool atEnd = false;
    while (rows.size() < rowsASlice && !atEnd) {
        BatchRow row;
        const auto more = run.rows->next(&row);
        if (!more) {
            end(BatchLoadProblem::StoreFailed);
            return;
        }
        atEnd = !*more;
        if (atEnd) {
            break;
        }
        if (++run.read > BatchLimits::maxRows) {
            end(BatchLoadProblem::TooManyRows);
            return;
        }
        row.number = run.read;
        row.entryId = EntryId::generate();
        if (!check(&row)) {
            end(BatchLoadProblem::StoreFailed);
            return;
        }
        rows.append(row);
    }
    if (!m_batches.append(run.batch.id, rows)) {
        end(BatchLoadProblem::StoreFailed);
        return;
    }
    Q_EMIT progressed({run.read, run.rows->done(), run.rows->total()});
    if (m_cancelled) {
        end(BatchLoadProblem::Cancelled);
    } else if (!atEnd) {
        QMetaObject::invokeMethod(this, &BatchLoader::slice, Qt::QueuedConnection);
    } else {
        end(run.read == 0 ? std::optional(BatchLoadProblem::NoRows) : std::nullopt);
    }
}

Result<void, StoreError> BatchLoader::check(BatchRow *row)
{
    CorrectionDraft &draft = row->draft;
    draft.kind = m_run->batch.kind;
    const QDateTime now = m_clock.now();
    const auto card = m_corrections.card(draft.transactionId);
    if (!card) {
        return fail(card.error());
    }
    const Transaction &known = card->row.transaction;
    const auto fillIn = [](QString &field, const QString &value) {
        if (field.isEmpty()) {
            field = value;
        }
    };
    if (card->known) {
        fillIn(draft.appid, known.appid);
        fillIn(draft.openid, known.openid);
    }
    fillIn(draft.appid, m_settings.appid);
    fillIn(draft.subMchid, m_settings.subMchid);
    fillIn(draft.updateTime, toRfc3339(inShanghai(now)));
    row->earlier = static_cast<int>(card->entries.size());
    const QDateTime since = known.notifiedAt.isValid() ? known.notifiedAt : known.paidAt;
    row->due = reportDeadline(since.isValid() ? since : now);
    if (draft.kind == EntryKind::MemberSystem) {
        if (card->row.points) {
            fillIn(draft.pointsBefore, card->row.points->toText());
        }
        draft.corrects = correctedBy(*card);
    }
    if (row->mark == BatchMark::Unreadable) {
        return {};
    }
    const auto first = m_run->placeOf.constFind(draft.transactionId);
    if (!rowFindings(draft, m_settings.corrections, m_clock).isEmpty()) {
        row->mark = BatchMark::Wrong;
    } else if (first != m_run->placeOf.constEnd()) {
        row->mark = BatchMark::Double;
        row->doubleOf = *first;
    } else {
        m_run->placeOf.insert(draft.transactionId, row->place());
        row->mark
            = draft.kind == EntryKind::Report ? markFor(adviceFor(*card, now)) : BatchMark::Good;
    }
    return {};
}

void BatchLoader::end(std::optional<BatchLoadProblem> problem)
{
    const EntryId id = m_run->batch.id;
    m_run.reset();
    if (!problem && !m_batches.setState(id, BatchState::Ready)) {
        problem = BatchLoadProblem::StoreFailed;
    }
    if (problem) {
        // A store that fails here keeps it as "loading"; the next start forgets it.
        (void)m_batches.remove(id);
        Q_EMIT failed(*problem);
        return;
    }
    Q_EMIT loaded(id);
}

} // namespace pd

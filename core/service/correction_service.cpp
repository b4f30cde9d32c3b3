#include "core/service/correction_service.h"

#include "core/domain/clock.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "core/wechatpay/api_client.h"

#include <QPointer>

#include <utility>

namespace pd {

namespace {

SubmitError submitError(const JournalError &error)
{
    switch (error.problem) {
    case JournalProblem::Store:
        return {SubmitProblem::StoreFailed, error.store, {}};
    case JournalProblem::OpenReportExists:
        return {SubmitProblem::OpenReportExists, {}, {}};
    case JournalProblem::NoSuchEntry:
        return {SubmitProblem::NoSuchEntry, {}, {}};
    case JournalProblem::SigningFailed:
    case JournalProblem::WrongState:
        return {SubmitProblem::NotAllowed, {}, {}};
    }
    Q_UNREACHABLE();
}

SubmitError onlyProblem(SubmitProblem problem)
{
    return {problem, {}, {}};
}

} // namespace

CorrectionService::CorrectionService(DeskIdentity identity, ServiceStore store, ApiClient *client,
                                     const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_identity(std::move(identity))
    , m_store(store)
    , m_client(client)
    , m_clock(clock)
{ }

CorrectionService::~CorrectionService() = default;

Result<Entry, SubmitError> CorrectionService::submit(const Correction &correction)
{
    if (m_closing) {
        return fail(onlyProblem(SubmitProblem::Closing));
    }
    const CorrectionFields &fields = correction.fields();
    const bool isReport = fields.kind == EntryKind::Report;
    if (isReport) {
        if (m_client == nullptr) {
            return fail(onlyProblem(SubmitProblem::NoConnection));
        }
        if (auto refused = refuseAgainstAdvice(fields); !refused) {
            return fail(std::move(refused.error()));
        }
    }
    const auto intent = intentOf(EntryId::generate(), fields);
    if (!intent) {
        return fail(intent.error());
    }
    auto entry = m_store.journal.commitIntent(*intent);
    if (!entry) {
        return fail(submitError(entry.error()));
    }
    Q_EMIT stepReached(Step::IntentCommitted);
    Q_EMIT entryChanged(*entry);
    if (isReport) {
        send(intent->id, intent->body);
    }
    return *std::move(entry);
}

Result<Entry, SubmitError> CorrectionService::sendAgain(const EntryId &id)
{
    if (m_closing) {
        return fail(onlyProblem(SubmitProblem::Closing));
    }
    if (m_client == nullptr) {
        return fail(onlyProblem(SubmitProblem::NoConnection));
    }
    auto details = m_store.journal.beginAttempt(id, m_identity.operatorName, m_clock.now());
    if (!details) {
        return fail(submitError(details.error()));
    }
    Q_EMIT stepReached(Step::IntentCommitted);
    Q_EMIT entryChanged(details->entry);
    send(id, details->body);
    return std::move(details->entry);
}

Result<Intent, SubmitError> CorrectionService::intentOf(const EntryId &id,
                                                        const CorrectionFields &fields) const
{
    const auto shop = shopOf(fields.transactionId);
    if (!shop) {
        return fail(shop.error());
    }
    return Intent{id,
                  fields,
                  fields.kind == EntryKind::Report ? pointsReportBody(fields) : QByteArray(),
                  m_identity.mchid,
                  m_identity.operatorName,
                  m_identity.deskName,
                  *shop,
                  m_clock.now()};
}

Result<QList<Result<Entry, SubmitError>>, SubmitError>
CorrectionService::open(const QList<OpeningWish> &wishes)
{
    if (m_closing) {
        return fail(onlyProblem(SubmitProblem::Closing));
    }
    QList<Result<Entry, SubmitError>> ends;
    QList<Opening> openings;
    QList<qsizetype> places; // of the openings among the wishes
    for (const OpeningWish &wish : wishes) {
        ends.append(fail(onlyProblem(SubmitProblem::NotAllowed)));
        const bool isReport
            = !wish.correction || wish.correction->fields().kind == EntryKind::Report;
        if (isReport && m_client == nullptr) {
            return fail(onlyProblem(SubmitProblem::NoConnection));
        }
        if (!wish.correction) {
            openings.append(AttemptWish{wish.id, m_identity.operatorName, m_clock.now()});
        } else if (auto allowed = isReport ? refuseAgainstAdvice(wish.correction->fields())
                                           : Result<void, SubmitError>();
                   allowed) {
            auto intent = intentOf(wish.id, wish.correction->fields());
            if (!intent) {
                return fail(std::move(intent.error()));
            }
            openings.append(*std::move(intent));
        } else {
            ends.last() = fail(std::move(allowed.error()));
            continue;
        }
        places.append(ends.size() - 1);
    }
    const auto opened = m_store.journal.open(openings);
    if (!opened) {
        return fail(submitError(opened.error()));
    }
    for (qsizetype i = 0; i < opened->size(); ++i) {
        const auto &one = opened->at(i);
        if (!one) {
            ends[places.at(i)] = fail(submitError(one.error()));
            continue;
        }
        if (one->entry.kind() == EntryKind::Report) {
            m_opened.insert(one->entry.id, one->body);
        }
        ends[places.at(i)] = one->entry;
    }
    for (const auto &end : std::as_const(ends)) {
        if (end) {
            Q_EMIT stepReached(Step::IntentCommitted);
            Q_EMIT entryChanged(*end);
        }
    }
    return ends;
}

void CorrectionService::sendOpened(const EntryId &id)
{
    if (!m_opened.contains(id)) {
        return;
    }
    const QByteArray body = m_opened.take(id);
    if (m_client == nullptr) {
        record({{id, NotSent{NotSentReason::Cancelled}, {}, m_clock.now(), {}}});
        return;
    }
    ++m_running;
    m_client->reportPoints(body, m_signing, [self = QPointer(this), id](const CallEnd &end) {
        if (self) {
            self->onOpenedEnded(id, end);
        }
    });
    Q_EMIT stepReached(Step::Sent);
}

void CorrectionService::onOpenedEnded(const EntryId &id, const CallEnd &end)
{
    Q_EMIT stepReached(Step::Answered);
    if (m_ended.isEmpty()) {
        QMetaObject::invokeMethod(this, &CorrectionService::recordEnded, Qt::QueuedConnection);
    }
    m_ended.append({id, end.outcome, end.facts, m_clock.now(), end.exchange});
}

void CorrectionService::recordEnded()
{
    const QList<AttemptEnd> ends = std::exchange(m_ended, {});
    m_running -= static_cast<int>(ends.size());
    record(ends);
    if (m_running == 0) {
        Q_EMIT idle();
    }
}

void CorrectionService::dropOpened()
{
    QList<AttemptEnd> ends;
    for (auto opened = m_opened.cbegin(); opened != m_opened.cend(); ++opened) {
        ends.append({opened.key(), NotSent{NotSentReason::Cancelled}, {}, m_clock.now(), {}});
    }
    m_opened.clear();
    record(ends);
}

void CorrectionService::record(const QList<AttemptEnd> &ends)
{
    if (ends.isEmpty()) {
        return;
    }
    const auto entries = m_store.journal.endAttempts(ends);
    for (qsizetype i = 0; i < ends.size(); ++i) {
        if (entries && entries->at(i)) {
            Q_EMIT stepReached(Step::OutcomeCommitted);
            Q_EMIT entryChanged(*entries->at(i));
        } else {
            Q_EMIT outcomeNotRecorded(
                ends.at(i).id, entries ? entries->at(i).error().store : entries.error().store);
        }
    }
}

Result<void, SubmitError> CorrectionService::recordBatch(const Batch &batch)
{
    if (auto done = m_store.journal.recordBatch(batch, m_identity.deskName, m_clock.now()); !done) {
        return fail(submitError(done.error()));
    }
    return {};
}

const DeskIdentity &CorrectionService::identity() const
{
    return m_identity;
}

Result<Entry, SubmitError> CorrectionService::book(const EntryId &id, const Booking &booking)
{
    Booking whole = booking;
    if (whole.bookedBy.isEmpty()) {
        whole.bookedBy = m_identity.operatorName;
    }
    auto entry = m_store.journal.book(id, whole, m_identity.operatorName, m_clock.now());
    if (!entry) {
        return fail(submitError(entry.error()));
    }
    Q_EMIT entryChanged(*entry);
    return *std::move(entry);
}

Result<Entry, SubmitError> CorrectionService::settle(const EntryId &id,
                                                     const Settlement &settlement)
{
    auto entry = m_store.journal.settle(id, settlement, m_identity.operatorName, m_clock.now());
    if (!entry) {
        return fail(submitError(entry.error()));
    }
    Q_EMIT entryChanged(*entry);
    return *std::move(entry);
}

Result<QList<Entry>, SubmitError> CorrectionService::recover()
{
    auto entries = m_store.journal.endInterrupted(m_clock.now());
    if (!entries) {
        return fail(submitError(entries.error()));
    }
    return *std::move(entries);
}

Result<TransactionCard, StoreError> CorrectionService::card(const QString &transactionId) const
{
    auto row = m_store.transactions.find(transactionId);
    if (!row) {
        return fail(std::move(row.error()));
    }
    auto entries = m_store.pages.ofTransaction(transactionId);
    if (!entries) {
        return fail(std::move(entries.error()));
    }
    TransactionCard card;
    card.known = row->has_value();
    card.entries = *std::move(entries);
    if (card.known) {
        card.row = **std::move(row);
    } else {
        card.row.transaction.transactionId = transactionId;
    }
    return card;
}

void CorrectionService::close()
{
    m_closing = true;
}

int CorrectionService::running() const
{
    return m_running;
}

void CorrectionService::setClient(ApiClient *client)
{
    m_client = client;
}

void CorrectionService::setOperatorName(const QString &name)
{
    m_identity.operatorName = name;
}

Result<void, SubmitError>
CorrectionService::refuseAgainstAdvice(const CorrectionFields &fields) const
{
    const auto known = card(fields.transactionId);
    if (!known) {
        return fail(SubmitError{SubmitProblem::StoreFailed, known.error(), {}});
    }
    const Advice advice = adviceFor(*known, m_clock.now());
    switch (advice) {
    case Advice::Report:
        return {};
    case Advice::SettleFirst:
        return fail(onlyProblem(SubmitProblem::OpenReportExists));
    case Advice::AlreadyThere:
    case Advice::TooLate:
        if (fields.againstAdvice) {
            return {};
        }
        return fail(SubmitError{SubmitProblem::AgainstAdvice, {}, advice});
    }
    Q_UNREACHABLE();
}

/// Where the payment was made: the entry keeps it when old payments are removed.
Result<Shop, SubmitError> CorrectionService::shopOf(const QString &transactionId) const
{
    const auto row = m_store.transactions.find(transactionId);
    if (!row) {
        return fail(SubmitError{SubmitProblem::StoreFailed, row.error(), {}});
    }
    return *row ? Shop{0, (*row)->transaction.shopName, (*row)->transaction.shopNumber} : Shop();
}

void CorrectionService::send(const EntryId &id, const QByteArray &body)
{
    ++m_running;
    m_client->reportPoints(body, [self = QPointer(this), id](const CallEnd &end) {
        if (self) {
            self->onEnded(id, end);
        }
    });
    Q_EMIT stepReached(Step::Sent);
}

void CorrectionService::onEnded(const EntryId &id, const CallEnd &end)
{
    Q_EMIT stepReached(Step::Answered);
    --m_running;
    const auto entry
        = m_store.journal.endAttempt(id, end.outcome, end.facts, m_clock.now(), end.exchange);
    if (entry) {
        Q_EMIT stepReached(Step::OutcomeCommitted);
        Q_EMIT entryChanged(*entry);
    } else {
        Q_EMIT outcomeNotRecorded(id, entry.error().store);
    }
    if (m_running == 0) {
        Q_EMIT idle();
    }
}

} // namespace pd

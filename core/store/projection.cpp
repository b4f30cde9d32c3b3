#include "core/store/projection.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/entry_facets.h"
#include "core/store/report_standing.h"
#include "core/store/schema.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

namespace pd::projection {

namespace {

ApplyError storeFailed(const StoreError &error)
{
    return {ApplyProblem::Store, error};
}

ApplyError refusedOr(const Statement &statement, const StoreError &error)
{
    return {statement.refusedAsDouble() ? ApplyProblem::OpenReportExists : ApplyProblem::Store,
            error};
}

std::optional<qint64> valueOf(const std::optional<Points> &points)
{
    return points ? std::optional<qint64>(points->value()) : std::nullopt;
}

void bindFacts(Statement &statement, const ReplyFacts &facts)
{
    statement.bind(qint64{facts.httpStatus})
        .bind(facts.code)
        .bind(facts.message)
        .bind(facts.detail)
        .bind(facts.requestId)
        .bind(facts.durationMs)
        .bind(qint64{facts.retryAfterSeconds});
}

Result<void, StoreError> insertAttempt(const Database &database, const Event &event,
                                       qint64 entrySequence, int number,
                                       const QString &operatorName)
{
    Statement statement(
        database,
        QStringLiteral("INSERT INTO attempts (entry_sequence, number, operator_name, started_at,"
                       " started_seq, http_status, code, message, detail, request_id,"
                       " duration_ms, retry_after_s)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.bind(entrySequence)
        .bind(qint64{number})
        .bind(operatorName)
        .bind(event.atMs)
        .bind(event.sequence);
    bindFacts(statement, {});
    return statement.run();
}

/// The row that an event belongs to.
struct Target
{
    qint64 sequence = 0;
    QString transactionId;
};

Result<Target, StoreError> targetOf(const Database &database, const EntryId &id)
{
    Statement statement(
        database,
        QStringLiteral("SELECT sequence, transaction_id FROM entries WHERE entry_id = ?"));
    if (auto done = statement.bind(id.text).run(); !done) {
        return fail(done.error());
    }
    if (!statement.next()) {
        return fail(statement.failure().value_or(
            StoreError{StoreProblem::Damaged, QStringLiteral("an event without its intent")}));
    }
    return Target{statement.number(0), statement.text(1)};
}

Result<void, ApplyError> finish(const Database &database, const QString &transactionId)
{
    if (auto done = refreshReportState(database, transactionId); !done) {
        return fail(storeFailed(done.error()));
    }
    return {};
}

struct Applier
{
    const Database &database;
    const Event &event;

    Result<void, ApplyError> operator()(const IntentEvent &intent) const
    {
        const CorrectionFields &fields = intent.fields;
        const bool isReport = fields.kind == EntryKind::Report;
        const EntryState state = isReport ? EntryState::Sending : EntryState::ToBook;
        const auto facets = facetsFor(database, intent.operatorName, fields.reason, intent.shop,
                                      fields.transactionId);
        if (!facets) {
            return fail(storeFailed(facets.error()));
        }
        Statement statement(
            database,
            QStringLiteral("INSERT INTO entries (") + schema::entryColumns()
                + QStringLiteral(", id_reversed, shelf, operator_id, reason_id) VALUES (?, ?, ?, ?,"
                                 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        statement.bind(event.sequence)
            .bind(event.entry.text)
            .bind(entryKindToken(fields.kind))
            .bind(fields.transactionId)
            .bind(fields.appid)
            .bind(fields.openid)
            .bind(fields.subMchid)
            .bind(fields.earned)
            .bind(fields.points.value())
            .bind(valueOf(fields.totalPoints))
            .bind(fields.updateTime.isValid() ? toRfc3339(fields.updateTime) : QString())
            .bind(fields.noPointsRemarks)
            .bind(fields.reason)
            .bind(fields.note)
            .bind(valueOf(fields.pointsBefore))
            .bind(fields.corrects.text)
            .bind(fields.againstAdvice)
            .bind(intent.mchid)
            .bind(intent.operatorName)
            .bind(intent.deskName)
            .bind(event.atMs)
            .bind(event.atMs)
            .bind(entryStateToken(state))
            .bind(std::optional<QString>());
        bindFacts(statement, {});
        statement.bind(qint64{isReport ? 1 : 0})
            .bind(QString())
            .bind(QString())
            .bind(facets->shopId)
            .bind(reversed(fields.transactionId))
            .bind(shelfOf(state))
            .bind(facets->operatorId)
            .bind(facets->reasonId);
        if (auto done = statement.run(); !done) {
            return fail(refusedOr(statement, done.error()));
        }
        if (isReport) {
            if (auto done = insertAttempt(database, event, event.sequence, 1, intent.operatorName);
                !done) {
                return fail(storeFailed(done.error()));
            }
        }
        return finish(database, fields.transactionId);
    }

    Result<void, ApplyError> operator()(const AttemptEvent &attempt) const
    {
        const auto target = targetOf(database, event.entry);
        if (!target) {
            return fail(storeFailed(target.error()));
        }
        Statement statement(database,
                            QStringLiteral("UPDATE entries SET state = ?, shelf = ?,"
                                           " attempts = ?, changed_at = ? WHERE sequence = ?"));
        statement.bind(entryStateToken(EntryState::Sending))
            .bind(shelfOf(EntryState::Sending))
            .bind(qint64{attempt.number})
            .bind(event.atMs)
            .bind(target->sequence);
        if (auto done = statement.run(); !done) {
            return fail(refusedOr(statement, done.error()));
        }
        if (auto done = insertAttempt(database, event, target->sequence, attempt.number,
                                      attempt.operatorName);
            !done) {
            return fail(storeFailed(done.error()));
        }
        return finish(database, target->transactionId);
    }

    Result<void, ApplyError> operator()(const OutcomeEvent &ended) const
    {
        const auto target = targetOf(database, event.entry);
        if (!target) {
            return fail(storeFailed(target.error()));
        }
        const EntryState state = stateAfter(ended.outcome);
        Statement statement(
            database,
            QStringLiteral("UPDATE entries SET http_status = ?, code = ?, message = ?, detail = ?,"
                           " request_id = ?, duration_ms = ?, retry_after_s = ?, state = ?,"
                           " shelf = ?, outcome = ?, changed_at = ? WHERE sequence = ?"));
        bindFacts(statement, ended.facts);
        statement.bind(entryStateToken(state))
            .bind(shelfOf(state))
            .bind(outcomeToken(ended.outcome))
            .bind(event.atMs)
            .bind(target->sequence);
        if (auto done = statement.run(); !done) {
            return fail(storeFailed(done.error()));
        }
        Statement attempt(
            database,
            QStringLiteral("UPDATE attempts SET http_status = ?, code = ?, message = ?,"
                           " detail = ?, request_id = ?, duration_ms = ?, retry_after_s = ?,"
                           " outcome = ?, ended_at = ?, ended_seq = ?"
                           " WHERE entry_sequence = ? AND number = ?"));
        bindFacts(attempt, ended.facts);
        attempt.bind(outcomeToken(ended.outcome))
            .bind(event.atMs)
            .bind(event.sequence)
            .bind(target->sequence)
            .bind(qint64{ended.attempt});
        if (auto done = attempt.run(); !done) {
            return fail(storeFailed(done.error()));
        }
        return finish(database, target->transactionId);
    }

    Result<void, ApplyError> operator()(const BookedEvent &booked) const
    {
        const auto target = targetOf(database, event.entry);
        if (!target) {
            return fail(storeFailed(target.error()));
        }
        Statement statement(
            database,
            QStringLiteral("UPDATE entries SET state = ?, shelf = ?, booking_reference = ?,"
                           " booked_by = ?, booked_at = ?, closed_seq = ?, changed_at = ?"
                           " WHERE sequence = ?"));
        statement.bind(entryStateToken(EntryState::Booked))
            .bind(shelfOf(EntryState::Booked))
            .bind(booked.booking.reference)
            .bind(booked.booking.bookedBy)
            .bind(event.atMs)
            .bind(event.sequence)
            .bind(event.atMs)
            .bind(target->sequence);
        if (auto done = statement.run(); !done) {
            return fail(storeFailed(done.error()));
        }
        return finish(database, target->transactionId);
    }

    Result<void, ApplyError> operator()(const SettledEvent &settled) const
    {
        const auto target = targetOf(database, event.entry);
        if (!target) {
            return fail(storeFailed(target.error()));
        }
        const EntryState state
            = settled.settlement.taken ? EntryState::SettledTaken : EntryState::SettledNotTaken;
        Statement statement(database,
                            QStringLiteral("UPDATE entries SET state = ?, shelf = ?,"
                                           " closed_seq = ?, changed_at = ? WHERE sequence = ?"));
        statement.bind(entryStateToken(state))
            .bind(shelfOf(state))
            .bind(event.sequence)
            .bind(event.atMs)
            .bind(target->sequence);
        if (auto done = statement.run(); !done) {
            return fail(storeFailed(done.error()));
        }
        return finish(database, target->transactionId);
    }

    // These say nothing of an entry.
    Result<void, ApplyError> operator()(const SealEvent &) const
    {
        return {};
    }
    Result<void, ApplyError> operator()(const AcknowledgedEvent &) const
    {
        return {};
    }

    /// It belongs to no entry: the events alone keep it.
    Result<void, ApplyError> operator()(const BatchEvent &) const
    {
        return {};
    }
};

} // namespace

Result<void, ApplyError> apply(const Database &database, const Event &event)
{
    const auto content = readEvent(event.kind, event.payload);
    if (!content) {
        return fail(storeFailed(
            {StoreProblem::Damaged, QStringLiteral("event %1 can't be read").arg(event.sequence)}));
    }
    return std::visit(Applier{database, event}, *content);
}

Result<void, StoreError> clear(const Database &database)
{
    for (const QString &sql :
         {QStringLiteral("DELETE FROM attempts"), QStringLiteral("DELETE FROM entries")}) {
        Statement statement(database, sql);
        if (auto done = statement.run(); !done) {
            return done;
        }
    }
    return resetReportStates(database);
}

} // namespace pd::projection

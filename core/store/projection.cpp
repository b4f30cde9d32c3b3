#include "core/store/projection.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/schema.h"
#include "core/store/statement.h"

#include <algorithm>
#include <array>
#include <utility>

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

std::optional<Points> pointsAt(const Statement &row, int column)
{
    if (row.isNull(column)) {
        return std::nullopt;
    }
    const auto read = Points::fromValue(row.number(column));
    return read ? std::optional<Points>(*read) : std::nullopt;
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

ReplyFacts factsAt(const Statement &row, int first)
{
    ReplyFacts facts;
    facts.httpStatus = static_cast<int>(row.number(first));
    facts.code = row.text(first + 1);
    facts.message = row.text(first + 2);
    facts.detail = row.text(first + 3);
    facts.requestId = row.text(first + 4);
    facts.durationMs = row.number(first + 5);
    facts.retryAfterSeconds = static_cast<int>(row.number(first + 6));
    return facts;
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
    if (auto done = refreshTransaction(database, transactionId); !done) {
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
        Statement statement(
            database,
            QStringLiteral("INSERT INTO entries (") + schema::entryColumns()
                + QStringLiteral(", id_reversed, shelf, booked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                                 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                 " ?, ?, ?, ?, ?, ?, ?)"));
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
            .bind(reversed(fields.transactionId))
            .bind(shelfOf(state))
            .bind(QString());
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
                           " booked_by = ?, booked_at = ?, changed_at = ? WHERE sequence = ?"));
        statement.bind(entryStateToken(EntryState::Booked))
            .bind(shelfOf(EntryState::Booked))
            .bind(booked.reference)
            .bind(booked.operatorName)
            .bind(event.atMs)
            .bind(event.atMs)
            .bind(target->sequence);
        if (auto done = statement.run(); !done) {
            return fail(storeFailed(done.error()));
        }
        return finish(database, target->transactionId);
    }
};

constexpr std::array<std::pair<ReportState, QLatin1String>, 9> reportStates{{
    {ReportState::Waiting, QLatin1String("waiting")},
    {ReportState::ReportedByMall, QLatin1String("reported_by_mall")},
    {ReportState::Sending, QLatin1String("sending")},
    {ReportState::Unknown, QLatin1String("unknown")},
    {ReportState::Accepted, QLatin1String("accepted")},
    {ReportState::AlreadyReported, QLatin1String("already_reported")},
    {ReportState::Rejected, QLatin1String("rejected")},
    {ReportState::ToBook, QLatin1String("to_book")},
    {ReportState::Booked, QLatin1String("booked")},
}};

ReportState reportStateFor(EntryState state)
{
    switch (state) {
    case EntryState::Accepted:
        return ReportState::Accepted;
    case EntryState::AlreadyReported:
        return ReportState::AlreadyReported;
    case EntryState::Rejected:
    case EntryState::NotSent:
        return ReportState::Rejected;
    case EntryState::Unknown:
        return ReportState::Unknown;
    case EntryState::Sending:
        return ReportState::Sending;
    case EntryState::ToBook:
        return ReportState::ToBook;
    case EntryState::Booked:
        return ReportState::Booked;
    }
    Q_UNREACHABLE();
}

/// Which entry speaks for its transaction: an open report before a booking that waits, that before
/// what is done, that before what the mall reported, and that before what was refused. Among equals
/// the newest.
int rankOf(ReportState state)
{
    switch (state) {
    case ReportState::Sending:
    case ReportState::Unknown:
        return 5;
    case ReportState::ToBook:
        return 4;
    case ReportState::Accepted:
    case ReportState::AlreadyReported:
    case ReportState::Booked:
        return 3;
    case ReportState::ReportedByMall:
        return 2;
    case ReportState::Rejected:
        return 1;
    case ReportState::Waiting:
        return 0;
    }
    Q_UNREACHABLE();
}

struct Standing
{
    ReportState state = ReportState::Waiting;
    std::optional<qint64> points;
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
         {QStringLiteral("DELETE FROM attempts"), QStringLiteral("DELETE FROM entries"),
          QStringLiteral("UPDATE transactions SET report_state = 'waiting', shelf = 'waiting',"
                         " points = NULL WHERE mall_points IS NULL"),
          QStringLiteral("UPDATE transactions SET report_state = 'reported_by_mall',"
                         " shelf = 'reported', points = mall_points"
                         " WHERE mall_points IS NOT NULL")}) {
        Statement statement(database, sql);
        if (auto done = statement.run(); !done) {
            return done;
        }
    }
    return {};
}

Result<void, StoreError> refreshTransaction(const Database &database, const QString &transactionId)
{
    Standing standing;
    {
        Statement known(
            database,
            QStringLiteral("SELECT mall_points FROM transactions WHERE transaction_id = ?"));
        if (auto done = known.bind(transactionId).run(); !done) {
            return done;
        }
        if (!known.next()) {
            const auto failure = known.failure();
            return failure ? Result<void, StoreError>(fail(*failure)) : Result<void, StoreError>();
        }
        if (!known.isNull(0)) {
            standing = {ReportState::ReportedByMall, known.number(0)};
        }
    }
    {
        Statement entries(database,
                          QStringLiteral("SELECT state, points FROM entries"
                                         " WHERE transaction_id = ? ORDER BY sequence DESC"));
        if (auto done = entries.bind(transactionId).run(); !done) {
            return done;
        }
        while (entries.next()) {
            const auto state = entryStateFromToken(entries.text(0));
            if (state && rankOf(reportStateFor(*state)) > rankOf(standing.state)) {
                standing = {reportStateFor(*state), entries.number(1)};
            }
        }
        if (const auto failure = entries.failure()) {
            return fail(*failure);
        }
    }
    Statement update(database,
                     QStringLiteral("UPDATE transactions SET report_state = ?, shelf = ?,"
                                    " points = ? WHERE transaction_id = ?"));
    return update.bind(reportStateToken(standing.state))
        .bind(shelfOf(standing.state))
        .bind(standing.points)
        .bind(transactionId)
        .run();
}

Result<std::optional<Entry>, StoreError> entry(const Database &database, const EntryId &id)
{
    Statement statement(database,
                        QStringLiteral("SELECT ") + schema::entryColumns()
                            + QStringLiteral(" FROM entries WHERE entry_id = ?"));
    if (auto done = statement.bind(id.text).run(); !done) {
        return fail(done.error());
    }
    if (!statement.next()) {
        if (const auto failure = statement.failure()) {
            return fail(*failure);
        }
        return std::optional<Entry>();
    }
    return std::optional<Entry>(readEntry(statement));
}

Entry readEntry(const Statement &row)
{
    Entry entry;
    entry.sequence = row.number(schema::EntrySequence);
    entry.id = EntryId{row.text(schema::EntryIdText)};
    CorrectionFields &fields = entry.fields;
    fields.kind = row.text(schema::EntryKindText) == entryKindToken(EntryKind::Report)
        ? EntryKind::Report
        : EntryKind::MemberSystem;
    fields.transactionId = row.text(schema::EntryTransactionId);
    fields.appid = row.text(schema::EntryAppid);
    fields.openid = row.text(schema::EntryOpenid);
    fields.subMchid = row.text(schema::EntrySubMchid);
    fields.earned = row.number(schema::EntryEarned) != 0;
    fields.points = pointsAt(row, schema::EntryPoints).value_or(Points());
    fields.totalPoints = pointsAt(row, schema::EntryTotalPoints);
    fields.updateTime = parseRfc3339(row.text(schema::EntryUpdateTime)).value_or(QDateTime());
    fields.noPointsRemarks = row.text(schema::EntryNoPointsRemarks);
    fields.reason = row.text(schema::EntryReason);
    fields.note = row.text(schema::EntryNote);
    fields.pointsBefore = pointsAt(row, schema::EntryPointsBefore);
    fields.corrects = EntryId{row.text(schema::EntryCorrects)};
    fields.againstAdvice = row.number(schema::EntryAgainstAdvice) != 0;
    entry.mchid = row.text(schema::EntryMchid);
    entry.operatorName = row.text(schema::EntryOperator);
    entry.deskName = row.text(schema::EntryDesk);
    entry.openedAt = timeFromMs(row.number(schema::EntryOpenedAt));
    entry.changedAt = timeFromMs(row.number(schema::EntryChangedAt));
    entry.state
        = entryStateFromToken(row.text(schema::EntryStateText)).value_or(EntryState::Unknown);
    if (!row.isNull(schema::EntryOutcome)) {
        entry.outcome = outcomeFromToken(row.text(schema::EntryOutcome));
    }
    entry.facts = factsAt(row, schema::EntryHttpStatus);
    entry.attempts = static_cast<int>(row.number(schema::EntryAttempts));
    entry.bookingReference = row.text(schema::EntryBookingReference);
    return entry;
}

Result<QList<Attempt>, StoreError> attempts(const Database &database, const Entry &entry)
{
    Statement statement(
        database,
        QStringLiteral("SELECT number, operator_name, started_at, ended_at, outcome, http_status,"
                       " code, message, detail, request_id, duration_ms, retry_after_s"
                       " FROM attempts WHERE entry_sequence = ? ORDER BY number"));
    if (auto done = statement.bind(entry.sequence).run(); !done) {
        return fail(done.error());
    }
    QList<Attempt> list;
    while (statement.next()) {
        Attempt attempt;
        attempt.number = static_cast<int>(statement.number(0));
        attempt.operatorName = statement.text(1);
        attempt.startedAt = timeFromMs(statement.number(2));
        if (!statement.isNull(3)) {
            attempt.endedAt = timeFromMs(statement.number(3));
        }
        if (!statement.isNull(4)) {
            attempt.outcome = outcomeFromToken(statement.text(4));
        }
        attempt.facts = factsAt(statement, 5);
        list += attempt;
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return list;
}

Result<QByteArray, StoreError> body(const Database &database, const Entry &entry)
{
    Statement statement(database, QStringLiteral("SELECT kind, payload FROM events WHERE seq = ?"));
    if (auto done = statement.bind(entry.sequence).run(); !done) {
        return fail(done.error());
    }
    if (statement.next()) {
        const auto content = readEvent(statement.text(0), statement.bytes(1));
        if (const auto *intent = content ? std::get_if<IntentEvent>(&*content) : nullptr) {
            return intent->body;
        }
    }
    return fail(statement.failure().value_or(
        StoreError{StoreProblem::Damaged, QStringLiteral("an entry without its intent")}));
}

QString shelfOf(EntryState state)
{
    switch (state) {
    case EntryState::Accepted:
    case EntryState::AlreadyReported:
        return QStringLiteral("accepted");
    case EntryState::Rejected:
    case EntryState::NotSent:
        return QStringLiteral("rejected");
    case EntryState::Unknown:
        return QStringLiteral("unknown");
    case EntryState::Sending:
        return QStringLiteral("sending");
    case EntryState::ToBook:
    case EntryState::Booked:
        return QStringLiteral("to_book");
    }
    Q_UNREACHABLE();
}

QString reportStateToken(ReportState state)
{
    const auto found = std::find_if(reportStates.begin(), reportStates.end(),
                                    [state](const auto &name) { return name.first == state; });
    Q_ASSERT(found != reportStates.end());
    return found->second;
}

std::optional<ReportState> reportStateFromToken(const QString &token)
{
    const auto found = std::find_if(reportStates.begin(), reportStates.end(),
                                    [&token](const auto &name) { return token == name.second; });
    if (found == reportStates.end()) {
        return std::nullopt;
    }
    return found->first;
}

QString shelfOf(ReportState state)
{
    switch (state) {
    case ReportState::Waiting:
    case ReportState::Rejected:
        return QStringLiteral("waiting");
    case ReportState::ReportedByMall:
    case ReportState::Accepted:
    case ReportState::AlreadyReported:
    case ReportState::Booked:
        return QStringLiteral("reported");
    case ReportState::ToBook:
        return QStringLiteral("to_book");
    case ReportState::Sending:
    case ReportState::Unknown:
        return QStringLiteral("open");
    }
    Q_UNREACHABLE();
}

QString reversed(const QString &text)
{
    QString result = text;
    std::reverse(result.begin(), result.end());
    return result;
}

} // namespace pd::projection

#include "core/store/entry_rows.h"

#include "core/domain/zoned_time.h"
#include "core/store/database.h"
#include "core/store/event.h"
#include "core/store/schema.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

namespace pd {

namespace {

std::optional<Points> pointsAt(const Statement &row, int column)
{
    if (row.isNull(column)) {
        return std::nullopt;
    }
    const auto read = Points::fromValue(row.number(column));
    return read ? std::optional<Points>(*read) : std::nullopt;
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

} // namespace

Result<std::optional<Entry>, StoreError> findEntry(const Database &database, const EntryId &id)
{
    Statement statement(database,
                        QStringLiteral("SELECT ") + schema::entryRow()
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
    entry.bookedBy = row.text(schema::EntryBookedBy);
    entry.shop = {row.number(schema::EntryShopId), row.text(schema::EntryShopName),
                  row.text(schema::EntryShopNumber)};
    return entry;
}

Result<QList<Attempt>, StoreError> attemptsOf(const Database &database, const Entry &entry)
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

Result<QByteArray, StoreError> bodyOf(const Database &database, const Entry &entry)
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

Result<QList<Entry>, StoreError> readEntries(Statement &statement)
{
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    QList<Entry> list;
    while (statement.next()) {
        list += readEntry(statement);
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return list;
}

Result<EntryDetails, StoreError> detailsOf(const Database &database, const Entry &entry)
{
    const auto bytes = bodyOf(database, entry);
    if (!bytes) {
        return fail(bytes.error());
    }
    const auto attempts = attemptsOf(database, entry);
    if (!attempts) {
        return fail(attempts.error());
    }
    return EntryDetails{entry, *bytes, *attempts, {}, {}};
}

} // namespace pd

#include "core/store/schema.h"

#include "core/store/database.h"
#include "core/store/event.h"
#include "core/store/statement.h"

#include <array>

namespace pd::schema {

namespace {

// Step 1: the journal with its projection, and the transactions.
QStringList firstStep()
{
    return {
        QStringLiteral("CREATE TABLE events ("
                       " seq {key}, entry_id TEXT NOT NULL, kind TEXT NOT NULL,"
                       " at BIGINT NOT NULL, payload {bytes} NOT NULL,"
                       " prev_hash {bytes} NOT NULL, hash {bytes} NOT NULL)"),
        // One row. Every commit to the journal changes it first: that is the lock of the chain's
        // end in every dialect, and it tells a journal whose last events were cut off.
        QStringLiteral("CREATE TABLE journal_head ("
                       " id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),"
                       " seq BIGINT NOT NULL, hash {bytes} NOT NULL)"),
        QStringLiteral("CREATE TABLE entries ("
                       " sequence {key}, entry_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
                       " transaction_id TEXT NOT NULL, id_reversed TEXT NOT NULL,"
                       " appid TEXT NOT NULL, openid TEXT NOT NULL, sub_mchid TEXT NOT NULL,"
                       " earned SMALLINT NOT NULL, points BIGINT NOT NULL, total_points BIGINT,"
                       " update_time TEXT NOT NULL, no_points_remarks TEXT NOT NULL,"
                       " reason TEXT NOT NULL, note TEXT NOT NULL, points_before BIGINT,"
                       " corrects TEXT NOT NULL, against_advice SMALLINT NOT NULL,"
                       " mchid TEXT NOT NULL, operator_name TEXT NOT NULL,"
                       " desk_name TEXT NOT NULL, opened_at BIGINT NOT NULL,"
                       " changed_at BIGINT NOT NULL, state TEXT NOT NULL, shelf TEXT NOT NULL,"
                       " outcome TEXT, http_status INTEGER NOT NULL, code TEXT NOT NULL,"
                       " message TEXT NOT NULL, detail TEXT NOT NULL, request_id TEXT NOT NULL,"
                       " duration_ms BIGINT NOT NULL, retry_after_s INTEGER NOT NULL,"
                       " attempts INTEGER NOT NULL, booking_reference TEXT NOT NULL,"
                       " booked_by TEXT NOT NULL, booked_at BIGINT)"),
        // At most one report of a transaction is open. A rule of the store, not of a widget.
        QStringLiteral("CREATE UNIQUE INDEX entries_one_open_report"
                       " ON entries (mchid, appid, transaction_id)"
                       " WHERE kind = 'report' AND state IN ('sending', 'unknown')"),
        QStringLiteral("CREATE INDEX entries_by_shelf ON entries (shelf, sequence)"),
        QStringLiteral("CREATE INDEX entries_by_transaction"
                       " ON entries (transaction_id, sequence)"),
        QStringLiteral("CREATE INDEX entries_by_last_digits ON entries (id_reversed, sequence)"),
        QStringLiteral("CREATE INDEX entries_by_openid ON entries (openid, sequence)"),
        QStringLiteral("CREATE TABLE attempts ("
                       " entry_sequence BIGINT NOT NULL REFERENCES entries (sequence),"
                       " number INTEGER NOT NULL, operator_name TEXT NOT NULL,"
                       " started_at BIGINT NOT NULL, started_seq BIGINT NOT NULL,"
                       " ended_at BIGINT, ended_seq BIGINT, outcome TEXT,"
                       " http_status INTEGER NOT NULL, code TEXT NOT NULL,"
                       " message TEXT NOT NULL, detail TEXT NOT NULL, request_id TEXT NOT NULL,"
                       " duration_ms BIGINT NOT NULL, retry_after_s INTEGER NOT NULL,"
                       " PRIMARY KEY (entry_sequence, number))"),
        QStringLiteral("CREATE INDEX attempts_by_request_id ON attempts (request_id)"
                       " WHERE request_id <> ''"),
        // A few hundred shops: a search by part of a name reads them, never the transactions.
        QStringLiteral("CREATE TABLE shops ("
                       " shop_id {key}, merchant_name TEXT NOT NULL, shop_name TEXT NOT NULL,"
                       " shop_number TEXT NOT NULL, folded TEXT NOT NULL,"
                       " UNIQUE (shop_name, shop_number, merchant_name))"),
        QStringLiteral("CREATE TABLE transactions ("
                       " transaction_id TEXT NOT NULL PRIMARY KEY, id_reversed TEXT NOT NULL,"
                       " mchid TEXT NOT NULL,"
                       " shop_id BIGINT NOT NULL REFERENCES shops (shop_id),"
                       " appid TEXT NOT NULL, openid TEXT NOT NULL, amount_fen BIGINT NOT NULL,"
                       " paid_at BIGINT NOT NULL, paid_at_text TEXT NOT NULL,"
                       " notified_at BIGINT, notified_at_text TEXT NOT NULL,"
                       " refunded_fen BIGINT NOT NULL, commit_tag TEXT NOT NULL,"
                       " auth_type TEXT NOT NULL, member_code TEXT NOT NULL,"
                       " report_state TEXT NOT NULL, shelf TEXT NOT NULL, points BIGINT)"),
        QStringLiteral("CREATE INDEX transactions_by_time"
                       " ON transactions (paid_at, transaction_id)"),
        QStringLiteral("CREATE INDEX transactions_by_shelf"
                       " ON transactions (shelf, paid_at, transaction_id)"),
        QStringLiteral("CREATE INDEX transactions_refunded"
                       " ON transactions (paid_at, transaction_id) WHERE refunded_fen > 0"),
        QStringLiteral("CREATE INDEX transactions_by_last_digits ON transactions (id_reversed)"),
        QStringLiteral("CREATE INDEX transactions_by_openid"
                       " ON transactions (openid, paid_at, transaction_id)"),
        QStringLiteral("CREATE INDEX transactions_by_shop"
                       " ON transactions (shop_id, shelf, paid_at, transaction_id)"),
        QStringLiteral("CREATE INDEX transactions_refunded_by_shop"
                       " ON transactions (shop_id, paid_at, transaction_id)"
                       " WHERE refunded_fen > 0"),
        QStringLiteral("CREATE INDEX transactions_by_amount"
                       " ON transactions (amount_fen, paid_at, transaction_id)"),
        // Refunds and the mall's own reports may come before their payment, or without one.
        QStringLiteral("CREATE TABLE refunds ("
                       " refund_id TEXT NOT NULL PRIMARY KEY, transaction_id TEXT NOT NULL,"
                       " mchid TEXT NOT NULL,"
                       " shop_id BIGINT NOT NULL REFERENCES shops (shop_id),"
                       " appid TEXT NOT NULL, openid TEXT NOT NULL,"
                       " refunded_at BIGINT NOT NULL, refunded_at_text TEXT NOT NULL,"
                       " pay_fen BIGINT NOT NULL, refund_fen BIGINT NOT NULL)"),
        QStringLiteral("CREATE INDEX refunds_by_transaction"
                       " ON refunds (transaction_id, refunded_at)"),
        QStringLiteral("CREATE TABLE mall_reports ("
                       " transaction_id TEXT NOT NULL PRIMARY KEY, points BIGINT NOT NULL,"
                       " reported_at BIGINT, reported_at_text TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE kept_events ("
                       " event_type TEXT NOT NULL, envelope_id TEXT NOT NULL,"
                       " created_at_text TEXT NOT NULL, resource {bytes} NOT NULL,"
                       " PRIMARY KEY (event_type, envelope_id))"),
    };
}

// Step 4: batches. Beside the journal, not in it: what is to be sent, and in which order. Whether a
// row was sent is known by its entry alone, whose id is fixed here before its intent.
QStringList batchStep()
{
    return {
        QStringLiteral("CREATE TABLE batches ("
                       " batch_id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL,"
                       " source TEXT NOT NULL, header TEXT NOT NULL, reason TEXT NOT NULL,"
                       " operator_name TEXT NOT NULL, second_name TEXT NOT NULL,"
                       " second_reason TEXT NOT NULL, created_at BIGINT NOT NULL,"
                       " started_at BIGINT, state TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX batches_by_time ON batches (created_at)"),
        QStringLiteral("CREATE TABLE batch_rows ("
                       " batch_id TEXT NOT NULL REFERENCES batches (batch_id),"
                       " number INTEGER NOT NULL, line BIGINT NOT NULL,"
                       " entry_id TEXT NOT NULL UNIQUE, due_at BIGINT NOT NULL,"
                       " mark TEXT NOT NULL, left_out SMALLINT NOT NULL,"
                       " cell_problem TEXT NOT NULL, cell_column INTEGER NOT NULL,"
                       " double_of BIGINT NOT NULL, earlier INTEGER NOT NULL,"
                       " transaction_id TEXT NOT NULL, appid TEXT NOT NULL,"
                       " openid TEXT NOT NULL, sub_mchid TEXT NOT NULL,"
                       " earned SMALLINT NOT NULL, points TEXT NOT NULL,"
                       " total_points TEXT NOT NULL, update_time TEXT NOT NULL,"
                       " no_points_remarks TEXT NOT NULL, reason TEXT NOT NULL,"
                       " note TEXT NOT NULL, points_before TEXT NOT NULL,"
                       " corrects TEXT NOT NULL, points_moved BIGINT, cells TEXT NOT NULL,"
                       " PRIMARY KEY (batch_id, number))"),
        QStringLiteral("CREATE INDEX batch_rows_by_due ON batch_rows (batch_id, due_at, number)"),
    };
}

Result<void, StoreError> runAll(const Database &database, const QStringList &statements,
                                const Dialect &dialect)
{
    for (QString sql : statements) {
        sql.replace(QLatin1String("{key}"), dialect.key);
        sql.replace(QLatin1String("{bytes}"), dialect.bytes);
        Statement statement(database, sql);
        if (auto done = statement.run(); !done) {
            return done;
        }
    }
    return {};
}

Result<void, StoreError> setVersion(const Database &database, int number)
{
    Statement statement(database, QStringLiteral("UPDATE schema_version SET version = ?"));
    return statement.bind(qint64{number}).run();
}

Result<void, StoreError> create(const Database &database, const Dialect &dialect)
{
    QStringList statements{QStringLiteral("CREATE TABLE schema_version (version INTEGER NOT NULL)"),
                           QStringLiteral("INSERT INTO schema_version (version) VALUES (0)")};
    statements += firstStep();
    statements += dialect.appendOnly;
    if (auto done = runAll(database, statements, dialect); !done) {
        return done;
    }
    Statement head(database,
                   QStringLiteral("INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, ?)"));
    return head.bind(firstPreviousHash()).run();
}

// Step 2: the history by operator, shop, reason and time, and unknown entries settled by hand.
Result<void, StoreError> addFacets(const Database &database, const Dialect &dialect)
{
    QStringList statements{
        QStringLiteral("CREATE TABLE entry_operators (operator_id {key},"
                       " name TEXT NOT NULL UNIQUE)"),
        QStringLiteral("CREATE TABLE entry_reasons (reason_id {key}, reason TEXT NOT NULL UNIQUE)"),
        QStringLiteral("ALTER TABLE entries ADD COLUMN shop_id BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE entries ADD COLUMN operator_id BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE entries ADD COLUMN reason_id BIGINT NOT NULL DEFAULT 0"),
        // The event that booked or settled it: what the timeline ends with.
        QStringLiteral("ALTER TABLE entries ADD COLUMN closed_seq BIGINT"),
        QStringLiteral("INSERT INTO entry_operators (operator_id, name)"
                       " SELECT ROW_NUMBER() OVER (ORDER BY MIN(sequence)), operator_name"
                       " FROM entries GROUP BY operator_name"),
        QStringLiteral("INSERT INTO entry_reasons (reason_id, reason)"
                       " SELECT ROW_NUMBER() OVER (ORDER BY MIN(sequence)), reason"
                       " FROM entries GROUP BY reason"),
        QStringLiteral("UPDATE entries SET operator_id = (SELECT o.operator_id"
                       " FROM entry_operators o WHERE o.name = entries.operator_name),"
                       " reason_id = (SELECT r.reason_id FROM entry_reasons r"
                       " WHERE r.reason = entries.reason),"
                       " shop_id = COALESCE((SELECT t.shop_id FROM transactions t JOIN shops s"
                       " ON s.shop_id = t.shop_id WHERE t.transaction_id = entries.transaction_id"
                       " AND (s.shop_name <> '' OR s.shop_number <> '')), 0)"),
        QStringLiteral("UPDATE entries SET shelf = 'booked' WHERE state = 'booked'"),
        QStringLiteral("UPDATE entries SET closed_seq = e.seq FROM events e"
                       " WHERE e.kind = 'booked' AND e.entry_id = entries.entry_id"),
        QStringLiteral("CREATE INDEX entries_by_time ON entries (opened_at, sequence)"),
    };
    // One index for each set of filters, so that a page is one range a shelf whatever is chosen.
    for (const QString &columns :
         {QStringLiteral("operator_id"), QStringLiteral("shop_id"), QStringLiteral("reason_id"),
          QStringLiteral("operator_id, shop_id"), QStringLiteral("operator_id, reason_id"),
          QStringLiteral("shop_id, reason_id"),
          QStringLiteral("operator_id, shop_id, reason_id")}) {
        QString name = columns;
        name.remove(QStringLiteral("_id")).replace(QStringLiteral(", "), QStringLiteral("_"));
        statements += QStringLiteral("CREATE INDEX entries_by_%1 ON entries (%2, shelf, sequence)")
                          .arg(name, columns);
    }
    return runAll(database, statements, dialect);
}

// Step 3: seals among the events, and the way to the last of them.
Result<void, StoreError> addSeals(const Database &database, const Dialect &dialect)
{
    return runAll(database,
                  {QStringLiteral("CREATE INDEX events_seals ON events (seq) WHERE kind = 'seal'")},
                  dialect);
}

Result<void, StoreError> addBatches(const Database &database, const Dialect &dialect)
{
    return runAll(database, batchStep(), dialect);
}

using Step = Result<void, StoreError> (*)(const Database &, const Dialect &);
constexpr std::array<Step, currentVersion> steps{create, addFacets, addSeals, addBatches};

Result<void, StoreError> runStep(const Database &database, const Dialect &dialect, int from)
{
    Commit commit(database);
    if (auto begun = commit.begin(); !begun) {
        return begun;
    }
    if (auto done = steps.at(static_cast<std::size_t>(from))(database, dialect); !done) {
        return done;
    }
    if (auto done = setVersion(database, from + 1); !done) {
        return done;
    }
    return commit.commit();
}

} // namespace

Dialect sqliteDialect()
{
    return {QStringLiteral("INTEGER NOT NULL PRIMARY KEY"),
            QStringLiteral("BLOB"),
            {QStringLiteral("CREATE TRIGGER events_no_update BEFORE UPDATE ON events"
                            " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"),
             QStringLiteral("CREATE TRIGGER events_no_delete BEFORE DELETE ON events"
                            " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END")}};
}

Result<int, StoreError> version(const Database &database)
{
    if (!database.connection().tables().contains(QStringLiteral("schema_version"))) {
        return 0;
    }
    Statement statement(database, QStringLiteral("SELECT version FROM schema_version"));
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    if (!statement.next()) {
        return fail(statement.failure().value_or(
            StoreError{StoreProblem::Damaged, QStringLiteral("schema_version is empty")}));
    }
    return static_cast<int>(statement.number(0));
}

Result<void, StoreError> upgrade(const Database &database)
{
    const Dialect dialect = sqliteDialect();
    auto have = version(database);
    while (have && *have < currentVersion) {
        const int before = *have;
        auto done = runStep(database, dialect, before);
        have = version(database);
        // A step that failed although the number has grown was done by another desk meanwhile.
        if (!done && have && *have <= before) {
            return done;
        }
    }
    if (!have) {
        return fail(have.error());
    }
    return {};
}

QString entryColumns()
{
    return QStringLiteral(
        "sequence, entry_id, kind, transaction_id, appid, openid, sub_mchid, earned, points,"
        " total_points, update_time, no_points_remarks, reason, note, points_before, corrects,"
        " against_advice, mchid, operator_name, desk_name, opened_at, changed_at, state, outcome,"
        " http_status, code, message, detail, request_id, duration_ms, retry_after_s, attempts,"
        " booking_reference, booked_by, shop_id");
}

QString entryRow()
{
    return entryColumns()
        + QStringLiteral(", (SELECT s.shop_name FROM shops s WHERE s.shop_id = entries.shop_id),"
                         " (SELECT s.shop_number FROM shops s WHERE s.shop_id = entries.shop_id)");
}

} // namespace pd::schema

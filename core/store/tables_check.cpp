#include "core/store/tables_check.h"

#include "core/store/chain.h"
#include "core/store/event.h"
#include "core/store/journal_places.h"
#include "core/store/projection.h"
#include "core/store/report_standing.h"
#include "core/store/schema.h"
#include "core/store/statement.h"

#include <QStringList>

#include <utility>

namespace pd {

namespace {

constexpr qint64 eventsAtOnce = 500;
constexpr qint64 sequencesAtOnce = 2000;
constexpr qint64 transactionsAtOnce = 2000;

struct Compared
{
    QString table;
    QString key; ///< the sequence of the entry
    QString columns;
    HistoryFault fault;
};

/// An unqualified name means the temporary table where there is one: so the projection writes
/// beside the real tables without knowing it. The same holds for PostgreSQL, with other names for
/// the two schemas.
class TablesChecker
{
public:
    TablesChecker(const Database &database, const CheckTools &tools, qint64 events)
        : m_database(database)
        , m_tools(tools)
        , m_events(events)
    { }

    Result<std::optional<TablesVerdict>, StoreError> run()
    {
        if (auto done = makeTables(); !done) {
            return fail(done.error());
        }
        for (const auto step : {&TablesChecker::replay, &TablesChecker::compareEntries,
                                &TablesChecker::compareTransactions}) {
            const auto goOn = (this->*step)();
            if (!goOn) {
                return fail(goOn.error());
            }
            if (!*goOn) {
                return m_stopped ? std::nullopt : std::optional<TablesVerdict>(m_verdict);
            }
        }
        return std::optional<TablesVerdict>(m_verdict);
    }

private:
    Result<void, StoreError> execute(const QString &sql)
    {
        Statement statement(m_database, sql);
        return statement.run();
    }

    Result<void, StoreError> makeTables()
    {
        QStringList sql;
        {
            // Unique indexes are rules; the others but this one only make the window fast.
            Statement list(m_database,
                           QStringLiteral("SELECT sql FROM main.sqlite_master"
                                          " WHERE tbl_name IN ('entries', 'attempts')"
                                          " AND (type = 'table' OR sql LIKE 'CREATE UNIQUE INDEX %'"
                                          " OR name = 'entries_by_transaction')"
                                          " ORDER BY type DESC, name DESC"));
            if (auto done = list.run(); !done) {
                return done;
            }
            while (list.next()) {
                sql += list.text(0)
                           .replace(QLatin1String("CREATE TABLE "),
                                    QLatin1String("CREATE TEMP TABLE "))
                           .replace(QLatin1String("INDEX "), QLatin1String("INDEX temp."));
            }
            if (const auto failure = list.failure()) {
                return fail(*failure);
            }
        }
        sql += QStringLiteral("CREATE TEMP TABLE transactions AS SELECT * FROM main.transactions");
        sql += QStringLiteral("CREATE UNIQUE INDEX temp.transactions_by_id"
                              " ON transactions (transaction_id)");
        for (const QString &statement : std::as_const(sql)) {
            if (auto done = execute(statement); !done) {
                return done;
            }
        }
        return resetReportStates(m_database);
    }

    Result<bool, StoreError> replay()
    {
        Statement events(m_database,
                         QStringLiteral("SELECT ") + eventColumns()
                             + QStringLiteral(" FROM events ORDER BY seq"));
        if (auto done = events.run(); !done) {
            return fail(done.error());
        }
        while (events.next()) {
            const Event event = readEventRow(events);
            if (const auto done = projection::apply(m_database, event); !done) {
                const bool isTheEvents
                    = done.error().problem == projection::ApplyProblem::OpenReportExists
                    || done.error().store.problem == StoreProblem::Damaged;
                return isTheEvents
                    ? breakAt({HistoryFault::EventUnreadable, event.sequence, event.entry, {}})
                    : Result<bool, StoreError>(fail(done.error().store));
            }
            if (event.sequence % eventsAtOnce == 0 && !tell(event.sequence)) {
                return false;
            }
        }
        const auto failure = events.failure();
        return failure ? Result<bool, StoreError>(fail(*failure)) : Result<bool, StoreError>(true);
    }

    Result<bool, StoreError> compareEntries()
    {
        for (qint64 from = 0; from < m_events; from += sequencesAtOnce) {
            for (const Compared &compared :
                 {Compared{QStringLiteral("entries"), QStringLiteral("sequence"),
                           entryColumnsFromEvents(), HistoryFault::EntryDiffers},
                  Compared{QStringLiteral("attempts"), QStringLiteral("entry_sequence"),
                           QStringLiteral("*"), HistoryFault::AttemptDiffers}}) {
                auto same = compareRange(compared, from);
                if (!same || !*same) {
                    return same;
                }
            }
            if (!tell(m_events + from)) {
                return false;
            }
        }
        return true;
    }

    /// Rows of one side that the other does not have, in both directions.
    Result<bool, StoreError> compareRange(const Compared &compared, qint64 from)
    {
        const QString side = QStringLiteral("SELECT %1 FROM %2.%3 WHERE %4 > ? AND %4 <= ?");
        const QString real
            = side.arg(compared.columns, QStringLiteral("main"), compared.table, compared.key);
        const QString again
            = side.arg(compared.columns, QStringLiteral("temp"), compared.table, compared.key);
        Statement rows(m_database,
                       QStringLiteral("SELECT d.%1, e.entry_id, e.transaction_id FROM"
                                      " (SELECT * FROM (%2 EXCEPT %3)"
                                      " UNION ALL SELECT * FROM (%3 EXCEPT %2)) d"
                                      " LEFT JOIN temp.entries e ON e.sequence = d.%1"
                                      " ORDER BY 1 LIMIT 1")
                           .arg(compared.key, real, again));
        for (int range = 0; range < 4; ++range) {
            rows.bind(from).bind(from + sequencesAtOnce);
        }
        if (auto done = rows.run(); !done) {
            return fail(done.error());
        }
        if (rows.next()) {
            return breakAt({compared.fault, rows.number(0), EntryId{rows.text(1)}, rows.text(2)});
        }
        const auto failure = rows.failure();
        return failure ? Result<bool, StoreError>(fail(*failure)) : Result<bool, StoreError>(true);
    }

    Result<bool, StoreError> compareTransactions()
    {
        Statement rows(
            m_database,
            QStringLiteral("SELECT r.transaction_id, r.report_state = a.report_state"
                           " AND r.shelf = a.shelf AND r.points IS NOT DISTINCT FROM a.points"
                           " FROM main.transactions r JOIN temp.transactions a"
                           " ON a.transaction_id = r.transaction_id ORDER BY r.transaction_id"));
        if (auto done = rows.run(); !done) {
            return fail(done.error());
        }
        qint64 seen = 0;
        while (rows.next()) {
            if (rows.number(1) == 0) {
                return breakAt({HistoryFault::TransactionDiffers, 0, {}, rows.text(0)});
            }
            if (++seen % transactionsAtOnce == 0 && !tell(2 * m_events)) {
                return false;
            }
        }
        const auto failure = rows.failure();
        return failure ? Result<bool, StoreError>(fail(*failure)) : Result<bool, StoreError>(true);
    }

    bool breakAt(const HistoryBreak &where)
    {
        m_verdict.firstBreak = where;
        return false;
    }

    bool tell(qint64 done)
    {
        m_stopped = m_tools.progress && !m_tools.progress({CheckPart::Tables, done, 2 * m_events});
        return !m_stopped;
    }

    const Database &m_database;
    const CheckTools &m_tools;
    qint64 m_events;
    TablesVerdict m_verdict;
    bool m_stopped = false;
};

} // namespace

QString entryColumnsFromEvents()
{
    // Where an event names no shop it is the payment's, as far as that has been imported.
    return schema::entryColumns().remove(QStringLiteral(", shop_id"))
        + QStringLiteral(", id_reversed, shelf, booked_at, closed_seq");
}

Result<std::optional<TablesVerdict>, StoreError> compareTables(const Database &database,
                                                               const CheckTools &tools)
{
    const auto end = journalEnd(database);
    if (!end) {
        return fail(end.error());
    }
    return TablesChecker(database, tools, end->sequence).run();
}

} // namespace pd

#include "core/store/event_pages.h"

#include "core/store/chain.h"
#include "core/store/database.h"
#include "core/store/statement.h"

namespace pd {

namespace {

Result<void, StoreError> readInto(QList<Event> *events, Statement &statement)
{
    if (auto done = statement.run(); !done) {
        return done;
    }
    while (statement.next()) {
        events->append(readEventRow(statement));
    }
    const auto failure = statement.failure();
    return failure ? Result<void, StoreError>(fail(*failure)) : Result<void, StoreError>();
}

} // namespace

Result<QList<Event>, StoreError> eventsBetween(const Database &database, qint64 after, qint64 last,
                                               int limit)
{
    Statement statement(database,
                        QStringLiteral("SELECT ") + eventColumns()
                            + QStringLiteral(" FROM events WHERE seq > ? AND seq <= ?"
                                             " ORDER BY seq LIMIT ?"));
    statement.bind(after).bind(last).bind(qint64{limit});
    QList<Event> events;
    if (auto done = readInto(&events, statement); !done) {
        return fail(done.error());
    }
    return events;
}

Result<QList<Event>, StoreError> eventsNumbered(const Database &database,
                                                const QList<qint64> &numbers)
{
    QList<Event> events;
    for (const qint64 number : numbers) {
        Statement statement(database,
                            QStringLiteral("SELECT ") + eventColumns()
                                + QStringLiteral(" FROM events WHERE seq = ?"));
        statement.bind(number);
        if (auto done = readInto(&events, statement); !done) {
            return fail(done.error());
        }
    }
    return events;
}

Result<QList<qint64>, StoreError> eventNumbersOf(const Database &database, const Entry &entry)
{
    Statement statement(
        database,
        QStringLiteral("SELECT sequence FROM entries WHERE sequence = ?"
                       " UNION SELECT closed_seq FROM entries WHERE sequence = ?"
                       " AND closed_seq IS NOT NULL"
                       " UNION SELECT started_seq FROM attempts WHERE entry_sequence = ?"
                       " UNION SELECT ended_seq FROM attempts WHERE entry_sequence = ?"
                       " AND ended_seq IS NOT NULL ORDER BY 1"));
    for (int i = 0; i < 4; ++i) {
        statement.bind(entry.sequence);
    }
    return everyNumber(statement);
}

} // namespace pd

#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/projection.h"
#include "core/store/schema.h"
#include "core/store/statement.h"

#include <limits>

namespace pd {

namespace {

// A search by last digits needs this many, or it would match a good part of the history.
constexpr qsizetype shortestTail = 4;

QString shelfOf(HistoryFilter filter)
{
    switch (filter) {
    case HistoryFilter::All:
        return {};
    case HistoryFilter::Accepted:
        return projection::shelfOf(EntryState::Accepted);
    case HistoryFilter::Rejected:
        return projection::shelfOf(EntryState::Rejected);
    case HistoryFilter::Unknown:
        return projection::shelfOf(EntryState::Unknown);
    case HistoryFilter::Sending:
        return projection::shelfOf(EntryState::Sending);
    case HistoryFilter::ToBook:
        return projection::shelfOf(EntryState::ToBook);
    }
    Q_UNREACHABLE();
}

/// The smallest text after every text that begins with `prefix`: the range of an index scan.
QString afterPrefix(const QString &prefix)
{
    QString end = prefix;
    end.back() = QChar(end.back().unicode() + 1);
    return end;
}

Result<QList<Entry>, StoreError> readAll(Statement &statement)
{
    if (auto done = statement.run(); !done) {
        return fail(done.error());
    }
    QList<Entry> list;
    while (statement.next()) {
        list += projection::readEntry(statement);
    }
    if (const auto failure = statement.failure()) {
        return fail(*failure);
    }
    return list;
}

} // namespace

JournalPages::JournalPages(const Database &database)
    : m_database(database)
{ }

Result<EntryPage, StoreError> JournalPages::page(const HistoryQuery &query) const
{
    const QString text = query.text.trimmed();
    const QString shelf = shelfOf(query.filter);
    const int limit = qMax(1, query.limit);
    const qint64 before = query.before > 0 ? query.before : std::numeric_limits<qint64>::max();
    QString sql = QStringLiteral("SELECT ") + schema::entryColumns()
        + QStringLiteral(" FROM entries WHERE ");
    if (text.isEmpty()) {
        sql += QStringLiteral("sequence < ?");
    } else {
        // The key's bound stands inside, so that the outer part reads by key alone.
        sql += QStringLiteral("sequence IN ("
                              "SELECT sequence FROM entries WHERE openid = ? AND sequence < ?"
                              " UNION SELECT entry_sequence FROM attempts WHERE request_id = ?"
                              " AND request_id <> '' AND entry_sequence < ?"
                              " UNION SELECT sequence FROM entries WHERE id_reversed >= ?"
                              " AND id_reversed < ? AND sequence < ?)");
    }
    if (!shelf.isEmpty()) {
        sql += QStringLiteral(" AND shelf = ?");
    }
    sql += QStringLiteral(" ORDER BY sequence DESC LIMIT ?");

    Statement statement(m_database, sql);
    if (text.isEmpty()) {
        statement.bind(before);
    } else {
        const QString tail = projection::reversed(text);
        const bool isShort = tail.size() < shortestTail;
        statement.bind(text)
            .bind(before)
            .bind(text)
            .bind(before)
            .bind(tail)
            .bind(isShort ? tail : afterPrefix(tail))
            .bind(before);
    }
    if (!shelf.isEmpty()) {
        statement.bind(shelf);
    }
    statement.bind(qint64{limit} + 1);
    auto entries = readAll(statement);
    if (!entries) {
        return fail(entries.error());
    }
    EntryPage page{*entries, entries->size() > limit};
    if (page.more) {
        page.entries.removeLast();
    }
    return page;
}

Result<std::optional<EntryDetails>, StoreError> JournalPages::details(const EntryId &id) const
{
    const auto entry = projection::entry(m_database, id);
    if (!entry) {
        return fail(entry.error());
    }
    if (!*entry) {
        return std::optional<EntryDetails>();
    }
    const auto bytes = projection::body(m_database, **entry);
    if (!bytes) {
        return fail(bytes.error());
    }
    const auto attempts = projection::attempts(m_database, **entry);
    if (!attempts) {
        return fail(attempts.error());
    }
    return std::optional<EntryDetails>(EntryDetails{**entry, *bytes, *attempts});
}

Result<QList<Entry>, StoreError> JournalPages::ofTransaction(const QString &transactionId) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + schema::entryColumns()
                            + QStringLiteral(" FROM entries WHERE transaction_id = ?"
                                             " ORDER BY sequence"));
    statement.bind(transactionId);
    return readAll(statement);
}

Result<QList<Entry>, StoreError> JournalPages::unsettled() const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + schema::entryColumns()
                            + QStringLiteral(" FROM entries WHERE shelf = 'unknown'"
                                             " ORDER BY sequence"));
    return readAll(statement);
}

} // namespace pd

#include "core/store/database.h"
#include "core/store/entry_rows.h"
#include "core/store/journal.h"
#include "core/store/schema.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

#include <limits>

namespace pd {

namespace {

QString shelfFor(HistoryFilter filter)
{
    switch (filter) {
    case HistoryFilter::All:
        return {};
    case HistoryFilter::Accepted:
        return shelfOf(EntryState::Accepted);
    case HistoryFilter::Rejected:
        return shelfOf(EntryState::Rejected);
    case HistoryFilter::Unknown:
        return shelfOf(EntryState::Unknown);
    case HistoryFilter::Sending:
        return shelfOf(EntryState::Sending);
    case HistoryFilter::ToBook:
        return shelfOf(EntryState::ToBook);
    }
    Q_UNREACHABLE();
}

} // namespace

JournalPages::JournalPages(const Database &database)
    : m_database(database)
{ }

Result<EntryPage, StoreError> JournalPages::page(const HistoryQuery &query) const
{
    const QString text = query.text.trimmed();
    const QString shelf = shelfFor(query.filter);
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
        const QString tail = reversed(text);
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
    auto entries = readEntries(statement);
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
    const auto entry = findEntry(m_database, id);
    if (!entry) {
        return fail(entry.error());
    }
    if (!*entry) {
        return std::optional<EntryDetails>();
    }
    const auto details = detailsOf(m_database, **entry);
    if (!details) {
        return fail(details.error());
    }
    return std::optional<EntryDetails>(*details);
}

Result<QList<Entry>, StoreError> JournalPages::ofTransaction(const QString &transactionId) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + schema::entryColumns()
                            + QStringLiteral(" FROM entries WHERE transaction_id = ?"
                                             " ORDER BY sequence"));
    statement.bind(transactionId);
    return readEntries(statement);
}

Result<QList<Entry>, StoreError> JournalPages::unsettled() const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + schema::entryColumns()
                            + QStringLiteral(" FROM entries WHERE shelf = 'unknown'"
                                             " ORDER BY sequence"));
    return readEntries(statement);
}

} // namespace pd

#include "core/store/database.h"
#include "core/store/entry_facets.h"
#include "core/store/entry_rows.h"
#include "core/store/history_ranges.h"
#include "core/store/journal.h"
#include "core/store/schema.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

#include <algorithm>
#include <limits>

namespace pd {

namespace {

/// Few rows match a text: every other wish is a look at each of them. COALESCE keeps the planner
/// from walking along the index of such a wish instead.
QString wishesBesideAText(const EntryFacets &facets, const QString &shelf)
{
    QString sql;
    if (!shelf.isEmpty()) {
        sql += QStringLiteral(" AND COALESCE(shelf, '') = ?");
    }
    if (facets.operatorId != 0) {
        sql += QStringLiteral(" AND COALESCE(operator_id, 0) = ?");
    }
    if (facets.shopId != 0) {
        sql += QStringLiteral(" AND COALESCE(shop_id, 0) = ?");
    }
    if (facets.reasonId != 0) {
        sql += QStringLiteral(" AND COALESCE(reason_id, 0) = ?");
    }
    return sql;
}

void bindWishesBesideAText(Statement &statement, const EntryFacets &facets, const QString &shelf)
{
    if (!shelf.isEmpty()) {
        statement.bind(shelf);
    }
    for (const qint64 facet : {facets.operatorId, facets.shopId, facets.reasonId}) {
        if (facet != 0) {
            statement.bind(facet);
        }
    }
}

qint64 msOr(const QDateTime &time, qint64 otherwise)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : otherwise;
}

} // namespace

/// What a page is read from, once the query's words are numbers.
struct JournalPages::Wanted
{
    QString text;
    QString shelf;
    EntryFacets facets;
    SequenceBounds bounds;
    qint64 from = 0; ///< ms
    qint64 to = 0; ///< ms
    EntryId batch;
    int limit = 0; ///< one more than a page holds tells whether another follows
};

JournalPages::JournalPages(const Database &database)
    : m_database(database)
{ }

Result<EntryPage, StoreError> JournalPages::page(const HistoryQuery &query) const
{
    const auto facets = facetsOf(m_database, query);
    if (!facets) {
        return fail(facets.error());
    }
    const auto bounds = boundsOf(m_database, query);
    if (!bounds) {
        return fail(bounds.error());
    }
    if (!*facets || bounds->first >= bounds->end) {
        return EntryPage();
    }
    const int limit = qMax(1, query.limit);
    const Wanted wanted{query.text.trimmed(),
                        shelfOf(query.filter),
                        **facets,
                        *bounds,
                        msOr(query.from, std::numeric_limits<qint64>::min()),
                        msOr(query.to, std::numeric_limits<qint64>::max()),
                        query.batch,
                        limit + 1};
    const bool byFacets = facets->value().operatorId != 0 || facets->value().shopId != 0
        || facets->value().reasonId != 0;
    auto entries = !wanted.batch.isNull() ? ofBatch(wanted)
        : !wanted.text.isEmpty()          ? withText(wanted)
        : byFacets                        ? withFacets(wanted)
                                          : ofShelf(wanted);
    if (!entries) {
        return fail(entries.error());
    }
    EntryPage page;
    page.more = entries->size() > limit;
    page.entries = *std::move(entries);
    if (page.more) {
        page.entries.removeLast();
    }
    return page;
}

Result<QList<Entry>, StoreError> JournalPages::ofShelf(const Wanted &wanted) const
{
    QString sql = QStringLiteral("SELECT ") + schema::entryRow()
        + QStringLiteral(" FROM entries WHERE sequence >= ? AND sequence < ?");
    if (!wanted.shelf.isEmpty()) {
        sql += QStringLiteral(" AND shelf = ?");
    }
    sql += QStringLiteral(" AND opened_at + 0 >= ? AND opened_at + 0 < ?"
                          " ORDER BY sequence DESC LIMIT ?");
    Statement statement(m_database, sql);
    statement.bind(wanted.bounds.first).bind(wanted.bounds.end);
    if (!wanted.shelf.isEmpty()) {
        statement.bind(wanted.shelf);
    }
    statement.bind(wanted.from).bind(wanted.to).bind(qint64{wanted.limit});
    return readEntries(statement);
}

Result<QList<Entry>, StoreError> JournalPages::ofBatch(const Wanted &wanted) const
{
    // A batch's rows are few against the journal: every other wish is a look at each of them.
    QString sql = QStringLiteral("SELECT ") + schema::entryRow()
        + QStringLiteral(" FROM entries WHERE sequence IN (SELECT e.sequence FROM batch_rows r"
                         " JOIN entries e ON e.entry_id = r.entry_id WHERE r.batch_id = ?"
                         " AND e.sequence >= ? AND e.sequence < ?)"
                         " AND opened_at + 0 >= ? AND opened_at + 0 < ?")
        + wishesBesideAText(wanted.facets, wanted.shelf);
    if (!wanted.text.isEmpty()) {
        sql += QStringLiteral(" AND (COALESCE(openid, '') = ? OR COALESCE(request_id, '') = ?"
                              " OR SUBSTR(id_reversed, 1, ?) = ?)");
    }
    Statement statement(m_database, sql + QStringLiteral(" ORDER BY sequence DESC LIMIT ?"));
    statement.bind(wanted.batch.text)
        .bind(wanted.bounds.first)
        .bind(wanted.bounds.end)
        .bind(wanted.from)
        .bind(wanted.to);
    bindWishesBesideAText(statement, wanted.facets, wanted.shelf);
    if (!wanted.text.isEmpty()) {
        statement.bind(wanted.text)
            .bind(wanted.text)
            .bind(qint64{wanted.text.size()})
            .bind(reversed(wanted.text));
    }
    statement.bind(qint64{wanted.limit});
    return readEntries(statement);
}

Result<QList<Entry>, StoreError> JournalPages::withText(const Wanted &wanted) const
{
    // The key's bounds stand inside, so that the outer part reads by key alone.
    Statement statement(
        m_database,
        QStringLiteral("SELECT ") + schema::entryRow()
            + QStringLiteral(" FROM entries WHERE sequence IN ("
                             "SELECT sequence FROM entries WHERE openid = ?"
                             " AND sequence >= ? AND sequence < ?"
                             " UNION SELECT entry_sequence FROM attempts WHERE request_id = ?"
                             " AND request_id <> '' AND entry_sequence >= ? AND entry_sequence < ?"
                             " UNION SELECT sequence FROM entries WHERE id_reversed >= ?"
                             " AND id_reversed < ? AND sequence >= ? AND sequence < ?)"
                             " AND opened_at + 0 >= ? AND opened_at + 0 < ?")
            + wishesBesideAText(wanted.facets, wanted.shelf)
            + QStringLiteral(" ORDER BY sequence DESC LIMIT ?"));
    const QString tail = reversed(wanted.text);
    const bool isShort = tail.size() < shortestTail;
    const auto bindBounds = [&] {
        statement.bind(wanted.bounds.first).bind(wanted.bounds.end);
    };
    statement.bind(wanted.text);
    bindBounds();
    statement.bind(wanted.text);
    bindBounds();
    statement.bind(tail).bind(isShort ? tail : afterPrefix(tail));
    bindBounds();
    statement.bind(wanted.from).bind(wanted.to);
    bindWishesBesideAText(statement, wanted.facets, wanted.shelf);
    statement.bind(qint64{wanted.limit});
    return readEntries(statement);
}

Result<QList<Entry>, StoreError> JournalPages::numbered(const Wanted &wanted,
                                                        const QList<qint64> &sequences) const
{
    // One statement for a whole page, of the same length each time, so that it stays prepared.
    QStringList marks;
    marks.fill(QStringLiteral("?"), wanted.limit);
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + schema::entryRow()
                            + QStringLiteral(" FROM entries WHERE sequence IN (") + marks.join(u',')
                            + QStringLiteral(") AND opened_at + 0 >= ? AND opened_at + 0 < ?"));
    for (int i = 0; i < wanted.limit; ++i) {
        statement.bind(sequences.value(i, 0)); // no entry has the number 0
    }
    statement.bind(wanted.from).bind(wanted.to);
    auto entries = readEntries(statement);
    if (entries) {
        std::sort(entries->begin(), entries->end(),
                  [](const Entry &a, const Entry &b) { return a.sequence > b.sequence; });
    }
    return entries;
}

Result<QList<Entry>, StoreError> JournalPages::withFacets(const Wanted &wanted) const
{
    SequenceBounds bounds = wanted.bounds;
    QList<Entry> entries;
    // Once, except where the clock was set back and a range holds entries of another time.
    while (entries.size() < wanted.limit) {
        const auto sequences
            = sequencesWith(m_database, wanted.facets, wanted.shelf, bounds, wanted.limit);
        if (!sequences) {
            return fail(sequences.error());
        }
        auto read = numbered(wanted, *sequences);
        if (!read) {
            return read;
        }
        entries += *read;
        if (sequences->size() < wanted.limit) {
            break;
        }
        bounds.end = sequences->last();
    }
    return entries.mid(0, wanted.limit);
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
    auto details = detailsOf(m_database, **entry);
    if (!details) {
        return fail(details.error());
    }
    auto steps = stepsOf(m_database, **entry);
    if (!steps) {
        return fail(steps.error());
    }
    details->steps = *std::move(steps);
    const auto siblings = ofTransaction((*entry)->fields.transactionId);
    if (!siblings) {
        return fail(siblings.error());
    }
    std::copy_if(siblings->cbegin(), siblings->cend(), std::back_inserter(details->related),
                 [&own = **entry](const Entry &other) {
                     return other.id == own.fields.corrects || other.fields.corrects == own.id;
                 });
    return std::optional<EntryDetails>(*std::move(details));
}

Result<QList<Entry>, StoreError> JournalPages::ofTransaction(const QString &transactionId) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + schema::entryRow()
                            + QStringLiteral(" FROM entries WHERE transaction_id = ?"
                                             " ORDER BY sequence"));
    statement.bind(transactionId);
    return readEntries(statement);
}

Result<QList<Entry>, StoreError> JournalPages::unsettled() const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT ") + schema::entryRow()
                            + QStringLiteral(" FROM entries WHERE shelf = 'unknown'"
                                             " ORDER BY sequence"));
    return readEntries(statement);
}

} // namespace pd

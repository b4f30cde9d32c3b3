#include "core/store/report_standing.h"

#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

#include <optional>

namespace pd {

namespace {

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
    case EntryState::SettledTaken:
        return ReportState::SettledTaken;
    case EntryState::SettledNotTaken:
        return ReportState::SettledNotTaken;
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
    case ReportState::SettledTaken:
        return 3;
    case ReportState::ReportedByMall:
        return 2;
    case ReportState::Rejected:
    case ReportState::SettledNotTaken:
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

Result<void, StoreError> refreshReportState(const Database &database, const QString &transactionId)
{
    Standing standing;
    {
        Statement known(
            database,
            QStringLiteral("SELECT m.points FROM transactions t LEFT JOIN mall_reports m"
                           " ON m.transaction_id = t.transaction_id"
                           " WHERE t.transaction_id = ?"));
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

Result<void, StoreError> resetReportStates(const Database &database)
{
    Statement waiting(database,
                      QStringLiteral("UPDATE transactions SET report_state = ?, shelf = ?,"
                                     " points = NULL"));
    waiting.bind(reportStateToken(ReportState::Waiting)).bind(shelfOf(ReportState::Waiting));
    if (auto done = waiting.run(); !done) {
        return done;
    }
    Statement reported(
        database,
        QStringLiteral("UPDATE transactions SET report_state = ?, shelf = ?, points ="
                       " (SELECT m.points FROM mall_reports m"
                       " WHERE m.transaction_id = transactions.transaction_id)"
                       " WHERE transaction_id IN (SELECT transaction_id FROM mall_reports)"));
    return reported.bind(reportStateToken(ReportState::ReportedByMall))
        .bind(shelfOf(ReportState::ReportedByMall))
        .run();
}

} // namespace pd

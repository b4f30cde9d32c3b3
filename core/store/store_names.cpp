#include "core/store/store_names.h"

#include "core/domain/tokens.h"

#include <algorithm>

namespace pd {

namespace {

constexpr Tokens<ReportState, 11> reportStates{{
    {ReportState::Waiting, QLatin1String("waiting")},
    {ReportState::ReportedByMall, QLatin1String("reported_by_mall")},
    {ReportState::Sending, QLatin1String("sending")},
    {ReportState::Unknown, QLatin1String("unknown")},
    {ReportState::Accepted, QLatin1String("accepted")},
    {ReportState::AlreadyReported, QLatin1String("already_reported")},
    {ReportState::Rejected, QLatin1String("rejected")},
    {ReportState::ToBook, QLatin1String("to_book")},
    {ReportState::Booked, QLatin1String("booked")},
    {ReportState::SettledTaken, QLatin1String("settled_taken")},
    {ReportState::SettledNotTaken, QLatin1String("settled_not_taken")},
}};

} // namespace

QString entryKindToken(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Report:
        return QStringLiteral("report");
    case EntryKind::MemberSystem:
        return QStringLiteral("member_system");
    }
    Q_UNREACHABLE();
}

QString reportStateToken(ReportState state)
{
    return tokenOf(reportStates, state);
}

std::optional<ReportState> reportStateFromToken(const QString &token)
{
    return fromToken(reportStates, token);
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
        return QStringLiteral("to_book");
    case EntryState::Booked:
        return QStringLiteral("booked");
    case EntryState::SettledTaken:
    case EntryState::SettledNotTaken:
        return QStringLiteral("settled");
    }
    Q_UNREACHABLE();
}

QString shelfOf(HistoryFilter filter)
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
    case HistoryFilter::Booked:
        return shelfOf(EntryState::Booked);
    case HistoryFilter::Settled:
        return shelfOf(EntryState::SettledTaken);
    }
    Q_UNREACHABLE();
}

QStringList entryShelves()
{
    return {shelfOf(EntryState::Accepted),    shelfOf(EntryState::Rejected),
            shelfOf(EntryState::Unknown),     shelfOf(EntryState::Sending),
            shelfOf(EntryState::ToBook),      shelfOf(EntryState::Booked),
            shelfOf(EntryState::SettledTaken)};
}

QString shelfOf(ReportState state)
{
    switch (state) {
    case ReportState::Waiting:
    case ReportState::Rejected:
    case ReportState::SettledNotTaken:
        return QStringLiteral("waiting");
    case ReportState::ReportedByMall:
    case ReportState::Accepted:
    case ReportState::AlreadyReported:
    case ReportState::Booked:
    case ReportState::SettledTaken:
        return QStringLiteral("reported");
    case ReportState::ToBook:
        return QStringLiteral("to_book");
    case ReportState::Sending:
    case ReportState::Unknown:
        return QStringLiteral("open");
    }
    Q_UNREACHABLE();
}

QStringList transactionShelves()
{
    return {QStringLiteral("waiting"), QStringLiteral("reported"), QStringLiteral("to_book"),
            QStringLiteral("open")};
}

QString reversed(const QString &text)
{
    QString result = text;
    std::reverse(result.begin(), result.end());
    return result;
}

QString afterPrefix(const QString &prefix)
{
    QString end = prefix;
    end.back() = QChar(end.back().unicode() + 1);
    return end;
}

} // namespace pd

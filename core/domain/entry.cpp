#include "core/domain/entry.h"

#include "core/domain/tokens.h"

namespace pd {

namespace {

constexpr Tokens<EntryState, 10> stateNames{{
    {EntryState::Accepted, QLatin1String("accepted")},
    {EntryState::AlreadyReported, QLatin1String("already_reported")},
    {EntryState::Rejected, QLatin1String("rejected")},
    {EntryState::NotSent, QLatin1String("not_sent")},
    {EntryState::Unknown, QLatin1String("unknown")},
    {EntryState::Sending, QLatin1String("sending")},
    {EntryState::ToBook, QLatin1String("to_book")},
    {EntryState::Booked, QLatin1String("booked")},
    {EntryState::SettledTaken, QLatin1String("settled_taken")},
    {EntryState::SettledNotTaken, QLatin1String("settled_not_taken")},
}};

struct StateAfter
{
    EntryState operator()(const Accepted &) const
    {
        return EntryState::Accepted;
    }
    EntryState operator()(const AlreadyReported &) const
    {
        return EntryState::AlreadyReported;
    }
    EntryState operator()(const Rejected &) const
    {
        return EntryState::Rejected;
    }
    EntryState operator()(const NotSent &) const
    {
        return EntryState::NotSent;
    }
    EntryState operator()(const Unknown &) const
    {
        return EntryState::Unknown;
    }
};

} // namespace

QList<EntryState> everyEntryState()
{
    QList<EntryState> states;
    for (const auto &name : stateNames) {
        states.append(name.first);
    }
    return states;
}

QString entryStateToken(EntryState state)
{
    return tokenOf(stateNames, state);
}

std::optional<EntryState> entryStateFromToken(QStringView token)
{
    return fromToken(stateNames, token);
}

EntryState stateAfter(const Outcome &outcome)
{
    return std::visit(StateAfter{}, outcome);
}

bool gaveAValue(EntryState state)
{
    switch (state) {
    case EntryState::Accepted:
    case EntryState::AlreadyReported:
    case EntryState::ToBook:
    case EntryState::Booked:
    case EntryState::SettledTaken:
        return true;
    case EntryState::SettledNotTaken:
    case EntryState::Rejected:
    case EntryState::NotSent:
    case EntryState::Unknown:
    case EntryState::Sending:
        return false;
    }
    Q_UNREACHABLE();
}

EntryKind Entry::kind() const
{
    return fields.kind;
}

bool Entry::maySendAgain() const
{
    if (kind() != EntryKind::Report || !outcome) {
        return false;
    }
    if (state == EntryState::Unknown || state == EntryState::NotSent) {
        return true;
    }
    const auto *rejected = std::get_if<Rejected>(&*outcome);
    return state == EntryState::Rejected && rejected != nullptr
        && (rejected->reason == RejectReason::RateLimited
            || rejected->reason == RejectReason::NotSubmitted);
}

bool Entry::maySettle() const
{
    return kind() == EntryKind::Report && state == EntryState::Unknown;
}

bool belongsTo(EntryState state, HistoryFilter filter)
{
    switch (filter) {
    case HistoryFilter::All:
        return true;
    case HistoryFilter::Accepted:
        return state == EntryState::Accepted || state == EntryState::AlreadyReported;
    case HistoryFilter::Rejected:
        return state == EntryState::Rejected || state == EntryState::NotSent;
    case HistoryFilter::Unknown:
        return state == EntryState::Unknown;
    case HistoryFilter::Sending:
        return state == EntryState::Sending;
    case HistoryFilter::ToBook:
        return state == EntryState::ToBook;
    case HistoryFilter::Booked:
        return state == EntryState::Booked;
    case HistoryFilter::Settled:
        return state == EntryState::SettledTaken || state == EntryState::SettledNotTaken;
    }
    Q_UNREACHABLE();
}

bool isListedBy(const Entry &entry, const HistoryQuery &query)
{
    const QString &text = query.text;
    const bool found = text.isEmpty() || entry.fields.transactionId.endsWith(text)
        || entry.fields.openid == text || entry.facts.requestId == text;
    return found && belongsTo(entry.state, query.filter)
        && (query.from.isNull() || entry.openedAt >= query.from)
        && (query.to.isNull() || entry.openedAt < query.to)
        && (query.operatorName.isEmpty() || entry.operatorName == query.operatorName)
        && (query.shopId == 0 || entry.shop.id == query.shopId)
        && (query.reason.isEmpty() || entry.fields.reason == query.reason);
}

} // namespace pd

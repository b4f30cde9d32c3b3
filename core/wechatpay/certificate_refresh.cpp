#include "core/wechatpay/certificate_refresh.h"

#include <algorithm>

namespace pd {

namespace {

/// Since when the certificates have been due, for which reason; or from when on they will be.
RefreshDecision dueAt(const RefreshState &state)
{
    if (!state.doneAt.isValid()) {
        return {RefreshReason::NeverDone, {}};
    }
    if (state.unknownSerialAt.isValid() && state.unknownSerialAt > state.doneAt) {
        return {RefreshReason::UnknownSerial, state.unknownSerialAt};
    }
    RefreshDecision due{RefreshReason::TwelveHours, state.doneAt.addSecs(refreshEverySeconds)};
    if (state.earliestEnd.isValid()) {
        const QDateTime near = std::max(state.earliestEnd.addSecs(-refreshBeforeExpirySeconds),
                                        state.doneAt.addSecs(refreshNearExpirySeconds));
        if (near < due.next) {
            due = {RefreshReason::BeforeExpiry, near};
        }
    }
    return due;
}

} // namespace

RefreshDecision decideRefresh(const RefreshState &state, const QDateTime &now)
{
    const RefreshDecision due = dueAt(state);
    QDateTime at = due.next.isValid() ? due.next : now;
    // A clock that was set back would keep it waiting for ever.
    if (state.triedAt.isValid() && state.triedAt <= now) {
        at = std::max(at, state.triedAt.addSecs(refreshPauseSeconds));
    }
    if (state.doneAt.isValid() && state.doneAt > now) {
        at = now;
    }
    if (at > now) {
        return {RefreshReason::NotDue, at};
    }
    return {due.reason, now.addSecs(refreshPauseSeconds)};
}

} // namespace pd

#pragma once

#include "core/practice/request_guard.h"

#include <QSet>

#include <functional>

namespace pd {

/// Appids in which a member of that openid is known; empty: nobody knows them.
using AppidsOfMember = std::function<QSet<QString>(const QString &openid)>;

/// The body that the stand-in signs for a call that changes nothing: the echo, the authorisation of
/// a member, what still waits in the plug-in. Of twenty members one has not authorised the points
/// service, one has taken it back and one has payments waiting; which, stands in their openid.
[[nodiscard]] Result<QByteArray, StandInError> answerQuery(PracticeCall call,
                                                           const HttpRequest &request,
                                                           const AppidsOfMember &appidsOf,
                                                           const QDateTime &now);

/// "Tue, 24 Nov 2026 06:51:47 GMT".
[[nodiscard]] QByteArray httpDate(const QDateTime &time);

} // namespace pd

#pragma once

#include "core/domain/member_status.h"

#include <functional>

namespace pd {

class ApiClient;
struct MemberQuestion;

/// Asks WeChat Pay whether a member has authorised the points service and, with a `brandid`,
/// whether payments still wait in the plug-in; changes nothing there. `done` is called once, later,
/// unless the client ends first.
void inquireMember(ApiClient &client, const MemberQuestion &question, qint64 brandid,
                   std::function<void(const MemberAnswer &)> done);

} // namespace pd

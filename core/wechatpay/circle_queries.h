#pragma once

#include "core/domain/member_status.h"
#include "core/domain/result.h"
#include "core/wechatpay/api_client.h"

#include <functional>

namespace pd {

/// Of whom a question is. The appid and the openid are a pair.
struct MemberQuestion
{
    QString appid;
    QString openid;
    QString subMchid; ///< partner mode, else empty
};

using AuthorizationDone = std::function<void(const Result<MemberAuthorization, QueryError> &)>;
using CommitStatusDone = std::function<void(const Result<CommitStatus, QueryError> &)>;

/// GET /v3/businesscircle/user-authorizations/{openid} (merchant/4012534848). It changes nothing.
/// `done` is called exactly once, later; not at all when the client is destroyed first.
void queryAuthorization(ApiClient &client, const MemberQuestion &question, AuthorizationDone done);

/// GET /v3/businesscircle/users/{openid}/points/commit_status. `brandid` is the mall's number at
/// WeChat Pay.
void queryCommitStatus(ApiClient &client, const MemberQuestion &question, qint64 brandid,
                       CommitStatusDone done);

/// What their answers mean: pure, for tests.
[[nodiscard]] Result<MemberAuthorization, QueryError> readAuthorization(const ApiAnswer &answer,
                                                                        const QString &openid);
[[nodiscard]] Result<CommitStatus, QueryError> readCommitStatus(const ApiAnswer &answer);

} // namespace pd

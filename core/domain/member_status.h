#pragma once

#include "core/domain/outcome.h"

#include <QDateTime>

#include <optional>

namespace pd {

/// Whether the member lets this mall's points service see payments (merchant/4012534848).
enum class AuthorizationState { Unauthorized, Authorized, Deauthorized };

struct MemberAuthorization
{
    AuthorizationState state = AuthorizationState::Unauthorized;
    QDateTime authorizedAt; ///< null if WeChat Pay does not say
    QDateTime deauthorizedAt;
    bool operator==(const MemberAuthorization &) const = default;
};

/// Whether payments of today still wait in the plug-in for the member to submit them.
enum class CommitStatus { Pending, Finished };

/// Why a question about a member has no answer. None of them says anything about the member.
enum class QueryProblem {
    NotSent, ///< see QueryError::notSent
    NoAnswer, ///< lost, timed out, or WeChat Pay is out of order
    NotVerified, ///< an answer that can't be believed: see QueryError::unverified
    NotUnderstood, ///< verified, but not what the document says
    BadQuestion, ///< an id is missing: nothing was sent
    AppidWrong, ///< the appid is not one of this merchant's
    OpenidWrong, ///< no such openid
    PairWrong, ///< an openid of another appid
    MerchantUnknown, ///< mchid or sub_mchid
    NoRight,
    NotFound,
    RateLimited,
    SignatureRefused,
    Refused ///< anything else: see the facts
};

struct QueryError
{
    QueryProblem problem = QueryProblem::NoAnswer;
    NotSentReason notSent = NotSentReason::Other;
    UnknownReason unverified = UnknownReason::SignatureHeadersMissing;
    ReplyFacts facts;
    bool operator==(const QueryError &) const = default;
};

/// What was found out about a member in the background.
struct MemberAnswer
{
    std::optional<MemberAuthorization> authorization;
    std::optional<CommitStatus> pending; ///< empty where it was not asked, or had no answer
    std::optional<QueryError> problem; ///< why the authorisation is not known
    bool operator==(const MemberAnswer &) const = default;
};

} // namespace pd

#include "core/wechatpay/classify.h"

#include <array>
#include <optional>

namespace pd {

namespace {

/// A row of the error table: what one code means, or one of the texts that share it. The row
/// without a text stands behind those with one, for texts that nobody has seen yet.
struct ErrorRow
{
    QStringView code;
    QStringView text; ///< empty: any
    Outcome outcome;
    int status = 0; ///< 0: any
};

const std::array<ErrorRow, 21> &errorTable()
{
    using Text = QStringView;
    static const std::array<ErrorRow, 21> table{{
        {Text(u"INVALID_REQUEST"), Text(u"积分已回传"), AlreadyReported{}, 400},
        {Text(u"INVALID_REQUEST"), Text(u"超过回传时效"), Rejected{RejectReason::TooLate}, 400},
        {Text(u"INVALID_REQUEST"), Text(u"未提交积分"), Rejected{RejectReason::NotSubmitted}, 400},
        {Text(u"INVALID_REQUEST"), Text(), Rejected{RejectReason::BadRequest}, 400},
        {Text(u"MCH_NOT_EXISTS"), Text(), Rejected{RejectReason::MerchantUnknown}},
        {Text(u"PARAM_ERROR"), Text(u"无备注信息"), Rejected{RejectReason::RemarksMissing}},
        // 请检查商圈商户号,微信订单号,OPENID是否为空 is one of them: of its causes, validation
        // leaves the pair of appid and openid.
        {Text(u"PARAM_ERROR"), Text(u"OpenID"), Rejected{RejectReason::OpenidWrong}},
        {Text(u"PARAM_ERROR"), Text(), Rejected{RejectReason::BadParameter}},
        {Text(u"SIGN_ERROR"), Text(), Rejected{RejectReason::SignatureRefused}},
        {Text(u"NO_AUTH"), Text(), Rejected{RejectReason::NoRight}},
        {Text(u"ORDER_NOT_EXIST"), Text(), Rejected{RejectReason::NotFound}},
        {Text(u"ORDER_NOT_EXISTS"), Text(), Rejected{RejectReason::NotFound}},
        {Text(u"RESOURCE_NOT_EXISTS"), Text(), Rejected{RejectReason::NotFound}},
        {Text(u"RATELIMIT_EXCEEDED"), Text(), Rejected{RejectReason::RateLimited}},
        {Text(u"RATELIMIT_EXCEED"), Text(), Rejected{RejectReason::RateLimited}},
        {Text(u"FREQUENCY_LIMITED"), Text(), Rejected{RejectReason::RateLimited}},
        {Text(u"FREQUENCY_LIMIT_EXCEED"), Text(), Rejected{RejectReason::RateLimited}},
        {Text(u"RATE_LIMITED"), Text(), Rejected{RejectReason::RateLimited}},
        // "Repeat later" under a wrong status: refused and taken are both possible.
        {Text(u"SYSTEM_ERROR"), Text(), Unknown{UnknownReason::ServerError}},
        {Text(u"SYSTEMERROR"), Text(), Unknown{UnknownReason::ServerError}},
        {Text(u"SERVICE_UNAVAILABLE"), Text(), Unknown{UnknownReason::ServiceUnavailable}},
    }};
    return table;
}

std::optional<Outcome> rowFor(const ReplyFacts &facts)
{
    for (const ErrorRow &row : errorTable()) {
        if (facts.code == row.code && (row.status == 0 || row.status == facts.httpStatus)
            && (row.text.isEmpty() || facts.message.contains(row.text, Qt::CaseInsensitive))) {
            return row.outcome;
        }
    }
    return std::nullopt;
}

Outcome refusal(const ReplyFacts &facts)
{
    if (facts.httpStatus == 429) {
        return Rejected{RejectReason::RateLimited};
    }
    if (const auto outcome = rowFor(facts)) {
        return *outcome;
    }
    switch (facts.httpStatus) {
    case 400:
        // Without a code it isn't WeChat Pay's answer: something on the way did not like the
        // request.
        return Rejected{facts.code.isEmpty() ? RejectReason::BadRequest : RejectReason::Other};
    case 401:
        return Rejected{RejectReason::SignatureRefused};
    case 403:
        return Rejected{RejectReason::NoRight};
    case 404:
        return Rejected{RejectReason::NotFound};
    default:
        return Rejected{RejectReason::Other};
    }
}

Outcome outcomeOf(const HttpReply &reply, const ReplyFacts &facts, const TrustedKeys &keys,
                  const QDateTime &now)
{
    if (reply.status >= 501 && reply.status <= 599) {
        return Unknown{UnknownReason::ServiceUnavailable};
    }
    if (reply.status == 500) {
        return Unknown{UnknownReason::ServerError};
    }
    if (reply.status < 200 || reply.status > 599) {
        return Unknown{UnknownReason::BrokenAnswer};
    }
    if (reply.status == 202) {
        return Unknown{UnknownReason::TakenNotDone};
    }
    if (reply.status < 400 && reply.status != 204) {
        return Unknown{UnknownReason::NotThisApi};
    }
    // The end of an answer decides between 已回传 and a refusal, and a signature covers all of it.
    if (reply.truncated) {
        return Unknown{UnknownReason::BrokenAnswer};
    }
    if (reply.status >= 400) {
        return refusal(facts);
    }
    if (const auto wrong = verifySignature(reply.headers, reply.body, keys, now)) {
        return Unknown{*wrong};
    }
    return Accepted{};
}

struct Classifier
{
    const TrustedKeys &keys;
    const QDateTime &now;

    CallEnd operator()(const HttpReply &reply) const
    {
        const ReplyFacts facts = readFacts(reply, now);
        return {outcomeOf(reply, facts, keys, now), facts, {}};
    }
    CallEnd operator()(const NothingSent &end) const
    {
        return {NotSent{end.why}, {}, {}};
    }
    CallEnd operator()(const MaybeSent &end) const
    {
        return {Unknown{end.why}, {}, {}};
    }
};

} // namespace

CallEnd classify(const SendEnd &end, const TrustedKeys &keys, const QDateTime &now)
{
    return std::visit(Classifier{keys, now}, end);
}

} // namespace pd

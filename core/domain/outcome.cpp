#include "core/domain/outcome.h"

#include "core/domain/tokens.h"

namespace pd {

namespace {

constexpr Tokens<RejectReason, 12> rejectNames{{
    {RejectReason::TooLate, QLatin1String("too_late")},
    {RejectReason::NotSubmitted, QLatin1String("not_submitted")},
    {RejectReason::BadRequest, QLatin1String("bad_request")},
    {RejectReason::MerchantUnknown, QLatin1String("merchant_unknown")},
    {RejectReason::RemarksMissing, QLatin1String("remarks_missing")},
    {RejectReason::OpenidWrong, QLatin1String("openid_wrong")},
    {RejectReason::BadParameter, QLatin1String("bad_parameter")},
    {RejectReason::SignatureRefused, QLatin1String("signature_refused")},
    {RejectReason::NoRight, QLatin1String("no_right")},
    {RejectReason::NotFound, QLatin1String("not_found")},
    {RejectReason::RateLimited, QLatin1String("rate_limited")},
    {RejectReason::Other, QLatin1String("other")},
}};

constexpr Tokens<NotSentReason, 10> notSentNames{{
    {NotSentReason::HostNotFound, QLatin1String("host_not_found")},
    {NotSentReason::ConnectionRefused, QLatin1String("connection_refused")},
    {NotSentReason::ConnectTimedOut, QLatin1String("connect_timed_out")},
    {NotSentReason::NetworkUnreachable, QLatin1String("network_unreachable")},
    {NotSentReason::TlsFailed, QLatin1String("tls_failed")},
    {NotSentReason::ProxyFailed, QLatin1String("proxy_failed")},
    {NotSentReason::SigningFailed, QLatin1String("signing_failed")},
    {NotSentReason::BadEndpoint, QLatin1String("bad_endpoint")},
    {NotSentReason::Cancelled, QLatin1String("cancelled")},
    {NotSentReason::Other, QLatin1String("other")},
}};

constexpr Tokens<UnknownReason, 14> unknownNames{{
    {UnknownReason::Interrupted, QLatin1String("interrupted")},
    {UnknownReason::ConnectionLost, QLatin1String("connection_lost")},
    {UnknownReason::TimedOut, QLatin1String("timed_out")},
    {UnknownReason::TakenNotDone, QLatin1String("taken_not_done")},
    {UnknownReason::NotThisApi, QLatin1String("not_this_api")},
    {UnknownReason::ServerError, QLatin1String("server_error")},
    {UnknownReason::ServiceUnavailable, QLatin1String("service_unavailable")},
    {UnknownReason::BrokenAnswer, QLatin1String("broken_answer")},
    {UnknownReason::SignatureHeadersMissing, QLatin1String("signature_headers_missing")},
    {UnknownReason::SignatureHeadersBad, QLatin1String("signature_headers_bad")},
    {UnknownReason::SerialUnknown, QLatin1String("serial_unknown")},
    {UnknownReason::SignatureStale, QLatin1String("signature_stale")},
    {UnknownReason::SignatureWrong, QLatin1String("signature_wrong")},
    {UnknownReason::SignatureTest, QLatin1String("signature_test")},
}};

constexpr QLatin1String acceptedName("accepted");
constexpr QLatin1String alreadyReportedName("already_reported");
constexpr QLatin1String rejectedPrefix("rejected:");
constexpr QLatin1String notSentPrefix("not_sent:");
constexpr QLatin1String unknownPrefix("unknown:");

template <class Of, class Enum, size_t N>
std::optional<Outcome> valueOf(const Tokens<Enum, N> &tokens, QStringView text)
{
    const auto reason = fromToken(tokens, text);
    return reason ? std::optional(Outcome(Of{*reason})) : std::nullopt;
}

struct TokenOf
{
    QString operator()(const Accepted &) const
    {
        return acceptedName;
    }
    QString operator()(const AlreadyReported &) const
    {
        return alreadyReportedName;
    }
    QString operator()(const Rejected &o) const
    {
        return rejectedPrefix + tokenOf(rejectNames, o.reason);
    }
    QString operator()(const NotSent &o) const
    {
        return notSentPrefix + tokenOf(notSentNames, o.reason);
    }
    QString operator()(const Unknown &o) const
    {
        return unknownPrefix + tokenOf(unknownNames, o.reason);
    }
};

} // namespace

QString outcomeToken(const Outcome &outcome)
{
    return std::visit(TokenOf{}, outcome);
}

std::optional<Outcome> outcomeFromToken(QStringView token)
{
    if (token == acceptedName) {
        return Outcome(Accepted{});
    }
    if (token == alreadyReportedName) {
        return Outcome(AlreadyReported{});
    }
    if (token.startsWith(rejectedPrefix)) {
        return valueOf<Rejected>(rejectNames, token.mid(rejectedPrefix.size()));
    }
    if (token.startsWith(notSentPrefix)) {
        return valueOf<NotSent>(notSentNames, token.mid(notSentPrefix.size()));
    }
    if (token.startsWith(unknownPrefix)) {
        return valueOf<Unknown>(unknownNames, token.mid(unknownPrefix.size()));
    }
    return std::nullopt;
}

QList<Outcome> everyOutcome()
{
    QList<Outcome> all{Accepted{}, AlreadyReported{}};
    for (const auto &name : rejectNames) {
        all.append(Rejected{name.first});
    }
    for (const auto &name : notSentNames) {
        all.append(NotSent{name.first});
    }
    for (const auto &name : unknownNames) {
        all.append(Unknown{name.first});
    }
    return all;
}

} // namespace pd

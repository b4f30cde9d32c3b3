#pragma once

#include "core/wechatpay/reply_verifier.h"
#include "core/wechatpay/transport.h"

namespace pd {

/// How one call ended: the outcome of the contract, and what to show beside it.
struct CallEnd
{
    Outcome outcome;
    ReplyFacts facts;
    Exchange exchange; ///< what the journal keeps of the answer as it came
};

/// {code, message, detail} of an error body, bounded; empty fields where the body is HTML,
/// truncated, deeply nested or not UTF-8. `now` is for a Retry-After that names a date.
[[nodiscard]] ReplyFacts readFacts(const HttpReply &reply, const QDateTime &now);

/// The answer as evidence: its bounded body, and those of its headers that are known to hold no
/// secret. `signedWith` is for the caller to fill in.
[[nodiscard]] Exchange readExchange(const HttpReply &reply);

/// The table of docs/wechat-pay.md as one pure function. Never throws, never guesses: what isn't in
/// it is Unknown or Rejected{Other}. A 4xx that is not whole is Unknown: its text decides.
[[nodiscard]] CallEnd classify(const SendEnd &end, const TrustedKeys &keys, const QDateTime &now);

} // namespace pd

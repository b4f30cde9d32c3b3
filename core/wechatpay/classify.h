#pragma once

#include "core/wechatpay/reply_verifier.h"
#include "core/wechatpay/transport.h"

namespace pd {

/// How one call ended: the outcome of the contract, and what to show beside it.
struct CallEnd
{
    Outcome outcome;
    ReplyFacts facts;
};

/// {code, message, detail} of an error body, bounded; empty fields where the body is HTML,
/// truncated, deeply nested or not UTF-8.
[[nodiscard]] ReplyFacts readFacts(const HttpReply &reply);

/// The table of docs/wechat-pay.md as one pure function. Never throws, never guesses: what isn't in
/// it is Unknown or Rejected{Other}.
[[nodiscard]] CallEnd classify(const SendEnd &end, const TrustedKeys &keys, const QDateTime &now);

} // namespace pd

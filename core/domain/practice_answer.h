#pragma once

namespace pd {

/// What the practice world's stand-in can be told to answer: each row of the error table. It stands
/// here because the window offers the choice and may not see core/practice.
enum class PracticeAnswer {
    Real, ///< like the real one: 204, 已回传, 超过回传时效, parameter errors
    NotSubmitted,
    MerchantUnknown,
    OpenidWrong,
    BadRequest,
    SignatureRefused,
    NoRight,
    NotFound,
    RateLimited,
    ServerError,
    Unavailable, ///< 502 with HTML
    TakenNotDone, ///< 202
    Unsigned, ///< 204 without signature headers, and it was taken
    ForgedSignature, ///< 204 signed by a stranger, and it was taken
    LostAfterTaken, ///< it was taken and the connection was lost
    LostBeforeTaken, ///< the connection was lost, and it was not taken
    NoConnection ///< not sent
};

} // namespace pd

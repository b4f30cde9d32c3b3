#pragma once

#include "core/domain/outcome.h"

namespace pd {

/// Why platform certificates could not be downloaded.
enum class PlatformCertificateProblem {
    NotSent, ///< see `notSent`
    NoAnswer,
    NotUsed, ///< 404 RESOURCE_NOT_EXISTS: normal for a merchant in public-key mode
    Refused, ///< see the facts
    NotVerified, ///< see `unverified`
    NotUnderstood, ///< not the JSON of the document
    WrongApiV3Key, ///< it can't be decrypted
    NotACertificate, ///< decrypted, but no RSA certificate
    SerialDiffers, ///< the certificate's serial is not the one that was told
    NoneValid ///< all of them are over, or this machine's clock is wrong
};

struct PlatformCertificateError
{
    PlatformCertificateProblem problem = PlatformCertificateProblem::NoAnswer;
    NotSentReason notSent = NotSentReason::Other;
    UnknownReason unverified = UnknownReason::SignatureHeadersMissing;
    ReplyFacts facts;
    bool operator==(const PlatformCertificateError &) const = default;
};

} // namespace pd

#pragma once

#include "core/domain/outcome.h"

#include <QString>

#include <optional>

namespace pd {

/// Why a notification of WeChat Pay, or a file of the inbox, was refused.
enum class NotificationProblem {
    TooLarge, ///< above 256 KiB; a file above 1 MiB
    NotJson, ///< not JSON, cut short, nested too deep, not UTF-8
    MissingField, ///< see `field`
    WrongType, ///< see `field`: a text for a number, a fraction for fen
    BadValue, ///< see `field`: an id that is no id, a time that is none, a negative amount
    BadBase64,
    WrongAlgorithm, ///< anything but AEAD_AES_256_GCM
    NoKey, ///< this desk has no APIv3 key
    CannotDecrypt, ///< the tag does not fit: another APIv3 key, or not what was sent
    BadSignature ///< see `signature`
};

struct NotificationError
{
    NotificationProblem problem = NotificationProblem::NotJson;
    QString field; ///< "resource.nonce", "amount"
    std::optional<UnknownReason> signature; ///< why the signature does not count
    bool operator==(const NotificationError &) const = default;
};

} // namespace pd

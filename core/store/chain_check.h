#pragma once

#include "core/domain/history_check.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"

#include <functional>
#include <optional>

namespace pd {

class Database;

/// What a check of the history needs from outside.
struct CheckTools
{
    /// SHA-256 of `bytes` into 32 bytes at `digest`. Empty: Qt's, which is several times slower
    /// than OpenSSL's.
    std::function<void(QByteArrayView bytes, char *digest)> sha256;
    /// Whether the key of that name (SHA-256 of its DER) made the signature; nothing if it is not
    /// at hand. Empty: no key is.
    std::function<std::optional<bool>(const QByteArray &keyId, const QByteArray &message,
                                      const QByteArray &signature)>
        checkSeal;
    /// Called every few thousand rows. False stops the check. May be empty.
    std::function<bool(const CheckProgress &progress)> progress;
};

/// Checks every event, link and seal, and the head. One pass over the events in their order. The
/// report is empty when `progress` has stopped it. `database` is in a read transaction of the
/// caller's, if the answer shall hold for more than this pass.
[[nodiscard]] Result<std::optional<HistoryReport>, StoreError> checkChain(const Database &database,
                                                                          const CheckTools &tools);

/// checkChain(), then makes the tables again from the events, beside the real ones, and compares.
/// `database` is a connection for this alone, opened by Database::openBeside(): it holds temporary
/// tables afterwards. What is written meanwhile is not looked at.
[[nodiscard]] Result<std::optional<HistoryReport>, StoreError>
checkHistory(const Database &database, const CheckTools &tools);

} // namespace pd

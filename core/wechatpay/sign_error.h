#pragma once

#include "core/domain/outcome.h"
#include "core/domain/sign_error_cause.h"

#include <QByteArray>

namespace pd {

/// Which of the ten texts a SIGN_ERROR carries. Asked only where the code is SIGN_ERROR or the
/// status 401.
[[nodiscard]] SignErrorCause signErrorCause(const ReplyFacts &facts);

/// Compares the `sign_information` within facts.detail (its place varies) with the five lines that
/// were signed.
[[nodiscard]] SignComparison compareSigned(const ReplyFacts &facts,
                                           const QByteArray &signedMessage);

} // namespace pd

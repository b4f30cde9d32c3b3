#pragma once

#include <openssl/x509.h>

namespace pd {

/// The rounds of a pass-phrase's stretching which a file may ask for. Real ones ask for a million
/// at most; without a bound, a file of 2 KiB could keep a processor busy for an hour.
inline constexpr long maxPassphraseRounds = 2'000'000;

/// True if decrypting with this algorithm ends soon: its rounds are bounded and known.
[[nodiscard]] bool isAffordable(const X509_ALGOR *algorithm);

} // namespace pd

#pragma once

#include "core/vault/vault.h"

#include <optional>

namespace pd {

/// What is sealed: a count, then for each secret its name and its bytes, both with their lengths,
/// big-endian.
[[nodiscard]] SecretBytes packSecrets(const NamedSecrets &secrets);
/// Nothing if the bytes are not such a list, whole.
[[nodiscard]] std::optional<NamedSecrets> unpackSecrets(const SecretBytes &packed);

} // namespace pd

#include "core/vault/secret_keeper.h"

namespace pd {

SecretKeeper::~SecretKeeper() = default;

} // namespace pd

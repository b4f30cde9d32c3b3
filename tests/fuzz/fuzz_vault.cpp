// Whatever stands in a vault file, opening it ends with the secrets or an error; nothing is
// believed without its tag.

#include "core/vault/secret_list.h"
#include "core/vault/vault_crypto.h"

#include <cstdlib>

using namespace pd;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    static const SecretBytes master = SecretBytes::copyOf(QByteArray(32, 'm'));
    if (const auto file = parseVault(bytes)) {
        if (file->header.kind == VaultKeyKind::Passphrase && !isAcceptable(file->header.cost)) {
            std::abort();
        }
        if (const auto plain = unsealVault(*file, master)) {
            static_cast<void>(unpackSecrets(*plain));
        }
    }
    // The list behind the seal, as if its key were known.
    if (const auto secrets = unpackSecrets(SecretBytes::copyOf(bytes))) {
        const auto again = unpackSecrets(packSecrets(*secrets));
        if (!again || again->size() != secrets->size()) {
            std::abort();
        }
    }
    return 0;
}

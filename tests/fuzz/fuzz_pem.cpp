// Whatever a file is, reading it as each kind of PEM ends with a value or an error, and what was
// taken works.

#include "core/wechatpay/credentials.h"

#include <cstdlib>

using namespace pd;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (auto key = importPrivateKey(bytes, "secret")) {
        if (key->key.sign("x").isEmpty() || !PrivateKey::fromPem(key->pem)) {
            std::abort();
        }
        wipe(key->pem);
    }
    if (const auto certificate = importCertificate(bytes)) {
        static_cast<void>(certificate->publicKey().verify("x", bytes));
    }
    if (const auto key = importPublicKey(bytes)) {
        static_cast<void>(key->verify("x", bytes));
    }
    return 0;
}

// A PKCS#12 that somebody sent, with the pass-phrase that everybody knows (the mchid), ends in
// bounded time.

#include "core/wechatpay/credentials.h"
#include "core/wechatpay/pbe_cost.h"

#include <memory>

using namespace pd;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    static_cast<void>(importPkcs12(bytes, "1900000001"));
    // The price of an algorithm is looked at behind a check that mutation alone does not get past.
    const unsigned char *at = data;
    const std::unique_ptr<X509_ALGOR, decltype(&X509_ALGOR_free)> algorithm(
        d2i_X509_ALGOR(nullptr, &at, static_cast<long>(size)), X509_ALGOR_free);
    static_cast<void>(isAffordable(algorithm.get()));
    return 0;
}

#include "core/wechatpay/sha256.h"

#include "core/wechatpay/openssl_handles.h"

#include <algorithm>

namespace pd {

struct Sha256::State
{
    std::unique_ptr<EVP_MD, openssl::Freer<EVP_MD_free>> algorithm{
        EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    openssl::DigestHandle context{EVP_MD_CTX_new()};
};

Sha256::Sha256()
    : m_state(std::make_shared<State>())
{ }

void Sha256::operator()(QByteArrayView bytes, char *digest) const
{
    auto *out = reinterpret_cast<unsigned char *>(digest);
    EVP_MD_CTX *context = m_state->context.get();
    const bool done = context != nullptr && m_state->algorithm
        && EVP_DigestInit_ex2(context, m_state->algorithm.get(), nullptr) == 1
        && EVP_DigestUpdate(context, bytes.data(), static_cast<size_t>(bytes.size())) == 1
        && EVP_DigestFinal_ex(context, out, nullptr) == 1;
    if (!done) {
        std::fill_n(digest, size, '\0');
    }
}

} // namespace pd

#pragma once

#include "core/wechatpay/credentials.h"
#include "core/wechatpay/openssl_handles.h"

#include <openssl/provider.h>

namespace pd {

/// A library context of its own in which OpenSSL's old ciphers work.
class LegacyContext
{
public:
    explicit LegacyContext(const LegacyModules &modules);
    [[nodiscard]] OSSL_LIB_CTX *get() const;
    [[nodiscard]] bool hasLegacy() const;

private:
    // In this order: the providers go before their context.
    std::unique_ptr<OSSL_LIB_CTX, openssl::Freer<OSSL_LIB_CTX_free>> m_context;
    std::unique_ptr<OSSL_PROVIDER, openssl::Freer<OSSL_PROVIDER_unload>> m_default;
    std::unique_ptr<OSSL_PROVIDER, openssl::Freer<OSSL_PROVIDER_unload>> m_legacy;
};

/// Brings a key from whatever context it was read in to the one that signs, with all checks of
/// PrivateKey::fromPem().
[[nodiscard]] Result<ImportedKey, CredentialProblem> adopt(const EVP_PKEY *key);

} // namespace pd

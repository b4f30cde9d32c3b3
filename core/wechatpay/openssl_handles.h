#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace pd::openssl {

/// Frees an OpenSSL object by the function that belongs to it.
template <auto Free> struct Freer
{
    template <class T> void operator()(T *object) const
    {
        Free(object);
    }
};

/// BN_bn2hex, ASN1_STRING_to_UTF8 and the like: OPENSSL_free is a macro.
struct BytesFreer
{
    void operator()(void *bytes) const
    {
        OPENSSL_free(bytes);
    }
};

using BioHandle = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using BignumHandle = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using CertificateHandle = std::unique_ptr<X509, Freer<X509_free>>;
using DecoderHandle = std::unique_ptr<OSSL_DECODER_CTX, Freer<OSSL_DECODER_CTX_free>>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
template <class T> using BytesHandle = std::unique_ptr<T, BytesFreer>;

/// Drops what OpenSSL's error queue of this thread gained in its scope: it must not come up in
/// another's (Qt's TLS reads the same queue), nor end in a log.
class ErrorScope
{
public:
    ErrorScope()
    {
        ERR_set_mark();
    }
    ErrorScope(const ErrorScope &) = delete;
    ErrorScope &operator=(const ErrorScope &) = delete;
    ~ErrorScope()
    {
        ERR_pop_to_mark();
    }
};

} // namespace pd::openssl

#include "core/wechatpay/pbe_cost.h"

#include "core/wechatpay/openssl_handles.h"

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include <cstdint>

namespace pd {

namespace {

using PbeParameters = std::unique_ptr<PBEPARAM, openssl::Freer<PBEPARAM_free>>;
using Pbe2Parameters = std::unique_ptr<PBE2PARAM, openssl::Freer<PBE2PARAM_free>>;
using Pbkdf2Parameters = std::unique_ptr<PBKDF2PARAM, openssl::Freer<PBKDF2PARAM_free>>;

bool isBounded(const ASN1_INTEGER *rounds)
{
    int64_t number = 0;
    return rounds != nullptr && ASN1_INTEGER_get_int64(&number, rounds) == 1 && number >= 1
        && number <= maxPassphraseRounds;
}

/// The parameters of an algorithm as the structure they should be; null if they are not.
template <class Handle> Handle parametersOf(const X509_ALGOR *algorithm, const ASN1_ITEM *item)
{
    int type = V_ASN1_UNDEF;
    const void *value = nullptr;
    X509_ALGOR_get0(nullptr, &type, &value, algorithm);
    if (type != V_ASN1_SEQUENCE || value == nullptr) {
        return {};
    }
    return Handle(static_cast<typename Handle::pointer>(
        ASN1_item_unpack(static_cast<const ASN1_STRING *>(value), item)));
}

int nidOf(const X509_ALGOR *algorithm)
{
    const ASN1_OBJECT *name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, algorithm);
    return OBJ_obj2nid(name);
}

} // namespace

bool isAffordable(const X509_ALGOR *algorithm)
{
    if (algorithm == nullptr) {
        return false;
    }
    if (nidOf(algorithm) != NID_pbes2) {
        const auto pbe = parametersOf<PbeParameters>(algorithm, ASN1_ITEM_rptr(PBEPARAM));
        return pbe && isBounded(pbe->iter);
    }
    const auto pbe2 = parametersOf<Pbe2Parameters>(algorithm, ASN1_ITEM_rptr(PBE2PARAM));
    if (!pbe2) {
        return false;
    }
    // OpenSSL bounds scrypt by itself.
    if (nidOf(pbe2->keyfunc) == NID_id_scrypt) {
        return true;
    }
    const auto pbkdf2 = parametersOf<Pbkdf2Parameters>(pbe2->keyfunc, ASN1_ITEM_rptr(PBKDF2PARAM));
    return pbkdf2 && isBounded(pbkdf2->iter);
}

} // namespace pd

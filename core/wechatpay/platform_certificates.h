#pragma once

#include "core/domain/platform_certificate_error.h"
#include "core/domain/result.h"
#include "core/wechatpay/aes_gcm.h"
#include "core/wechatpay/api_client.h"

#include <functional>

namespace pd {

/// One platform certificate, and the text in which it is kept.
struct PlatformCertificate
{
    Certificate certificate;
    QByteArray pem; ///< not a secret
};

/// What makes an answer with certificates believable.
enum class TrustBasis {
    HeldKey, ///< its signature, by a key that was held before
    /// The first download: nothing is held that could verify it. That it could be decrypted proves
    /// that its sender knows the APIv3 key, and its signature is then verified with a certificate
    /// that it brought.
    ApiV3Key
};

/// The body of GET /v3/certificates, decrypted and checked: each serial is its certificate's own,
/// none is over, at least one is valid now. Those that are over are left out; those that are not
/// yet valid are kept.
[[nodiscard]] Result<QList<PlatformCertificate>, PlatformCertificateError>
openPlatformCertificates(const QByteArray &body, const ApiV3Key &key, const QDateTime &now);

/// What may verify the next download: HeldKey if any held key still counts, else ApiV3Key.
[[nodiscard]] TrustBasis trustBasisFor(const TrustedKeys &held);

/// The whole judgement of an answer; pure, for tests.
[[nodiscard]] Result<QList<PlatformCertificate>, PlatformCertificateError>
judgeCertificates(const ApiAnswer &answer, const ApiV3Key &key, TrustBasis basis,
                  const QDateTime &now);

using CertificatesDone
    = std::function<void(const Result<QList<PlatformCertificate>, PlatformCertificateError> &)>;

/// GET /v3/certificates (merchant/4012551764). With HeldKey the answer is verified like any other.
/// It is the operator who says ApiV3Key when a held key does not fit any more: an unknown serial
/// alone must not be enough. `done` as with ApiClient::call().
void fetchPlatformCertificates(ApiClient &client, const ApiV3Key &key, TrustBasis basis,
                               const Clock &clock, CertificatesDone done);

} // namespace pd

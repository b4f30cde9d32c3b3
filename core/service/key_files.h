#pragma once

#include "core/domain/desk_notices.h"
#include "core/domain/key_problem.h"
#include "core/domain/result.h"
#include "core/wechatpay/aes_gcm.h"
#include "core/wechatpay/keys.h"
#include "core/wechatpay/network_transport.h"
#include "core/wechatpay/reply_verifier.h"

#include <QList>

#include <optional>

namespace pd {

struct Profile;

/// What a profile's files hold; each error names its file.
[[nodiscard]] Result<PrivateKey, KeyProblem> loadPrivateKey(const Profile &profile);
/// Public key and platform certificates; may be empty where a vault may fetch them.
struct VerificationKeys
{
    TrustedKeys keys;
    QList<Certificate> certificates;
};
[[nodiscard]] Result<VerificationKeys, KeyProblem> loadVerificationKeys(const Profile &profile);
[[nodiscard]] Result<QList<QSslCertificate>, KeyProblem> loadExtraCa(const Profile &profile);
/// Nothing if the profile names none.
[[nodiscard]] Result<std::optional<ApiV3Key>, ApiV3KeyNotice> loadApiV3Key(const Profile &profile);
/// The merchant's own; nothing if the profile names none.
[[nodiscard]] Result<std::optional<Certificate>, KeyProblem>
loadMerchantCertificate(const Profile &profile);

} // namespace pd

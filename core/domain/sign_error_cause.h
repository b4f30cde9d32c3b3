#pragma once

#include <QString>

namespace pd {

/// The ten texts of 401 SIGN_ERROR (merchant/4012365342 and its neighbours).
enum class SignErrorCause {
    ApiV3KeyNotSet, ///< 商户未设置APIv3密钥
    NoCertificate, ///< 商户未申请过证书
    SerialWrong, ///< 商户证书序列号有误
    CertificateExpired, ///< 商户证书已过期
    CertificateVoided, ///< 商户证书已作废
    CertificateReplaced, ///< 已更换证书，请使用新证书
    SignatureWrong, ///< 错误的签名，验签失败
    HeaderMalformed, ///< Http头Authorization值格式错误
    SchemeWrong, ///< Http头Authorization认证类型不正确
    ClockOff, ///< timestamp与发起请求的时间不得超过5分钟
    Other ///< a text that nobody has seen yet
};

/// What WeChat Pay says that it has checked (`sign_information`) against what was signed. If
/// nothing differs, the message arrived as it was signed, and the key is another one.
struct SignComparison
{
    bool possible = false; ///< the answer holds enough to compare
    bool methodDiffers = false;
    bool urlDiffers = false;
    bool timestampDiffers = false;
    bool nonceDiffers = false;
    bool bodyDiffers = false;
    qint64 ourLength = 0; ///< of the message, in bytes
    qint64 theirLength = 0; ///< 0 if not told
    QString theirUrl;
    [[nodiscard]] bool anythingDiffers() const;
    bool operator==(const SignComparison &) const = default;
};

} // namespace pd

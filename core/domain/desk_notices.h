#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// Whose certificate is about to end.
enum class CertificateOwner { Merchant, WeChatPay };

struct CertificateEnd
{
    CertificateOwner owner = CertificateOwner::Merchant;
    QString serial;
    QDateTime end; ///< may have passed
    bool operator==(const CertificateEnd &) const = default;
};

/// Why the APIv3 key is of no use. Reports go on; notifications can't be opened, and platform
/// certificates can't be fetched.
enum class ApiV3KeyFault {
    FileUnreadable,
    NotAKey, ///< not 32 letters and digits
    DoesNotDecrypt ///< another merchant's, or changed at WeChat Pay since
};

struct ApiV3KeyNotice
{
    ApiV3KeyFault fault = ApiV3KeyFault::FileUnreadable;
    QString file; ///< its path; empty: it is in the vault
    bool operator==(const ApiV3KeyNotice &) const = default;
};

/// From here on the window says that a certificate ends.
inline constexpr qint64 certificateNoticeDays = 30;

/// What will stop the desk one day, found out before WeChat Pay refuses.
struct DeskNotices
{
    /// Seconds by which this machine's clock is ahead of WeChat Pay's, negative for behind; empty
    /// while they agree to a minute, or nothing is known.
    std::optional<qint64> clockAhead;
    /// When the journal was sealed last, if nothing remembers it outside of the journal any more
    /// (the vault is lost or new): an older copy in its place would not be noticed at this start.
    std::optional<QDateTime> forgottenSeal;
    std::optional<ApiV3KeyNotice> apiV3Key; ///< empty while it works, or there is none
    QList<CertificateEnd> ends;
    bool operator==(const DeskNotices &) const = default;
};

} // namespace pd

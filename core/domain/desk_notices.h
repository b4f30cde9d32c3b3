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

/// From here on the window says that a certificate ends.
inline constexpr qint64 certificateNoticeDays = 30;

/// What will stop the desk one day, found out before WeChat Pay refuses.
struct DeskNotices
{
    /// Seconds by which this machine's clock is ahead of WeChat Pay's, negative for behind; empty
    /// while they agree to a minute, or nothing is known.
    std::optional<qint64> clockAhead;
    QList<CertificateEnd> ends;
    bool operator==(const DeskNotices &) const = default;
};

} // namespace pd

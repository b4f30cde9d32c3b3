#pragma once

#include "core/practice/stand_in_reply.h"
#include "core/wechatpay/keys.h"

#include <QDateTime>
#include <QHash>

namespace pd {

/// The calls that the stand-in knows.
enum class PracticeCall { None, Report, Echo, Authorization, CommitStatus, Certificates };
[[nodiscard]] PracticeCall practiceCallOf(const HttpRequest &request);

/// The gate of the stand-in: lets through what is addressed, headed and signed as APIv3 asks
/// (merchant/4012365336), and says of everything else what is wrong with it, as the real one does.
class RequestGuard
{
public:
    RequestGuard(QString mchid, QString serial, PublicKey merchantKey, QByteArray requestSerial);

    /// Remembers the nonce of what it lets through: a second request with it is refused.
    [[nodiscard]] StandInVerdict check(const HttpRequest &request, const QDateTime &now);

private:
    [[nodiscard]] StandInVerdict checkHeaders(const HttpRequest &request) const;
    [[nodiscard]] StandInVerdict checkSignature(const HttpRequest &request,
                                                const QHash<QByteArray, QByteArray> &items,
                                                const QDateTime &now);
    QString m_mchid;
    QString m_serial;
    PublicKey m_merchantKey;
    QByteArray m_requestSerial;
    QHash<QByteArray, qint64> m_nonces; ///< with the second of their request
};

} // namespace pd

#pragma once

#include "core/domain/kept_event.h"
#include "core/domain/mall_report.h"
#include "core/domain/notification_error.h"
#include "core/domain/refund.h"
#include "core/domain/transaction.h"
#include "core/wechatpay/aes_gcm.h"
#include "core/wechatpay/reply_verifier.h"

#include <optional>
#include <variant>

namespace pd {

/// How much is known about where it came from.
enum class NotificationProof {
    Signed, ///< WeChat Pay's signature over the raw body
    Sealed, ///< decrypted with the APIv3 key, which nobody else has; no signature was there
    None ///< a decrypted resource, pasted by hand
};

/// MALL_AUTH.ACTIVATE_CARD: a member joined.
struct CardActivation
{
    QString openid;
    QString memberCode; ///< code
    QString mchid;
    QString authType; ///< REGISTERED_MODE or REGISTERED_AND_AUTHORIZATION_MODE
    bool operator==(const CardActivation &) const = default;
};

/// An event type that this version does not know: kept raw.
struct UnknownEvent
{
    bool operator==(const UnknownEvent &) const = default;
};

using NotificationContent = std::variant<Transaction, Refund, CardActivation, UnknownEvent>;

/// One notification of WeChat Pay, read. Duplicates and other orders are normal.
struct Notification
{
    QString id; ///< of the envelope; empty for a resource
    QString eventType; ///< "MALL_TRANSACTION.SUCCESS"
    QDateTime createdAt; ///< create_time; null where missing
    QByteArray resource; ///< decrypted, raw
    NotificationProof proof = NotificationProof::None;
    NotificationContent content;
    /// What the store keeps of a card activation or an unknown event.
    [[nodiscard]] KeptEvent asKeptEvent() const;
    bool operator==(const Notification &) const = default;
};

inline constexpr qsizetype maxNotificationBytes = qsizetype{256} * 1024;

/// What notifications are opened with.
struct NotificationKeys
{
    std::optional<ApiV3Key> apiV3Key;
    TrustedKeys trusted;
};

/// Verifies the four headers over the raw body, decrypts and reads (merchant/4012358414). A
/// payment's `notifiedAt` is the signed timestamp.
/// @param receivedAt when it reached the mall's server: a timestamp more than five minutes off is a
/// replay. Null: nobody wrote that down, any age goes.
[[nodiscard]] Result<Notification, NotificationError> readNotification(const HttpHeaders &headers,
                                                                       const QByteArray &body,
                                                                       const NotificationKeys &keys,
                                                                       const QDateTime &receivedAt);

/// An envelope without its headers: the APIv3 key vouches for it. `notifiedAt` is create_time.
[[nodiscard]] Result<Notification, NotificationError> readEnvelope(const QByteArray &body,
                                                                   const NotificationKeys &keys);

/// A decrypted resource. Its kind is told by its fields, `notifiedAt` is null.
[[nodiscard]] Result<Notification, NotificationError> readResource(const QByteArray &json);

/// Reads the resource of that event type. Pure; for fuzzing as well.
[[nodiscard]] Result<NotificationContent, NotificationError>
readContent(const QString &eventType, const QByteArray &resource);

} // namespace pd

#pragma once

#include "core/wechatpay/notification.h"

#include <QList>

namespace pd {

/// What one file of the inbox, or one pasted text, tells.
using Told = std::variant<Notification, QList<MallReport>>;

/// A body of maxNotificationBytes, escaped as a JSON string, with its headers.
inline constexpr qsizetype maxInboxFileBytes = qsizetype{1024} * 1024;

/// True when the bytes are one whole JSON object: nothing more is to come.
[[nodiscard]] bool isWholeObject(const QByteArray &file);

/// Reads a file of the inbox (docs/inbox.md): {"headers": {…}, "body": "…", "received_at"?: "…"} as
/// the mall's server got it, its signature verified; or {"report": {…}} / {"reports": [{…}]}, what
/// the mall's own system has reported to WeChat Pay.
[[nodiscard]] Result<Told, NotificationError> readInboxFile(const QByteArray &file,
                                                            const NotificationKeys &keys);

/// Reads what was pasted or dropped: a file of the inbox, an envelope, or a decrypted resource.
[[nodiscard]] Result<Told, NotificationError> readPasted(const QByteArray &text,
                                                         const NotificationKeys &keys);

} // namespace pd

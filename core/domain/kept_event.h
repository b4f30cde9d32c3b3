#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace pd {

/// A notification that the desk keeps but does not act on: a card activation
/// (MALL_AUTH.ACTIVATE_CARD), or an event type that this version does not know. Known by its
/// event type and the envelope's id.
struct KeptEvent
{
    QString id; ///< of the envelope
    QString eventType;
    QDateTime createdAt; ///< create_time of the envelope, null where missing
    QByteArray resource; ///< decrypted, raw
    bool operator==(const KeptEvent &) const = default;
};

} // namespace pd

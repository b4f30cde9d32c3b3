#pragma once

#include "core/domain/outcome.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

#include <functional>
#include <variant>

namespace pd {

using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// The value of the only header of that name, compared without case; empty if it is missing.
[[nodiscard]] QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);

/// One signed request, whole. The transport adds nothing but Host and Content-Length.
struct HttpRequest
{
    QByteArray method; ///< "POST", "GET"
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
};

/// An answer, at most `maxReplyBytes` of its body.
struct HttpReply
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    bool truncated = false; ///< the body was longer than the limit, or ended too soon
};
inline constexpr qsizetype maxReplyBytes = qsizetype{64} * 1024;

/// Not one byte of the request left.
struct NothingSent
{
    NotSentReason why = NotSentReason::Other;
    QString detail;
};

/// Some or all of it left and there is no answer that could be read whole.
struct MaybeSent
{
    UnknownReason why = UnknownReason::ConnectionLost;
    QString detail;
};

using SendEnd = std::variant<HttpReply, NothingSent, MaybeSent>;
using SendDone = std::function<void(const SendEnd &)>;

/// Sends one request once. Two implementations: the network, and the practice world.
/// Lives on, and is called from, the desk thread.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport();
    /// Never re-sends, never follows a redirect, ends within its time-outs. `done` is called
    /// exactly once, later, never from inside send(); not at all when the transport is destroyed
    /// first.
    virtual void send(const HttpRequest &request, SendDone done) = 0;
};

} // namespace pd

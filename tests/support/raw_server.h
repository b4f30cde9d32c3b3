#pragma once

#include "tests/support/test_certificates.h"

#include <QByteArray>
#include <QList>
#include <QThread>
#include <QUrl>

#include <memory>
#include <optional>

namespace pd::test {

/// How one connection of a RawServer behaves: wait for a point of the request, write some bytes,
/// then do something to the connection.
struct RawScript
{
    enum class When {
        Accepted, ///< at once, before a handshake
        FirstByte,
        Head, ///< the blank line behind the headers has come
        HalfBody,
        WholeBody
    };
    enum class Then {
        Close, ///< FIN; over TLS with a close_notify before it
        CloseAbruptly, ///< FIN; over TLS without a close_notify
        Reset, ///< RST
        Hang, ///< says nothing more and keeps the connection
        KeepAlive ///< waits for the next request and takes the next script
    };
    When when = When::WholeBody;
    QByteArray answer = {};
    qint64 filler = 0; ///< so many more bytes behind the answer
    int dripMs = 0; ///< one byte of the answer each so many milliseconds; 0: all at once
    Then then = Then::Close;
};

/// A server on a loopback port that counts what arrives, byte by byte, and misbehaves as told. It
/// works in a thread of its own.
class RawServer
{
public:
    /// Plain TCP without an identity, else TLS.
    explicit RawServer(const std::optional<TestIdentity> &identity = std::nullopt);
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;
    ~RawServer();

    [[nodiscard]] bool isListening() const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const;
    /// One script a request, in this order; the last one for all further requests.
    void play(const QList<RawScript> &scripts);
    /// Closes every connection that waits for another request.
    void closeIdle(RawScript::Then how);

    [[nodiscard]] int connections() const; ///< accepted so far
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] int arrivals() const; ///< requests of which at least one byte came
    [[nodiscard]] int wholeArrivals() const; ///< requests that came whole
    [[nodiscard]] QByteArray lastRequest() const; ///< its bytes so far

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives on m_thread
};

} // namespace pd::test

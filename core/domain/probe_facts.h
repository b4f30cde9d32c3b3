#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace pd {

/// What a name resolves to.
struct NameFacts
{
    bool timedOut = false;
    QStringList addresses; ///< empty: no such name, as far as this machine's resolver knows
    bool isPrivate = false; ///< an address within a building's network or on this machine
    bool operator==(const NameFacts &) const = default;
};

enum class TlsProblem {
    None,
    ProxyFailed, ///< it can't be reached, or wants a password
    HostNotFound,
    ConnectionRefused,
    ConnectTimedOut,
    Unreachable,
    Untrusted, ///< issued by nobody this machine trusts: a captive portal, a virus scanner, a
               ///< missing extra CA
    AnotherName, ///< a good certificate, but of another host: a captive portal
    Expired, ///< or this machine's clock is ahead
    NotYetValid, ///< or this machine's clock is behind
    HandshakeFailed
};

/// Whom a TLS connection leads to.
struct TlsFacts
{
    TlsProblem problem = TlsProblem::None;
    QString subject; ///< of the server's certificate: its common name
    QString issuer; ///< who issued it: organisation, or common name
    QDateTime expires;
    QString detail; ///< Qt's own words, for the details
    bool operator==(const TlsFacts &) const = default;
};

} // namespace pd

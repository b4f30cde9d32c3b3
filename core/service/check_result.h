#pragma once

#include "core/domain/outcome.h"
#include "core/domain/probe_facts.h"
#include "core/domain/sign_error_cause.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace pd {

/// The steps of the check, in the order in which they are shown.
enum class CheckStep {
    Proxy,
    Name, ///< the host's name resolves
    Tls, ///< a trusted connection, and who issued the certificate
    Clock, ///< this machine's clock against the answer's Date
    KeyPair, ///< the private key belongs to the merchant's certificate
    Serial, ///< as WeChat Pay knows it
    Signature, ///< accepted by WeChat Pay (POST /v3/security/echo, which changes nothing)
    Answer, ///< signed by a key that this desk holds
    Expiry ///< of the certificates at hand
};
[[nodiscard]] QList<CheckStep> everyCheckStep();

enum class CheckState { Waiting, Running, Good, Warning, Bad, Skipped };

/// What a step found. Each is another sentence, and another advice.
enum class CheckFinding {
    Nothing, ///< waiting or running
    NotReached, ///< an earlier step failed, so this one has no answer
    // Proxy
    Direct,
    ThroughProxy, ///< `text`: host:port
    // Name
    Resolved, ///< `text`: addresses
    ResolvedByProxy, ///< nothing to look up here
    PrivateAddress, ///< `text`: addresses; WeChat Pay has none of these: a captive portal, or a
                    ///< hosts file
    NameNotFound,
    NameTimedOut,
    // Tls
    Trusted, ///< `text`: who issued the certificate
    PlainLoopback, ///< http to this machine: for tests
    TlsProblem, ///< see `tls`
    // Clock
    ClockGood, ///< `number`: seconds ahead, negative for behind
    ClockOff, ///< more than a minute
    ClockTooFarOff, ///< more than five minutes: WeChat Pay refuses
    NoDate, ///< the answer does not tell the time
    // KeyPair
    KeyFits,
    KeyDoesNotFit,
    NoCertificateToCompare, ///< only a serial was given
    NoKeys, ///< no private key is set up
    // Serial
    SerialGood,
    SerialOfAnotherCertificate, ///< `text`: the certificate's own
    SerialRefused, ///< see `cause`
    SerialNotTold, ///< WeChat Pay's answer says nothing about it
    // Signature
    SignatureAccepted,
    SignatureRefused, ///< see `cause` and `comparison`
    OtherRefusal, ///< see the facts
    NotSentFinding, ///< see `notSent`
    NoAnswer, ///< lost, timed out
    OutOfOrder, ///< WeChat Pay answers 5xx: not our fault
    NotThisApi, ///< somebody else answers: a proxy, a captive portal
    // Answer
    AnswerVerified, ///< `text`: the serial or id of the key
    AnswerNotVerified, ///< see `unverified`
    // Expiry
    ValidUntil, ///< `time`
    AboutToExpire, ///< `time`
    Expired, ///< `time`
    NotYetValid, ///< `time`
    NothingExpires ///< no certificate at hand
};

struct CheckResult
{
    CheckStep step = CheckStep::Proxy;
    CheckState state = CheckState::Waiting;
    CheckFinding finding = CheckFinding::Nothing;
    QString text; ///< hosts, issuers, serials: never a secret
    qint64 number = 0;
    QDateTime time;
    TlsFacts tls;
    SignErrorCause cause = SignErrorCause::Other;
    SignComparison comparison;
    NotSentReason notSent = NotSentReason::Other;
    UnknownReason unverified = UnknownReason::SignatureHeadersMissing;
    ReplyFacts facts;
    bool operator==(const CheckResult &) const = default;
};

} // namespace pd

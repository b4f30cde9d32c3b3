#pragma once

#include "core/domain/outcome.h"
#include "core/domain/probe_facts.h"
#include "core/domain/sign_error_cause.h"
#include "core/wechatpay/keys.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace pd {

class ApiClient;
class Clock;
class EndpointProbe;
struct ApiAnswer;

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

/// What is checked. The keys are the profile's, whether or not they are any good.
struct CheckMaterial
{
    QUrl baseUrl;
    std::optional<PrivateKey> key;
    std::optional<Certificate> certificate; ///< the merchant's
    QString serial;
    QList<Certificate> platformCertificates;
    /// Sent as Wechatpay-Serial where no public key is held: the echo wants one.
    QString platformSerial;
};

/// Finds out why it does not work, step by step. It changes nothing at WeChat Pay. Lives on the
/// desk thread; ends in bounded time; its end cancels it.
class ConnectionCheck : public QObject
{
    Q_OBJECT
public:
    /// `client` may be null: then there are no keys to sign with, and the last steps say so.
    ConnectionCheck(CheckMaterial material, ApiClient *client, EndpointProbe &probe,
                    const Clock &clock, QObject *parent = nullptr);
    ~ConnectionCheck() override;

    /// Once.
    void start();
    /// No signal comes after it.
    void cancel();
    /// All steps, in their order.
    [[nodiscard]] const QList<CheckResult> &results() const;

Q_SIGNALS:
    void stepChanged(const pd::CheckResult &result);
    void finished(const QList<pd::CheckResult> &results);

private:
    void checkName();
    void checkTls();
    void checkLocally();
    void sendEcho();
    void judgeEcho(const ApiAnswer &answer);
    void judgeRefusal(const ApiAnswer &answer);
    void skip(const QList<CheckStep> &steps, CheckFinding why = CheckFinding::NotReached);
    void setRunning(CheckStep step);
    void set(CheckStep step, CheckState state, CheckFinding finding, const QString &text = {});
    void set(const CheckResult &result);
    void finish();

    CheckMaterial m_material;
    ApiClient *m_client;
    EndpointProbe &m_probe;
    const Clock &m_clock;
    QList<CheckResult> m_results;
    std::unique_ptr<QObject> m_alive; ///< what comes after its end is dropped
};

} // namespace pd

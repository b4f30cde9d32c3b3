#include "core/service/connection_check.h"

#include "core/domain/clock.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/credential_checks.h"
#include "core/wechatpay/endpoint_probe.h"
#include "core/wechatpay/reply_verifier.h"
#include "core/wechatpay/server_clock.h"
#include "core/wechatpay/sign_error.h"

#include <QPointer>

#include <utility>

namespace pd {

namespace {

const QByteArray echoBody(R"({"echo_message":"points-desk"})");

CheckResult resultOf(CheckStep step, CheckState state, CheckFinding finding)
{
    CheckResult result;
    result.step = step;
    result.state = state;
    result.finding = finding;
    return result;
}

CheckResult clockResult(const HttpReply &reply, const QDateTime &now)
{
    const auto ahead = clockAhead(reply.headers, now);
    if (!ahead) {
        return resultOf(CheckStep::Clock, CheckState::Skipped, CheckFinding::NoDate);
    }
    const qint64 off = qAbs(*ahead);
    CheckResult result = resultOf(CheckStep::Clock, CheckState::Good, CheckFinding::ClockGood);
    if (off > clockWindowSeconds) {
        result.state = CheckState::Bad;
        result.finding = CheckFinding::ClockTooFarOff;
    } else if (off > clockWarningSeconds) {
        result.state = CheckState::Warning;
        result.finding = CheckFinding::ClockOff;
    }
    result.number = *ahead;
    return result;
}

CheckResult keyPairResult(const CheckMaterial &material)
{
    if (!material.key) {
        return resultOf(CheckStep::KeyPair, CheckState::Bad, CheckFinding::NoKeys);
    }
    if (!material.certificate) {
        return resultOf(CheckStep::KeyPair, CheckState::Skipped,
                        CheckFinding::NoCertificateToCompare);
    }
    return fits(*material.key, material.certificate->publicKey())
        ? resultOf(CheckStep::KeyPair, CheckState::Good, CheckFinding::KeyFits)
        : resultOf(CheckStep::KeyPair, CheckState::Bad, CheckFinding::KeyDoesNotFit);
}

CheckResult expiryOf(const Certificate &certificate, const QDateTime &now)
{
    CheckResult result = resultOf(CheckStep::Expiry, CheckState::Good, CheckFinding::ValidUntil);
    result.time = certificate.notAfter();
    result.text = certificate.serial();
    if (now < certificate.notBefore()) {
        result.state = CheckState::Bad;
        result.finding = CheckFinding::NotYetValid;
        result.time = certificate.notBefore();
    } else if (now > certificate.notAfter()) {
        result.state = CheckState::Bad;
        result.finding = CheckFinding::Expired;
    } else if (now.addDays(certificateWarningDays) > certificate.notAfter()) {
        result.state = CheckState::Warning;
        result.finding = CheckFinding::AboutToExpire;
    }
    return result;
}

int weight(CheckState state)
{
    switch (state) {
    case CheckState::Waiting:
    case CheckState::Running:
    case CheckState::Skipped:
        return 0;
    case CheckState::Good:
        return 1;
    case CheckState::Warning:
        return 2;
    case CheckState::Bad:
        return 3;
    }
    Q_UNREACHABLE();
}

/// The certificate that needs attention first: the worst one, among equals the one that ends first.
CheckResult expiryResult(const CheckMaterial &material, const QDateTime &now)
{
    QList<Certificate> all = material.platformCertificates;
    if (material.certificate) {
        all.append(*material.certificate);
    }
    CheckResult worst
        = resultOf(CheckStep::Expiry, CheckState::Skipped, CheckFinding::NothingExpires);
    for (const Certificate &certificate : std::as_const(all)) {
        const CheckResult result = expiryOf(certificate, now);
        const int difference = weight(result.state) - weight(worst.state);
        if (difference > 0 || (difference == 0 && result.time < worst.time)) {
            worst = result;
        }
    }
    return worst;
}

bool isAboutTheCertificate(SignErrorCause cause)
{
    switch (cause) {
    case SignErrorCause::NoCertificate:
    case SignErrorCause::SerialWrong:
    case SignErrorCause::CertificateExpired:
    case SignErrorCause::CertificateVoided:
    case SignErrorCause::CertificateReplaced:
        return true;
    case SignErrorCause::ApiV3KeyNotSet:
    case SignErrorCause::SignatureWrong:
    case SignErrorCause::HeaderMalformed:
    case SignErrorCause::SchemeWrong:
    case SignErrorCause::ClockOff:
    case SignErrorCause::Other:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<CheckStep> everyCheckStep()
{
    return {CheckStep::Proxy,     CheckStep::Name,    CheckStep::Tls,
            CheckStep::Clock,     CheckStep::KeyPair, CheckStep::Serial,
            CheckStep::Signature, CheckStep::Answer,  CheckStep::Expiry};
}

ConnectionCheck::ConnectionCheck(CheckMaterial material, ApiClient *client, EndpointProbe &probe,
                                 const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_material(std::move(material))
    , m_client(client)
    , m_probe(probe)
    , m_clock(clock)
    , m_alive(std::make_unique<QObject>())
{
    for (const CheckStep step : everyCheckStep()) {
        m_results.append(resultOf(step, CheckState::Waiting, CheckFinding::Nothing));
    }
}

ConnectionCheck::~ConnectionCheck() = default;

const QList<CheckResult> &ConnectionCheck::results() const
{
    return m_results;
}

void ConnectionCheck::cancel()
{
    m_alive.reset();
}

void ConnectionCheck::start()
{
    const QString proxy = m_probe.proxyFor(m_material.baseUrl);
    set(CheckStep::Proxy, CheckState::Good,
        proxy.isEmpty() ? CheckFinding::Direct : CheckFinding::ThroughProxy, proxy);
    checkLocally();
    if (proxy.isEmpty()) {
        checkName();
    } else {
        set(CheckStep::Name, CheckState::Skipped, CheckFinding::ResolvedByProxy);
        checkTls();
    }
}

void ConnectionCheck::checkLocally()
{
    set(keyPairResult(m_material));
    set(expiryResult(m_material, m_clock.now()));
    const auto &certificate = m_material.certificate;
    if (certificate && certificate->serial() != m_material.serial) {
        set(CheckStep::Serial, CheckState::Bad, CheckFinding::SerialOfAnotherCertificate,
            certificate->serial());
    }
}

void ConnectionCheck::checkName()
{
    setRunning(CheckStep::Name);
    const bool onThisMachine = m_material.baseUrl.scheme() == QLatin1String("http");
    m_probe.lookUp(
        m_material.baseUrl.host(),
        [this, onThisMachine, alive = QPointer<QObject>(m_alive.get())](const NameFacts &facts) {
            if (!alive) {
                return;
            }
            const QString addresses = facts.addresses.join(u", ");
            if (facts.addresses.isEmpty()) {
                set(CheckStep::Name, CheckState::Bad,
                    facts.timedOut ? CheckFinding::NameTimedOut : CheckFinding::NameNotFound);
                skip({CheckStep::Tls, CheckStep::Clock, CheckStep::Serial, CheckStep::Signature,
                      CheckStep::Answer});
                finish();
                return;
            }
            if (facts.isPrivate && !onThisMachine) {
                set(CheckStep::Name, CheckState::Warning, CheckFinding::PrivateAddress, addresses);
            } else {
                set(CheckStep::Name, CheckState::Good, CheckFinding::Resolved, addresses);
            }
            checkTls();
        });
}

void ConnectionCheck::checkTls()
{
    if (m_material.baseUrl.scheme() == QLatin1String("http")) {
        set(CheckStep::Tls, CheckState::Skipped, CheckFinding::PlainLoopback);
        sendEcho();
        return;
    }
    setRunning(CheckStep::Tls);
    m_probe.shakeHands(
        m_material.baseUrl,
        [this, alive = QPointer<QObject>(m_alive.get())](const TlsFacts &facts) {
            if (!alive) {
                return;
            }
            CheckResult result = resultOf(CheckStep::Tls, CheckState::Good, CheckFinding::Trusted);
            result.text = facts.issuer;
            result.tls = facts;
            if (facts.problem == TlsProblem::None) {
                set(result);
                sendEcho();
                return;
            }
            result.state = CheckState::Bad;
            result.finding = CheckFinding::TlsProblem;
            set(result);
            skip({CheckStep::Clock, CheckStep::Serial, CheckStep::Signature, CheckStep::Answer});
            finish();
        });
}

void ConnectionCheck::sendEcho()
{
    if (m_client == nullptr) {
        skip({CheckStep::Clock, CheckStep::Serial, CheckStep::Signature, CheckStep::Answer},
             CheckFinding::NoKeys);
        finish();
        return;
    }
    setRunning(CheckStep::Signature);
    ApiCall call{"POST", "/v3/security/echo", {}, echoBody, {}};
    if (m_client->trustedKeys().requestSerial().isEmpty()) {
        call.wechatpaySerial = m_material.platformSerial.toLatin1();
    }
    m_client->call(call, [this, alive = QPointer<QObject>(m_alive.get())](const ApiAnswer &answer) {
        if (!alive) {
            return;
        }
        judgeEcho(answer);
        finish();
    });
}

void ConnectionCheck::judgeEcho(const ApiAnswer &answer)
{
    CheckResult signature = resultOf(CheckStep::Signature, CheckState::Bad, CheckFinding::NoAnswer);
    signature.facts = answer.facts;
    const HttpReply *reply = answer.reply();
    if (reply == nullptr) {
        if (const auto *notSent = std::get_if<NothingSent>(&answer.end)) {
            signature.finding = CheckFinding::NotSentFinding;
            signature.notSent = notSent->why;
        }
        set(signature);
        skip({CheckStep::Clock, CheckStep::Serial, CheckStep::Answer});
        return;
    }
    set(clockResult(*reply, m_clock.now()));
    if (reply->status != 200) {
        judgeRefusal(answer);
        return;
    }
    if (answer.unverified) {
        CheckResult result
            = resultOf(CheckStep::Answer, CheckState::Bad, CheckFinding::AnswerNotVerified);
        result.unverified = *answer.unverified;
        result.facts = answer.facts;
        set(result);
        // Whoever answers 200 to everybody has not looked at our signature.
        signature.state = CheckState::Warning;
        signature.finding = CheckFinding::NotThisApi;
        if (!headerValue(reply->headers, "Wechatpay-Signature").isEmpty()) {
            signature.state = CheckState::Good;
            signature.finding = CheckFinding::SignatureAccepted;
        }
        set(signature);
        skip({CheckStep::Serial}, CheckFinding::SerialNotTold);
        return;
    }
    signature.state = CheckState::Good;
    signature.finding = CheckFinding::SignatureAccepted;
    set(signature);
    set(CheckStep::Answer, CheckState::Good, CheckFinding::AnswerVerified,
        QString::fromLatin1(headerValue(reply->headers, "Wechatpay-Serial")));
    if (m_results.at(static_cast<qsizetype>(CheckStep::Serial)).state == CheckState::Waiting) {
        set(CheckStep::Serial, CheckState::Good, CheckFinding::SerialGood, m_material.serial);
    }
}

void ConnectionCheck::judgeRefusal(const ApiAnswer &answer)
{
    const ReplyFacts &facts = answer.facts;
    CheckResult signature
        = resultOf(CheckStep::Signature, CheckState::Bad, CheckFinding::OtherRefusal);
    signature.facts = facts;
    CheckResult serial
        = resultOf(CheckStep::Serial, CheckState::Skipped, CheckFinding::SerialNotTold);
    serial.facts = facts;
    if (facts.httpStatus == 401 || facts.code == QLatin1String("SIGN_ERROR")) {
        signature.finding = CheckFinding::SignatureRefused;
        signature.cause = signErrorCause(facts);
        signature.comparison = compareSigned(facts, answer.signedMessage);
        if (isAboutTheCertificate(signature.cause)) {
            serial.state = CheckState::Bad;
            serial.finding = CheckFinding::SerialRefused;
            serial.cause = signature.cause;
            serial.text = m_material.serial;
        }
    } else if (facts.httpStatus >= 500) {
        signature.state = CheckState::Warning;
        signature.finding = CheckFinding::OutOfOrder;
    } else if (facts.httpStatus < 400 || facts.code.isEmpty()) {
        // Every error of the API has a code.
        signature.finding = CheckFinding::NotThisApi;
    }
    set(signature);
    if (m_results.at(static_cast<qsizetype>(CheckStep::Serial)).state == CheckState::Waiting) {
        set(serial);
    }
    skip({CheckStep::Answer});
}

void ConnectionCheck::skip(const QList<CheckStep> &steps, CheckFinding why)
{
    for (const CheckStep step : steps) {
        const CheckState state = m_results.at(static_cast<qsizetype>(step)).state;
        if (state == CheckState::Waiting || state == CheckState::Running) {
            set(step, CheckState::Skipped, why);
        }
    }
}

void ConnectionCheck::setRunning(CheckStep step)
{
    set(step, CheckState::Running, CheckFinding::Nothing);
}

void ConnectionCheck::set(CheckStep step, CheckState state, CheckFinding finding,
                          const QString &text)
{
    CheckResult result = resultOf(step, state, finding);
    result.text = text;
    set(result);
}

void ConnectionCheck::set(const CheckResult &result)
{
    m_results[static_cast<qsizetype>(result.step)] = result;
    Q_EMIT stepChanged(result);
}

void ConnectionCheck::finish()
{
    m_alive.reset();
    Q_EMIT finished(m_results);
}

} // namespace pd

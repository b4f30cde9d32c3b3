#include "ui/setup/check_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdlib>

namespace pd {

namespace {

struct Check
{
    Q_DECLARE_TR_FUNCTIONS(pd::Check)
};

Explanation explainTls(const CheckResult &result)
{
    const TlsFacts &tls = result.tls;
    const QString portal
        = Check::tr("This desk talks to somebody else than WeChat Pay: a log-in page of the "
                    "building's network, a virus scanner, or a company proxy that opens TLS. Log "
                    "in to the network, or have api.mch.weixin.qq.com left alone; a company's own "
                    "authority goes into the profile's ca_file.");
    switch (tls.problem) {
    case TlsProblem::None:
        return {
            Check::tr("A trusted connection; the certificate was issued by %1.").arg(tls.issuer),
            {}};
    case TlsProblem::ProxyFailed:
        return {Check::tr("The proxy can't be reached, or wants a password."),
                Check::tr("Ask the technicians to mend this computer's proxy settings.")};
    case TlsProblem::HostNotFound:
        return {Check::tr("The server's name is not known here."),
                Check::tr("Check the network cable or Wi-Fi, then the name servers.")};
    case TlsProblem::ConnectionRefused:
        return {Check::tr("The server refused the connection."),
                Check::tr("A firewall may be in the way: port 443 must be open to WeChat Pay.")};
    case TlsProblem::ConnectTimedOut:
        return {Check::tr("The server did not answer in time."),
                Check::tr("A firewall may be in the way: port 443 must be open to WeChat Pay. Or "
                          "choose the backup address.")};
    case TlsProblem::Unreachable:
        return {Check::tr("There is no way to the server."),
                Check::tr("Check the network cable or Wi-Fi.")};
    case TlsProblem::Untrusted:
        return {Check::tr("The certificate was issued by %1, whom this computer does not trust.")
                    .arg(tls.issuer.isEmpty() ? tls.subject : tls.issuer),
                portal};
    case TlsProblem::AnotherName:
        return {Check::tr("The certificate is that of another host: %1.").arg(tls.subject), portal};
    case TlsProblem::Expired:
        return {Check::tr("The server's certificate is over, or this computer's clock is ahead."),
                Check::tr("Look at this computer's date first.")};
    case TlsProblem::NotYetValid:
        return {Check::tr("The server's certificate is not valid yet, or this computer's clock is "
                          "behind."),
                Check::tr("Look at this computer's date first.")};
    case TlsProblem::HandshakeFailed:
        return {Check::tr("No agreement on a secure connection."),
                Check::tr("A firewall or a scanner may be breaking it; TLS 1.2 or newer is "
                          "needed.")};
    }
    Q_UNREACHABLE();
}

QString ahead(qint64 seconds)
{
    const QString length = formatDuration(std::abs(seconds));
    return seconds > 0 ? Check::tr("This computer's clock is %1 ahead.").arg(length)
                       : Check::tr("This computer's clock is %1 behind.").arg(length);
}

QString comparisonText(const SignComparison &comparison)
{
    if (!comparison.possible) {
        return {};
    }
    if (!comparison.anythingDiffers()) {
        return Check::tr("WeChat Pay has checked exactly what was signed here, so it is the key "
                         "that does not belong to this merchant number and serial.");
    }
    QStringList differ;
    if (comparison.methodDiffers) {
        differ.append(Check::tr("the method"));
    }
    if (comparison.urlDiffers) {
        differ.append(Check::tr("the address (%1)").arg(comparison.theirUrl));
    }
    if (comparison.timestampDiffers) {
        differ.append(Check::tr("the time"));
    }
    if (comparison.nonceDiffers) {
        differ.append(Check::tr("the random string"));
    }
    if (comparison.bodyDiffers) {
        differ.append(Check::tr("the content"));
    }
    return Check::tr("On the way something was changed: %1. A proxy in between rewrites requests.")
        .arg(differ.join(Check::tr(", ")));
}

Explanation explainSignature(const CheckResult &result)
{
    Explanation words = explain(result.cause);
    const QString comparison = comparisonText(result.comparison);
    if (result.cause == SignErrorCause::SignatureWrong && !comparison.isEmpty()) {
        words.next = comparison + u' ' + words.next;
    }
    if (result.cause == SignErrorCause::Other && !result.facts.message.isEmpty()) {
        words.next
            = Check::tr("WeChat Pay's words: %1").arg(result.facts.message) + u' ' + words.next;
    }
    return words;
}

} // namespace

QString checkStepWord(CheckStep step)
{
    switch (step) {
    case CheckStep::Proxy:
        return Check::tr("Way to the internet");
    case CheckStep::Name:
        return Check::tr("WeChat Pay's name");
    case CheckStep::Tls:
        return Check::tr("Secure connection");
    case CheckStep::Clock:
        return Check::tr("This computer's clock");
    case CheckStep::KeyPair:
        return Check::tr("Key and certificate");
    case CheckStep::Serial:
        return Check::tr("Serial number");
    case CheckStep::Signature:
        return Check::tr("Our signature");
    case CheckStep::Answer:
        return Check::tr("WeChat Pay's signature");
    case CheckStep::Expiry:
        return Check::tr("End of the certificates");
    }
    Q_UNREACHABLE();
}

Badge badgeFor(CheckState state)
{
    switch (state) {
    case CheckState::Waiting:
        return {Icon::Clock, Check::tr("waiting"), Token::Waiting};
    case CheckState::Running:
        return {Icon::Sending, Check::tr("running"), Token::Waiting};
    case CheckState::Good:
        return {Icon::Tick, Check::tr("good"), Token::Accepted};
    case CheckState::Warning:
        return {Icon::Warning, Check::tr("look"), Token::Unknown};
    case CheckState::Bad:
        return {Icon::Cross, Check::tr("bad"), Token::Rejected};
    case CheckState::Skipped:
        return {Icon::NotSent, Check::tr("not looked at"), Token::Waiting};
    }
    Q_UNREACHABLE();
}

Explanation explain(SignErrorCause cause)
{
    switch (cause) {
    case SignErrorCause::ApiV3KeyNotSet:
        return {Check::tr("The merchant has not set an APIv3 key."),
                Check::tr("An administrator sets it at pay.weixin.qq.com, account centre, API "
                          "security.")};
    case SignErrorCause::NoCertificate:
        return {Check::tr("The merchant has never applied for a certificate."),
                Check::tr("An administrator applies for it at pay.weixin.qq.com, account centre, "
                          "API security.")};
    case SignErrorCause::SerialWrong:
        return {Check::tr("WeChat Pay knows no certificate of this serial for this merchant "
                          "number."),
                Check::tr("Compare both with pay.weixin.qq.com, API security. Often it is WeChat "
                          "Pay's own certificate, or that of another merchant number.")};
    case SignErrorCause::CertificateExpired:
        return {Check::tr("The merchant's certificate is over."),
                Check::tr("An administrator applies for a new one, then it is set up here.")};
    case SignErrorCause::CertificateVoided:
        return {Check::tr("The merchant's certificate was made void."),
                Check::tr("Set up the one that is valid now, or apply for a new one.")};
    case SignErrorCause::CertificateReplaced:
        return {Check::tr("The merchant has a newer certificate."),
                Check::tr("Set up the new certificate and its key here.")};
    case SignErrorCause::SignatureWrong:
        return {Check::tr("WeChat Pay could not verify our signature."),
                Check::tr("Set up the private key that belongs to this certificate.")};
    case SignErrorCause::HeaderMalformed:
        return {Check::tr("The authorisation arrived malformed."),
                Check::tr("A proxy in between rewrites headers: have WeChat Pay's address left "
                          "alone.")};
    case SignErrorCause::SchemeWrong:
        return {Check::tr("The kind of authorisation arrived changed."),
                Check::tr("A proxy in between rewrites headers: have WeChat Pay's address left "
                          "alone.")};
    case SignErrorCause::ClockOff:
        return {Check::tr("This computer's clock is more than five minutes off."),
                Check::tr("Set it right, best by itself over the network.")};
    case SignErrorCause::Other:
        return {Check::tr("WeChat Pay refused the signature for a reason that this program does "
                          "not know."),
                Check::tr("Copy this as text and send it to the technicians.")};
    }
    Q_UNREACHABLE();
}

Explanation explain(const CheckResult &result)
{
    switch (result.finding) {
    case CheckFinding::Nothing:
        return {};
    case CheckFinding::NotReached:
        return {Check::tr("An earlier step must succeed first."), {}};
    case CheckFinding::Direct:
        return {Check::tr("Direct, without a proxy."), {}};
    case CheckFinding::ThroughProxy:
        return {Check::tr("Through the proxy %1.").arg(result.text), {}};
    case CheckFinding::Resolved:
        return {Check::tr("Found: %1").arg(result.text), {}};
    case CheckFinding::ResolvedByProxy:
        return {Check::tr("The proxy looks it up."), {}};
    case CheckFinding::PrivateAddress:
        return {Check::tr("The name leads into the building's own network: %1").arg(result.text),
                Check::tr("Log in to the network in a browser, or ask the technicians about its "
                          "name server and this computer's hosts file.")};
    case CheckFinding::NameNotFound:
        return {Check::tr("The name is not known here."),
                Check::tr("Check the network cable or Wi-Fi, then the name servers.")};
    case CheckFinding::NameTimedOut:
        return {Check::tr("The name server did not answer."),
                Check::tr("Check the network cable or Wi-Fi, then the name servers.")};
    case CheckFinding::Trusted:
    case CheckFinding::TlsProblem:
        return explainTls(result);
    case CheckFinding::PlainLoopback:
        return {Check::tr("Plain HTTP to this computer: for tests only."), {}};
    case CheckFinding::ClockGood:
        return {Check::tr("Right, to %1.").arg(formatDuration(std::abs(result.number))), {}};
    case CheckFinding::ClockOff:
        return {ahead(result.number),
                Check::tr("Set it right before it is five minutes: then WeChat Pay refuses.")};
    case CheckFinding::ClockTooFarOff:
        return {ahead(result.number),
                Check::tr("From five minutes on WeChat Pay refuses everything. Set the clock "
                          "right, best by itself over the network.")};
    case CheckFinding::NoDate:
        return {Check::tr("The answer does not tell the time."), {}};
    case CheckFinding::KeyFits:
        return {Check::tr("They belong together."), {}};
    case CheckFinding::KeyDoesNotFit:
        return {Check::tr("The private key does not belong to the certificate."),
                Check::tr("Set up apiclient_key.pem and apiclient_cert.pem of the same download.")};
    case CheckFinding::NoCertificateToCompare:
        return {Check::tr("There is a key, and no certificate to compare it with."),
                Check::tr("Give the desk apiclient_cert.pem too, and this can be checked.")};
    case CheckFinding::NoKeys:
        return {Check::tr("No private key is set up, or it is locked."),
                Check::tr("Set it up, or unlock the vault.")};
    case CheckFinding::SerialGood:
        return {Check::tr("WeChat Pay knows it: %1").arg(result.text), {}};
    case CheckFinding::SerialOfAnotherCertificate:
        return {
            Check::tr("The serial set up is not the certificate's, which is %1.").arg(result.text),
            Check::tr("Take the certificate's.")};
    case CheckFinding::SerialRefused:
        return explain(result.cause);
    case CheckFinding::SerialNotTold:
        return {Check::tr("WeChat Pay's answer says nothing about it."), {}};
    case CheckFinding::SignatureAccepted:
        return {Check::tr("WeChat Pay has accepted it."), {}};
    case CheckFinding::SignatureRefused:
        return explainSignature(result);
    case CheckFinding::OtherRefusal:
        return {Check::tr("WeChat Pay refused: HTTP %1 %2 %3")
                    .arg(result.facts.httpStatus)
                    .arg(result.facts.code, result.facts.message),
                Check::tr("Copy this as text and send it to the technicians.")};
    case CheckFinding::NotSentFinding:
        return {explain(Outcome(NotSent{result.notSent})).happened, {}};
    case CheckFinding::NoAnswer:
        return {Check::tr("There was no answer."), Check::tr("Check again in a moment.")};
    case CheckFinding::OutOfOrder:
        return {Check::tr("WeChat Pay is out of order at the moment (HTTP %1).")
                    .arg(result.facts.httpStatus),
                Check::tr("Not this desk's fault: check again in a moment, or choose the backup "
                          "address.")};
    case CheckFinding::NotThisApi:
        return {Check::tr("Somebody else answers in WeChat Pay's place (HTTP %1).")
                    .arg(result.facts.httpStatus),
                Check::tr("Log in to the network in a browser, or ask the technicians about the "
                          "proxy.")};
    case CheckFinding::AnswerVerified:
        return {Check::tr("Verified with %1.").arg(result.text), {}};
    case CheckFinding::AnswerNotVerified:
        return {explain(Outcome(Unknown{result.unverified})).happened,
                Check::tr("Set up WeChat Pay's public key, or its platform certificate, anew.")};
    case CheckFinding::ValidUntil:
        return {Check::tr("Valid until %1.").arg(formatDay(result.time)), {}};
    case CheckFinding::AboutToExpire:
        return {Check::tr("Ends on %1 (serial %2).").arg(formatDay(result.time), result.text),
                Check::tr("Apply for a new one in time: it takes an administrator some days.")};
    case CheckFinding::Expired:
        return {Check::tr("Ended on %1 (serial %2).").arg(formatDay(result.time), result.text),
                Check::tr("Set up the new one.")};
    case CheckFinding::NotYetValid:
        return {
            Check::tr("Not valid before %1 (serial %2).").arg(formatDay(result.time), result.text),
            Check::tr("Look at this computer's date first.")};
    case CheckFinding::NothingExpires:
        return {Check::tr("No certificate is at hand."), {}};
    }
    Q_UNREACHABLE();
}

QString checkText(const QList<CheckResult> &results)
{
    QStringList lines;
    for (const CheckResult &result : results) {
        const Explanation words = explain(result);
        lines.append(QStringLiteral("[%1] %2: %3 %4")
                         .arg(badgeFor(result.state).word, checkStepWord(result.step),
                              words.happened, words.next)
                         .simplified());
        const ReplyFacts &facts = result.facts;
        if (facts.httpStatus != 0) {
            lines.append(QStringLiteral("    HTTP %1  %2  %3  Request-ID %4")
                             .arg(facts.httpStatus)
                             .arg(facts.code, facts.message, facts.requestId));
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace pd

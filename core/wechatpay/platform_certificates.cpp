#include "core/wechatpay/platform_certificates.h"

#include "core/domain/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

using Problem = PlatformCertificateProblem;

auto problem(Problem what)
{
    PlatformCertificateError error;
    error.problem = what;
    return fail(error);
}

QByteArray bytesIn(const QJsonObject &object, QLatin1String name)
{
    return object.value(name).toString().toUtf8();
}

Result<PlatformCertificate, PlatformCertificateError> openOne(const QJsonObject &item,
                                                              const ApiV3Key &key)
{
    const QJsonObject sealed = item.value(QLatin1String("encrypt_certificate")).toObject();
    const QString serial = item.value(QLatin1String("serial_no")).toString();
    if (sealed.isEmpty() || serial.isEmpty()) {
        return problem(Problem::NotUnderstood);
    }
    const auto pem = decrypt({bytesIn(sealed, QLatin1String("algorithm")),
                              bytesIn(sealed, QLatin1String("nonce")),
                              bytesIn(sealed, QLatin1String("associated_data")),
                              bytesIn(sealed, QLatin1String("ciphertext"))},
                             key);
    if (!pem) {
        return problem(pem.error() == DecryptError::WrongKeyOrDamaged ? Problem::WrongApiV3Key
                                                                      : Problem::NotUnderstood);
    }
    const auto certificate = Certificate::fromPem(*pem);
    if (!certificate) {
        return problem(Problem::NotACertificate);
    }
    if (certificate->serial() != serial) {
        return problem(Problem::SerialDiffers);
    }
    return PlatformCertificate{*certificate, *pem};
}

bool isValidAt(const Certificate &certificate, const QDateTime &now)
{
    return certificate.notBefore() <= now && now <= certificate.notAfter();
}

/// Verifies an answer with the certificates that it brought itself.
std::optional<UnknownReason> verifyWithItsOwn(const HttpReply &reply,
                                              const QList<PlatformCertificate> &brought,
                                              const QDateTime &now)
{
    TrustedKeys keys;
    for (const PlatformCertificate &each : brought) {
        keys.addCertificate(each.certificate);
    }
    return verifySignature(reply.headers, reply.body, keys, now);
}

PlatformCertificateError refusal(const ApiAnswer &answer)
{
    PlatformCertificateError error;
    error.facts = answer.facts;
    if (const auto *notSent = std::get_if<NothingSent>(&answer.end)) {
        error.problem = Problem::NotSent;
        error.notSent = notSent->why;
        return error;
    }
    const HttpReply *reply = answer.reply();
    if (reply == nullptr || reply->status >= 500) {
        error.problem = Problem::NoAnswer;
    } else if (reply->status == 404 && answer.facts.code == QLatin1String("RESOURCE_NOT_EXISTS")) {
        error.problem = Problem::NotUsed;
    } else if (reply->status >= 400) {
        error.problem = Problem::Refused;
    } else {
        error.problem = Problem::NotUnderstood;
    }
    return error;
}

} // namespace

Result<QList<PlatformCertificate>, PlatformCertificateError>
openPlatformCertificates(const QByteArray &body, const ApiV3Key &key, const QDateTime &now)
{
    const QJsonValue data = QJsonDocument::fromJson(body).object().value(QLatin1String("data"));
    if (!data.isArray()) {
        return problem(Problem::NotUnderstood);
    }
    QList<PlatformCertificate> opened;
    bool anyValid = false;
    const QJsonArray items = data.toArray();
    for (const auto &item : items) {
        auto one = openOne(item.toObject(), key);
        if (!one) {
            return fail(one.error());
        }
        if (one->certificate.notAfter() < now) {
            continue;
        }
        anyValid = anyValid || isValidAt(one->certificate, now);
        opened.append(std::move(*one));
    }
    if (!anyValid) {
        return problem(Problem::NoneValid);
    }
    return opened;
}

TrustBasis trustBasisFor(const TrustedKeys &held)
{
    return held.isEmpty() ? TrustBasis::ApiV3Key : TrustBasis::HeldKey;
}

Result<QList<PlatformCertificate>, PlatformCertificateError>
judgeCertificates(const ApiAnswer &answer, const ApiV3Key &key, TrustBasis basis,
                  const QDateTime &now)
{
    const HttpReply *reply = answer.reply();
    if (reply == nullptr || reply->status != 200) {
        return fail(refusal(answer));
    }
    PlatformCertificateError unverified;
    unverified.problem = Problem::NotVerified;
    unverified.facts = answer.facts;
    if (reply->truncated) {
        unverified.unverified = UnknownReason::BrokenAnswer;
        return fail(unverified);
    }
    if (basis == TrustBasis::HeldKey && answer.unverified) {
        unverified.unverified = *answer.unverified;
        return fail(unverified);
    }
    auto opened = openPlatformCertificates(reply->body, key, now);
    if (!opened) {
        PlatformCertificateError error = opened.error();
        error.facts = answer.facts;
        return fail(error);
    }
    if (basis == TrustBasis::ApiV3Key && answer.unverified) {
        if (const auto wrong = verifyWithItsOwn(*reply, *opened, now)) {
            unverified.unverified = *wrong;
            return fail(unverified);
        }
    }
    return opened;
}

void fetchPlatformCertificates(ApiClient &client, const ApiV3Key &key, TrustBasis basis,
                               const Clock &clock, CertificatesDone done)
{
    client.call({"GET", "/v3/certificates", {}, {}, {}},
                [key, basis, &clock, done = std::move(done)](const ApiAnswer &answer) {
                    done(judgeCertificates(answer, key, basis, clock.now()));
                });
}

} // namespace pd

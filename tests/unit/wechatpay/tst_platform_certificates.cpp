#include "core/wechatpay/platform_certificates.h"
#include "tests/support/fake_wire.h"
#include "tests/support/patience.h"
#include "tests/support/test_certificates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pd;

class TestPlatformCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void badBodies_data();
    void badBodies();
    void ends_data();
    void ends();
    void firstDownloadSignedByAnother();
    void firstDownloadWithoutSignature();
    void laterDownloadSignedByAnUnknownKey();
    void everyChangedByteOfABodyIsFound();
    void firstDownload();
    void laterDownload();
    void publicKeyVerifiesDownloadsToo();
    void overOnesAreLeftOut();
    void asksAsTheDocumentSays();

private:
    struct Issued
    {
        QByteArray serial;
        test::TestIdentity identity;
        [[nodiscard]] PrivateKey key() const
        {
            return *PrivateKey::fromPem(identity.key);
        }
    };
    [[nodiscard]] Issued issue(const QByteArray &serial, int from, int to) const;
    [[nodiscard]] QByteArray bodyOf(const QList<Issued> &issued) const;
    [[nodiscard]] ApiAnswer answerTo(const HttpReply &reply, const TrustedKeys &held) const;
    test::TestCa m_authority;
    Issued m_current;
    Issued m_next;
    QDateTime m_now;
};

namespace {

const QByteArray apiKeyText("0123456789abcdefABCDEFghijklmnop");

ApiV3Key apiKey()
{
    return *ApiV3Key::fromText(apiKeyText);
}

TrustedKeys holding(const QByteArray &pem)
{
    TrustedKeys keys;
    keys.addCertificate(*Certificate::fromPem(pem));
    return keys;
}

using P = PlatformCertificateProblem;

} // namespace

TestPlatformCertificates::Issued TestPlatformCertificates::issue(const QByteArray &serial, int from,
                                                                 int to) const
{
    return {serial, m_authority.issue({"Tenpay.com sign", {}, serial, from, to})};
}

QByteArray TestPlatformCertificates::bodyOf(const QList<Issued> &issued) const
{
    QJsonArray data;
    for (const Issued &each : issued) {
        const auto sealed = encrypt(each.identity.certificate, "certificate", apiKey());
        data.append(QJsonObject{
            {QStringLiteral("serial_no"), QString::fromLatin1(each.serial)},
            {QStringLiteral("encrypt_certificate"),
             QJsonObject{{QStringLiteral("algorithm"), QString::fromLatin1(sealed.algorithm)},
                         {QStringLiteral("nonce"), QString::fromLatin1(sealed.nonce)},
                         {QStringLiteral("associated_data"), QStringLiteral("certificate")},
                         {QStringLiteral("ciphertext"), QString::fromLatin1(sealed.ciphertext)}}},
        });
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("data"), data}}).toJson();
}

ApiAnswer TestPlatformCertificates::answerTo(const HttpReply &reply, const TrustedKeys &held) const
{
    test::AnsweringTransport transport;
    transport.answer(reply);
    const test::SetClock clock(m_now);
    ApiClient client({},
                     Signer(QStringLiteral("1900000001"), QStringLiteral("AB"), m_current.key()),
                     held, transport, clock);
    std::optional<ApiAnswer> answer;
    client.call({"GET", "/v3/certificates", {}, {}, {}},
                [&answer](const ApiAnswer &got) { answer = got; });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? *answer : ApiAnswer{};
}

void TestPlatformCertificates::initTestCase()
{
    m_now = QDateTime::currentDateTimeUtc();
    m_current = issue("0A11", -100, 100);
    m_next = issue("0B22", -1, 1800);
}

void TestPlatformCertificates::badBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<P>("problem");
    const Issued over = issue("0C", -100, -1);
    const Issued later = issue("0D", 10, 100);
    Issued renamed = m_current;
    renamed.serial = "0A12";
    Issued noCertificate = m_current;
    noCertificate.identity.certificate = "hello";
    QTest::newRow("empty") << QByteArray() << P::NotUnderstood;
    QTest::newRow("HTML") << QByteArray("<html>") << P::NotUnderstood;
    QTest::newRow("no data") << QByteArray("{}") << P::NotUnderstood;
    QTest::newRow("data is no list") << QByteArray(R"({"data":{}})") << P::NotUnderstood;
    QTest::newRow("numbers") << QByteArray(R"({"data":[1]})") << P::NotUnderstood;
    QTest::newRow("no certificates") << QByteArray(R"({"data":[]})") << P::NoneValid;
    QTest::newRow("nothing encrypted")
        << QByteArray(R"({"data":[{"serial_no":"0A"}]})") << P::NotUnderstood;
    QTest::newRow("other algorithm")
        << bodyOf({m_current}).replace("AEAD_AES_256_GCM", "AEAD_SM4_GCM") << P::NotUnderstood;
    QTest::newRow("other associated data")
        << bodyOf({m_current}).replace("\"certificate\"", "\"certificates\"") << P::WrongApiV3Key;
    QTest::newRow("another serial") << bodyOf({renamed}) << P::SerialDiffers;
    QTest::newRow("no certificate") << bodyOf({noCertificate}) << P::NotACertificate;
    QTest::newRow("over") << bodyOf({over}) << P::NoneValid;
    QTest::newRow("not yet") << bodyOf({later}) << P::NoneValid;
    QTest::newRow("one good, one bad") << bodyOf({m_current, renamed}) << P::SerialDiffers;
}

void TestPlatformCertificates::badBodies()
{
    QFETCH(const QByteArray, body);
    QFETCH(const P, problem);
    const auto opened = openPlatformCertificates(body, apiKey(), m_now);
    QVERIFY(!opened);
    QCOMPARE(opened.error().problem, problem);
}

void TestPlatformCertificates::ends_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<P>("problem");
    QTest::newRow("public-key mode") << 404 << QByteArray("RESOURCE_NOT_EXISTS") << P::NotUsed;
    QTest::newRow("another 404") << 404 << QByteArray("NOT_FOUND") << P::Refused;
    QTest::newRow("401") << 401 << QByteArray("SIGN_ERROR") << P::Refused;
    QTest::newRow("429") << 429 << QByteArray("FREQUENCY_LIMITED") << P::Refused;
    QTest::newRow("500") << 500 << QByteArray("SYSTEM_ERROR") << P::NoAnswer;
    QTest::newRow("302") << 302 << QByteArray() << P::NotUnderstood;
    QTest::newRow("204") << 204 << QByteArray() << P::NotUnderstood;
}

void TestPlatformCertificates::ends()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const P, problem);
    const auto answer = answerTo(test::errorReply(status, code, "words"), {});
    const auto judged = judgeCertificates(answer, apiKey(), TrustBasis::ApiV3Key, m_now);
    QVERIFY(!judged);
    QCOMPARE(judged.error().problem, problem);
    QCOMPARE(judged.error().facts.httpStatus, status);

    const ApiAnswer unsent{NothingSent{NotSentReason::HostNotFound, {}}, {}, {}, {}};
    const auto notSent = judgeCertificates(unsent, apiKey(), TrustBasis::ApiV3Key, m_now);
    QCOMPARE(notSent.error().problem, P::NotSent);
    QCOMPARE(notSent.error().notSent, NotSentReason::HostNotFound);
    const ApiAnswer lost{MaybeSent{}, {}, {}, {}};
    QCOMPARE(judgeCertificates(lost, apiKey(), TrustBasis::ApiV3Key, m_now).error().problem,
             P::NoAnswer);
}

void TestPlatformCertificates::firstDownloadSignedByAnother()
{
    const auto answer = answerTo(
        test::signedReply(200, bodyOf({m_current}), m_next.key(), m_current.serial, m_now), {});
    const auto judged = judgeCertificates(answer, apiKey(), TrustBasis::ApiV3Key, m_now);
    QVERIFY(!judged);
    QCOMPARE(judged.error().problem, P::NotVerified);
    QCOMPARE(judged.error().unverified, UnknownReason::SignatureWrong);
}

void TestPlatformCertificates::firstDownloadWithoutSignature()
{
    HttpReply reply;
    reply.status = 200;
    reply.body = bodyOf({m_current});
    const auto judged
        = judgeCertificates(answerTo(reply, {}), apiKey(), TrustBasis::ApiV3Key, m_now);
    QVERIFY(!judged);
    QCOMPARE(judged.error().problem, P::NotVerified);
    QCOMPARE(judged.error().unverified, UnknownReason::SignatureHeadersMissing);
}

void TestPlatformCertificates::laterDownloadSignedByAnUnknownKey()
{
    const TrustedKeys held = holding(m_current.identity.certificate);
    QCOMPARE(trustBasisFor(held), TrustBasis::HeldKey);
    const auto answer = answerTo(
        test::signedReply(200, bodyOf({m_next}), m_next.key(), m_next.serial, m_now), held);
    const auto judged = judgeCertificates(answer, apiKey(), TrustBasis::HeldKey, m_now);
    QVERIFY(!judged);
    QCOMPARE(judged.error().problem, P::NotVerified);
    QCOMPARE(judged.error().unverified, UnknownReason::SerialUnknown);
    // On the operator's word the APIv3 key decides.
    QVERIFY(judgeCertificates(answer, apiKey(), TrustBasis::ApiV3Key, m_now));
}

void TestPlatformCertificates::everyChangedByteOfABodyIsFound()
{
    const QByteArray body = bodyOf({m_current});
    const HttpReply whole = test::signedReply(200, body, m_current.key(), m_current.serial, m_now);
    for (qsizetype i = 0; i < body.size(); i += 37) {
        HttpReply reply = whole;
        reply.body[i] = static_cast<char>(reply.body.at(i) ^ 1);
        ApiAnswer answer{reply, {}, UnknownReason::SerialUnknown, {}};
        QVERIFY(!judgeCertificates(answer, apiKey(), TrustBasis::ApiV3Key, m_now));
    }
}

void TestPlatformCertificates::firstDownload()
{
    QCOMPARE(trustBasisFor({}), TrustBasis::ApiV3Key);
    const QByteArray body = bodyOf({m_current, m_next});
    const auto answer
        = answerTo(test::signedReply(200, body, m_current.key(), m_current.serial, m_now), {});
    QVERIFY(answer.unverified == UnknownReason::SerialUnknown);
    const auto judged = judgeCertificates(answer, apiKey(), TrustBasis::ApiV3Key, m_now);
    QVERIFY(judged);
    QCOMPARE(judged->size(), 2);
    QCOMPARE(judged->first().certificate.serial(), QStringLiteral("0A11"));
    QCOMPARE(judged->first().pem, m_current.identity.certificate);

    const auto other = ApiV3Key::fromText(QByteArray(32, 'k'));
    const auto wrongKey = judgeCertificates(answer, *other, TrustBasis::ApiV3Key, m_now);
    QVERIFY(!wrongKey);
    QCOMPARE(wrongKey.error().problem, P::WrongApiV3Key);
}

void TestPlatformCertificates::laterDownload()
{
    const auto answer = answerTo(test::signedReply(200, bodyOf({m_current, m_next}),
                                                   m_current.key(), m_current.serial, m_now),
                                 holding(m_current.identity.certificate));
    QVERIFY(!answer.unverified);
    QVERIFY(judgeCertificates(answer, apiKey(), TrustBasis::HeldKey, m_now));
}

void TestPlatformCertificates::publicKeyVerifiesDownloadsToo()
{
    const PrivateKey weChatPays = PrivateKey::generate();
    const auto answer
        = answerTo(test::signedReply(200, bodyOf({m_current}), weChatPays, "PUB_KEY_ID_01", m_now),
                   test::trusting(weChatPays, QStringLiteral("PUB_KEY_ID_01")));
    QVERIFY(judgeCertificates(answer, apiKey(), TrustBasis::HeldKey, m_now));
}

void TestPlatformCertificates::overOnesAreLeftOut()
{
    const auto opened = openPlatformCertificates(
        bodyOf({issue("0C", -100, -1), m_current, issue("0D", 10, 100)}), apiKey(), m_now);
    QVERIFY(opened);
    QCOMPARE(opened->size(), 2);
    QCOMPARE(opened->at(0).certificate.serial(), QStringLiteral("0A11"));
    QCOMPARE(opened->at(1).certificate.serial(), QStringLiteral("0D"));
}

void TestPlatformCertificates::asksAsTheDocumentSays()
{
    test::AnsweringTransport transport;
    transport.answer(
        test::signedReply(200, bodyOf({m_current}), m_current.key(), m_current.serial, m_now));
    const test::SetClock clock(m_now);
    ApiClient client({}, Signer(QStringLiteral("1900000001"), QStringLiteral("AB"), m_next.key()),
                     {}, transport, clock);
    int calls = 0;
    fetchPlatformCertificates(client, apiKey(), TrustBasis::ApiV3Key, clock,
                              [&calls](const auto &result) {
                                  ++calls;
                                  QVERIFY(result);
                              });
    QCOMPARE(calls, 0);
    QTRY_COMPARE_WITH_TIMEOUT(calls, 1, patienceMs);
    const HttpRequest &request = transport.requests().first();
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.url, QUrl(QStringLiteral("https://api.mch.weixin.qq.com/v3/certificates")));
    QVERIFY(request.body.isEmpty());
    QVERIFY(!headerValue(request.headers, "Authorization").isEmpty());
    QVERIFY(headerValue(request.headers, "Wechatpay-Serial").isEmpty());
}

QTEST_GUILESS_MAIN(TestPlatformCertificates)
#include "tst_platform_certificates.moc"

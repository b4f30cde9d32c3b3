#include "core/wechatpay/reply_verifier.h"
#include "tests/support/test_certificates.h"
#include "tests/unit/wechatpay/vectors.h"

#include <QTest>

using namespace pd;

Q_DECLARE_METATYPE(std::optional<pd::UnknownReason>)

class TestReplyVerifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhyNot_data();
    void tellsWhyNot();
    void verifiesThePublishedAnswers();
    void findsKeysBySerial();
    void choosesTheCertificateOfTheSerial();
};

namespace {

const QString keyId = QStringLiteral("PUB_KEY_ID_0112300001092024");
constexpr qint64 sentAt = 1554208460;

const PrivateKey &platformKey()
{
    static const PrivateKey key = PrivateKey::generate();
    return key;
}

TrustedKeys trusted()
{
    TrustedKeys keys;
    keys.addPublicKey(keyId, PublicKey::fromPem(platformKey().publicPem()).value());
    return keys;
}

HttpHeaders signedHeaders(const QByteArray &body)
{
    const QByteArray timestamp = QByteArray::number(sentAt);
    const QByteArray message = QByteArray(timestamp + "\nnonce\n" + body + "\n");
    return {{"Wechatpay-Timestamp", timestamp},
            {"wechatpay-nonce", "nonce"}, // names have no case
            {"Wechatpay-Signature", platformKey().sign(message).toBase64()},
            {"Wechatpay-Serial", keyId.toLatin1()}};
}

HttpHeaders with(HttpHeaders headers, qsizetype at, const QByteArray &value)
{
    headers[at].second = value;
    return headers;
}

HttpHeaders without(HttpHeaders headers, qsizetype at)
{
    headers.removeAt(at);
    return headers;
}

HttpHeaders repeated(HttpHeaders headers, qsizetype at)
{
    headers.append(headers[at]);
    return headers;
}

} // namespace

void TestReplyVerifier::tellsWhyNot_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<std::optional<UnknownReason>>("expected");
    using Why = std::optional<UnknownReason>;
    const Why good = std::nullopt;
    const HttpHeaders headers = signedHeaders({});
    const QByteArray none;

    QTest::newRow("no headers") << HttpHeaders{{"Date", "x"}} << none << sentAt
                                << Why(UnknownReason::SignatureHeadersMissing);
    const char *names[] = {"timestamp", "nonce", "signature", "serial"};
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QByteArray name(names[i]);
        const Why bad(UnknownReason::SignatureHeadersBad);
        QTest::newRow(QByteArray(name + " missing").constData())
            << without(headers, i) << none << sentAt << bad;
        QTest::newRow(QByteArray(name + " empty").constData())
            << with(headers, i, {}) << none << sentAt << bad;
        QTest::newRow(QByteArray(name + " repeated").constData())
            << repeated(headers, i) << none << sentAt << bad;
        QTest::newRow(QByteArray(name + " merged").constData())
            << with(headers, i, QByteArray(headers[i].second + ", " + headers[i].second)) << none
            << sentAt << bad;
        QTest::newRow(QByteArray(name + " very long").constData())
            << with(headers, i, QByteArray(5000, '1')) << none << sentAt << bad;
    }
    QTest::newRow("timestamp not a number") << with(headers, 0, "155420846a") << none << sentAt
                                            << Why(UnknownReason::SignatureHeadersBad);
    QTest::newRow("timestamp negative")
        << with(headers, 0, "-1") << none << sentAt << Why(UnknownReason::SignatureHeadersBad);
    QTest::newRow("signature not base64")
        << with(headers, 2, "a*b") << none << sentAt << Why(UnknownReason::SignatureHeadersBad);
    QTest::newRow("signature test") << with(headers, 2, "WECHATPAY/SIGNTEST/AAAA") << none << sentAt
                                    << Why(UnknownReason::SignatureTest);
    QTest::newRow("signature test, serial unknown")
        << with(with(headers, 2, "WECHATPAY/SIGNTEST/AAAA"), 3, "0A") << none << sentAt
        << Why(UnknownReason::SignatureTest);
    QTest::newRow("serial unknown") << with(headers, 3, "5157F09EFDC096DE15EBE81A47057A72") << none
                                    << sentAt << Why(UnknownReason::SerialUnknown);
    QTest::newRow("key id in another case") << with(headers, 3, keyId.toLower().toLatin1()) << none
                                            << sentAt << Why(UnknownReason::SerialUnknown);
    QTest::newRow("301 s late") << headers << none << sentAt + 301
                                << Why(UnknownReason::SignatureStale);
    QTest::newRow("301 s early") << headers << none << sentAt - 301
                                 << Why(UnknownReason::SignatureStale);
    QTest::newRow("body changed") << headers << QByteArray("{}") << sentAt
                                  << Why(UnknownReason::SignatureWrong);
    QTest::newRow("nonce changed")
        << with(headers, 1, "other") << none << sentAt << Why(UnknownReason::SignatureWrong);
    QTest::newRow("timestamp changed")
        << with(headers, 0, "1554208461") << none << sentAt << Why(UnknownReason::SignatureWrong);
    QTest::newRow("stranger") << with(
        headers, 2, PrivateKey::generate().sign("1554208460\nnonce\n\n").toBase64())
                              << none << sentAt << Why(UnknownReason::SignatureWrong);
    QTest::newRow("good, 300 s late") << headers << none << sentAt + 300 << good;
    QTest::newRow("good, 300 s early") << headers << none << sentAt - 300 << good;
    QTest::newRow("good, blanks around") << with(headers, 1, " nonce ") << none << sentAt << good;
    QTest::newRow("good, body") << signedHeaders("{\"a\":\"积分\"}")
                                << QByteArray("{\"a\":\"积分\"}") << sentAt << good;
}

void TestReplyVerifier::tellsWhyNot()
{
    QFETCH(HttpHeaders, headers);
    QFETCH(QByteArray, body);
    QFETCH(qint64, now);
    QFETCH(std::optional<UnknownReason>, expected);
    const auto why = verifySignature(headers, body, trusted(), QDateTime::fromSecsSinceEpoch(now));
    QVERIFY(why == expected);
}

void TestReplyVerifier::verifiesThePublishedAnswers()
{
    const QString names[]
        = {QStringLiteral("official-answer"), QStringLiteral("response-204-empty-body"),
           QStringLiteral("notification-mall-refund")};
    for (const QString &name : names) {
        const test::Vector v = test::vectorNamed(name);
        const qsizetype first = v.message.indexOf('\n');
        const qsizetype second = v.message.indexOf('\n', first + 1);
        const QByteArray timestamp = v.message.first(first);
        const QByteArray nonce = v.message.sliced(first + 1, second - first - 1);
        const QByteArray body = v.message.sliced(second + 1).chopped(1);
        TrustedKeys keys;
        keys.addPublicKey(keyId, test::vectorKey(v.keyName));
        const HttpHeaders headers{{"Wechatpay-Timestamp", timestamp},
                                  {"Wechatpay-Nonce", nonce},
                                  {"Wechatpay-Signature", v.signature.toBase64()},
                                  {"Wechatpay-Serial", keyId.toLatin1()}};
        QCOMPARE(replyMessage(timestamp, nonce, body), v.message);
        const QDateTime now = QDateTime::fromSecsSinceEpoch(timestamp.toLongLong());
        QVERIFY2(verifySignature(headers, body, keys, now) == std::nullopt, qPrintable(name));
    }
}

void TestReplyVerifier::findsKeysBySerial()
{
    TrustedKeys keys;
    QVERIFY(keys.isEmpty());
    QVERIFY(keys.requestSerial().isEmpty());
    test::CertificateWish wish;
    wish.serialHex = "0a1b2c";
    keys.addCertificate(Certificate::fromPem(test::TestCa().issue(wish).certificate).value());
    QVERIFY(!keys.isEmpty());
    QVERIFY(keys.requestSerial().isEmpty()); // certificates are not named in requests
    QVERIFY(keys.find(QStringLiteral("0A1B2C")));
    QVERIFY(keys.find(QStringLiteral("0a1b2c")));
    QVERIFY(keys.find(QStringLiteral("A1B2C"))); // a number: leading zeros don't count
    QVERIFY(!keys.find(QStringLiteral("0A1B2C00")));
    QVERIFY(!keys.find(QString()));
    keys.addPublicKey(keyId, PublicKey::fromPem(platformKey().publicPem()).value());
    QCOMPARE(keys.requestSerial(), keyId.toLatin1());
    QVERIFY(keys.find(keyId));
    QVERIFY(keys.find(QStringLiteral("0A1B2C")));
}

void TestReplyVerifier::choosesTheCertificateOfTheSerial()
{
    const test::TestCa ca;
    test::CertificateWish oldWish;
    oldWish.serialHex = "0a";
    test::CertificateWish newWish;
    newWish.serialHex = "0b";
    const test::TestIdentity oldOne = ca.issue(oldWish);
    const test::TestIdentity newOne = ca.issue(newWish);
    TrustedKeys keys;
    keys.addCertificate(Certificate::fromPem(oldOne.certificate).value());
    keys.addCertificate(Certificate::fromPem(newOne.certificate).value());
    const QByteArray signature
        = PrivateKey::fromPem(newOne.key)->sign("1554208460\nnonce\n\n").toBase64();
    const HttpHeaders byOld = with(with(signedHeaders({}), 2, signature), 3, "0A");
    const HttpHeaders byNew = with(with(signedHeaders({}), 2, signature), 3, "0b");
    const QDateTime now = QDateTime::fromSecsSinceEpoch(sentAt);
    QVERIFY(verifySignature(byOld, {}, keys, now) == UnknownReason::SignatureWrong);
    QVERIFY(verifySignature(byNew, {}, keys, now) == std::nullopt);
}

QTEST_GUILESS_MAIN(TestReplyVerifier)
#include "tst_reply_verifier.moc"

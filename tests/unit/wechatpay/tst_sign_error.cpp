#include "core/wechatpay/sign_error.h"
#include "core/wechatpay/signer.h"

#include <QTest>

using namespace pd;

class TestSignError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void causes_data();
    void causes();
    void nothingToCompare_data();
    void nothingToCompare();
    void differences_data();
    void differences();
    void theSameMessage();
};

namespace {

const QByteArray ourMethod("POST");
const QByteArray path("/v3/security/echo?x=1");
const QByteArray nonce("593BEC0C930BF1AFEB40B4A08C8FB242");
const QByteArray body(R"({"echo_message":"points-desk"})");

QByteArray ours()
{
    return requestMessage(ourMethod, path, 1554208460, nonce, body);
}

QString jsonText(QByteArray text)
{
    return QString::fromUtf8(text.replace('"', "\\\"").replace('\n', "\\n"));
}

ReplyFacts told(const QString &theirMethod, const QString &url, const QString &message,
                qsizetype length)
{
    ReplyFacts facts;
    facts.detail = QStringLiteral(R"({"detail":{"issue":"sign not match"},"field":"signature",)"
                                  R"("sign_information":{"method":"%1","sign_message_length":%4,)"
                                  R"("truncated_sign_message":"%3","url":"%2"}})")
                       .arg(theirMethod, url, message)
                       .arg(length);
    return facts;
}

} // namespace

void TestSignError::causes_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<SignErrorCause>("cause");
    using C = SignErrorCause;
    const auto row = [](const char *name, const QString &message, C cause) {
        QTest::newRow(name) << message << cause;
    };
    row("none", QString(), C::Other);
    row("never seen", QStringLiteral("系统繁忙"), C::Other);
    row("1", QStringLiteral("商户未设置APIv3密钥。"), C::ApiV3KeyNotSet);
    row("2", QStringLiteral("商户未申请过证书。"), C::NoCertificate);
    row("3", QStringLiteral("商户证书序列号有误。"), C::SerialWrong);
    row("3, long", QStringLiteral("商户证书序列号有误。请使用签名私钥匹配的证书序列号"),
        C::SerialWrong);
    row("4", QStringLiteral("商户证书已过期。"), C::CertificateExpired);
    row("5", QStringLiteral("商户证书已作废。"), C::CertificateVoided);
    row("6", QStringLiteral("错误的签名，导致验签失败。"), C::SignatureWrong);
    row("6, as seen", QStringLiteral("错误的签名，验签失败"), C::SignatureWrong);
    row("6, short", QStringLiteral("签名错误"), C::SignatureWrong);
    row("6, with hint", QStringLiteral("签名错误，请检查后再试"), C::SignatureWrong);
    row("7", QStringLiteral("Http头Authorization值格式错误"), C::HeaderMalformed);
    row("7, long",
        QStringLiteral("Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》"),
        C::HeaderMalformed);
    row("7, other", QStringLiteral("Authorization不合法"), C::HeaderMalformed);
    row("8", QStringLiteral("HTTP头Authorization认证类型不正确"), C::SchemeWrong);
    row("9", QStringLiteral("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"),
        C::ClockOff);
    row("10", QStringLiteral("已更换证书，请使用新证书"), C::CertificateReplaced);
}

void TestSignError::causes()
{
    QFETCH(const QString, message);
    QFETCH(const SignErrorCause, cause);
    ReplyFacts facts;
    facts.message = message;
    QCOMPARE(signErrorCause(facts), cause);
}

void TestSignError::nothingToCompare_data()
{
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << QString();
    QTest::newRow("text") << QStringLiteral("sign not match");
    QTest::newRow("cut short") << QStringLiteral(R"({"sign_information":{"meth)");
    QTest::newRow("not an object") << QStringLiteral(R"({"sign_information":"GET"})");
    QTest::newRow("too deep") << QStringLiteral(
        R"({"a":{"a":{"a":{"a":{"a":{"sign_information":{"method":"GET"}}}}}}})");
}

void TestSignError::nothingToCompare()
{
    QFETCH(const QString, detail);
    ReplyFacts facts;
    facts.detail = detail;
    QVERIFY(!compareSigned(facts, ours()).possible);
    QVERIFY(!compareSigned(facts, ours()).anythingDiffers());
}

void TestSignError::differences_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<int>("lengthMore");
    QTest::addColumn<QByteArray>("which"); ///< one letter for each difference
    const QString post = QStringLiteral("POST");
    const QString url = QString::fromLatin1(path);
    QTest::newRow("method") << QStringLiteral("GET") << url
                            << requestMessage("GET", path, 1554208460, nonce, body) << 0
                            << QByteArray("m");
    QTest::newRow("url") << post << QStringLiteral("/v3/security/echo")
                         << requestMessage(ourMethod, "/v3/security/echo", 1554208460, nonce, body)
                         << 0 << QByteArray("u");
    QTest::newRow("timestamp") << post << url
                               << requestMessage(ourMethod, path, 1554208461, nonce, body) << 0
                               << QByteArray("t");
    QTest::newRow("nonce") << post << url << requestMessage(ourMethod, path, 1554208460, "x", body)
                           << 0 << QByteArray("n");
    QTest::newRow("no body") << post << url
                             << requestMessage(ourMethod, path, 1554208460, nonce, "") << 0
                             << QByteArray("b");
    QTest::newRow("other body") << post << url
                                << requestMessage(ourMethod, path, 1554208460, nonce, "{\"a\":2}")
                                << 0 << QByteArray("b");
    QTest::newRow("length alone") << post << url << ours() << 3 << QByteArray("");
}

void TestSignError::differences()
{
    QFETCH(const QString, method);
    QFETCH(const QString, url);
    QFETCH(const QByteArray, message);
    QFETCH(const int, lengthMore);
    QFETCH(const QByteArray, which);
    const auto found
        = compareSigned(told(method, url, jsonText(message), ours().size() + lengthMore), ours());
    QVERIFY(found.possible);
    QVERIFY(found.anythingDiffers());
    QCOMPARE(found.methodDiffers, which.contains('m'));
    QCOMPARE(found.urlDiffers, which.contains('u'));
    QCOMPARE(found.timestampDiffers, which.contains('t'));
    QCOMPARE(found.nonceDiffers, which.contains('n'));
    QCOMPARE(found.bodyDiffers, which.contains('b'));
}

void TestSignError::theSameMessage()
{
    // With real line ends, with the two characters "\n", and with a body that was cut.
    const QByteArray cut = ours().left(ours().size() - 8) + "...\n";
    for (const QByteArray &message : {ours(), ours().replace('\n', "\\\\n"), cut}) {
        const auto found = compareSigned(told(QStringLiteral("POST"), QString::fromLatin1(path),
                                              jsonText(message), ours().size()),
                                         ours());
        QVERIFY(found.possible);
        QVERIFY(!found.anythingDiffers());
        QCOMPARE(found.theirLength, ours().size());
    }
}

QTEST_GUILESS_MAIN(TestSignError)
#include "tst_sign_error.moc"

#include "core/wechatpay/classify.h"

#include <QTest>

using namespace pd;

class TestClassify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusals_data();
    void refusals();
    void otherAnswers_data();
    void otherAnswers();
    void endsWithoutAnAnswer();
    void acceptsASigned204Only();
    void survivesAnyBody_data();
    void survivesAnyBody();
    void retryAfter_data();
    void retryAfter();
    void boundsAndCleansFacts();
};

namespace {

const QDateTime &fixedNow()
{
    static const QDateTime now = QDateTime::fromSecsSinceEpoch(1554208460);
    return now;
}

QByteArray errorBody(const QByteArray &code, const QByteArray &message)
{
    return QByteArray("{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}");
}

QString tokenOf(const HttpReply &reply)
{
    return outcomeToken(classify(reply, TrustedKeys(), fixedNow()).outcome);
}

QString tokenOf(const Outcome &outcome)
{
    return outcomeToken(outcome);
}

} // namespace

void TestClassify::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int status, const char *code, const char *message,
                        const Outcome &outcome) {
        QTest::newRow(name) << status << QByteArray(code) << QByteArray(message)
                            << tokenOf(outcome);
    };
    const auto rejected = [](RejectReason why) {
        return Outcome(Rejected{why});
    };
    const Outcome badRequest = rejected(RejectReason::BadRequest);
    row("already reported", 400, "INVALID_REQUEST", "该订单积分已回传", AlreadyReported{});
    row("already reported, longer", 400, "INVALID_REQUEST", "该订单积分已回传，请勿重复提交",
        AlreadyReported{});
    row("too late", 400, "INVALID_REQUEST", "该订单已超过回传时效",
        rejected(RejectReason::TooLate));
    row("not submitted", 400, "INVALID_REQUEST", "该订单未提交积分",
        rejected(RejectReason::NotSubmitted));
    row("not HTTP as wanted", 400, "INVALID_REQUEST", "HTTP 请求不符合微信支付 APIv3 接口规则",
        badRequest);
    row("headers missing", 400, "INVALID_REQUEST", "Http头缺少Accept或User-Agent", badRequest);
    row("unknown text", 400, "INVALID_REQUEST", "something new", badRequest);
    row("no text", 400, "INVALID_REQUEST", "", badRequest);
    row("merchant", 400, "MCH_NOT_EXISTS", "商圈商户号错误",
        rejected(RejectReason::MerchantUnknown));
    row("merchant, unknown text", 400, "MCH_NOT_EXISTS", "x",
        rejected(RejectReason::MerchantUnknown));
    row("remarks", 400, "PARAM_ERROR", "未获得积分时无备注信息",
        rejected(RejectReason::RemarksMissing));
    row("openid", 400, "PARAM_ERROR", "OpenID参数错误", rejected(RejectReason::OpenidWrong));
    row("openid of another appid", 400, "PARAM_ERROR",
        "参数校验错误,请检查商圈商户号,微信订单号,OPENID是否为空",
        rejected(RejectReason::OpenidWrong));
    row("parameter", 400, "PARAM_ERROR", "参数错误", rejected(RejectReason::BadParameter));
    row("the text of another code", 400, "PARAM_ERROR", "该订单积分已回传",
        rejected(RejectReason::BadParameter));
    row("already reported, another status", 403, "INVALID_REQUEST", "该订单积分已回传",
        rejected(RejectReason::NoRight));
    row("unknown code", 400, "SOMETHING_NEW", "该订单积分已回传", rejected(RejectReason::Other));
    row("signature", 401, "SIGN_ERROR", "错误的签名，验签失败",
        rejected(RejectReason::SignatureRefused));
    row("401 of another code", 401, "SOMETHING_NEW", "x", rejected(RejectReason::SignatureRefused));
    row("no right", 403, "NO_AUTH", "商户号下暂无商圈", rejected(RejectReason::NoRight));
    row("403 of another code", 403, "SOMETHING_NEW", "x", rejected(RejectReason::NoRight));
    row("no order", 404, "ORDER_NOT_EXIST", "订单不存在", rejected(RejectReason::NotFound));
    row("no resource", 404, "RESOURCE_NOT_EXISTS", "x", rejected(RejectReason::NotFound));
    row("404 without a code", 404, "", "", rejected(RejectReason::NotFound));
    row("409", 409, "SOMETHING_NEW", "x", rejected(RejectReason::Other));
    row("413", 413, "", "", rejected(RejectReason::Other));
    row("rate, RATELIMIT_EXCEEDED", 429, "RATELIMIT_EXCEEDED", "频率超限",
        rejected(RejectReason::RateLimited));
    row("rate, FREQUENCY_LIMITED", 429, "FREQUENCY_LIMITED", "x",
        rejected(RejectReason::RateLimited));
    row("rate, RATE_LIMITED", 429, "RATE_LIMITED", "x", rejected(RejectReason::RateLimited));
    row("rate, any code", 429, "INVALID_REQUEST", "该订单积分已回传",
        rejected(RejectReason::RateLimited));
    row("rate, no code", 429, "", "", rejected(RejectReason::RateLimited));
    row("system error under 400", 400, "SYSTEM_ERROR", "系统错误",
        Unknown{UnknownReason::ServerError});
    row("500", 500, "SYSTEM_ERROR", "系统错误", Unknown{UnknownReason::ServerError});
    row("500 of another code", 500, "INVALID_REQUEST", "该订单积分已回传",
        Unknown{UnknownReason::ServerError});
    row("502", 502, "", "", Unknown{UnknownReason::ServiceUnavailable});
    row("503", 503, "SERVICE_UNAVAILABLE", "x", Unknown{UnknownReason::ServiceUnavailable});
    row("504", 504, "", "", Unknown{UnknownReason::ServiceUnavailable});
    row("599", 599, "", "", Unknown{UnknownReason::ServiceUnavailable});
}

void TestClassify::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, message);
    QFETCH(QString, expected);
    const HttpReply reply{
        status, {{"Request-ID", "08F78BB5AF0610D302-268578704"}}, errorBody(code, message)};
    const CallEnd end = classify(reply, TrustedKeys(), fixedNow());
    QCOMPARE(outcomeToken(end.outcome), expected);
    QCOMPARE(end.facts.httpStatus, status);
    QCOMPARE(end.facts.code, QString::fromUtf8(code));
    QCOMPARE(end.facts.message, QString::fromUtf8(message));
    QCOMPARE(end.facts.requestId, QStringLiteral("08F78BB5AF0610D302-268578704"));
}

void TestClassify::otherAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("truncated");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int status, const QByteArray &body, bool truncated,
                        UnknownReason why) {
        QTest::newRow(name) << status << body << truncated << tokenOf(Unknown{why});
    };
    const QByteArray alreadyReported = errorBody("INVALID_REQUEST", "该订单积分已回传");
    row("202", 202, {}, false, UnknownReason::TakenNotDone);
    row("200", 200, "{}", false, UnknownReason::NotThisApi);
    row("200, captive portal", 200, "<html>log in</html>", false, UnknownReason::NotThisApi);
    row("201", 201, {}, false, UnknownReason::NotThisApi);
    row("302", 302, {}, false, UnknownReason::NotThisApi);
    row("304", 304, {}, false, UnknownReason::NotThisApi);
    row("307 cut short", 307, {}, true, UnknownReason::NotThisApi);
    row("200 cut short", 200, {}, true, UnknownReason::NotThisApi);
    row("204 unsigned", 204, {}, false, UnknownReason::SignatureHeadersMissing);
    row("204 cut short", 204, {}, true, UnknownReason::BrokenAnswer);
    row("400 cut short", 400, alreadyReported, true, UnknownReason::BrokenAnswer);
    row("401 cut short", 401, {}, true, UnknownReason::BrokenAnswer);
    row("500 cut short", 500, {}, true, UnknownReason::ServerError);
    row("502 cut short", 502, {}, true, UnknownReason::ServiceUnavailable);
    row("no status", 0, {}, false, UnknownReason::BrokenAnswer);
    row("100", 100, {}, false, UnknownReason::BrokenAnswer);
    row("999", 999, {}, false, UnknownReason::BrokenAnswer);
    row("negative", -1, {}, false, UnknownReason::BrokenAnswer);
}

void TestClassify::otherAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, truncated);
    QFETCH(QString, expected);
    QCOMPARE(tokenOf(HttpReply{status, {}, body, truncated}), expected);
}

void TestClassify::endsWithoutAnAnswer()
{
    const TrustedKeys keys;
    const CallEnd nothing
        = classify(NothingSent{NotSentReason::TlsFailed, QStringLiteral("x")}, keys, fixedNow());
    QCOMPARE(tokenOf(nothing.outcome), tokenOf(NotSent{NotSentReason::TlsFailed}));
    QCOMPARE(nothing.facts, ReplyFacts());
    const CallEnd maybe = classify(MaybeSent{UnknownReason::TimedOut, {}}, keys, fixedNow());
    QCOMPARE(tokenOf(maybe.outcome), tokenOf(Unknown{UnknownReason::TimedOut}));
    QCOMPARE(maybe.facts, ReplyFacts());
}

void TestClassify::acceptsASigned204Only()
{
    const PrivateKey key = PrivateKey::generate();
    TrustedKeys keys;
    keys.addPublicKey(QStringLiteral("PUB_KEY_ID_01"), PublicKey::fromPem(key.publicPem()).value());
    HttpReply reply{204,
                    {{"Wechatpay-Timestamp", "1554208460"},
                     {"Wechatpay-Nonce", "nonce"},
                     {"Wechatpay-Signature", key.sign("1554208460\nnonce\n\n").toBase64()},
                     {"Wechatpay-Serial", "PUB_KEY_ID_01"}},
                    {}};
    QCOMPARE(tokenOf(classify(reply, keys, fixedNow()).outcome), tokenOf(Accepted{}));
    QCOMPARE(tokenOf(classify(reply, keys, fixedNow().addSecs(3600)).outcome),
             tokenOf(Unknown{UnknownReason::SignatureStale}));
    reply.status = 200;
    QCOMPARE(tokenOf(classify(reply, keys, fixedNow()).outcome),
             tokenOf(Unknown{UnknownReason::NotThisApi}));
    reply.status = 202;
    QCOMPARE(tokenOf(classify(reply, keys, fixedNow()).outcome),
             tokenOf(Unknown{UnknownReason::TakenNotDone}));
}

void TestClassify::survivesAnyBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<html><body>400 Bad Request</body></html>");
    QTest::newRow("cut short") << QByteArray("{\"code\":\"INVALID_REQ");
    QTest::newRow("100,000 brackets") << QByteArray(100'000, '[');
    QTest::newRow("60,000 brackets") << QByteArray(60'000, '[');
    QTest::newRow("60,000 objects") << QByteArray("{\"a\":").repeated(10'000);
    QTest::newRow("nested detail") << QByteArray(
        "{\"code\":\"X\",\"detail\":" + QByteArray(1000, '[') + QByteArray(1000, ']') + '}');
    QTest::newRow("not UTF-8") << QByteArray("{\"code\":\"\xff\xfe\",\"message\":\"\xc0\x80\"}");
    QTest::newRow("GBK") << QByteArray("{\"code\":\"A\",\"message\":\"\xb8\xc3\xb6\xa9\"}");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("array") << QByteArray("[1,2,3]");
    QTest::newRow("number") << QByteArray("42");
    QTest::newRow("wrong types") << QByteArray("{\"code\":1,\"message\":[\"x\"],\"detail\":false}");
    QTest::newRow("too large") << QByteArray("{\"code\":\"" + QByteArray(70'000, 'A') + "\"}");
}

void TestClassify::survivesAnyBody()
{
    QFETCH(QByteArray, body);
    const CallEnd end = classify(HttpReply{400, {}, body}, TrustedKeys(), fixedNow());
    QCOMPARE(tokenOf(end.outcome), tokenOf(Rejected{RejectReason::BadRequest}));
    QVERIFY(end.facts.code.isEmpty());
    QVERIFY(end.facts.message.isEmpty());
    QVERIFY(end.facts.detail.isEmpty());
    QCOMPARE(tokenOf(HttpReply{500, {}, body}), tokenOf(Unknown{UnknownReason::ServerError}));
}

void TestClassify::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("seconds");
    QTest::newRow("seconds") << QByteArray("120") << 429 << 120;
    QTest::newRow("blanks") << QByteArray(" 7 ") << 429 << 7;
    QTest::newRow("a day at most") << QByteArray("999999") << 429 << 86400;
    QTest::newRow("huge") << QByteArray(100, '9') << 429 << 86400;
    QTest::newRow("negative") << QByteArray("-5") << 429 << 0;
    QTest::newRow("words") << QByteArray("soon") << 429 << 0;
    QTest::newRow("empty") << QByteArray() << 429 << 0;
    QTest::newRow("date") << QByteArray("Tue, 02 Apr 2019 12:35:20 GMT") << 429 << 60;
    QTest::newRow("past date") << QByteArray("Tue, 02 Apr 2019 12:30:00 GMT") << 429 << 0;
    QTest::newRow("far date") << QByteArray("Thu, 02 Apr 2099 12:30:00 GMT") << 429 << 86400;
    QTest::newRow("another status") << QByteArray("120") << 403 << 0;
}

void TestClassify::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    QFETCH(int, seconds);
    const HttpReply reply{status, {{"retry-after", value}}, {}};
    QCOMPARE(readFacts(reply, fixedNow()).retryAfterSeconds, seconds);
}

void TestClassify::boundsAndCleansFacts()
{
    const QByteArray body("{\"code\":\"" + QByteArray(100, 'C')
                          + "\",\"message\":\"a\\r\\n\\u0000b\\u202e" + QByteArray(600, 'm')
                          + "\",\"detail\":{\"field\":\"openid\",\"value\":\""
                          + QByteArray(3000, 'v') + "\"}}");
    const ReplyFacts facts
        = readFacts(HttpReply{400, {{"Request-ID", "08F7\r\n8BB5-1"}}, body}, fixedNow());
    QCOMPARE(facts.code, QString(64, u'C'));
    QCOMPARE(facts.message, QString(u"ab" + QString(510, u'm')));
    QCOMPARE(facts.detail.size(), 2048);
    QVERIFY(facts.detail.startsWith(QStringLiteral("{\"field\":\"openid\",\"value\":\"vv")));
    QCOMPARE(facts.requestId, QStringLiteral("08F78BB5-1"));

    const HttpReply emoji{
        400, {}, QByteArray("{\"message\":\"" + QByteArray(511, 'm') + "\xF0\x9F\x98\x80\"}")};
    QCOMPARE(readFacts(emoji, fixedNow()).message, QString(511, u'm')); // not half a character
}

QTEST_GUILESS_MAIN(TestClassify)
#include "tst_classify.moc"

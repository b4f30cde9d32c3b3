#include "core/wechatpay/circle_queries.h"
#include "tests/support/fake_wire.h"

#include <QTest>

using namespace pd;

class TestCircleQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problems_data();
    void problems();
    void unbelievableAnswers_data();
    void unbelievableAnswers();
    void badQuestionsAreNotSent();
    void notSentAndLost();
    void asksAsTheDocumentSays_data();
    void asksAsTheDocumentSays();
    void readsAuthorizations_data();
    void readsAuthorizations();
    void readsCommitStatus();
};

namespace {

const QString appid = QStringLiteral("wx1234567890abcdef");
const QString openid = QStringLiteral("oWmnN4xxxxxxxxxxe92NHIGf1xd8");
const QString keyId = QStringLiteral("PUB_KEY_ID_01");

const PrivateKey &weChatPays()
{
    static const PrivateKey key = PrivateKey::generate();
    return key;
}

/// A desk with one answer waiting for it.
struct Desk
{
    explicit Desk(const SendEnd &end)
    {
        transport.answer(end);
    }
    test::SetClock clock;
    test::AnsweringTransport transport;
    ApiClient client{{},
                     Signer(QStringLiteral("1900000001"), QStringLiteral("AB"), weChatPays()),
                     test::trusting(weChatPays(), keyId),
                     transport,
                     clock};

    Result<MemberAuthorization, QueryError> authorization(const MemberQuestion &question)
    {
        std::optional<Result<MemberAuthorization, QueryError>> end;
        queryAuthorization(client, question, [&end](const auto &result) { end = result; });
        if (end || !QTest::qWaitFor([&end] { return end.has_value(); })) {
            qFatal("answered from inside, or never");
        }
        return *end;
    }
    Result<CommitStatus, QueryError> commitStatus(const MemberQuestion &question, qint64 brandid)
    {
        std::optional<Result<CommitStatus, QueryError>> end;
        queryCommitStatus(client, question, brandid, [&end](const auto &result) { end = result; });
        if (end || !QTest::qWaitFor([&end] { return end.has_value(); })) {
            qFatal("answered from inside, or never");
        }
        return *end;
    }
};

HttpReply good(const QByteArray &body)
{
    return test::signedReply(200, body, weChatPays(), keyId.toLatin1(), test::SetClock().now());
}

} // namespace

void TestCircleQueries::problems_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QueryProblem>("problem");
    using Q = QueryProblem;
    const auto row
        = [](const char *name, int status, const char *code, const QString &message, Q problem) {
              QTest::newRow(name) << status << QByteArray(code) << message << problem;
          };
    row("openid", 400, "PARAM_ERROR", QStringLiteral("OpenID参数错误"), Q::OpenidWrong);
    row("appid", 400, "PARAM_ERROR", QStringLiteral("AppID参数错误"), Q::AppidWrong);
    row("pair", 400, "PARAM_ERROR", QStringLiteral("AppID与OpenID不匹配"), Q::PairWrong);
    row("something", 400, "PARAM_ERROR", QStringLiteral("参数错误"), Q::Refused);
    row("merchant", 400, "MCH_NOT_EXISTS", QStringLiteral("商圈商户号错误"), Q::MerchantUnknown);
    row("right", 403, "NO_AUTH", QStringLiteral("商户号下暂无商圈"), Q::NoRight);
    row("404", 404, "RESOURCE_NOT_EXISTS", QStringLiteral("查询的资源不存在"), Q::NotFound);
    row("429", 429, "FREQUENCY_LIMITED", QStringLiteral("频率超限"), Q::RateLimited);
    row("401", 401, "SIGN_ERROR", QStringLiteral("错误的签名，验签失败"), Q::SignatureRefused);
    row("500", 500, "SYSTEM_ERROR", QStringLiteral("系统错误"), Q::NoAnswer);
    row("302", 302, "", QString(), Q::NotUnderstood);
    row("204", 204, "", QString(), Q::NotUnderstood);
}

void TestCircleQueries::problems()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const QString, message);
    QFETCH(const QueryProblem, problem);
    const HttpReply reply = test::errorReply(status, code, message.toUtf8());
    const auto member = Desk(reply).authorization({appid, openid, {}});
    QVERIFY(!member);
    QCOMPARE(member.error().problem, problem);
    QCOMPARE(member.error().facts.httpStatus, status);
    QCOMPARE(member.error().facts.message, message);
    const auto waiting = Desk(reply).commitStatus({appid, openid, {}}, 1000);
    QVERIFY(!waiting);
    QCOMPARE(waiting.error().problem, problem);
}

void TestCircleQueries::unbelievableAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<QueryProblem>("problem");
    using Q = QueryProblem;
    const QByteArray authorized
        = QByteArray(R"({"openid":")" + openid.toLatin1() + R"(","authorize_state":"AUTHORIZED"})");
    QTest::newRow("unsigned") << authorized << false << Q::NotVerified;
    QTest::newRow("not JSON") << QByteArray("<html>") << true << Q::NotUnderstood;
    QTest::newRow("empty") << QByteArray() << true << Q::NotUnderstood;
    QTest::newRow("a list") << QByteArray("[]") << true << Q::NotUnderstood;
    QTest::newRow("another member")
        << QByteArray(R"({"openid":"oOther","authorize_state":"AUTHORIZED"})") << true
        << Q::NotUnderstood;
    QTest::newRow("new state") << QByteArray(R"({"openid":")" + openid.toLatin1()
                                             + R"(","authorize_state":"MAYBE"})")
                               << true << Q::NotUnderstood;
}

void TestCircleQueries::unbelievableAnswers()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, isSigned);
    QFETCH(const QueryProblem, problem);
    HttpReply reply = good(body);
    if (!isSigned) {
        reply.headers.clear();
    }
    const auto member = Desk(reply).authorization({appid, openid, {}});
    QVERIFY(!member);
    QCOMPARE(member.error().problem, problem);
    QVERIFY(!Desk(reply).commitStatus({appid, openid, {}}, 1000));
}

void TestCircleQueries::badQuestionsAreNotSent()
{
    Desk desk(good("{}"));
    QCOMPARE(desk.authorization({QString(), openid, {}}).error().problem,
             QueryProblem::BadQuestion);
    QCOMPARE(desk.authorization({appid, QString(), {}}).error().problem, QueryProblem::BadQuestion);
    QCOMPARE(desk.commitStatus({appid, openid, {}}, 0).error().problem, QueryProblem::BadQuestion);
    QVERIFY(desk.transport.requests().isEmpty());
}

void TestCircleQueries::notSentAndLost()
{
    const auto unsent
        = Desk(NothingSent{NotSentReason::TlsFailed, {}}).authorization({appid, openid, {}});
    QCOMPARE(unsent.error().problem, QueryProblem::NotSent);
    QCOMPARE(unsent.error().notSent, NotSentReason::TlsFailed);
    const auto lost = Desk(MaybeSent{}).authorization({appid, openid, {}});
    QCOMPARE(lost.error().problem, QueryProblem::NoAnswer);
}

void TestCircleQueries::asksAsTheDocumentSays_data()
{
    QTest::addColumn<QString>("openidAsked");
    QTest::addColumn<QString>("subMchid");
    QTest::addColumn<QByteArray>("authorizationPath");
    QTest::addColumn<QByteArray>("commitPath");
    QTest::newRow("merchant")
        << openid << QString()
        << QByteArray("/v3/businesscircle/user-authorizations/oWmnN4xxxxxxxxxxe92NHIGf1xd8"
                      "?appid=wx1234567890abcdef")
        << QByteArray("/v3/businesscircle/users/oWmnN4xxxxxxxxxxe92NHIGf1xd8/points/commit_status"
                      "?brandid=1000&appid=wx1234567890abcdef");
    QTest::newRow("partner") << openid << QStringLiteral("1234567890")
                             << QByteArray("/v3/businesscircle/user-authorizations/"
                                           "oWmnN4xxxxxxxxxxe92NHIGf1xd8"
                                           "?appid=wx1234567890abcdef&sub_mchid=1234567890")
                             << QByteArray("/v3/businesscircle/users/oWmnN4xxxxxxxxxxe92NHIGf1xd8/"
                                           "points/commit_status?brandid=1000"
                                           "&appid=wx1234567890abcdef&sub_mchid=1234567890");
    // What is typed must not become another path.
    QTest::newRow("odd openid")
        << QStringLiteral("../a b/%2F?x=1#&") << QString()
        << QByteArray("/v3/businesscircle/user-authorizations/..%2Fa%20b%2F%252F%3Fx%3D1%23%26"
                      "?appid=wx1234567890abcdef")
        << QByteArray("/v3/businesscircle/users/..%2Fa%20b%2F%252F%3Fx%3D1%23%26/points/"
                      "commit_status?brandid=1000&appid=wx1234567890abcdef");
}

void TestCircleQueries::asksAsTheDocumentSays()
{
    QFETCH(const QString, openidAsked);
    QFETCH(const QString, subMchid);
    QFETCH(const QByteArray, authorizationPath);
    QFETCH(const QByteArray, commitPath);
    Desk desk(good("{}"));
    QVERIFY(!desk.authorization({appid, openidAsked, subMchid}));
    QVERIFY(!desk.commitStatus({appid, openidAsked, subMchid}, 1000));
    QCOMPARE(desk.transport.requests().size(), 2);
    const HttpRequest &first = desk.transport.requests().at(0);
    QCOMPARE(first.method, QByteArray("GET"));
    QVERIFY(first.body.isEmpty());
    QCOMPARE(first.url.toEncoded(),
             QByteArray("https://api.mch.weixin.qq.com" + authorizationPath));
    QCOMPARE(headerValue(first.headers, "Wechatpay-Serial"), keyId.toLatin1());
    QCOMPARE(desk.transport.requests().at(1).url.toEncoded(),
             QByteArray("https://api.mch.weixin.qq.com" + commitPath));
}

void TestCircleQueries::readsAuthorizations_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<AuthorizationState>("state");
    QTest::addColumn<bool>("authorizedAt");
    QTest::addColumn<bool>("deauthorizedAt");
    QTest::newRow("never") << QByteArray(R"("authorize_state":"UNAUTHORIZED")")
                           << AuthorizationState::Unauthorized << false << false;
    QTest::newRow("yes") << QByteArray(
        R"("authorize_state":"AUTHORIZED","authorize_time":"2020-05-20T13:29:35+08:00")")
                         << AuthorizationState::Authorized << true << false;
    QTest::newRow("no more") << QByteArray(
        R"("authorize_state":"DEAUTHORIZED","authorize_time":"2020-05-20T13:29:35.120+08:00",)"
        R"("deauthorize_time":"2021-05-20T13:29:35+08:00")")
                             << AuthorizationState::Deauthorized << true << true;
    QTest::newRow("empty times") << QByteArray(
        R"("authorize_state":"AUTHORIZED","authorize_time":"","deauthorize_time":null)")
                                 << AuthorizationState::Authorized << false << false;
}

void TestCircleQueries::readsAuthorizations()
{
    QFETCH(const QByteArray, rest);
    QFETCH(const AuthorizationState, state);
    QFETCH(const bool, authorizedAt);
    QFETCH(const bool, deauthorizedAt);
    const QByteArray body = R"({"openid":")" + openid.toLatin1() + R"(",)" + rest + '}';
    const auto member = Desk(good(body)).authorization({appid, openid, {}});
    QVERIFY(member);
    QCOMPARE(member->state, state);
    QCOMPARE(member->authorizedAt.isValid(), authorizedAt);
    QCOMPARE(member->deauthorizedAt.isValid(), deauthorizedAt);
    if (authorizedAt) {
        QCOMPARE(member->authorizedAt.offsetFromUtc(), 8 * 3600);
    }
}

void TestCircleQueries::readsCommitStatus()
{
    const MemberQuestion question{appid, openid, {}};
    QCOMPARE(Desk(good(R"({"points_commit_status":"PENDING"})")).commitStatus(question, 1).value(),
             CommitStatus::Pending);
    QCOMPARE(Desk(good(R"({"points_commit_status":"FINISHED"})")).commitStatus(question, 1).value(),
             CommitStatus::Finished);
}

QTEST_GUILESS_MAIN(TestCircleQueries)
#include "tst_circle_queries.moc"

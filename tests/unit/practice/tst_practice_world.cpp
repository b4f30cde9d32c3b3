#include "core/domain/clock.h"
#include "core/domain/practice_merchant.h"
#include "core/domain/zoned_time.h"
#include "core/practice/practice_world.h"
#include "core/practice/special_places.h"
#include "core/wechatpay/api_client.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace pd;

namespace {

Outcome outcome(const QString &token)
{
    return outcomeFromToken(token).value();
}

} // namespace

class TestPracticeWorld : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answersAsTold_data();
    void answersAsTold();
    void answersAsToldForOneTransaction();
    void answersOnceThenRealAgain();
    void specialPlacesAnswer_data();
    void specialPlacesAnswer();
    void refusesLikeTheRealOne_data();
    void refusesLikeTheRealOne();
    void takesOneReportATransaction();
    void takesUntilMidnight();
    void takesAPaymentThatItWasNotToldOf();
    void remembersAcrossARestart();
    void answersLaterAndOnce();
    void answersNobodyAfterItsEnd();
    void signsWhatItTakesAndNothingElse();

private:
    CallEnd report(const CorrectionFields &fields);
    CallEnd report(const Transaction &payment);
    CallEnd sendBody(const QByteArray &body);
    [[nodiscard]] CorrectionFields fieldsFor(const Transaction &payment) const;
    [[nodiscard]] Transaction plainPayment(int number = 0) const;
    [[nodiscard]] Transaction special(int digits) const;
    void makeWorld(const QString &memoryPath = {});
    const PracticeKeys m_keys = PracticeKeys::generate();
    test::SetClock m_clock{QStringLiteral("2026-11-24T14:00:00+08:00")};
    QList<Transaction> m_day;
    std::unique_ptr<PracticeWorld> m_world;
    std::unique_ptr<ApiClient> m_client;
};

void TestPracticeWorld::init()
{
    m_clock.set(QStringLiteral("2026-11-24T14:00:00+08:00"));
    m_day = sampleDay(m_clock.now());
    makeWorld();
}

void TestPracticeWorld::makeWorld(const QString &memoryPath)
{
    m_client.reset();
    m_world = std::make_unique<PracticeWorld>(m_clock, memoryPath, 0, m_keys);
    m_world->learn(m_day);
    m_client = std::make_unique<ApiClient>(
        ApiEndpoint{QUrl(QStringLiteral("https://practice.invalid")), "PointsDesk/test"},
        m_world->signer(), m_world->trustedKeys(), *m_world, m_clock);
}

Transaction TestPracticeWorld::plainPayment(int number) const
{
    for (const Transaction &payment : m_day) {
        if (!specialPlaceOf(payment.transactionId) && !isTooLate(payment, m_clock.now())
            && number-- == 0) {
            return payment;
        }
    }
    return {};
}

Transaction TestPracticeWorld::special(int digits) const
{
    for (const Transaction &payment : m_day) {
        if (payment.transactionId.endsWith(QString::number(digits))) {
            return payment;
        }
    }
    return {};
}

CorrectionFields TestPracticeWorld::fieldsFor(const Transaction &payment) const
{
    CorrectionFields fields;
    fields.transactionId = payment.transactionId;
    fields.appid = payment.appid;
    fields.openid = payment.openid;
    fields.points = Points::fromValue(120).value();
    fields.updateTime = inShanghai(m_clock.now());
    return fields;
}

CallEnd TestPracticeWorld::sendBody(const QByteArray &body)
{
    std::optional<CallEnd> result;
    m_client->reportPoints(body, [&result](const CallEnd &end) { result = end; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); })) {
        QTest::qFail("no answer", __FILE__, __LINE__);
        return {};
    }
    return *result;
}

CallEnd TestPracticeWorld::report(const CorrectionFields &fields)
{
    return sendBody(pointsReportBody(fields));
}

CallEnd TestPracticeWorld::report(const Transaction &payment)
{
    return report(fieldsFor(payment));
}

void TestPracticeWorld::answersAsTold_data()
{
    QTest::addColumn<PracticeAnswer>("answer");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("second"); // the same again, answered like the real one
    const auto row = [](const char *name, PracticeAnswer answer, const char *first, int status,
                        const char *second) {
        QTest::newRow(name) << answer << QString::fromLatin1(first) << status
                            << QString::fromLatin1(second);
    };
    using A = PracticeAnswer;
    row("NotSubmitted", A::NotSubmitted, "rejected:not_submitted", 400, "accepted");
    row("MerchantUnknown", A::MerchantUnknown, "rejected:merchant_unknown", 400, "accepted");
    row("OpenidWrong", A::OpenidWrong, "rejected:openid_wrong", 400, "accepted");
    row("BadRequest", A::BadRequest, "rejected:bad_request", 400, "accepted");
    row("SignatureRefused", A::SignatureRefused, "rejected:signature_refused", 401, "accepted");
    row("NoRight", A::NoRight, "rejected:no_right", 403, "accepted");
    row("NotFound", A::NotFound, "rejected:not_found", 404, "accepted");
    row("RateLimited", A::RateLimited, "rejected:rate_limited", 429, "accepted");
    row("ServerError", A::ServerError, "unknown:server_error", 500, "accepted");
    row("Unavailable", A::Unavailable, "unknown:service_unavailable", 502, "accepted");
    row("TakenNotDone", A::TakenNotDone, "unknown:taken_not_done", 202, "accepted");
    row("Unsigned", A::Unsigned, "unknown:signature_headers_missing", 204, "already_reported");
    row("ForgedSignature", A::ForgedSignature, "unknown:signature_wrong", 204, "already_reported");
    row("LostAfterTaken", A::LostAfterTaken, "unknown:connection_lost", 0, "already_reported");
    row("LostBeforeTaken", A::LostBeforeTaken, "unknown:connection_lost", 0, "accepted");
    row("NoConnection", A::NoConnection, "not_sent:connection_refused", 0, "accepted");
    row("Real", A::Real, "accepted", 204, "already_reported");
}

void TestPracticeWorld::answersAsTold()
{
    QFETCH(PracticeAnswer, answer);
    QFETCH(QString, first);
    QFETCH(int, status);
    QFETCH(QString, second);
    const Transaction payment = plainPayment();
    m_world->answerNext(answer);
    const CallEnd end = report(payment);
    QCOMPARE(outcomeToken(end.outcome), first);
    QCOMPARE(end.facts.httpStatus, status);
    // Whoever answers in WeChat Pay's name names the request; a proxy's HTML does not.
    QCOMPARE(end.facts.requestId.isEmpty(), status == 0 || status == 502);
    QCOMPARE(end.facts.retryAfterSeconds, status == 429 ? 5 : 0);
    QCOMPARE(outcomeToken(report(payment).outcome), second);
}

void TestPracticeWorld::answersAsToldForOneTransaction()
{
    const Transaction payment = plainPayment();
    m_world->answerFor(payment.transactionId, PracticeAnswer::NotSubmitted);
    QCOMPARE(outcomeToken(report(payment).outcome), QStringLiteral("rejected:not_submitted"));
    QCOMPARE(outcomeToken(report(payment).outcome), QStringLiteral("rejected:not_submitted"));
    QCOMPARE(report(plainPayment(1)).outcome, outcome(QStringLiteral("accepted")));
    m_world->answerFor(payment.transactionId, PracticeAnswer::Real);
    QCOMPARE(report(payment).outcome, outcome(QStringLiteral("accepted")));
}

void TestPracticeWorld::answersOnceThenRealAgain()
{
    m_world->answerNext(PracticeAnswer::ServerError);
    QCOMPARE(outcomeToken(report(plainPayment(0)).outcome), QStringLiteral("unknown:server_error"));
    QCOMPARE(outcomeToken(report(plainPayment(1)).outcome), QStringLiteral("accepted"));
}

void TestPracticeWorld::specialPlacesAnswer_data()
{
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const auto row = [](int digits, const char *first, const char *second) {
        QTest::addRow("%d", digits)
            << digits << QString::fromLatin1(first) << QString::fromLatin1(second);
    };
    row(100001, "rejected:not_submitted", "rejected:not_submitted");
    row(100002, "already_reported", "already_reported");
    row(100003, "unknown:connection_lost", "already_reported");
    row(100004, "unknown:connection_lost", "accepted");
    row(100005, "unknown:signature_headers_missing", "already_reported");
    row(100006, "unknown:signature_wrong", "already_reported");
    row(100007, "unknown:server_error", "accepted");
    row(100008, "unknown:service_unavailable", "accepted");
    row(100009, "unknown:taken_not_done", "accepted");
    row(100010, "rejected:rate_limited", "accepted");
    row(100011, "not_sent:connection_refused", "accepted");
    row(100012, "rejected:openid_wrong", "rejected:openid_wrong");
    row(100013, "rejected:merchant_unknown", "rejected:merchant_unknown");
    row(100014, "rejected:signature_refused", "rejected:signature_refused");
    row(100015, "rejected:no_right", "rejected:no_right");
    row(100016, "rejected:not_found", "rejected:not_found");
    row(100017, "rejected:bad_request", "rejected:bad_request");
    QCOMPARE(specialPlaces().size(), 17);
}

void TestPracticeWorld::specialPlacesAnswer()
{
    QFETCH(int, digits);
    QFETCH(QString, first);
    QFETCH(QString, second);
    const Transaction payment = special(digits);
    QCOMPARE(outcomeToken(report(payment).outcome), first);
    m_world->learn(m_day); // told again: what was used up stays used up
    QCOMPARE(outcomeToken(report(payment).outcome), second);
}

void TestPracticeWorld::refusesLikeTheRealOne_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *what, const char *token, const char *message) {
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(token)
                            << QString::fromUtf8(message);
    };
    row("late", "rejected:too_late", "该订单已超过回传时效");
    row("stranger", "rejected:openid_wrong", "OpenID参数错误");
    row("another member", "rejected:openid_wrong", "OPENID是否为空");
    row("another appid", "rejected:openid_wrong", "OPENID是否为空");
    row("no remarks", "rejected:remarks_missing", "未获得积分时无备注信息");
    row("sub_mchid", "rejected:merchant_unknown", "商圈商户号错误");
    row("not JSON", "rejected:bad_request", "HTTP 请求不符合");
    row("order number", "rejected:not_found", "订单不存在");
    row("tomorrow's id", "rejected:not_found", "订单不存在");
    row("yesterday's id, not told", "rejected:too_late", "该订单已超过回传时效");
}

void TestPracticeWorld::refusesLikeTheRealOne()
{
    QFETCH(QString, what);
    QFETCH(QString, token);
    QFETCH(QString, message);
    CorrectionFields fields = fieldsFor(plainPayment());
    if (what == QStringLiteral("late")) {
        fields = fieldsFor(m_day.constFirst());
    } else if (what == QStringLiteral("stranger")) {
        fields.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    } else if (what == QStringLiteral("another member")) {
        for (const Transaction &payment : std::as_const(m_day)) {
            if (payment.openid != plainPayment().openid) {
                fields.openid = payment.openid;
            }
        }
    } else if (what == QStringLiteral("another appid")) {
        fields.appid = QStringLiteral("wx7777777777777777");
    } else if (what == QStringLiteral("no remarks")) {
        fields.earned = false;
        fields.points = Points();
    } else if (what == QStringLiteral("sub_mchid")) {
        fields.subMchid = QStringLiteral("1900000110");
    } else if (what == QStringLiteral("order number")) {
        fields.transactionId = QStringLiteral("A20261124000123");
    } else if (what == QStringLiteral("tomorrow's id")) {
        fields.transactionId = QStringLiteral("4200000000202611250000000001");
    } else if (what == QStringLiteral("yesterday's id, not told")) {
        fields.transactionId = QStringLiteral("4200000000202611230000000001");
    }
    const CallEnd end = what == QStringLiteral("not JSON") ? sendBody("hello") : report(fields);
    QCOMPARE(outcomeToken(end.outcome), token);
    QVERIFY2(end.facts.message.contains(message), qPrintable(end.facts.message));
    // It took nothing.
    QCOMPARE(outcomeToken(report(plainPayment()).outcome), QStringLiteral("accepted"));
}

void TestPracticeWorld::takesOneReportATransaction()
{
    const CorrectionFields fields = fieldsFor(plainPayment());
    QCOMPARE(outcomeToken(report(fields).outcome), QStringLiteral("accepted"));
    CorrectionFields other = fields;
    other.points = Points::fromValue(7).value();
    const CallEnd end = report(other);
    QCOMPARE(outcomeToken(end.outcome), QStringLiteral("already_reported"));
    QCOMPARE(end.facts.message, QStringLiteral("该订单积分已回传"));
    m_clock.set(m_clock.now().addDays(1)); // and says so the next day, too
    QCOMPARE(outcomeToken(report(other).outcome), QStringLiteral("already_reported"));
}

void TestPracticeWorld::takesUntilMidnight()
{
    m_clock.set(parseRfc3339(u"2026-11-24T23:59:59.999+08:00").value());
    QCOMPARE(outcomeToken(report(plainPayment(0)).outcome), QStringLiteral("accepted"));
    const Transaction next = plainPayment(1);
    m_clock.set(parseRfc3339(u"2026-11-25T00:00:00+08:00").value());
    QCOMPARE(outcomeToken(report(next).outcome), QStringLiteral("rejected:too_late"));
}

void TestPracticeWorld::takesAPaymentThatItWasNotToldOf()
{
    CorrectionFields fields = fieldsFor(plainPayment());
    fields.transactionId = QStringLiteral("4200000000202611240000000001");
    QCOMPARE(outcomeToken(report(fields).outcome), QStringLiteral("accepted"));
    QCOMPARE(outcomeToken(report(fields).outcome), QStringLiteral("already_reported"));
}

void TestPracticeWorld::remembersAcrossARestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken"));
    makeWorld(path);
    QCOMPARE(outcomeToken(report(plainPayment(0)).outcome), QStringLiteral("accepted"));
    QCOMPARE(outcomeToken(report(special(100003)).outcome),
             QStringLiteral("unknown:connection_lost"));
    makeWorld(path);
    QCOMPARE(outcomeToken(report(plainPayment(0)).outcome), QStringLiteral("already_reported"));
    // What was taken and lost has been used up, whatever its place says.
    QCOMPARE(outcomeToken(report(special(100003)).outcome), QStringLiteral("already_reported"));
    QCOMPARE(outcomeToken(report(plainPayment(1)).outcome), QStringLiteral("accepted"));
}

void TestPracticeWorld::answersLaterAndOnce()
{
    int answers = 0;
    m_client->reportPoints(pointsReportBody(fieldsFor(plainPayment())),
                           [&answers](const CallEnd &) { ++answers; });
    QCOMPARE(answers, 0);
    QTRY_COMPARE_WITH_TIMEOUT(answers, 1, patienceMs);
    // A later call's answer comes behind whatever else the first one could have caused.
    QCOMPARE(outcomeToken(report(plainPayment(1)).outcome), QStringLiteral("accepted"));
    QCOMPARE(answers, 1);
}

void TestPracticeWorld::answersNobodyAfterItsEnd()
{
    bool answered = false;
    HttpRequest request;
    m_world->send(request, [&answered](const SendEnd &) { answered = true; });
    m_client.reset();
    m_world.reset();
    makeWorld();
    QCOMPARE(outcomeToken(report(plainPayment()).outcome), QStringLiteral("accepted"));
    QVERIFY(!answered);
}

void TestPracticeWorld::signsWhatItTakesAndNothingElse()
{
    std::optional<HttpReply> reply;
    const auto send = [&](const QByteArray &body) {
        reply.reset();
        HttpRequest request{
            "POST",
            QUrl(QStringLiteral("https://practice.invalid/v3/businesscircle/points/notify")),
            {{"Accept", "application/json"},
             {"Content-Type", "application/json"},
             {"User-Agent", "test"},
             {"Wechatpay-Serial", m_world->trustedKeys().requestSerial()}},
            body};
        request.headers.append(
            {"Authorization",
             m_world->signer().authorization("POST", "/v3/businesscircle/points/notify",
                                             m_clock.now().toSecsSinceEpoch(), makeNonce(), body)});
        m_world->send(request, [&reply](const SendEnd &end) {
            if (const auto *answer = std::get_if<HttpReply>(&end)) {
                reply = *answer;
            }
        });
        return QTest::qWaitFor([&reply] { return reply.has_value(); });
    };
    QVERIFY(send(pointsReportBody(fieldsFor(plainPayment()))));
    QCOMPARE(reply->status, 204);
    QVERIFY(reply->body.isEmpty());
    QVERIFY(!verifySignature(reply->headers, reply->body, m_world->trustedKeys(), m_clock.now())
                 .has_value());
    QVERIFY(headerValue(reply->headers, "Wechatpay-Serial").startsWith("PUB_KEY_ID_"));
    QVERIFY(send(pointsReportBody(fieldsFor(plainPayment()))));
    QCOMPARE(reply->status, 400);
    QVERIFY(headerValue(reply->headers, "Wechatpay-Signature").isEmpty());
    QVERIFY(headerValue(reply->headers, "Request-ID").contains('-'));
}

QTEST_GUILESS_MAIN(TestPracticeWorld)
#include "tst_practice_world.moc"

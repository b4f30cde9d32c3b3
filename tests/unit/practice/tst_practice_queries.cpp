#include "core/practice/practice_queries.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pd;

namespace {

const QString member = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
const QString appid = QStringLiteral("wx8888888888888888");

HttpRequest get(const QString &path)
{
    return {"GET", QUrl(QStringLiteral("https://practice.invalid") + path), {}, {}};
}

Result<QByteArray, StandInError> ask(const HttpRequest &request)
{
    const auto appids = [](const QString &openid) {
        return openid == member || openid.startsWith(u'm') ? QSet<QString>{appid} : QSet<QString>();
    };
    return answerQuery(practiceCallOf(request), request, appids, QDateTime::currentDateTimeUtc());
}

} // namespace

class TestPracticeQueries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void echoes();
    void everyKindOfMemberIsThere();
    void tellsTheTime();
};

void TestPracticeQueries::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const QString authorizations = QStringLiteral("/v3/businesscircle/user-authorizations/");
    QTest::newRow("unknown member") << QString(authorizations + u"nobody?appid=" + appid) << 400;
    QTest::newRow("another appid") << QString(authorizations + member + u"?appid=wx1") << 400;
    QTest::newRow("no appid") << QString(authorizations + member) << 400;
    QTest::newRow("certificates") << QStringLiteral("/v3/certificates") << 404;
    QTest::newRow("anything else") << QStringLiteral("/v3/other") << 404;
}

void TestPracticeQueries::refuses()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    const auto told = ask(get(path));
    QVERIFY(!told);
    QCOMPARE(told.error().status, status);
}

void TestPracticeQueries::echoes()
{
    HttpRequest request = get(QStringLiteral("/v3/security/echo"));
    request.method = "POST";
    request.body = R"({"echo_message":"hello"})";
    const auto told = ask(request);
    QVERIFY(told.has_value());
    QCOMPARE(*told, QByteArray(R"({"echo_message":"hello"})"));
    request.body = "{}";
    QVERIFY(!ask(request));
}

void TestPracticeQueries::everyKindOfMemberIsThere()
{
    QSet<QString> states;
    QSet<QString> commits;
    for (int number = 0; number < 60; ++number) {
        const QString openid = QStringLiteral("m%1").arg(number);
        const auto state
            = ask(get(QStringLiteral("/v3/businesscircle/user-authorizations/%1?appid=%2")
                          .arg(openid, appid)));
        QVERIFY(state.has_value());
        states.insert(QJsonDocument::fromJson(*state)
                          .object()
                          .value(QLatin1String("authorize_state"))
                          .toString());
        const auto commit = ask(get(
            QStringLiteral("/v3/businesscircle/users/%1/points/commit_status?brandid=1000&appid=%2")
                .arg(openid, appid)));
        QVERIFY(commit.has_value());
        commits.insert(QJsonDocument::fromJson(*commit)
                           .object()
                           .value(QLatin1String("points_commit_status"))
                           .toString());
    }
    QCOMPARE(states.size(), 3);
    QCOMPARE(commits.size(), 2);
}

void TestPracticeQueries::tellsTheTime()
{
    QCOMPARE(httpDate(QDateTime::fromSecsSinceEpoch(1795503107, Qt::UTC)),
             QByteArray("Tue, 24 Nov 2026 06:51:47 GMT"));
}

QTEST_GUILESS_MAIN(TestPracticeQueries)
#include "tst_practice_queries.moc"

#include "core/practice/practice_queries.h"

#include "core/domain/zoned_time.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrlQuery>

namespace pd {

namespace {

using Answer = Result<QByteArray, StandInError>;

constexpr int memberKinds = 20;
constexpr int unauthorizedKind = 3;
constexpr int deauthorizedKind = 7;
constexpr int pendingKind = 11;
constexpr int authorizedDaysAgo = 90;
constexpr int deauthorizedDaysAgo = 2;

/// The same for the same member each time, without a table of them.
int kindOf(const QString &openid)
{
    int sum = 0;
    for (const QChar c : openid) {
        sum = (sum * 31 + c.unicode()) % memberKinds;
    }
    return sum;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Answer echo(const QByteArray &body)
{
    const QString message
        = QJsonDocument::fromJson(body).object().value(QLatin1String("echo_message")).toString();
    if (message.isEmpty()) {
        return fail(stand_in::badRequest());
    }
    return json({{QStringLiteral("echo_message"), message}});
}

StandInVerdict checkMember(const HttpRequest &request, const QString &openid,
                           const AppidsOfMember &appidsOf)
{
    const QString appid
        = QUrlQuery(request.url).queryItemValue(QStringLiteral("appid"), QUrl::FullyDecoded);
    const QSet<QString> appids = appidsOf(openid);
    if (appids.isEmpty()) {
        return fail(stand_in::openidWrong());
    }
    if (!appids.contains(appid)) {
        return fail(stand_in::pairWrong());
    }
    return {};
}

Answer authorization(const QString &openid, const QDateTime &now)
{
    QJsonObject told{{QStringLiteral("openid"), openid}};
    const auto at = [&now](int daysAgo) {
        return toRfc3339(inShanghai(now.addDays(-daysAgo)));
    };
    const int kind = kindOf(openid);
    if (kind == unauthorizedKind) {
        told.insert(QStringLiteral("authorize_state"), QStringLiteral("UNAUTHORIZED"));
        return json(told);
    }
    told.insert(QStringLiteral("authorize_time"), at(authorizedDaysAgo));
    if (kind == deauthorizedKind) {
        told.insert(QStringLiteral("authorize_state"), QStringLiteral("DEAUTHORIZED"));
        told.insert(QStringLiteral("deauthorize_time"), at(deauthorizedDaysAgo));
    } else {
        told.insert(QStringLiteral("authorize_state"), QStringLiteral("AUTHORIZED"));
    }
    return json(told);
}

} // namespace

Answer answerQuery(PracticeCall call, const HttpRequest &request, const AppidsOfMember &appidsOf,
                   const QDateTime &now)
{
    switch (call) {
    case PracticeCall::Echo:
        return echo(request.body);
    case PracticeCall::Authorization: {
        const QString openid = request.url.path(QUrl::FullyDecoded).section(u'/', -1);
        if (const auto member = checkMember(request, openid, appidsOf); !member) {
            return fail(member.error());
        }
        return authorization(openid, now);
    }
    case PracticeCall::CommitStatus: {
        const QString openid = request.url.path(QUrl::FullyDecoded).section(u'/', 4, 4);
        if (const auto member = checkMember(request, openid, appidsOf); !member) {
            return fail(member.error());
        }
        return json({{QStringLiteral("points_commit_status"),
                      kindOf(openid) == pendingKind ? QStringLiteral("PENDING")
                                                    : QStringLiteral("FINISHED")}});
    }
    case PracticeCall::Certificates: // in public-key mode there are none
    case PracticeCall::Report:
    case PracticeCall::None:
        return fail(stand_in::noSuchUrl());
    }
    Q_UNREACHABLE();
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c()
        .toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toLatin1();
}

} // namespace pd

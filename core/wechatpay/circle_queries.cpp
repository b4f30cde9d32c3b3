#include "core/wechatpay/circle_queries.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <utility>

namespace pd {

namespace {

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

/// The order of the fields is fixed, so that a signed request can be compared with another.
QByteArray queryOf(const MemberQuestion &question, qint64 brandid)
{
    QByteArray query;
    if (brandid > 0) {
        query += "brandid=" + QByteArray::number(brandid) + '&';
    }
    query += "appid=" + encoded(question.appid);
    if (!question.subMchid.isEmpty()) {
        query += "&sub_mchid=" + encoded(question.subMchid);
    }
    return query;
}

bool isComplete(const MemberQuestion &question)
{
    return !question.appid.isEmpty() && !question.openid.isEmpty();
}

/// PARAM_ERROR names the field in its text, or in detail.field.
QueryProblem parameterProblem(const ReplyFacts &facts)
{
    const QString said = facts.message + u' ' + facts.detail;
    const bool appid = said.contains(QLatin1String("appid"), Qt::CaseInsensitive);
    const bool openid = said.contains(QLatin1String("openid"), Qt::CaseInsensitive);
    if (appid && openid) {
        return QueryProblem::PairWrong;
    }
    if (openid) {
        return QueryProblem::OpenidWrong;
    }
    return appid ? QueryProblem::AppidWrong : QueryProblem::Refused;
}

QueryProblem refusal(const ReplyFacts &facts)
{
    if (facts.httpStatus == 429) {
        return QueryProblem::RateLimited;
    }
    if (facts.httpStatus == 401 || facts.code == QLatin1String("SIGN_ERROR")) {
        return QueryProblem::SignatureRefused;
    }
    if (facts.code == QLatin1String("MCH_NOT_EXISTS")) {
        return QueryProblem::MerchantUnknown;
    }
    if (facts.httpStatus == 403) {
        return QueryProblem::NoRight;
    }
    const QueryProblem parameter = parameterProblem(facts);
    if (parameter != QueryProblem::Refused) {
        return parameter;
    }
    return facts.httpStatus == 404 ? QueryProblem::NotFound : QueryProblem::Refused;
}

QueryError errorOf(const ApiAnswer &answer)
{
    QueryError error;
    error.facts = answer.facts;
    if (const auto *notSent = std::get_if<NothingSent>(&answer.end)) {
        error.problem = QueryProblem::NotSent;
        error.notSent = notSent->why;
        return error;
    }
    const HttpReply *reply = answer.reply();
    if (reply == nullptr || reply->status >= 500) {
        error.problem = QueryProblem::NoAnswer;
        return error;
    }
    if (reply->status >= 400) {
        error.problem = refusal(answer.facts);
        return error;
    }
    error.problem = reply->status == 200 ? QueryProblem::NotVerified : QueryProblem::NotUnderstood;
    error.unverified = answer.unverified.value_or(UnknownReason::NotThisApi);
    return error;
}

QueryError notUnderstood(const ApiAnswer &answer)
{
    QueryError error;
    error.problem = QueryProblem::NotUnderstood;
    error.facts = answer.facts;
    return error;
}

QDateTime timeIn(const QJsonObject &object, QLatin1String name)
{
    return QDateTime::fromString(object.value(name).toString(), Qt::ISODateWithMs);
}

/// Callers may rely on never being answered from inside, so what is refused here takes the same way
/// round.
template <class Done> void refuseQuestion(ApiClient &client, Done done)
{
    client.later([done = std::move(done)] {
        QueryError error;
        error.problem = QueryProblem::BadQuestion;
        done(fail(error));
    });
}

} // namespace

Result<MemberAuthorization, QueryError> readAuthorization(const ApiAnswer &answer,
                                                          const QString &openid)
{
    if (!answer.isGood()) {
        return fail(errorOf(answer));
    }
    const QJsonObject told = QJsonDocument::fromJson(answer.reply()->body).object();
    // A good answer about somebody else is still the wrong answer.
    if (told.value(QLatin1String("openid")).toString() != openid) {
        return fail(notUnderstood(answer));
    }
    MemberAuthorization member;
    const QString state = told.value(QLatin1String("authorize_state")).toString();
    if (state == QLatin1String("AUTHORIZED")) {
        member.state = AuthorizationState::Authorized;
    } else if (state == QLatin1String("UNAUTHORIZED")) {
        member.state = AuthorizationState::Unauthorized;
    } else if (state == QLatin1String("DEAUTHORIZED")) {
        member.state = AuthorizationState::Deauthorized;
    } else {
        return fail(notUnderstood(answer));
    }
    member.authorizedAt = timeIn(told, QLatin1String("authorize_time"));
    member.deauthorizedAt = timeIn(told, QLatin1String("deauthorize_time"));
    return member;
}

Result<CommitStatus, QueryError> readCommitStatus(const ApiAnswer &answer)
{
    if (!answer.isGood()) {
        return fail(errorOf(answer));
    }
    const QJsonObject told = QJsonDocument::fromJson(answer.reply()->body).object();
    const QString status = told.value(QLatin1String("points_commit_status")).toString();
    if (status == QLatin1String("PENDING")) {
        return CommitStatus::Pending;
    }
    if (status == QLatin1String("FINISHED")) {
        return CommitStatus::Finished;
    }
    return fail(notUnderstood(answer));
}

void queryAuthorization(ApiClient &client, const MemberQuestion &question, AuthorizationDone done)
{
    if (!isComplete(question)) {
        refuseQuestion(client, std::move(done));
        return;
    }
    client.call({"GET",
                 "/v3/businesscircle/user-authorizations/" + encoded(question.openid),
                 queryOf(question, 0),
                 {},
                 {}},
                [openid = question.openid, done = std::move(done)](const ApiAnswer &answer) {
                    done(readAuthorization(answer, openid));
                });
}

void queryCommitStatus(ApiClient &client, const MemberQuestion &question, qint64 brandid,
                       CommitStatusDone done)
{
    if (!isComplete(question) || brandid <= 0) {
        refuseQuestion(client, std::move(done));
        return;
    }
    client.call(
        {"GET",
         "/v3/businesscircle/users/" + encoded(question.openid) + "/points/commit_status",
         queryOf(question, brandid),
         {},
         {}},
        [done = std::move(done)](const ApiAnswer &answer) { done(readCommitStatus(answer)); });
}

} // namespace pd

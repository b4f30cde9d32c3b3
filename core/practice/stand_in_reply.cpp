#include "core/practice/stand_in_reply.h"

#include <QJsonDocument>
#include <QUuid>

namespace pd {

namespace {

const QString invalidRequest = QStringLiteral("INVALID_REQUEST");
const QString paramError = QStringLiteral("PARAM_ERROR");
const QString signError = QStringLiteral("SIGN_ERROR");
constexpr int retryAfterSeconds = 5;
constexpr int badRequestStatus = 400;
constexpr int unauthorised = 401;
constexpr int forbidden = 403;
constexpr int notFound = 404;
constexpr int tooMany = 429;
constexpr int serverError = 500;

} // namespace

namespace stand_in {

StandInError badRequest()
{
    return {badRequestStatus,
            invalidRequest,
            QStringLiteral("HTTP 请求不符合微信支付 APIv3 接口规则"),
            {}};
}

StandInError headerMissing()
{
    return {badRequestStatus, invalidRequest, QStringLiteral("Http头缺少Accept或User-Agent"), {}};
}

StandInError badAuthorization()
{
    return {unauthorised, signError, QStringLiteral("Http头Authorization值格式错误"), {}};
}

StandInError wrongSerial()
{
    return {unauthorised, signError, QStringLiteral("商户证书序列号有误"), {}};
}

StandInError wrongClock()
{
    return {unauthorised,
            signError,
            QStringLiteral("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"),
            {}};
}

StandInError wrongSignature(const QByteArray &method, const QByteArray &path, qsizetype messageSize)
{
    const QJsonObject information{
        {QStringLiteral("method"), QString::fromLatin1(method)},
        {QStringLiteral("url"), QString::fromUtf8(path)},
        {QStringLiteral("sign_message_length"), static_cast<qint64>(messageSize)},
    };
    return {unauthorised, signError, QStringLiteral("签名错误，请检查后再试"),
            QJsonObject{
                {QStringLiteral("field"), QStringLiteral("signature")},
                {QStringLiteral("issue"), QStringLiteral("sign not match")},
                {QStringLiteral("location"), QStringLiteral("authorization")},
                {QStringLiteral("sign_information"), information},
            }};
}

StandInError badParameter(const QString &field, const QString &value, const QString &issue)
{
    return {badRequestStatus, paramError, QStringLiteral("参数错误"),
            QJsonObject{
                {QStringLiteral("field"), QString(QStringLiteral("/body/") + field)},
                {QStringLiteral("value"), value},
                {QStringLiteral("issue"), issue},
                {QStringLiteral("location"), QStringLiteral("body")},
            }};
}

StandInError remarksMissing()
{
    return {badRequestStatus, paramError, QStringLiteral("未获得积分时无备注信息"), {}};
}

StandInError openidWrong()
{
    return {badRequestStatus, paramError, QStringLiteral("OpenID参数错误"), {}};
}

StandInError pairWrong()
{
    return {badRequestStatus,
            paramError,
            QStringLiteral("参数校验错误,请检查商圈商户号,微信订单号,OPENID是否为空"),
            {}};
}

StandInError merchantUnknown()
{
    return {
        badRequestStatus, QStringLiteral("MCH_NOT_EXISTS"), QStringLiteral("商圈商户号错误"), {}};
}

StandInError alreadyReported()
{
    return {badRequestStatus, invalidRequest, QStringLiteral("该订单积分已回传"), {}};
}

StandInError tooLate()
{
    return {badRequestStatus, invalidRequest, QStringLiteral("该订单已超过回传时效"), {}};
}

StandInError notSubmitted()
{
    return {badRequestStatus, invalidRequest, QStringLiteral("该订单未提交积分"), {}};
}

StandInError noRight()
{
    return {forbidden, QStringLiteral("NO_AUTH"), QStringLiteral("商户号下暂无商圈"), {}};
}

StandInError orderNotExist()
{
    return {notFound, QStringLiteral("ORDER_NOT_EXIST"), QStringLiteral("订单不存在"), {}};
}

StandInError noSuchUrl()
{
    return {
        notFound, QStringLiteral("RESOURCE_NOT_EXISTS"), QStringLiteral("请求的资源不存在"), {}};
}

StandInError rateLimited()
{
    return {tooMany, QStringLiteral("FREQUENCY_LIMITED"), QStringLiteral("频率超限"), {}};
}

StandInError systemError()
{
    return {
        serverError, QStringLiteral("SYSTEM_ERROR"), QStringLiteral("系统异常，请稍后重试"), {}};
}

} // namespace stand_in

HttpReply errorReply(const StandInError &error)
{
    QJsonObject body{{QStringLiteral("code"), error.code},
                     {QStringLiteral("message"), error.message}};
    if (!error.detail.isEmpty()) {
        body.insert(QStringLiteral("detail"), error.detail);
    }
    HttpReply reply;
    reply.status = error.status;
    reply.headers = {{"Content-Type", "application/json; charset=utf-8"},
                     {"Request-ID", makeRequestId(true)}};
    if (error.status == tooMany) {
        reply.headers.append({"Retry-After", QByteArray::number(retryAfterSeconds)});
    }
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return reply;
}

QByteArray makeRequestId(bool refused)
{
    const QByteArray random = QUuid::createUuid().toRfc4122() + QUuid::createUuid().toRfc4122();
    return QByteArray("08" + random.toHex().toUpper().left(38) + (refused ? "-268435457" : "-0"));
}

} // namespace pd

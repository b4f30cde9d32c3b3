#include "core/wechatpay/sign_error.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <array>

namespace pd {

namespace {

struct Text
{
    QStringView part;
    SignErrorCause cause = SignErrorCause::Other;
};

// The order counts: the text about the serial mentions 签名 as well, and so does the one about the
// header.
const std::array<Text, 13> &texts()
{
    using View = QStringView;
    static const std::array<Text, 13> table{{
        {View(u"未设置APIv3密钥"), SignErrorCause::ApiV3KeyNotSet},
        {View(u"未申请过证书"), SignErrorCause::NoCertificate},
        {View(u"序列号有误"), SignErrorCause::SerialWrong},
        {View(u"证书已过期"), SignErrorCause::CertificateExpired},
        {View(u"证书已作废"), SignErrorCause::CertificateVoided},
        {View(u"已更换证书"), SignErrorCause::CertificateReplaced},
        {View(u"值格式错误"), SignErrorCause::HeaderMalformed},
        {View(u"Authorization不合法"), SignErrorCause::HeaderMalformed},
        {View(u"认证类型不正确"), SignErrorCause::SchemeWrong},
        {View(u"timestamp"), SignErrorCause::ClockOff},
        {View(u"验签失败"), SignErrorCause::SignatureWrong},
        {View(u"错误的签名"), SignErrorCause::SignatureWrong},
        {View(u"签名错误"), SignErrorCause::SignatureWrong},
    }};
    return table;
}

constexpr int maxDepth = 4;

/// `sign_information` stands in `detail`, in `detail.detail`, or beside it.
QJsonObject findSignInformation(const QJsonObject &object, int depth)
{
    const QJsonValue here = object.value(QLatin1String("sign_information"));
    if (here.isObject()) {
        return here.toObject();
    }
    if (depth >= maxDepth) {
        return {};
    }
    for (const auto &inside : object) {
        if (inside.isObject()) {
            QJsonObject found = findSignInformation(inside.toObject(), depth + 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
    }
    return {};
}

bool differs(const QByteArray &ours, const QByteArray &theirs)
{
    return !theirs.isEmpty() && ours != theirs;
}

} // namespace

SignErrorCause signErrorCause(const ReplyFacts &facts)
{
    for (const Text &text : texts()) {
        if (facts.message.contains(text.part, Qt::CaseInsensitive)) {
            return text.cause;
        }
    }
    return SignErrorCause::Other;
}

SignComparison compareSigned(const ReplyFacts &facts, const QByteArray &signedMessage)
{
    const QJsonObject told
        = findSignInformation(QJsonDocument::fromJson(facts.detail.toUtf8()).object(), 0);
    SignComparison result;
    result.ourLength = signedMessage.size();
    const QList<QByteArray> ours = signedMessage.split('\n');
    if (told.isEmpty() || ours.size() < 6) {
        return result;
    }
    result.possible = true;
    result.theirUrl = told.value(QLatin1String("url")).toString();
    result.theirLength = told.value(QLatin1String("sign_message_length")).toInteger();
    result.methodDiffers
        = differs(ours.at(0), told.value(QLatin1String("method")).toString().toUtf8());
    result.urlDiffers = differs(ours.at(1), result.theirUrl.toUtf8());
    QString message = told.value(QLatin1String("truncated_sign_message")).toString();
    // Some answers show line ends as the two characters "\n".
    if (!message.contains(u'\n')) {
        message.replace(QLatin1String("\\n"), QLatin1String("\n"));
    }
    const QList<QByteArray> theirs = message.toUtf8().split('\n');
    if (theirs.size() < 5) {
        return result;
    }
    result.methodDiffers = result.methodDiffers || ours.at(0) != theirs.at(0);
    result.urlDiffers = result.urlDiffers || ours.at(1) != theirs.at(1);
    result.timestampDiffers = ours.at(2) != theirs.at(2);
    result.nonceDiffers = ours.at(3) != theirs.at(3);
    // The body is cut by WeChat Pay, nobody says where or how it is marked: its beginning has to
    // agree.
    const qsizetype comparable = qMin(theirs.at(4).size(), ours.at(4).size()) / 2;
    result.bodyDiffers = ours.at(4).isEmpty() != theirs.at(4).isEmpty()
        || ours.at(4).first(comparable) != theirs.at(4).first(comparable);
    return result;
}

} // namespace pd

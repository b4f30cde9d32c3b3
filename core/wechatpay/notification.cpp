#include "core/wechatpay/notification.h"

#include "core/wechatpay/json_fields.h"

#include <QCryptographicHash>

namespace pd {

namespace {

constexpr QStringView paymentEvent = u"MALL_TRANSACTION.SUCCESS";
constexpr QStringView refundEvent = u"MALL_REFUND.SUCCESS";
constexpr QStringView activationEvent = u"MALL_AUTH.ACTIVATE_CARD";

NotificationError problem(NotificationProblem what, const QString &field = {})
{
    return NotificationError{what, field, {}};
}

NotificationError fromDecryptError(DecryptError error)
{
    switch (error) {
    case DecryptError::UnknownAlgorithm:
        return problem(NotificationProblem::WrongAlgorithm, QStringLiteral("resource.algorithm"));
    case DecryptError::BadNonce:
        return problem(NotificationProblem::BadValue, QStringLiteral("resource.nonce"));
    case DecryptError::NotBase64:
    case DecryptError::TooShort:
        return problem(NotificationProblem::BadBase64, QStringLiteral("resource.ciphertext"));
    case DecryptError::WrongKeyOrDamaged:
        return problem(NotificationProblem::CannotDecrypt, QStringLiteral("resource.ciphertext"));
    }
    Q_UNREACHABLE();
}

Transaction payment(JsonFields &fields)
{
    Transaction transaction;
    transaction.transactionId = fields.id(QStringLiteral("transaction_id"));
    transaction.mchid = fields.id(QStringLiteral("mchid"));
    transaction.merchantName = fields.optionalText(QStringLiteral("merchant_name"));
    transaction.shopName = fields.optionalText(QStringLiteral("shop_name"));
    transaction.shopNumber = fields.optionalText(QStringLiteral("shop_number"));
    transaction.appid = fields.id(QStringLiteral("appid"));
    transaction.openid = fields.id(QStringLiteral("openid"));
    transaction.amountFen = fields.wholeNumber(QStringLiteral("amount"));
    transaction.paidAt = fields.time(QStringLiteral("time_end"));
    transaction.commitTag = fields.optionalText(QStringLiteral("commit_tag"));
    transaction.authType = fields.optionalText(QStringLiteral("auth_type"));
    transaction.memberCode = fields.optionalText(QStringLiteral("code"));
    return transaction;
}

Refund refund(JsonFields &fields)
{
    Refund refund;
    refund.refundId = fields.id(QStringLiteral("refund_id"));
    refund.transactionId = fields.id(QStringLiteral("transaction_id"));
    refund.mchid = fields.id(QStringLiteral("mchid"));
    refund.merchantName = fields.optionalText(QStringLiteral("merchant_name"));
    refund.shopName = fields.optionalText(QStringLiteral("shop_name"));
    refund.shopNumber = fields.optionalText(QStringLiteral("shop_number"));
    refund.appid = fields.id(QStringLiteral("appid"));
    refund.openid = fields.id(QStringLiteral("openid"));
    refund.payAmountFen = fields.wholeNumber(QStringLiteral("pay_amount"));
    refund.refundAmountFen = fields.wholeNumber(QStringLiteral("refund_amount"));
    refund.refundedAt = fields.time(QStringLiteral("refund_time"));
    return refund;
}

CardActivation activation(JsonFields &fields)
{
    CardActivation activation;
    activation.openid = fields.id(QStringLiteral("openid"));
    activation.memberCode = fields.optionalText(QStringLiteral("code"));
    activation.mchid = fields.id(QStringLiteral("mchid"));
    activation.authType = fields.optionalText(QStringLiteral("auth_type"));
    return activation;
}

QDateTime signedAt(const HttpHeaders &headers)
{
    bool ok = false;
    const qint64 seconds = headerValue(headers, "Wechatpay-Timestamp").toLongLong(&ok);
    constexpr qint64 year9999 = 253'402'300'799;
    return ok && seconds > 0 && seconds < year9999 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)
                                                   : QDateTime();
}

void setNotifiedAt(Notification *notification, const QDateTime &time)
{
    if (auto *transaction = std::get_if<Transaction>(&notification->content)) {
        transaction->notifiedAt = time;
    }
}

} // namespace

KeptEvent Notification::asKeptEvent() const
{
    // A resource pasted by hand has no envelope: it is known by its own bytes.
    const QString known = id.isEmpty()
        ? QStringLiteral("sha256:")
            + QString::fromLatin1(
                QCryptographicHash::hash(resource, QCryptographicHash::Sha256).toHex())
        : id;
    return KeptEvent{known, eventType, createdAt, resource};
}

Result<NotificationContent, NotificationError> readContent(const QString &eventType,
                                                           const QByteArray &resource)
{
    const bool known
        = eventType == paymentEvent || eventType == refundEvent || eventType == activationEvent;
    if (!known) {
        return NotificationContent(UnknownEvent());
    }
    const auto object = readObject(resource, maxNotificationBytes);
    if (!object) {
        return fail(object.error());
    }
    JsonFields fields(*object);
    NotificationContent content;
    if (eventType == paymentEvent) {
        content = payment(fields);
    } else if (eventType == refundEvent) {
        content = refund(fields);
    } else {
        content = activation(fields);
    }
    if (fields.error()) {
        return fail(*fields.error());
    }
    return content;
}

Result<Notification, NotificationError> readEnvelope(const QByteArray &body,
                                                     const NotificationKeys &keys)
{
    const auto object = readObject(body, maxNotificationBytes);
    if (!object) {
        return fail(object.error());
    }
    JsonFields envelope(*object);
    Notification notification;
    notification.id = envelope.id(QStringLiteral("id"));
    notification.eventType = envelope.text(QStringLiteral("event_type"));
    notification.createdAt = envelope.optionalTime(QStringLiteral("create_time"));
    JsonFields resource(envelope.object(QStringLiteral("resource")), QStringLiteral("resource."));
    EncryptedResource encrypted;
    if (!envelope.error()) {
        // Decided by event_type: the documented original_type disagrees with real ones.
        encrypted.algorithm = resource.text(QStringLiteral("algorithm")).toUtf8();
        encrypted.nonce = resource.text(QStringLiteral("nonce")).toUtf8();
        encrypted.ciphertext = resource.text(QStringLiteral("ciphertext")).toUtf8();
        encrypted.associatedData = resource.optionalRaw(QStringLiteral("associated_data")).toUtf8();
    }
    if (const auto error = envelope.error() ? envelope.error() : resource.error()) {
        return fail(*error);
    }
    if (!keys.apiV3Key) {
        return fail(problem(NotificationProblem::NoKey));
    }
    constexpr qsizetype base64Group = 4;
    if (encrypted.ciphertext.size() % base64Group != 0) {
        return fail(problem(NotificationProblem::BadBase64, QStringLiteral("resource.ciphertext")));
    }
    const auto plain = decrypt(encrypted, *keys.apiV3Key);
    if (!plain) {
        return fail(fromDecryptError(plain.error()));
    }
    notification.resource = *plain;
    const auto content = readContent(notification.eventType, *plain);
    if (!content) {
        return fail(content.error());
    }
    notification.content = *content;
    notification.proof = NotificationProof::Sealed;
    setNotifiedAt(&notification, notification.createdAt);
    return notification;
}

Result<Notification, NotificationError> readNotification(const HttpHeaders &headers,
                                                         const QByteArray &body,
                                                         const NotificationKeys &keys,
                                                         const QDateTime &receivedAt)
{
    if (body.size() > maxNotificationBytes) {
        return fail(problem(NotificationProblem::TooLarge));
    }
    const QDateTime timestamp = signedAt(headers);
    const QDateTime now = receivedAt.isValid() ? receivedAt
        : timestamp.isValid()                  ? timestamp
                                               : QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    if (const auto why = verifySignature(headers, body, keys.trusted, now)) {
        return fail(NotificationError{NotificationProblem::BadSignature, {}, why});
    }
    auto notification = readEnvelope(body, keys);
    if (notification) {
        notification->proof = NotificationProof::Signed;
        setNotifiedAt(&*notification, timestamp);
    }
    return notification;
}

Result<Notification, NotificationError> readResource(const QByteArray &json)
{
    const auto object = readObject(json, maxNotificationBytes);
    if (!object) {
        return fail(object.error());
    }
    Notification notification;
    if (object->contains(QStringLiteral("refund_id"))) {
        notification.eventType = refundEvent.toString();
    } else if (!object->contains(QStringLiteral("transaction_id"))
               && object->contains(QStringLiteral("code"))) {
        notification.eventType = activationEvent.toString();
    } else {
        notification.eventType = paymentEvent.toString();
    }
    const auto content = readContent(notification.eventType, json);
    if (!content) {
        return fail(content.error());
    }
    notification.resource = json;
    notification.content = *content;
    return notification;
}

} // namespace pd

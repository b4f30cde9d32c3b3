#pragma once

#include <QDateTime>
#include <QString>

namespace pd {

/// A refund, as WeChat Pay's notification MALL_REFUND.SUCCESS tells it. Known by its refundId; it
/// may arrive before its payment does, or without one.
struct Refund
{
    QString refundId; ///< 微信退款单号
    QString transactionId; ///< of the payment
    QString mchid;
    QString merchantName;
    QString shopName;
    QString shopNumber;
    QString appid;
    QString openid;
    QDateTime refundedAt; ///< refund_time, with its zone
    qint64 payAmountFen = 0; ///< 1/100 yuan; what had been paid; 0 where nobody said
    qint64 refundAmountFen = 0; ///< 1/100 yuan
    bool operator==(const Refund &) const = default;
};

} // namespace pd

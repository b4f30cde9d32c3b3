#include "core/settings/profile_keys.h"

#include "core/settings/profile.h"

namespace pd {

QString defaultReasons()
{
    return QStringLiteral(
        "漏积分补录 | 积分数值更正 | 退货或退款 | 小票与支付不符 | 顾客申诉 | 其他");
}

QString defaultBookingColumns()
{
    return QStringLiteral("entry_id | recorded_at | transaction_id | shop_name | member"
                          " | points_before | points | reason | note | operator");
}

QList<ProfileKey> profileKeys()
{
    return {
        {keys::mall, {}, true},
        {keys::mode, QStringLiteral("merchant"), false},
        {keys::mchid, {}, true},
        {keys::subMchid, {}, false},
        {keys::serial, {}, true},
        {keys::privateKeyFile, {}, true}, // or the vault
        {keys::vault, {}, false},
        {keys::certificateFile, {}, false},
        {keys::apiV3KeyFile, {}, false},
        {keys::appids, {}, true},
        {keys::brandid, QStringLiteral("0"), false},
        {keys::baseUrl, QStringLiteral("https://api.mch.weixin.qq.com"), false},
        {keys::caFile, {}, false},
        {keys::connectTimeout, QStringLiteral("10000"), false},
        {keys::callTimeout, QStringLiteral("30000"), false},
        {keys::publicKeyId, {}, false},
        {keys::publicKeyFile, {}, false},
        {keys::certificateFiles, {}, false},
        {keys::operatorName, {}, true},
        {keys::deskName, {}, false},
        {keys::language, {}, false},
        {keys::reasons, defaultReasons(), false},
        {keys::askTwiceAbove, QStringLiteral("10000"), false},
        {keys::bookingColumns, defaultBookingColumns(), false},
        {keys::inboxFolder, {}, false},
        {keys::perYuan, {}, false},
        {keys::rounding, QStringLiteral("down"), false},
        {keys::minimum, QStringLiteral("0"), false},
        {keys::batchInFlight, QStringLiteral("4"), false},
        {keys::batchPerSecond, QStringLiteral("10"), false},
        {keys::batchPauseAfter, QStringLiteral("5"), false},
        {keys::batchSecondPerson, QStringLiteral("10000"), false},
        {keys::storePath, {}, false},
        {keys::keepDays, QStringLiteral("180"), false},
        {keys::updateUrl, {}, false},
    };
}

} // namespace pd

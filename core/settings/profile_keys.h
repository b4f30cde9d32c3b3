#pragma once

#include <QChar>
#include <QString>

namespace pd {

/// The names of a profile's keys, for those that read it.
namespace keys {
inline const QString mall = QStringLiteral("merchant/mall");
inline const QString mode = QStringLiteral("merchant/mode");
inline const QString mchid = QStringLiteral("merchant/mchid");
inline const QString subMchid = QStringLiteral("merchant/sub_mchid");
inline const QString serial = QStringLiteral("merchant/serial");
inline const QString privateKeyFile = QStringLiteral("merchant/private_key_file");
inline const QString apiV3KeyFile = QStringLiteral("merchant/apiv3_key_file");
inline const QString vault = QStringLiteral("merchant/vault");
inline const QString certificateFile = QStringLiteral("merchant/certificate_file");
inline const QString brandid = QStringLiteral("merchant/brandid");
inline const QString appids = QStringLiteral("merchant/appids");
inline const QString baseUrl = QStringLiteral("wechatpay/base_url");
inline const QString caFile = QStringLiteral("wechatpay/ca_file");
inline const QString connectTimeout = QStringLiteral("wechatpay/connect_timeout_ms");
inline const QString callTimeout = QStringLiteral("wechatpay/call_timeout_ms");
inline const QString publicKeyId = QStringLiteral("wechatpay/public_key_id");
inline const QString publicKeyFile = QStringLiteral("wechatpay/public_key_file");
inline const QString certificateFiles = QStringLiteral("wechatpay/certificate_files");
inline const QString operatorName = QStringLiteral("desk/operator");
inline const QString deskName = QStringLiteral("desk/name");
inline const QString language = QStringLiteral("desk/language");
inline const QString reasons = QStringLiteral("desk/reasons");
inline const QString askTwiceAbove = QStringLiteral("desk/ask_twice_above");
inline const QString bookingColumns = QStringLiteral("member_system/columns");
inline const QString inboxFolder = QStringLiteral("inbox/folder");
inline const QString perYuan = QStringLiteral("points/per_yuan");
inline const QString rounding = QStringLiteral("points/rounding");
inline const QString minimum = QStringLiteral("points/minimum");
inline const QString batchInFlight = QStringLiteral("batch/in_flight");
inline const QString batchPerSecond = QStringLiteral("batch/per_second");
inline const QString batchPauseAfter = QStringLiteral("batch/pause_after");
inline const QString batchSecondPerson = QStringLiteral("batch/second_person_above");
inline const QString storePath = QStringLiteral("store/path");
inline const QString keepDays = QStringLiteral("store/keep_days");
inline const QString updateUrl = QStringLiteral("update/url");
} // namespace keys

inline constexpr QChar listSeparator = u'|';

/// What desk/reasons is where the profile names none.
[[nodiscard]] QString defaultReasons();
[[nodiscard]] QString defaultBookingColumns();

} // namespace pd

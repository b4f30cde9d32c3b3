#include "core/settings/profile.h"

#include "core/domain/money.h"
#include "core/domain/points.h"
#include "core/domain/practice_merchant.h"
#include "core/settings/ini_text.h"
#include "core/settings/profile_keys.h"
#include "core/settings/profile_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace pd {

namespace {

constexpr qint64 maxProfileBytes = qint64{256} * 1024;
constexpr int maxUrl = 1024;
constexpr int maxMchid = 32;
constexpr int maxSerial = 64;
constexpr int maxAppids = 5;
constexpr int minTimeoutMs = 100;
constexpr int maxConnectTimeoutMs = 60'000;
constexpr int maxCallTimeoutMs = 120'000;
constexpr int maxKeepDays = 3650;

bool matches(const QRegularExpression &pattern, const QString &text)
{
    return pattern.match(text).hasMatch();
}

bool isDigits(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[0-9]+\\z"));
    return matches(pattern, text);
}

bool isUpperHex(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[0-9A-F]+\\z"));
    return matches(pattern, text);
}

bool isPublicKeyId(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\APUB_KEY_ID_[0-9]+\\z"));
    return matches(pattern, text);
}

bool isAppid(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[!-~]{1,128}\\z"));
    return matches(pattern, text);
}

bool isLoopback(const QString &host)
{
    static const QRegularExpression ipv4(QStringLiteral("\\A127(?:\\.[0-9]{1,3}){3}\\z"));
    return host == QLatin1String("localhost") || host == QLatin1String("::1")
        || matches(ipv4, host);
}

void readKeys(ProfileReader &reader, Profile &profile)
{
    const bool vault = !reader.text(keys::vault, maxProfilePath).isEmpty();
    if (vault) {
        profile.vaultFile = reader.file(keys::vault);
        if (!reader.text(keys::privateKeyFile, maxProfilePath).isEmpty()) {
            reader.refuse(ProfileProblem::TwoPrivateKeys, keys::vault);
        }
    } else if (!reader.requiredText(keys::privateKeyFile, maxProfilePath).isEmpty()) {
        profile.privateKeyFile = reader.file(keys::privateKeyFile);
    }
    profile.certificateFile = reader.file(keys::certificateFile);
}

void readMerchant(ProfileReader &reader, Profile &profile)
{
    profile.mallName = reader.requiredText(keys::mall, maxProfileName);
    const QString mode = reader.text(keys::mode, maxProfileName);
    profile.partnerMode = mode == QLatin1String("partner");
    const bool modeIsGood = profile.partnerMode || mode == QLatin1String("merchant");
    if (!mode.isEmpty() && !modeIsGood) {
        reader.refuse(ProfileProblem::BadMode, keys::mode, mode);
    }
    profile.mchid
        = reader.checkedText(keys::mchid, maxMchid, ProfileProblem::BadMerchantNumber, isDigits);
    if (profile.partnerMode) {
        profile.subMchid = reader.checkedText(keys::subMchid, limits::subMchid,
                                              ProfileProblem::BadMerchantNumber, isDigits);
    } else if (modeIsGood && !reader.text(keys::subMchid, limits::subMchid).isEmpty()) {
        reader.refuse(ProfileProblem::NotInThisMode, keys::subMchid);
    }
    profile.serial
        = reader.checkedText(keys::serial, maxSerial, ProfileProblem::BadSerial, isUpperHex);
    readKeys(reader, profile);
    profile.apiV3KeyFile = reader.file(keys::apiV3KeyFile);
    profile.appids = reader.list(keys::appids, limits::appid);
    if (profile.appids.isEmpty()) {
        reader.refuse(ProfileProblem::MissingKey, keys::appids);
    }
    if (profile.appids.size() > maxAppids) {
        reader.refuse(ProfileProblem::TooManyAppids, keys::appids,
                      QString::number(profile.appids.size()));
    }
    for (qsizetype i = 0; i < profile.appids.size(); ++i) {
        const QString &appid = profile.appids.at(i);
        if (!isAppid(appid) || profile.appids.indexOf(appid) < i) {
            reader.refuse(ProfileProblem::BadAppid, keys::appids, appid);
        }
    }
    profile.brandid = reader.number(keys::brandid, 0, Points::maxValue);
}

QUrl readBaseUrl(ProfileReader &reader)
{
    const QString text = reader.text(keys::baseUrl, maxUrl);
    QUrl url(text, QUrl::StrictMode);
    const bool bare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment()
        && (url.path().isEmpty() || url.path() == QLatin1String("/"));
    const bool isHttp = url.scheme() == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || !bare
        || (!isHttp && url.scheme() != QLatin1String("https"))) {
        // A user and a password in it would be a secret: not repeated.
        reader.refuse(ProfileProblem::NotAUrl, keys::baseUrl,
                      text.contains(u'@') ? QString() : text);
        return {};
    }
    if (isHttp && !isLoopback(url.host())) {
        reader.refuse(ProfileProblem::NotHttps, keys::baseUrl, text);
    }
    url.setPath({});
    return url;
}

void readWechatPay(ProfileReader &reader, Profile &profile)
{
    profile.baseUrl = readBaseUrl(reader);
    profile.caFile = reader.file(keys::caFile);
    profile.connectTimeoutMs
        = static_cast<int>(reader.number(keys::connectTimeout, minTimeoutMs, maxConnectTimeoutMs));
    profile.callTimeoutMs
        = static_cast<int>(reader.number(keys::callTimeout, minTimeoutMs, maxCallTimeoutMs));
    if (profile.callTimeoutMs < profile.connectTimeoutMs) {
        reader.refuse(ProfileProblem::OutOfRange, keys::callTimeout,
                      QString::number(profile.callTimeoutMs));
    }
    profile.publicKeyId = reader.text(keys::publicKeyId, maxProfileName);
    if (!profile.publicKeyId.isEmpty() && !isPublicKeyId(profile.publicKeyId)) {
        reader.refuse(ProfileProblem::BadPublicKeyId, keys::publicKeyId, profile.publicKeyId);
    }
    profile.publicKeyFile = reader.file(keys::publicKeyFile);
    if (profile.publicKeyId.isEmpty() != profile.publicKeyFile.isEmpty()) {
        reader.refuse(ProfileProblem::PublicKeyIncomplete,
                      profile.publicKeyId.isEmpty() ? keys::publicKeyId : keys::publicKeyFile);
    }
    const QStringList certificates = reader.list(keys::certificateFiles, maxProfilePath);
    for (const QString &path : certificates) {
        profile.certificateFiles.append(reader.existing(keys::certificateFiles, path));
    }
    if (profile.publicKeyId.isEmpty() && profile.publicKeyFile.isEmpty()
        && profile.certificateFiles.isEmpty() && profile.vaultFile.isEmpty()
        && profile.apiV3KeyFile.isEmpty()) {
        // The APIv3 key may fetch them; with a vault, it may lie in there.
        reader.refuse(ProfileProblem::NoVerificationKey, keys::publicKeyId);
    }
}

void readDesk(ProfileReader &reader, Profile &profile)
{
    profile.operatorName = reader.requiredText(keys::operatorName, maxProfileName);
    profile.deskName = reader.text(keys::deskName, maxProfileName);
    profile.language = reader.text(keys::language, maxProfileName);
    if (!profile.language.isEmpty() && profile.language != QLatin1String("zh_CN")
        && profile.language != QLatin1String("en")) {
        reader.refuse(ProfileProblem::BadLanguage, keys::language, profile.language);
    }
    profile.reasons = reader.list(keys::reasons, limits::reason);
    profile.askTwiceAbove = reader.number(keys::askTwiceAbove, 0, Points::maxValue);
}

void readBatch(ProfileReader &reader, Profile &profile)
{
    BatchLimits &batch = profile.batch;
    batch.inFlight
        = static_cast<int>(reader.number(keys::batchInFlight, 1, BatchLimits::maxInFlight));
    batch.perSecond
        = static_cast<int>(reader.number(keys::batchPerSecond, 1, BatchLimits::maxPerSecond));
    batch.pauseAfter
        = static_cast<int>(reader.number(keys::batchPauseAfter, 1, BatchLimits::maxPauseAfter));
    batch.secondPersonAbove = reader.number(keys::batchSecondPerson, 0, Points::maxValue);
}

void readInbox(ProfileReader &reader, Profile &profile)
{
    // A network share may be away when the program starts: whether it is there is seen later.
    profile.inboxFolder = reader.absolute(reader.text(keys::inboxFolder, maxProfilePath));
}

/// "1", "0.5": points a yuan as a whole number of points for a whole number of fen.
std::optional<PointsRule> ruleOf(const QString &perYuan)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A([0-9]{1,6})(?:\\.([0-9]{1,4}))?\\z"));
    const QRegularExpressionMatch match = pattern.match(perYuan);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    QString decimals = match.captured(2);
    while (decimals.endsWith(u'0')) {
        decimals.chop(1);
    }
    PointsRule rule;
    rule.points = QString(match.captured(1) + decimals).toLongLong();
    for (qsizetype i = 0; i < decimals.size(); ++i) {
        rule.perFen *= 10;
    }
    return rule.isValid() ? std::optional(rule) : std::nullopt;
}

void readPoints(ProfileReader &reader, Profile &profile)
{
    const QString perYuan = reader.text(keys::perYuan, maxProfileName);
    const QString rounding = reader.text(keys::rounding, maxProfileName);
    const QString minimum = reader.text(keys::minimum, maxProfileName);
    PointsRule rule;
    if (rounding == QLatin1String("nearest")) {
        rule.rounding = PointsRounding::Nearest;
    } else if (rounding == QLatin1String("up")) {
        rule.rounding = PointsRounding::Up;
    } else if (!rounding.isEmpty() && rounding != QLatin1String("down")) {
        reader.refuse(ProfileProblem::BadRounding, keys::rounding, rounding);
    }
    const auto fen = fenFromYuan(minimum);
    if (fen) {
        rule.minimumFen = *fen;
    } else if (!minimum.isEmpty()) {
        reader.refuse(ProfileProblem::NotAnAmount, keys::minimum, minimum);
    }
    if (perYuan.isEmpty()) {
        return;
    }
    const auto factor = ruleOf(perYuan);
    if (!factor) {
        reader.refuse(ProfileProblem::BadFactor, keys::perYuan, perYuan);
        return;
    }
    rule.points = factor->points;
    rule.perFen = factor->perFen;
    profile.pointsRule = rule;
}

void readMemberSystem(ProfileReader &reader, Profile &profile)
{
    const QStringList columns = reader.list(keys::bookingColumns, maxProfileName);
    for (const QString &text : columns) {
        if (const auto column = titledColumnFromText(text)) {
            profile.bookingColumns.append(*column);
        } else {
            reader.refuse(ProfileProblem::BadColumn, keys::bookingColumns, text);
        }
    }
}

void readStore(ProfileReader &reader, Profile &profile)
{
    const QString path = reader.absolute(reader.text(keys::storePath, maxProfilePath));
    profile.storePath = path.isEmpty() ? defaultStorePath() : path;
    profile.keepDays = static_cast<int>(reader.number(keys::keepDays, 1, maxKeepDays));
}

void readUpdate(ProfileReader &reader, Profile &profile)
{
    const QString text = reader.text(keys::updateUrl, maxUrl);
    if (text.isEmpty()) {
        return;
    }
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment()) {
        reader.refuse(ProfileProblem::NotAUrl, keys::updateUrl,
                      text.contains(u'@') ? QString() : text);
    } else if (url.scheme() != QLatin1String("https")) {
        // Not even for loopback: what it says is believed.
        reader.refuse(ProfileProblem::NotHttps, keys::updateUrl, text);
    }
    profile.updateUrl = url;
}

} // namespace

CorrectionLimits Profile::limits() const
{
    CorrectionLimits limits;
    limits.partnerMode = partnerMode;
    limits.askTwiceAbove = askTwiceAbove;
    return limits;
}

Result<Profile, QList<ProfileError>> loadProfile(const QString &path)
{
    const auto refused = [&path](ProfileProblem problem) {
        return fail(QList<ProfileError>{{problem, {}, QDir::toNativeSeparators(path)}});
    };
    const QFileInfo info(path);
    if (!info.exists()) {
        return refused(ProfileProblem::FileMissing);
    }
    QFile file(path);
    if (!info.isFile() || info.size() > maxProfileBytes || !file.open(QIODevice::ReadOnly)) {
        return refused(ProfileProblem::FileUnreadable);
    }
    const IniText ini = readIni(file.read(maxProfileBytes));
    if (file.error() != QFileDevice::NoError) {
        return refused(ProfileProblem::FileUnreadable);
    }
    if (!ini.isUtf8) {
        return refused(ProfileProblem::NotUtf8);
    }
    Profile profile;
    profile.path = info.absoluteFilePath();
    ProfileReader reader(ini, info.absoluteDir());
    readMerchant(reader, profile);
    readWechatPay(reader, profile);
    readDesk(reader, profile);
    readMemberSystem(reader, profile);
    readInbox(reader, profile);
    readPoints(reader, profile);
    readBatch(reader, profile);
    readStore(reader, profile);
    readUpdate(reader, profile);
    if (!reader.errors().isEmpty()) {
        return fail(reader.errors());
    }
    return profile;
}

QList<ProfileError> checkProfileValues(const QHash<QString, QString> &values)
{
    IniText ini;
    for (auto value = values.begin(); value != values.end(); ++value) {
        ini.entries.append({value.key(), value.value(), 0});
    }
    Profile profile;
    ProfileReader reader(ini, QDir());
    readMerchant(reader, profile);
    readWechatPay(reader, profile);
    readDesk(reader, profile);
    readStore(reader, profile);
    readUpdate(reader, profile);
    QList<ProfileError> errors;
    for (const ProfileError &error : reader.errors()) {
        const bool aboutFiles = error.problem == ProfileProblem::FileNotFound
            || error.problem == ProfileProblem::NoVerificationKey
            || error.problem == ProfileProblem::PublicKeyIncomplete
            || error.key == keys::privateKeyFile || error.key == keys::vault;
        // The serial comes from the certificate where there is one.
        const bool later = error.key == keys::serial && error.problem == ProfileProblem::MissingKey;
        if (!aboutFiles && !later) {
            errors.append(error);
        }
    }
    return errors;
}

QString defaultProfilePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/points-desk/profile.ini");
}

QString defaultStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/points-desk/points-desk.db");
}

Profile practiceProfile(const QString &storePath)
{
    Profile profile;
    profile.mallName = practice_merchant::mallName.toString();
    profile.mchid = practice_merchant::mchid.toString();
    profile.appids = QStringList{practice_merchant::appid.toString()};
    profile.baseUrl = QUrl(QStringLiteral("https://practice.invalid"));
    profile.storePath = storePath;
    profile.operatorName = QStringLiteral("练习员");
    profile.deskName = QStringLiteral("练习台");
    const QStringList reasons = defaultReasons().split(listSeparator);
    for (const QString &reason : reasons) {
        profile.reasons.append(reason.trimmed());
    }
    const QStringList columns = defaultBookingColumns().split(listSeparator);
    for (const QString &column : columns) {
        profile.bookingColumns.append(titledColumnFromText(column).value_or(TitledColumn()));
    }
    return profile;
}

} // namespace pd

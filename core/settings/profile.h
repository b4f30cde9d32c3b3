#pragma once

#include "core/domain/correction.h"
#include "core/domain/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace pd {

enum class ProfileProblem {
    FileMissing,
    FileUnreadable,
    NotIni,
    UnknownKey, ///< most likely a slip of the pen: named, with the keys that exist
    MissingKey,
    NotANumber,
    OutOfRange,
    NotAUrl,
    NotHttps, ///< plain HTTP is for loopback addresses only
    BadMode, ///< neither "merchant" nor "partner"
    BadLanguage,
    BadSerial, ///< not upper-case hex
    NoVerificationKey, ///< neither a public key (id and file) nor a platform certificate
    PublicKeyIncomplete, ///< id without file or file without id
    FileNotFound ///< a file that a key names does not exist; `value` has its path
};

/// What is wrong, and at which key ("wechatpay/base_url"). The words come from the window.
struct ProfileError
{
    ProfileProblem problem;
    QString key;
    QString value; ///< never a secret: paths, numbers, modes
    bool operator==(const ProfileError &) const = default;
};

/// One merchant, one endpoint, one desk: docs/profile.md.
struct Profile
{
    QString path; ///< of the file; empty in the practice world

    QString mallName;
    QString mchid; ///< in partner mode the service provider's
    QString serial; ///< of the merchant certificate, upper-case hex
    QString privateKeyFile;
    bool partnerMode = false;
    QString subMchid; ///< partner mode: 商圈商户ID
    QStringList appids; ///< up to five; the first is the default

    QUrl baseUrl;
    QString caFile; ///< extra CA certificates, PEM
    int connectTimeoutMs = 10'000;
    int callTimeoutMs = 30'000;
    QString publicKeyId;
    QString publicKeyFile;
    QStringList certificateFiles;

    QString storePath;
    QString operatorName;
    QString deskName;
    QString language; ///< "zh_CN", "en" or empty for the system's
    QStringList reasons; ///< offered in the form
    qint64 askTwiceAbove = 10'000;

    [[nodiscard]] CorrectionLimits limits() const;
};

/// Reads and checks a profile file. All errors at once. Relative paths are relative to the file.
[[nodiscard]] Result<Profile, QList<ProfileError>> loadProfile(const QString &path);
/// The platform's config folder: …/points-desk/profile.ini.
[[nodiscard]] QString defaultProfilePath();
/// The practice world's profile: nothing to read, nothing that leaves the machine.
[[nodiscard]] Profile practiceProfile(const QString &storePath);
/// Every key that a profile may have, with its default, for docs and for "unknown key".
struct ProfileKey
{
    QString name;
    QString defaultValue;
    bool required = false;
};
[[nodiscard]] QList<ProfileKey> profileKeys();

} // namespace pd

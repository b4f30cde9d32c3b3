#pragma once

#include "core/domain/batch.h"
#include "core/domain/correction.h"
#include "core/domain/points_rule.h"
#include "core/domain/record_column.h"
#include "core/domain/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace pd {

enum class ProfileProblem {
    FileMissing,
    FileUnreadable, ///< no right to read it, a folder, or far too large for a profile
    NotUtf8, ///< most likely saved by an editor as GBK or UTF-16
    NotIni, ///< a line (`line`) that is neither a section, a comment nor `key = value`
    UnknownKey, ///< most likely a slip of the pen: named, with the keys that exist
    DoubledKey, ///< the second one is at `line`
    MissingKey, ///< absent or empty
    TooLong,
    BadCharacters, ///< control characters
    NotANumber,
    OutOfRange,
    NotAUrl, ///< or one with a part that does not belong there: a user, for base_url also a path
    NotHttps, ///< plain HTTP is for loopback addresses only, and never for update/url
    BadMode, ///< neither "merchant" nor "partner"
    BadLanguage, ///< neither "zh_CN" nor "en"
    BadMerchantNumber, ///< not digits
    BadSerial, ///< not upper-case hex
    BadAppid, ///< not visible ASCII, or there twice
    TooManyAppids, ///< a mall has up to five
    NotInThisMode, ///< sub_mchid is for partner mode only
    TwoPrivateKeys, ///< both a vault and a private key's file
    BadPublicKeyId, ///< not PUB_KEY_ID_ and digits
    NoVerificationKey, ///< neither a public key (id and file) nor a platform certificate
    PublicKeyIncomplete, ///< id without file or file without id; `key` is the missing one
    BadRounding, ///< neither "down", "nearest" nor "up"
    BadFactor, ///< points a yuan: not a positive number with at most four decimals
    BadColumn, ///< no such column of a table of entries
    NotAnAmount, ///< not yuan with at most two decimals
    FileNotFound ///< a file that a key names does not exist; `value` has its path
};

/// What is wrong, and at which key ("wechatpay/base_url"). The words come from the window.
struct ProfileError
{
    ProfileProblem problem = ProfileProblem::FileMissing;
    QString key;
    QString value; ///< never a secret: paths, numbers, modes
    int line = 0; ///< of the file, from 1; 0 where there is none
    bool operator==(const ProfileError &) const = default;
};

/// One merchant, one endpoint, one desk: docs/profile.md.
struct Profile
{
    QString path; ///< of the file; empty in the practice world

    QString mallName;
    QString mchid; ///< in partner mode the service provider's
    QString serial; ///< of the merchant certificate, upper-case hex
    QString privateKeyFile; ///< empty: the key is in the vault
    QString vaultFile; ///< sealed, with the private key and the APIv3 key; empty: privateKeyFile
    QString certificateFile; ///< the merchant's certificate, to compare and to warn; may be empty
    qint64 brandid = 0; ///< the mall's number at WeChat Pay; 0: not known
    bool partnerMode = false;
    QString subMchid; ///< partner mode: 商圈商户ID
    QStringList appids; ///< up to five; the first is the default

    QUrl baseUrl; ///< scheme, host and port
    QString caFile; ///< extra CA certificates, PEM
    int connectTimeoutMs = 10'000;
    int callTimeoutMs = 30'000;
    QString publicKeyId;
    QString publicKeyFile;
    QStringList certificateFiles;

    QString apiV3KeyFile; ///< the APIv3 key, for notifications; empty: none, or in the vault
    QString inboxFolder; ///< where the mall's server writes notifications; empty: nowhere
    std::optional<PointsRule> pointsRule; ///< to propose points; empty: nothing is proposed

    QString storePath;
    int keepDays = defaultKeepDays; ///< older payments may be removed
    static constexpr int defaultKeepDays = 180;
    QUrl updateUrl; ///< where IT says which version is the newest; empty: nobody is asked
    QString operatorName;
    QString deskName;
    QString language; ///< "zh_CN", "en" or empty for the system's
    QStringList reasons; ///< offered in the form
    QList<TitledColumn> bookingColumns; ///< of the work list for the member system
    qint64 askTwiceAbove = 10'000;
    BatchLimits batch;

    [[nodiscard]] CorrectionLimits limits() const;
};

/// Reads and checks a profile file. All errors at once: bad lines first, then the keys in the
/// order of profileKeys(). Relative paths are relative to the folder of the file. Files that it
/// names must exist; what is in them is not looked at here.
[[nodiscard]] Result<Profile, QList<ProfileError>> loadProfile(const QString &path);

/// The same rules for values that are not in a file yet, "section/key" to text. Whether the files
/// that they name are there is not looked at; what concerns private key, vault
/// and verification keys is left to the setup, which has them in hand.
[[nodiscard]] QList<ProfileError> checkProfileValues(const QHash<QString, QString> &values);

/// The platform's config folder for this user, then points-desk/profile.ini: ~/.config on Linux,
/// AppData\Local on Windows, ~/Library/Preferences on macOS. Does not depend on the application's
/// name.
[[nodiscard]] QString defaultProfilePath();
/// Where the journal is when the profile names no place: the platform's data folder for this user,
/// then points-desk/points-desk.db. Does not depend on the application's name.
[[nodiscard]] QString defaultStorePath();

/// The practice world's profile: nothing to read, nothing that leaves the machine. Its base URL is
/// one that no resolver may ever answer (RFC 6761, .invalid).
[[nodiscard]] Profile practiceProfile(const QString &storePath);

/// Every key that a profile may have, with its default, for docs and for "unknown key". An empty
/// value means the default.
struct ProfileKey
{
    QString name; ///< "section/key"
    QString defaultValue;
    bool required = false; ///< always; sub_mchid and the verification keys depend on others
};
[[nodiscard]] QList<ProfileKey> profileKeys();

} // namespace pd

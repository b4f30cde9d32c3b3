#pragma once

#include "core/wechatpay/keys.h"

#include <QList>
#include <QString>

namespace pd {

struct Profile;
struct SealSigner;

/// The folder beside the profile (beside the store in the practice world) with what belongs to
/// seals and is no secret: every public key that made one here, as KEY-ID.pem, so that old seals
/// can be checked when the merchant's key is a new one; and the sealed place, where there is no
/// vault.
class SealFolder
{
public:
    explicit SealFolder(QString path);
    [[nodiscard]] static SealFolder of(const Profile &profile);
    [[nodiscard]] QString sealedPlaceFile() const;
    /// Keeps the key if it is not there yet. False if it can't be written.
    bool keep(const PublicKey &key) const;
    /// What can be read; other files are passed over.
    [[nodiscard]] QList<PublicKey> keys() const;

private:
    QString m_path;
};

/// Lends the merchant's key for seals.
[[nodiscard]] SealSigner sealSignerOf(const QString &mchid, const QString &serial, PrivateKey key);

} // namespace pd

#include "core/service/seal_folder.h"

#include "core/settings/profile.h"
#include "core/store/journal.h"
#include "core/vault/atomic_file.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace pd {

namespace {
constexpr qsizetype largestKey = qsizetype{64} * 1024;
}

SealFolder::SealFolder(QString path)
    : m_path(std::move(path))
{ }

SealFolder SealFolder::of(const Profile &profile)
{
    const QFileInfo beside(profile.path.isEmpty() ? profile.storePath : profile.path);
    return SealFolder(
        beside.absoluteDir().filePath(beside.completeBaseName() + QStringLiteral(".seals")));
}

QString SealFolder::sealedPlaceFile() const
{
    return QDir(m_path).filePath(QStringLiteral("sealed-place.txt"));
}

bool SealFolder::keep(const PublicKey &key) const
{
    const QString file
        = QDir(m_path).filePath(QString::fromLatin1(key.id().toHex()) + QStringLiteral(".pem"));
    return QFileInfo::exists(file)
        || (QDir().mkpath(m_path)
            && writeFileAtomically(file, key.pem(), WriteMode::Replace).has_value());
}

QList<PublicKey> SealFolder::keys() const
{
    QList<PublicKey> keys;
    const QDir folder(m_path);
    const QStringList files = folder.entryList({QStringLiteral("*.pem")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        if (const auto pem = readWholeFile(folder.filePath(file), largestKey)) {
            if (auto key = PublicKey::fromPem(*pem)) {
                keys.append(*std::move(key));
            }
        }
    }
    return keys;
}

SealSigner sealSignerOf(const QString &mchid, const QString &serial, PrivateKey key)
{
    const QByteArray id = key.publicKey().id();
    return {mchid, serial, id, [key = std::move(key)](const QByteArray &message) {
                return key.sign(message);
            }};
}

} // namespace pd

#include "core/vault/vault_format.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace pd {

namespace {

constexpr QByteArrayView magic("PDVAULT\x1a");
constexpr qsizetype versionAt = 8;
constexpr qsizetype headerLengthAt = 10;
constexpr qsizetype kindAt = 12;
constexpr qsizetype costAt = 13;
constexpr qsizetype saltAt = 16;
constexpr qsizetype nonceAt = 32;
constexpr qsizetype keyCheckAt = 44;
constexpr qsizetype sealedLengthAt = 60;
constexpr qsizetype digestAt = 64;
constexpr qsizetype digestSize = 32;
constexpr qsizetype headerSize = digestAt + digestSize;

constexpr char kindKeychain = 1;
constexpr char kindPassphrase = 2;

constexpr int minLogN = 15;
constexpr int maxLogN = 20;
constexpr int minR = 8;
constexpr int maxR = 32;
constexpr int maxP = 4;
constexpr qint64 maxScryptMemory = qint64{256} << 20;

quint16 number16(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

template <class Int> QByteArray bigEndian(Int number)
{
    QByteArray bytes(sizeof(Int), Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray digestOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(QByteArray::fromRawData(bytes.data(), bytes.size()),
                                    QCryptographicHash::Sha256);
}

auto damaged()
{
    return fail(VaultError{VaultProblem::Damaged, {}, 0});
}

Result<VaultHeader, VaultError> parseHeader(const QByteArray &bytes)
{
    VaultHeader header;
    header.cost = {bytes.at(costAt), bytes.at(costAt + 1), bytes.at(costAt + 2)};
    header.salt = bytes.mid(saltAt, vaultSaltSize);
    header.nonce = bytes.mid(nonceAt, vaultNonceSize);
    header.keyCheck = bytes.mid(keyCheckAt, vaultKeyCheckSize);
    if (bytes.at(kindAt) == kindKeychain && header.cost == ScryptCost{0, 0, 0}) {
        header.kind = VaultKeyKind::Keychain;
        return header;
    }
    if (bytes.at(kindAt) == kindPassphrase && isAcceptable(header.cost)) {
        header.kind = VaultKeyKind::Passphrase;
        return header;
    }
    return damaged();
}

} // namespace

bool isAcceptable(const ScryptCost &cost)
{
    // In this order: no number overflows before it is bounded.
    return cost.logN >= minLogN && cost.logN <= maxLogN && cost.r >= minR && cost.r <= maxR
        && cost.p >= 1 && cost.p <= maxP && (qint64{128} * cost.r << cost.logN) <= maxScryptMemory;
}

Result<VaultFile, VaultError> parseVault(const QByteArray &bytes)
{
    if (!bytes.startsWith(magic)) {
        // The beginning of the magic is all that an interrupted copy may have left.
        const bool cutShort = !bytes.isEmpty() && magic.startsWith(bytes);
        return fail(VaultError{cutShort ? VaultProblem::Damaged : VaultProblem::NotAVault, {}, 0});
    }
    if (bytes.size() < kindAt) {
        return damaged();
    }
    const int version = number16(bytes, versionAt);
    const qsizetype length = number16(bytes, headerLengthAt);
    if (length <= digestSize + kindAt || length > bytes.size()
        || digestOf(QByteArrayView(bytes).first(length - digestSize))
            != QByteArrayView(bytes).sliced(length - digestSize, digestSize)) {
        return damaged();
    }
    if (version > vaultVersion) {
        return fail(VaultError{VaultProblem::Newer, {}, version});
    }
    if (version < 1 || length != headerSize) {
        return damaged();
    }
    auto header = parseHeader(bytes);
    if (!header) {
        return fail(header.error());
    }
    const qsizetype sealedSize = qFromBigEndian<quint32>(bytes.constData() + sealedLengthAt);
    if (bytes.size() > maxVaultSize || bytes.size() != headerSize + sealedSize + vaultTagSize) {
        return damaged();
    }
    return VaultFile{*header, bytes.first(headerSize), bytes.mid(headerSize, sealedSize),
                     bytes.last(vaultTagSize)};
}

QByteArray vaultHeaderBytes(const VaultHeader &header, qsizetype sealedSize)
{
    QByteArray bytes = magic.toByteArray();
    bytes += bigEndian(static_cast<quint16>(vaultVersion));
    bytes += bigEndian(static_cast<quint16>(headerSize));
    switch (header.kind) {
    case VaultKeyKind::Keychain:
        bytes += kindKeychain;
        bytes += QByteArray(3, '\0');
        break;
    case VaultKeyKind::Passphrase:
        bytes += kindPassphrase;
        bytes += static_cast<char>(header.cost.logN);
        bytes += static_cast<char>(header.cost.r);
        bytes += static_cast<char>(header.cost.p);
        break;
    }
    bytes += header.salt;
    bytes += header.nonce;
    bytes += header.keyCheck;
    bytes += bigEndian(static_cast<quint32>(sealedSize));
    bytes += digestOf(bytes);
    return bytes;
}

} // namespace pd

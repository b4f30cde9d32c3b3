#include "core/service/head_memory.h"

#include "core/vault/atomic_file.h"
#include "core/vault/vault.h"

#include <QDir>
#include <QFileInfo>
#include <QList>

#include <utility>

namespace pd {

namespace {

constexpr QByteArrayView beginning("points-desk sealed place 1 ");
constexpr qsizetype hashSize = 32;
constexpr qsizetype largest = 1024;

} // namespace

HeadMemory::~HeadMemory() = default;

VaultHeadMemory::VaultHeadMemory(Vault &vault)
    : m_vault(vault)
{ }

std::optional<SealedPlace> VaultHeadMemory::recall() const
{
    const SecretBytes *text = m_vault.find(secret_names::sealedPlace);
    return text == nullptr ? std::nullopt : sealedPlaceFrom(text->view());
}

bool VaultHeadMemory::remember(const SealedPlace &place)
{
    return m_vault.put(secret_names::sealedPlace, SecretBytes::copyOf(sealedPlaceText(place)))
        .has_value();
}

FileHeadMemory::FileHeadMemory(QString path)
    : m_path(std::move(path))
{ }

std::optional<SealedPlace> FileHeadMemory::recall() const
{
    const auto text = readWholeFile(m_path, largest);
    return text ? sealedPlaceFrom(*text) : std::nullopt;
}

bool FileHeadMemory::remember(const SealedPlace &place)
{
    return QDir().mkpath(QFileInfo(m_path).absolutePath())
        && writeFileAtomically(m_path, sealedPlaceText(place), WriteMode::Replace).has_value();
}

QByteArray sealedPlaceText(const SealedPlace &place)
{
    return beginning.toByteArray() + QByteArray::number(place.place.sequence) + ' '
        + place.place.hash.toHex() + ' ' + QByteArray::number(place.atMs) + '\n';
}

std::optional<SealedPlace> sealedPlaceFrom(QByteArrayView text)
{
    if (!text.startsWith(beginning)) {
        return std::nullopt;
    }
    const QList<QByteArray> parts
        = text.sliced(beginning.size()).toByteArray().trimmed().split(' ');
    SealedPlace place;
    bool isNumber = parts.size() == 3;
    if (isNumber) {
        place.place.sequence = parts.at(0).toLongLong(&isNumber);
        place.place.hash = QByteArray::fromHex(parts.at(1));
    }
    bool isTime = isNumber;
    if (isTime) {
        place.atMs = parts.at(2).toLongLong(&isTime);
    }
    return isTime && place.place.sequence > 0 && place.place.hash.size() == hashSize
        ? std::optional<SealedPlace>(place)
        : std::nullopt;
}

} // namespace pd

#pragma once

#include "core/domain/history_check.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pd {

class Vault;

/// Remembers outside the journal's file which place of it was sealed last, so that an older copy of
/// the file in its place is noticed. Used on the desk thread.
class HeadMemory
{
public:
    HeadMemory() = default;
    HeadMemory(const HeadMemory &) = delete;
    HeadMemory &operator=(const HeadMemory &) = delete;
    virtual ~HeadMemory();
    /// Nothing if nothing was ever remembered, or it can't be read.
    [[nodiscard]] virtual std::optional<SealedPlace> recall() const = 0;
    /// False if it could not be kept; what was there before stays.
    [[nodiscard]] virtual bool remember(const SealedPlace &place) = 0;
};

/// In the vault, among the secrets: only this desk can change it.
class VaultHeadMemory final : public HeadMemory
{
public:
    explicit VaultHeadMemory(Vault &vault); ///< outlives this
    [[nodiscard]] std::optional<SealedPlace> recall() const override;
    [[nodiscard]] bool remember(const SealedPlace &place) override;

private:
    Vault &m_vault;
};

/// In a small file of its own, where there is no vault.
class FileHeadMemory final : public HeadMemory
{
public:
    explicit FileHeadMemory(QString path);
    [[nodiscard]] std::optional<SealedPlace> recall() const override;
    [[nodiscard]] bool remember(const SealedPlace &place) override;

private:
    QString m_path;
};

/// One line: "points-desk sealed place 1", number, hash in hex and milliseconds, with blanks
/// between.
[[nodiscard]] QByteArray sealedPlaceText(const SealedPlace &place);
[[nodiscard]] std::optional<SealedPlace> sealedPlaceFrom(QByteArrayView text);

} // namespace pd

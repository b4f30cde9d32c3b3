#pragma once

#include "core/domain/history_check.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/settings/profile.h"

#include <functional>
#include <memory>
#include <optional>

namespace pd {

class Interruption;
struct CheckTools;

/// Checks, copies and prepares: each function works until it is done, on whatever thread calls it,
/// with connections of its own beside the desk's. Empty results were cancelled.
class EvidenceWorker
{
public:
    using Progress = std::function<void(const CheckProgress &)>;
    using Cancelled = std::shared_ptr<Interruption>; ///< requested by another thread
    explicit EvidenceWorker(Profile profile);
    /// For the next piece of work: who listens, and what stops it.
    void begin(Cancelled cancelled, Progress progress);

    [[nodiscard]] Result<std::optional<HistoryReport>, StoreError> verify() const;
    /// Copies into a new file, checks it wholly and only then gives it its name.
    [[nodiscard]] Result<std::optional<BackupFacts>, StoreError>
    backUp(const QString &target) const;
    /// Copies a backup beside the store, upgrades the copy, checks it wholly and compares it with
    /// the store that is there.
    [[nodiscard]] Result<std::optional<RestoreFacts>, StoreError>
    prepareRestore(const QString &backup) const;
    /// The prepared copy is not wanted.
    void dropPrepared() const;

    [[nodiscard]] static QString unfinished(const QString &target);

private:
    [[nodiscard]] QString preparedPath() const;
    [[nodiscard]] CheckTools tools() const;
    [[nodiscard]] Result<std::optional<HistoryReport>, StoreError> check(const QString &path) const;
    [[nodiscard]] Result<bool, StoreError> copy(const QString &from, const QString &to) const;

    Profile m_profile;
    Cancelled m_cancelled;
    Progress m_progress;
};

} // namespace pd

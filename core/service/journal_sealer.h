#pragma once

#include "core/domain/history_check.h"
#include "core/domain/result.h"
#include "core/domain/store_error.h"
#include "core/store/journal.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pd {

class Clock;
class Database;
class HeadMemory;

/// The journal is not the one that was sealed last.
struct LostHistory
{
    JournalStanding standing = JournalStanding::Behind;
    SealedPlace remembered;
    JournalPlace end; ///< of the journal that is here
    qint64 endAtMs = 0; ///< 0: it is empty
    bool operator==(const LostHistory &) const = default;
};

/// Compares the journal with the place that is remembered elsewhere, seals its end at intervals
/// with the merchant key, and remembers what it has sealed. Until somebody has acknowledged a lost
/// history it seals nothing. Lives on the desk thread.
class JournalSealer : public QObject
{
    Q_OBJECT
public:
    static constexpr int eventsBetweenSeals = 100;
    static constexpr int minutesBetweenSeals = 15;

    /// `journal` can be written. All outlive this.
    JournalSealer(Journal &journal, const Database &database, const Clock &clock,
                  QObject *parent = nullptr);
    ~JournalSealer() override;

    /// Compares, as soon as the memory can be read; once. @return what is lost, if anything is.
    [[nodiscard]] Result<std::optional<LostHistory>, StoreError>
    compare(std::shared_ptr<HeadMemory> memory);
    [[nodiscard]] bool hasCompared() const;
    /// The journal's last seal at that time, where the memory of it was empty.
    [[nodiscard]] const std::optional<SealedPlace> &forgotten() const;
    [[nodiscard]] bool hasSigner() const;
    /// The key has come: seals at once, then at intervals.
    void setSigner(SealSigner signer);
    /// Goes on with this journal on somebody's word, which becomes an event of it.
    [[nodiscard]] Result<void, JournalError> acknowledge(const QString &operatorName,
                                                         const QString &reason);
    /// An event was appended.
    void onAppended();
    /// Seals what stands behind the last seal, if there is a key. An error leaves it for the next
    /// time: a seal is late then, never wrong.
    void seal();

private:
    Journal &m_journal;
    const Database &m_database;
    const Clock &m_clock;
    std::optional<SealSigner> m_signer;
    std::shared_ptr<HeadMemory> m_memory;
    std::optional<LostHistory> m_lost;
    std::optional<SealedPlace> m_forgotten;
    QTimer m_timer;
    int m_appended = 0; ///< since the last seal, as far as this object has seen
};

} // namespace pd

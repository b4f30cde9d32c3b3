#include "core/service/journal_sealer.h"

#include "core/domain/clock.h"
#include "core/service/head_memory.h"
#include "core/store/journal_places.h"

#include <chrono>
#include <utility>

namespace pd {

JournalSealer::JournalSealer(Journal &journal, const Database &database, const Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_database(database)
    , m_clock(clock)
{
    m_timer.setInterval(std::chrono::minutes(minutesBetweenSeals));
    connect(&m_timer, &QTimer::timeout, this, &JournalSealer::seal);
}

JournalSealer::~JournalSealer() = default;

Result<std::optional<LostHistory>, StoreError>
JournalSealer::compare(std::shared_ptr<HeadMemory> memory)
{
    const auto remembered = memory->recall();
    const auto standing = standingAgainst(m_database, remembered);
    if (!standing) {
        return fail(standing.error());
    }
    m_memory = std::move(memory);
    switch (*standing) {
    case JournalStanding::Holds:
        break;
    case JournalStanding::NothingRemembered: {
        const auto sealed = lastSeal(m_database);
        if (!sealed) {
            return fail(sealed.error());
        }
        m_forgotten = *sealed;
        break;
    }
    case JournalStanding::Behind:
    case JournalStanding::Other: {
        const auto end = journalEnd(m_database);
        const auto at = lastEventAt(m_database);
        if (!end || !at) {
            return fail(end ? at.error() : end.error());
        }
        m_lost = LostHistory{*standing, *remembered, *end, *at};
        break;
    }
    }
    return m_lost;
}

bool JournalSealer::hasCompared() const
{
    return m_memory != nullptr;
}

const std::optional<SealedPlace> &JournalSealer::forgotten() const
{
    return m_forgotten;
}

bool JournalSealer::hasSigner() const
{
    return m_signer.has_value();
}

void JournalSealer::setSigner(SealSigner signer)
{
    m_signer = std::move(signer);
    m_timer.start();
    seal();
}

Result<void, JournalError> JournalSealer::acknowledge(const QString &operatorName,
                                                      const QString &reason)
{
    if (!m_lost) {
        return {};
    }
    auto done
        = m_journal.acknowledge({m_lost->remembered.place, operatorName, reason, m_clock.now()});
    if (done) {
        m_lost.reset();
        seal();
    }
    return done;
}

void JournalSealer::onAppended()
{
    if (++m_appended >= eventsBetweenSeals) {
        seal();
    }
}

void JournalSealer::seal()
{
    if (!m_signer || !m_memory || m_lost) {
        return;
    }
    const auto sealed = m_journal.seal(*m_signer, m_clock.now());
    if (!sealed) {
        return;
    }
    m_appended = 0;
    if (*sealed && m_memory->recall() != **sealed) {
        (void)m_memory->remember(**sealed); // an older memory is behind, never wrong
    }
}

} // namespace pd

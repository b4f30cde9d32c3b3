#include "core/store/chain_check.h"

#include "core/store/event.h"
#include "core/store/journal_places.h"
#include "core/store/statement.h"
#include "core/store/tables_check.h"

#include <QCryptographicHash>

#include <array>

namespace pd {

namespace {

constexpr qint64 eventsAtOnce = 4096;
constexpr qsizetype hashSize = 32;

class ChainChecker
{
public:
    explicit ChainChecker(const CheckTools &tools)
        : m_tools(tools)
    {
        m_report.end.hash = firstPreviousHash();
    }

    /// False at the first break, which is in the report.
    bool take(const RawEvent &event)
    {
        const qint64 expected = m_report.end.sequence + 1;
        if (event.sequence != expected) {
            return breakAt(HistoryFault::EventMissing, expected, {});
        }
        if (event.previousHash != m_report.end.hash) {
            return breakAt(HistoryFault::EventMoved, expected, event.entry);
        }
        if (event.hash.size() != hashSize || digestOf(event) != QByteArrayView(event.hash)) {
            return breakAt(HistoryFault::EventChanged, expected, event.entry);
        }
        if (event.kind == "seal" && !takeSeal(event)) {
            return breakAt(HistoryFault::SealForged, expected, {});
        }
        if (m_report.events == 0) {
            m_report.firstAtMs = event.atMs;
        }
        m_report.lastAtMs = event.atMs;
        ++m_report.events;
        m_report.end = {event.sequence, event.hash};
        return true;
    }

    bool takeHead(const JournalPlace &head)
    {
        if (head == m_report.end) {
            return true;
        }
        const bool cutOff = head.sequence > m_report.end.sequence;
        return breakAt(cutOff ? HistoryFault::EventMissing : HistoryFault::HeadDiffers,
                       m_report.end.sequence + (cutOff ? 1 : 0), {});
    }

    [[nodiscard]] const HistoryReport &report() const
    {
        return m_report;
    }

private:
    bool breakAt(HistoryFault fault, qint64 sequence, const QByteArray &entry)
    {
        m_report.firstBreak = HistoryBreak{fault, sequence, EntryId{QString::fromUtf8(entry)}, {}};
        return false;
    }

    QByteArrayView digestOf(const RawEvent &event)
    {
        writeCanonical(event, &m_bytes);
        if (m_tools.sha256) {
            m_tools.sha256(m_bytes, m_digest.data());
        } else {
            const QByteArray digest = QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256);
            std::copy(digest.begin(), digest.end(), m_digest.begin());
        }
        return {m_digest.data(), hashSize};
    }

    bool takeSeal(const RawEvent &event)
    {
        const auto content = readEvent(QStringLiteral("seal"), event.payload);
        const auto *seal = content ? std::get_if<SealEvent>(&*content) : nullptr;
        if (seal == nullptr || !event.entry.isEmpty()) {
            return false;
        }
        const auto good = m_tools.checkSeal
            ? m_tools.checkSeal(
                seal->keyId,
                sealMessage(m_report.end.sequence, m_report.end.hash, event.atMs, *seal),
                seal->signature)
            : std::nullopt;
        if (good && !*good) {
            return false;
        }
        ++m_report.seals;
        m_report.sealsWithoutKey += good ? 0 : 1;
        m_report.lastSeal = SealedPlace{m_report.end, event.atMs};
        return true;
    }

    const CheckTools &m_tools;
    HistoryReport m_report;
    QByteArray m_bytes;
    std::array<char, hashSize> m_digest{};
};

/// Reading the texts as QString and back would double the time.
RawEvent rawEvent(const Statement &row)
{
    return {row.number(0), row.bytes(1), row.bytes(2), row.number(3),
            row.bytes(4),  row.bytes(5), row.bytes(6)};
}

} // namespace

Result<std::optional<HistoryReport>, StoreError> checkChain(const Database &database,
                                                            const CheckTools &tools)
{
    const auto head = journalEnd(database);
    if (!head) {
        return fail(head.error());
    }
    Statement events(database,
                     QStringLiteral("SELECT seq, CAST(entry_id AS BLOB), CAST(kind AS BLOB), at,"
                                    " payload, prev_hash, hash FROM events ORDER BY seq"));
    if (auto done = events.run(); !done) {
        return fail(done.error());
    }
    ChainChecker checker(tools);
    qint64 seen = 0;
    while (events.next()) {
        if (!checker.take(rawEvent(events))) {
            return std::optional<HistoryReport>(checker.report());
        }
        if (++seen % eventsAtOnce == 0 && tools.progress
            && !tools.progress({CheckPart::Chain, seen, head->sequence})) {
            return std::optional<HistoryReport>();
        }
    }
    if (const auto failure = events.failure()) {
        return fail(*failure);
    }
    (void)checker.takeHead(*head);
    return std::optional<HistoryReport>(checker.report());
}

Result<std::optional<HistoryReport>, StoreError> checkHistory(const Database &database,
                                                              const CheckTools &tools)
{
    // One snapshot for all of it; the first read fixes it.
    Statement begin(database, QStringLiteral("BEGIN"));
    if (auto done = begin.run(); !done) {
        return fail(done.error());
    }
    auto report = checkChain(database, tools);
    if (report && *report && !(*report)->firstBreak) {
        const auto compared = compareTables(database, tools);
        if (!compared) {
            report = fail(compared.error());
        } else if (!*compared) {
            report = std::optional<HistoryReport>();
        } else {
            (*report)->firstBreak = (*compared)->firstBreak;
            (*report)->tablesCompared = !(*compared)->firstBreak.has_value();
        }
    }
    Statement end(database, QStringLiteral("ROLLBACK"));
    (void)end.run(); // nothing was written
    return report;
}

} // namespace pd

#pragma once

#include "core/domain/correction.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pd {

/// A place in the journal: the number of an event and its hash.
struct JournalPlace
{
    qint64 sequence = 0; ///< 0: before the first event
    QByteArray hash; ///< 32 bytes
    bool operator==(const JournalPlace &) const = default;
};

/// What a seal says: the merchant key has signed the journal up to this place.
struct SealedPlace
{
    JournalPlace place; ///< the event before the seal
    qint64 atMs = 0; ///< UTC
    bool operator==(const SealedPlace &) const = default;
};

/// What a journal's file turned out to be, compared with the place that was sealed last and is
/// remembered elsewhere.
enum class JournalStanding {
    Holds, ///< the remembered place is in it
    NothingRemembered, ///< no place was ever sealed here, or the memory of it is gone
    Behind, ///< it ends before that place: an older copy
    Other ///< another event stands at that place: another journal, or one that was rewritten
};

/// Where a history is not what was written. In the order in which a check meets them.
enum class HistoryFault {
    EventMissing, ///< a number is not there: deleted, or cut off
    EventMoved, ///< its prev_hash is not the hash of the event before it: swapped, inserted
    EventChanged, ///< its hash is not that of its bytes
    SealForged, ///< the signature is not the merchant key's
    HeadDiffers, ///< the head names another last event: events were cut off or added
    EventUnreadable, ///< not of its kind, or one that can't stand here
    EntryDiffers, ///< the table of entries says something else than the events
    AttemptDiffers,
    TransactionDiffers ///< a transaction's state of reporting
};

struct HistoryBreak
{
    HistoryFault fault = HistoryFault::EventMissing;
    qint64 sequence = 0; ///< of the event; of the intent for an entry; 0 for a transaction
    EntryId entry; ///< empty where it is not known
    QString transactionId; ///< where it is known
    bool operator==(const HistoryBreak &) const = default;
};

/// What a check of the whole history found.
struct HistoryReport
{
    qint64 events = 0; ///< checked, up to the break if there is one
    qint64 firstAtMs = 0;
    qint64 lastAtMs = 0;
    JournalPlace end; ///< the last event that holds
    qint64 seals = 0;
    qint64 sealsWithoutKey = 0; ///< signed by a key that is not at hand: not checked
    std::optional<SealedPlace> lastSeal; ///< checked or not
    bool tablesCompared = false; ///< entries, attempts and transactions agree with the events
    std::optional<HistoryBreak> firstBreak; ///< empty: all good
    bool operator==(const HistoryReport &) const = default;
};

enum class CheckPart {
    Copy, ///< of a file: bytes
    Chain, ///< done and total are events
    Tables ///< events first, then rows
};

struct CheckProgress
{
    CheckPart part = CheckPart::Chain;
    qint64 done = 0;
    qint64 total = 0;
    bool operator==(const CheckProgress &) const = default;
};

/// A backup that was made and checked.
struct BackupFacts
{
    QString path;
    qint64 bytes = 0;
    HistoryReport report;
    bool operator==(const BackupFacts &) const = default;
};

/// A backup that could take the place of the store: copied beside it and checked.
struct RestoreFacts
{
    QString path; ///< of the backup
    QString prepared; ///< of the copy
    HistoryReport report;
    /// Against the last seal of the present store; NothingRemembered where that has none or can't
    /// be read.
    JournalStanding standing = JournalStanding::NothingRemembered;
    std::optional<SealedPlace> presentSeal;
    bool operator==(const RestoreFacts &) const = default;
};

} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "core/domain/history_check.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <variant>

namespace pd {

/// What the journal says: one value for each kind of event. docs/journal.md is the reference of the
/// bytes; a change here is a change there.
struct IntentEvent
{
    CorrectionFields fields;
    QByteArray body;
    QString mchid;
    QString operatorName;
    QString deskName;
    Shop shop; ///< name and number
};
struct AttemptEvent
{
    int number = 0;
    QString operatorName;
};
struct OutcomeEvent
{
    int attempt = 0;
    Outcome outcome;
    ReplyFacts facts;
    Exchange exchange;
};
struct BookedEvent
{
    Booking booking;
    QString operatorName; ///< who ticked it off
};
/// The merchant key's signature over the event before it: docs/journal.md, "Seals". Belongs to no
/// entry.
struct SealEvent
{
    QString mchid;
    QString serial; ///< of the merchant's certificate, as WeChat Pay writes it
    QByteArray keyId; ///< SHA-256 of the public key (SubjectPublicKeyInfo, DER), 32 bytes
    QByteArray signature; ///< SHA256withRSA over sealMessage()
};
struct SettledEvent
{
    Settlement settlement;
    QString operatorName; ///< who was at the desk
};
/// Somebody goes on with a journal that is not the one that was sealed last. Belongs to no entry.
struct AcknowledgedEvent
{
    JournalPlace lost; ///< what was remembered and is not in this journal
    QString operatorName;
    QString reason;
};
/// A batch begins: who let it, and how much it moves. It belongs to no entry; its entry_id is the
/// batch's.
struct BatchEvent
{
    EntryKind kind = EntryKind::Report;
    QString source;
    qint64 rows = 0;
    qint64 points = 0;
    QString operatorName;
    QString deskName;
    QString secondName; ///< empty below the profile's limit
    QString secondReason;
};
using EventContent = std::variant<IntentEvent, AttemptEvent, OutcomeEvent, BookedEvent,
                                  SettledEvent, SealEvent, AcknowledgedEvent, BatchEvent>;

struct Event
{
    qint64 sequence = 0;
    EntryId entry;
    /// "intent", "attempt", "outcome", "booked", "settled", "seal", "acknowledged", "batch"
    QString kind;
    qint64 atMs = 0; ///< UTC
    QByteArray payload; ///< canonical JSON
    QByteArray previousHash; ///< 32 bytes
    QByteArray hash; ///< 32 bytes
};

/// An event with its texts as the UTF-8 that they are stored in: what a check of millions reads.
struct RawEvent
{
    qint64 sequence = 0;
    QByteArray entry;
    QByteArray kind;
    qint64 atMs = 0;
    QByteArray payload;
    QByteArray previousHash;
    QByteArray hash;
};

/// What stands before the first event: 32 zero bytes.
[[nodiscard]] QByteArray firstPreviousHash();
[[nodiscard]] QString eventKind(const EventContent &content);
/// The canonical bytes: JSON in UTF-8, fixed order of fields, no blanks, integers as digits.
[[nodiscard]] QByteArray eventPayload(const EventContent &content);
/// Reads them back; empty when they are not what eventPayload() writes for that kind.
[[nodiscard]] std::optional<EventContent> readEvent(const QString &kind, const QByteArray &payload);
/// Puts the canonical bytes of the whole event into `bytes`: docs/journal.md, "The exact bytes".
void writeCanonical(const RawEvent &event, QByteArray *bytes);
/// SHA-256 over the canonical bytes of the whole event, the hash before it included.
[[nodiscard]] QByteArray eventHash(const Event &event);
/// What the seal that follows event `sequence` signs; the signature itself is not read.
[[nodiscard]] QByteArray sealMessage(qint64 sequence, const QByteArray &hash, qint64 atMs,
                                     const SealEvent &seal);

} // namespace pd

#pragma once

#include "core/domain/correction.h"
#include "core/domain/entry_step.h"
#include "core/domain/outcome.h"
#include "core/domain/shop.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace pd {

/// Where an entry of the journal stands. In this order of trust in the window.
enum class EntryState {
    Accepted, ///< 微信已受理
    AlreadyReported, ///< 微信已有回传
    Rejected, ///< 已拒绝
    NotSent, ///< 未发出
    Unknown, ///< 结果未知
    Sending, ///< 发送中
    ToBook, ///< 待会员系统入账 (member-system corrections)
    Booked, ///< ticked off with the booking's reference
    SettledTaken, ///< 人工了结: was unknown, and somebody vouches that WeChat Pay has the report
    SettledNotTaken ///< 人工了结: was unknown, and somebody vouches that it has not
};
[[nodiscard]] QList<EntryState> everyEntryState();
[[nodiscard]] QString entryStateToken(EntryState state); ///< stable, for the store: "to_book"
[[nodiscard]] std::optional<EntryState> entryStateFromToken(QStringView token);
[[nodiscard]] EntryState stateAfter(const Outcome &outcome);
/// True when an entry in this state gave its transaction a value, at WeChat Pay or for the member
/// system.
[[nodiscard]] bool gaveAValue(EntryState state);

/// What is committed before anything is sent: who, what, why, and the exact bytes.
struct Intent
{
    EntryId id;
    CorrectionFields fields;
    QByteArray body; ///< the exact request body; empty for a member-system correction
    QString mchid; ///< the profile's merchant
    QString operatorName; ///< who is at the desk
    QString deskName;
    Shop shop; ///< by name and number; empty where nobody told the desk
    QDateTime at; ///< UTC
    bool operator==(const Intent &) const = default;
};

/// One entry of the history: the projection of its events.
struct Entry
{
    EntryId id;
    qint64 sequence
        = 0; ///< of its intent in the journal: the order of the history, and the key of its pages
    CorrectionFields fields;
    QString mchid;
    QString operatorName;
    QString deskName;
    QDateTime openedAt; ///< UTC
    QDateTime changedAt; ///< UTC
    EntryState state = EntryState::Sending;
    std::optional<Outcome> outcome; ///< of the last ended attempt
    ReplyFacts facts; ///< of the last ended attempt
    int attempts = 0; ///< started so far
    QString bookingReference; ///< of a booked member-system correction
    QString bookedBy;
    Shop shop; ///< of the payment, when it was recorded or as soon as the desk was told
    [[nodiscard]] EntryKind kind() const;
    /// The same bytes may be sent again on the operator's word: Unknown, NotSent, and refusals that
    /// took nothing (rate limited, not yet submitted).
    [[nodiscard]] bool maySendAgain() const;
    /// Somebody may vouch for what came of it: Unknown only.
    [[nodiscard]] bool maySettle() const;
    bool operator==(const Entry &) const = default;
};

/// One attempt to send an entry's bytes.
struct Attempt
{
    int number = 1;
    QString operatorName; ///< who asked for it
    QDateTime startedAt;
    QDateTime endedAt; ///< null while it runs
    std::optional<Outcome> outcome;
    ReplyFacts facts;
    bool operator==(const Attempt &) const = default;
};

struct EntryDetails
{
    Entry entry;
    QByteArray body; ///< the exact bytes of every attempt
    QList<Attempt> attempts;
    QList<EntryStep> steps; ///< every event, in order
    QList<Entry> related; ///< the one that it corrects, and those that correct it; oldest first
    bool operator==(const EntryDetails &) const = default;
};

enum class HistoryFilter { All, Accepted, Rejected, Unknown, Sending, ToBook, Booked, Settled };

/// What to list of the history, newest first, by key.
struct HistoryQuery
{
    QString text; ///< transaction id (whole or last digits), openid or Request-ID; empty for all
    HistoryFilter filter = HistoryFilter::All;
    QDateTime from; ///< recorded at or after; null for no limit
    QDateTime to; ///< recorded before; null for no limit
    QString operatorName; ///< who recorded it; empty for everybody
    qint64 shopId = 0; ///< Shop::id; 0 for every shop
    QString reason; ///< the whole text; empty for every reason
    qint64 before = 0; ///< only entries with a smaller sequence; 0 for the newest
    int limit = 200;
    EntryId batch; ///< only entries of that batch; null for all
    bool operator==(const HistoryQuery &) const = default;
};

struct EntryPage
{
    QList<Entry> entries; ///< newest first
    bool more = false; ///< older ones follow
    bool operator==(const EntryPage &) const = default;
};

/// True if `entry` belongs under `filter`. Accepted holds AlreadyReported too, Rejected holds
/// NotSent.
[[nodiscard]] bool belongsTo(EntryState state, HistoryFilter filter);
/// True if the query, whatever its page, lists `entry`.
[[nodiscard]] bool isListedBy(const Entry &entry, const HistoryQuery &query);

/// What the entries so far can be filtered by.
struct HistoryChoices
{
    QStringList operators; ///< by name
    QList<Shop> shops; ///< by name and number
    QStringList reasons; ///< the newest 200 texts
    bool operator==(const HistoryChoices &) const = default;
};

} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "core/domain/points.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace pd {

/// A payment, as WeChat Pay's notification MALL_TRANSACTION.SUCCESS tells it.
struct Transaction
{
    QString transactionId; ///< 微信订单号
    QString mchid; ///< the mall's merchant number, as in the notification
    QString merchantName;
    QString shopName;
    QString shopNumber;
    QString appid;
    QString openid;
    qint64 amountFen = 0; ///< 1/100 yuan
    QDateTime paidAt; ///< time_end, with its zone
    QDateTime
        notifiedAt; ///< when the notification reached the mall; the day that counts for reporting
    qint64 refundedFen = 0; ///< sum of its refunds
    QString commitTag; ///< commit_tag: "manual" when the member submitted it by hand, else empty
    QString authType; ///< auth_type, may be empty
    QString memberCode; ///< code: the member's card code, may be empty
    bool operator==(const Transaction &) const = default;
};

/// Where the one report of a transaction stands. Kept by the store in the same commit as the
/// journal.
enum class ReportState {
    Waiting, ///< nobody has reported it; whether it is too late depends on the clock, see
             ///< isTooLate()
    ReportedByMall, ///< the mall's own system has reported it
    Sending,
    Unknown,
    Accepted,
    AlreadyReported, ///< WeChat Pay says a report had been taken
    Rejected, ///< the last report was refused, or never left; there is none at WeChat Pay from this
              ///< desk
    ToBook, ///< a member-system correction waits to be booked
    Booked,
    SettledTaken, ///< somebody vouches that WeChat Pay has the report
    SettledNotTaken ///< somebody vouches that it has not: it can be reported
};

/// One row of the list on the left.
struct TransactionRow
{
    Transaction transaction;
    ReportState state = ReportState::Waiting;
    std::optional<Points> points; ///< the value of the newest entry, or of the mall's own report
    bool operator==(const TransactionRow &) const = default;
};

/// Everything the desk knows of one transaction: what the form and its card show.
struct TransactionCard
{
    TransactionRow row;
    QList<Entry> entries; ///< oldest first; reports and member-system corrections
    bool known = false; ///< false: nobody told the desk about it; typed by hand
    bool operator==(const TransactionCard &) const = default;
};

/// True when WeChat Pay will answer 该订单已超过回传时效.
[[nodiscard]] bool isTooLate(const Transaction &transaction, const QDateTime &now);

/// What the form should offer for a card.
enum class Advice {
    Report, ///< WeChat Pay will take it
    SettleFirst, ///< a report is open: sending or unknown
    AlreadyThere, ///< a report is there: only the member system can change it
    TooLate ///< the day is over: only the member system
};
[[nodiscard]] Advice adviceFor(const TransactionCard &card, const QDateTime &now);

enum class TransactionFilter { All, Waiting, Reported, ToBook, Refunded };

/// What to list. Pages are read by key: `after` is the key of the last row of the page before.
struct TransactionQuery
{
    QString text; ///< transaction id (whole or its last digits), openid, or part of a shop's name;
                  ///< empty for all
    TransactionFilter filter = TransactionFilter::All;
    QDateTime from; ///< paid at or after; null for no limit
    QDateTime to; ///< paid before; null for no limit
    QString after; ///< opaque; empty for the first page
    int limit = 200;
    bool operator==(const TransactionQuery &) const = default;
};

struct TransactionPage
{
    QList<TransactionRow> rows; ///< newest payment first
    QString next; ///< key of the next page; empty when this is the last
    bool operator==(const TransactionPage &) const = default;
};

/// How many payments wait for their report and can still have it.
struct WaitingCount
{
    static constexpr int bound = 10'000; ///< counted no further
    int count = 0; ///< exact below `bound`; at it, at least that many
    QDateTime deadline; ///< of the first whose day ends; null when none waits
    bool operator==(const WaitingCount &) const = default;
};

} // namespace pd

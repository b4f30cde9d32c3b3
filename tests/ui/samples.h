#pragma once

#include "core/domain/entry.h"
#include "core/domain/transaction.h"
#include "core/domain/zoned_time.h"
#include "core/settings/profile.h"

namespace pd::samples {

[[nodiscard]] inline QDateTime at(const QString &rfc3339)
{
    return parseRfc3339(rfc3339).value();
}

/// Points that are known to be in range.
[[nodiscard]] inline Points points(qint64 value)
{
    return Points::fromValue(value).value();
}

[[nodiscard]] inline QString idOf(int number)
{
    return QStringLiteral("420000234520261124%1").arg(number, 10, 10, QChar(u'0'));
}

/// Transaction `number` of 24 November 2026; a higher number was paid earlier.
[[nodiscard]] inline TransactionRow row(int number, ReportState state = ReportState::Waiting)
{
    TransactionRow row;
    Transaction &t = row.transaction;
    t.transactionId = idOf(number);
    t.mchid = QStringLiteral("1230000109");
    t.merchantName = QStringLiteral("示例商圈");
    t.shopName = QStringLiteral("店铺 %1").arg(number);
    t.appid = QStringLiteral("wx1234567890abcdef");
    t.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    t.amountFen = 12'345 + number;
    t.paidAt = at(QStringLiteral("2026-11-24T14:00:00+08:00")).addSecs(qint64{-60} * number);
    t.notifiedAt = t.paidAt.addSecs(3);
    row.state = state;
    return row;
}

[[nodiscard]] inline TransactionCard card(const TransactionRow &row)
{
    TransactionCard card;
    card.row = row;
    card.known = true;
    return card;
}

[[nodiscard]] inline Entry entry(const QString &transactionId, EntryState state,
                                 EntryKind kind = EntryKind::Report)
{
    Entry entry;
    entry.id = EntryId{QStringLiteral("11111111-2222-4333-8444-555555555555")};
    entry.sequence = 1;
    entry.fields.kind = kind;
    entry.fields.transactionId = transactionId;
    entry.fields.appid = QStringLiteral("wx1234567890abcdef");
    entry.fields.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    entry.fields.points = points(120);
    entry.fields.reason = QStringLiteral("重复付款");
    entry.operatorName = QStringLiteral("王芳");
    entry.openedAt = at(QStringLiteral("2026-11-24T06:30:00Z"));
    entry.changedAt = entry.openedAt;
    entry.state = state;
    entry.attempts = 1;
    return entry;
}

[[nodiscard]] inline Profile profile()
{
    Profile profile;
    profile.path = QStringLiteral("profile.ini");
    profile.mallName = QStringLiteral("示例商圈");
    profile.mchid = QStringLiteral("1230000109");
    profile.appids
        = QStringList{QStringLiteral("wx1234567890abcdef"), QStringLiteral("wxfedcba0987654321")};
    profile.operatorName = QStringLiteral("王芳");
    profile.deskName = QStringLiteral("一号服务台");
    profile.reasons = QStringList{QStringLiteral("小票漏积分"), QStringLiteral("重复付款")};
    return profile;
}

} // namespace pd::samples

#include "ui/transactions/row_text.h"

#include "core/domain/identifiers.h"
#include "core/domain/zoned_time.h"
#include "ui/common/format.h"
#include "ui/common/words.h"
#include "ui/transactions/transaction_model.h"

#include <QCoreApplication>
#include <QStringList>

namespace pd {

namespace {

struct RowText
{
    Q_DECLARE_TR_FUNCTIONS(pd::RowText)
};

// From here on the list itself says how long there is left.
constexpr qint64 urgentSeconds = qint64{3} * 60 * 60;

QString stateText(const TransactionRow &row, const QDateTime &now)
{
    QString word = badgeFor(row, now).word;
    const qint64 left = now.secsTo(deadlineOf(row.transaction));
    if (row.state == ReportState::Waiting && left > 0 && left < urgentSeconds) {
        return RowText::tr("%1 · %2").arg(word, formatDuration(left));
    }
    return word;
}

} // namespace

QString longestWaitingText()
{
    return RowText::tr("%1 · %2").arg(badgeFor(ReportState::Waiting).word,
                                      formatDuration(urgentSeconds - 1));
}

QDateTime deadlineOf(const Transaction &transaction)
{
    return reportDeadline(transaction.notifiedAt.isValid() ? transaction.notifiedAt
                                                           : transaction.paidAt);
}

bool isLate(const TransactionRow &row, const QDateTime &now)
{
    return row.state == ReportState::Waiting && isTooLate(row.transaction, now);
}

QString columnText(const TransactionRow &row, int column, const QDateTime &now)
{
    const Transaction &t = row.transaction;
    switch (static_cast<TransactionModel::Column>(column)) {
    case TransactionModel::Time:
        return formatShort(t.paidAt);
    case TransactionModel::Shop:
        return t.shopName;
    case TransactionModel::Amount:
        return formatYuan(t.amountFen);
    case TransactionModel::Member:
        return maskedOpenid(t.openid);
    case TransactionModel::PointsAdded:
        return row.points ? formatPoints(*row.points) : QString();
    case TransactionModel::State:
        return stateText(row, now);
    case TransactionModel::ColumnCount:
        break;
    }
    return {};
}

QVariant columnValue(const TransactionRow &row, int column)
{
    const Transaction &t = row.transaction;
    switch (static_cast<TransactionModel::Column>(column)) {
    case TransactionModel::Time:
        return t.paidAt;
    case TransactionModel::Shop:
        return t.shopName;
    case TransactionModel::Amount:
        return t.amountFen;
    case TransactionModel::Member:
        return t.openid;
    case TransactionModel::PointsAdded:
        return row.points ? QVariant(row.points->value()) : QVariant();
    case TransactionModel::State:
        return static_cast<int>(row.state);
    case TransactionModel::ColumnCount:
        break;
    }
    return {};
}

QString wholeRowText(const TransactionRow &row, const QDateTime &now)
{
    const Transaction &t = row.transaction;
    QStringList lines{
        groupedId(t.transactionId),
        t.merchantName.isEmpty() || t.merchantName == t.shopName
            ? t.shopName
            : RowText::tr("%1, %2").arg(t.shopName, t.merchantName),
        RowText::tr("%1 paid at %2").arg(formatYuan(t.amountFen), formatFull(t.paidAt)),
    };
    if (t.refundedFen > 0) {
        lines.append(RowText::tr("Refunded %1 of %2")
                         .arg(formatYuan(t.refundedFen), formatYuan(t.amountFen)));
    }
    lines.append(RowText::tr("Member %1").arg(maskedOpenid(t.openid)));
    if (row.points) {
        lines.append(RowText::tr("Points %1").arg(formatPoints(*row.points)));
    }
    lines.append(badgeFor(row, now).word);
    if (row.state == ReportState::Waiting || row.state == ReportState::Rejected) {
        const QString left = formatTimeLeft(deadlineOf(t), now);
        if (!left.isEmpty()) {
            lines.append(left);
        }
    }
    return lines.join(u'\n');
}

} // namespace pd

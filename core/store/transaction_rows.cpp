#include "core/store/transaction_rows.h"

#include "core/domain/zoned_time.h"
#include "core/store/statement.h"
#include "core/store/store_names.h"

namespace pd {

namespace {

QDateTime fromZoned(const QString &text)
{
    return parseRfc3339(text).value_or(QDateTime());
}

} // namespace

QString transactionColumns()
{
    return QStringLiteral(
        "t.transaction_id, t.mchid, s.merchant_name, s.shop_name, s.shop_number,"
        " t.appid, t.openid, t.amount_fen, t.paid_at_text, t.notified_at_text,"
        " t.refunded_fen, t.report_state, t.points, t.commit_tag, t.auth_type, t.member_code"
        ", t.paid_at");
}

QString transactionTables()
{
    return QStringLiteral(" FROM transactions t LEFT JOIN shops s ON s.shop_id = t.shop_id");
}

TransactionRow readTransaction(const Statement &row)
{
    TransactionRow result;
    Transaction &transaction = result.transaction;
    transaction.transactionId = row.text(0);
    transaction.mchid = row.text(1);
    transaction.merchantName = row.text(2);
    transaction.shopName = row.text(3);
    transaction.shopNumber = row.text(4);
    transaction.appid = row.text(5);
    transaction.openid = row.text(6);
    transaction.amountFen = row.number(7);
    transaction.paidAt = fromZoned(row.text(8));
    transaction.notifiedAt = fromZoned(row.text(9));
    transaction.refundedFen = row.number(10);
    result.state = reportStateFromToken(row.text(11)).value_or(ReportState::Unknown);
    if (!row.isNull(12)) {
        if (const auto points = Points::fromValue(row.number(12))) {
            result.points = *points;
        }
    }
    transaction.commitTag = row.text(13);
    transaction.authType = row.text(14);
    transaction.memberCode = row.text(15);
    return result;
}

} // namespace pd

#include "core/service/csv_mapping.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace pd {

namespace {

struct ColumnNames
{
    CsvColumn column = {};
    QLatin1String token;
    QStringView names; ///< normalized, between "|"
};

// Names as WeChat's bills, member systems and notifications have them. 商户单号 and 商户订单号 are
// not among them: they are the shop's own numbers.
constexpr std::array<ColumnNames, 18> knownNames{{
    {CsvColumn::TransactionId, QLatin1String("transaction_id"),
     u"|微信订单号|微信支付订单号|微信支付单号|微信支付交易号|微信交易号|微信交易单号|微信单号|"
     u"交易单号|"
     u"支付单号|transactionid|wechattransactionid|wxtransactionid|wechatorderno|"},
    {CsvColumn::Mchid, QLatin1String("mchid"),
     u"|商户号|商圈商户号|微信商户号|mchid|merchantid|merchantnumber|"},
    {CsvColumn::MerchantName, QLatin1String("merchant_name"),
     u"|商户名称|商圈名称|商圈|商场|商场名称|merchantname|mall|mallname|"},
    {CsvColumn::ShopName, QLatin1String("shop_name"),
     u"|门店名称|门店|店铺|店铺名称|店名|商铺|商铺名称|商户简称|shopname|shop|store|storename|"},
    {CsvColumn::ShopNumber, QLatin1String("shop_number"),
     u"|门店编号|门店号|店铺编号|店铺号|商铺编号|商铺号|铺位号|shopnumber|shopno|shopid|storeid|"
     u"storenumber|"},
    {CsvColumn::Appid, QLatin1String("appid"),
     u"|公众账号id|公众号id|小程序id|小程序appid|应用id|appid|"},
    {CsvColumn::Openid, QLatin1String("openid"),
     u"|用户标识|用户openid|会员openid|微信openid|openid|"},
    {CsvColumn::Amount, QLatin1String("amount"),
     u"|应结订单金额|订单金额|支付金额|交易金额|实付金额|消费金额|付款金额|金额|amount|payamount|"
     u"paidamount|paid|amountfen|amountyuan|"},
    {CsvColumn::PaidAt, QLatin1String("paid_at"),
     u"|交易时间|支付时间|付款时间|消费时间|支付完成时间|交易完成时间|timeend|paidat|paytime|"
     u"paymenttime|transactiontime|time|"},
    {CsvColumn::NotifiedAt, QLatin1String("notified_at"),
     u"|通知时间|推送时间|回调时间|notifiedat|notifytime|receivedat|"},
    {CsvColumn::CommitTag, QLatin1String("commit_tag"), u"|提交方式|提交标识|committag|"},
    {CsvColumn::AuthType, QLatin1String("auth_type"), u"|授权类型|授权方式|authtype|"},
    {CsvColumn::MemberCode, QLatin1String("member_code"),
     u"|会员号|会员卡号|会员编号|卡号|code|membercode|memberno|membernumber|cardnumber|"},
    {CsvColumn::RefundId, QLatin1String("refund_id"),
     u"|微信退款单号|微信支付退款单号|退款单号|refundid|"},
    {CsvColumn::RefundAmount, QLatin1String("refund_amount"), u"|退款金额|refundamount|refunded|"},
    {CsvColumn::RefundedAt, QLatin1String("refunded_at"),
     u"|退款时间|退款完成时间|退款成功时间|refundtime|refundedat|"},
    {CsvColumn::ReportedPoints, QLatin1String("reported_points"),
     u"|已回传积分|回传积分|上报积分|已上报积分|已同步积分|同步积分|积分|获得积分|reportedpoints|"
     u"increasedpoints|points|"},
    {CsvColumn::ReportedAt, QLatin1String("reported_at"),
     u"|回传时间|上报时间|同步时间|积分时间|积分更新时间|reportedat|pointsupdatetime|"},
}};

bool isIgnored(QChar c)
{
    return c.isSpace() || c == u'_' || c == u'-' || c == u'`' || c == u'*' || c == QChar(0xFEFF);
}

/// 支付金额（分）, amount_fen; but not 积分.
AmountUnit unitOf(const QString &name)
{
    const bool fen = name.contains(u"(分") || name.contains(u"（分") || name.endsWith(u"金额分")
        || name.contains(QLatin1String("fen"), Qt::CaseInsensitive);
    return fen ? AmountUnit::Fen : AmountUnit::Yuan;
}

void setUnit(CsvMapping *mapping)
{
    const auto index = mapping->indexOf(CsvColumn::Amount);
    const auto other = mapping->indexOf(CsvColumn::RefundAmount);
    const int column = index.value_or(other.value_or(-1));
    mapping->unit = column >= 0 && column < mapping->header.size()
        ? unitOf(mapping->header.at(column))
        : AmountUnit::Yuan;
}

QMap<CsvColumn, int> columnsOf(const QStringList &header)
{
    QMap<CsvColumn, int> columns;
    for (int i = 0; i < header.size(); ++i) {
        const auto meaning = csvColumnFromName(header.at(i));
        if (meaning && !columns.contains(*meaning)) {
            columns.insert(*meaning, i);
        }
    }
    return columns;
}

} // namespace

QString normalizedColumnName(const QString &name)
{
    QString result;
    int depth = 0;
    for (const QChar c : name) {
        if (c == u'(' || c == QChar(0xFF08)) {
            ++depth;
        } else if (c == u')' || c == QChar(0xFF09)) {
            depth = std::max(0, depth - 1);
        } else if (depth == 0 && !isIgnored(c)) {
            result += c.toLower();
        }
    }
    return result;
}

std::optional<CsvColumn> csvColumnFromName(const QString &name)
{
    const QString wanted = u'|' + normalizedColumnName(name) + u'|';
    if (wanted.size() <= 2) {
        return std::nullopt;
    }
    const auto found
        = std::find_if(knownNames.begin(), knownNames.end(), [&wanted](const ColumnNames &known) {
              return known.names.contains(wanted);
          });
    return found == knownNames.end() ? std::nullopt : std::optional(found->column);
}

QList<CsvColumn> everyCsvColumn()
{
    QList<CsvColumn> columns;
    for (const ColumnNames &known : knownNames) {
        columns.append(known.column);
    }
    return columns;
}

QString csvColumnToken(CsvColumn column)
{
    const auto found
        = std::find_if(knownNames.begin(), knownNames.end(),
                       [column](const ColumnNames &known) { return known.column == column; });
    Q_ASSERT(found != knownNames.end());
    return found->token;
}

std::optional<CsvColumn> csvColumnFromToken(QStringView token)
{
    const auto found
        = std::find_if(knownNames.begin(), knownNames.end(),
                       [token](const ColumnNames &known) { return token == known.token; });
    return found == knownNames.end() ? std::nullopt : std::optional(found->column);
}

bool CsvMapping::isUsable() const
{
    const bool payment = columns.contains(CsvColumn::Amount) && columns.contains(CsvColumn::PaidAt);
    const bool refund
        = columns.contains(CsvColumn::RefundId) && columns.contains(CsvColumn::RefundAmount);
    return columns.contains(CsvColumn::TransactionId)
        && (payment || refund || columns.contains(CsvColumn::ReportedPoints));
}

std::optional<int> CsvMapping::indexOf(CsvColumn column) const
{
    const auto found = columns.constFind(column);
    return found == columns.constEnd() ? std::nullopt : std::optional(*found);
}

CsvMapping guessMapping(const QList<QPair<qint64, QStringList>> &linesAndFields)
{
    CsvMapping best;
    for (const auto &[line, fields] : linesAndFields) {
        CsvMapping mapping;
        mapping.header = fields;
        mapping.headerLine = line;
        mapping.columns = columnsOf(fields);
        if (mapping.columns.contains(CsvColumn::TransactionId)
            && mapping.columns.size() > best.columns.size()) {
            best = mapping;
        }
    }
    setUnit(&best);
    return best;
}

RememberedColumns remember(const CsvMapping &mapping)
{
    RememberedColumns remembered;
    for (int i = 0; i < mapping.header.size(); ++i) {
        const auto found = std::find(mapping.columns.cbegin(), mapping.columns.cend(), i);
        remembered.insert(mapping.header.at(i),
                          found == mapping.columns.cend() ? QString()
                                                          : csvColumnToken(found.key()));
    }
    return remembered;
}

CsvMapping recall(CsvMapping guessed, const RememberedColumns &remembered)
{
    for (int i = 0; i < guessed.header.size(); ++i) {
        const auto token = remembered.constFind(guessed.header.at(i));
        if (token == remembered.constEnd()) {
            continue;
        }
        guessed.columns.removeIf(
            [i](const std::pair<const CsvColumn &, int &> &entry) { return entry.second == i; });
        if (const auto column = csvColumnFromToken(*token)) {
            guessed.columns.insert(*column, i);
        }
    }
    setUnit(&guessed);
    return guessed;
}

} // namespace pd

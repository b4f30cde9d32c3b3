#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace pd {

/// What a column of a CSV can mean.
enum class CsvColumn {
    TransactionId,
    Mchid,
    MerchantName,
    ShopName,
    ShopNumber,
    Appid,
    Openid,
    Amount,
    PaidAt,
    NotifiedAt,
    CommitTag,
    AuthType,
    MemberCode,
    RefundId,
    RefundAmount,
    RefundedAt,
    ReportedPoints, ///< what the mall's own system has reported to WeChat Pay
    ReportedAt
};
[[nodiscard]] QList<CsvColumn> everyCsvColumn();
/// Stable, for the settings: "transaction_id".
[[nodiscard]] QString csvColumnToken(CsvColumn column);
[[nodiscard]] std::optional<CsvColumn> csvColumnFromToken(QStringView token);
/// What a column of that name means, Chinese or English.
[[nodiscard]] std::optional<CsvColumn> csvColumnFromName(const QString &name);

enum class AmountUnit { Yuan, Fen };

/// Which column of the file means what: guessed, shown, corrected and remembered.
struct CsvMapping
{
    QStringList header; ///< as in the file
    qint64 headerLine = 0; ///< rows after this line are data; 0: the file has no header
    QMap<CsvColumn, int> columns; ///< from 0
    AmountUnit unit = AmountUnit::Yuan;

    /// True when something can be imported: a transaction id, and with it an amount and a time, or
    /// a refund, or a reported value.
    [[nodiscard]] bool isUsable() const;
    [[nodiscard]] std::optional<int> indexOf(CsvColumn column) const;
    bool operator==(const CsvMapping &) const = default;
};

/// The name of a column without what varies: "支付金额（元）" -> "支付金额", "Transaction ID" ->
/// "transactionid".
[[nodiscard]] QString normalizedColumnName(const QString &name);

/// Looks for the header among the first rows and guesses from its names, Chinese or English; of two
/// columns with the same meaning the first counts. An empty mapping where there is no header.
[[nodiscard]] CsvMapping guessMapping(const QList<QPair<qint64, QStringList>> &linesAndFields);

/// What the operator corrected, by the names of the file's columns, so that it fits the next file
/// with the same header: "交易号=transaction_id". An empty token says "means nothing".
using RememberedColumns = QMap<QString, QString>;
[[nodiscard]] RememberedColumns remember(const CsvMapping &mapping);
/// Applies what was remembered to a guess.
[[nodiscard]] CsvMapping recall(CsvMapping guessed, const RememberedColumns &remembered);

} // namespace pd

#include "core/service/csv_items.h"

#include "core/domain/loose_time.h"
#include "core/domain/money.h"
#include "core/domain/text.h"

#include <algorithm>

namespace pd {

namespace {

constexpr qsizetype maxIdLength = 64;
constexpr qsizetype maxAppidLength = 128;

ImportReason reasonOf(CsvRowProblem problem)
{
    switch (problem) {
    case CsvRowProblem::None:
    case CsvRowProblem::FieldTooLong:
        return ImportReason::FieldTooLong;
    case CsvRowProblem::TooManyFields:
        return ImportReason::TooManyFields;
    case CsvRowProblem::NulByte:
        return ImportReason::NulByte;
    case CsvRowProblem::TextAfterQuote:
        return ImportReason::TextAfterQuote;
    case CsvRowProblem::QuoteNotClosed:
        return ImportReason::QuoteNotClosed;
    }
    Q_UNREACHABLE();
}

bool isVisibleAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
}

/// The cells of one row by their meaning; remembers the first thing that was wrong.
class Cells
{
public:
    Cells(const CsvReader &reader, const CsvRow &row, const CsvMapping &mapping)
        : m_reader(reader)
        , m_row(row)
        , m_mapping(mapping)
    { }

    [[nodiscard]] bool isMapped(CsvColumn column) const
    {
        return m_mapping.columns.contains(column);
    }

    /// Unwrapped; empty where the row is shorter or the column is not mapped.
    [[nodiscard]] QString text(CsvColumn column)
    {
        const auto index = m_mapping.indexOf(column);
        if (!index || *index >= m_row.fields.size()) {
            return {};
        }
        const auto text = m_reader.text(m_row.fields.at(*index));
        if (!text) {
            refuse(column, ImportReason::BadEncoding, {});
            return {};
        }
        return unwrappedCell(*text);
    }

    [[nodiscard]] QString name(CsvColumn column)
    {
        QString name = text(column);
        if (hasControlCharacters(name)) {
            refuse(column, ImportReason::ControlCharacters, name);
        }
        return name;
    }

    [[nodiscard]] QString id(CsvColumn column, qsizetype longest, const QString &missing = {})
    {
        QString id = text(column);
        if (!isVisibleAscii(id) || id.contains(u'`')) {
            id = cleanPasted(id).text;
        }
        if (id.isEmpty()) {
            return missing;
        }
        if (isSpreadsheetNumber(id) || isRoundedNumber(id)) {
            refuse(column, ImportReason::SpreadsheetNumber, id);
        } else if (!isVisibleAscii(id) || id.size() > longest) {
            refuse(column, ImportReason::BadId, id);
        }
        return id;
    }

    [[nodiscard]] QString requiredId(CsvColumn column, qsizetype longest)
    {
        QString id = this->id(column, longest);
        if (id.isEmpty()) {
            refuse(column, ImportReason::MissingValue, {});
        }
        return id;
    }

    [[nodiscard]] qint64 fen(CsvColumn column)
    {
        const QString written = text(column);
        const auto fen
            = m_mapping.unit == AmountUnit::Fen ? fenFromText(written) : fenFromYuan(written);
        if (fen) {
            return *fen;
        }
        const bool exponent = fen.error() == MoneyError::Exponent;
        refuse(column,
               written.isEmpty() ? ImportReason::MissingValue
                   : exponent    ? ImportReason::SpreadsheetNumber
                                 : ImportReason::BadAmount,
               written);
        return 0;
    }

    [[nodiscard]] QDateTime time(CsvColumn column, bool required)
    {
        const QString written = text(column);
        if (written.isEmpty()) {
            if (required) {
                refuse(column, ImportReason::MissingValue, {});
            }
            return {};
        }
        const auto time = parseLooseTime(written);
        if (!time) {
            refuse(column, ImportReason::BadTime, written);
            return {};
        }
        return *time;
    }

    [[nodiscard]] Points points(CsvColumn column)
    {
        const QString written = text(column);
        const auto points = Points::fromText(written);
        if (!points) {
            refuse(column,
                   points.error() == PointsError::Exponent ? ImportReason::SpreadsheetNumber
                                                           : ImportReason::BadPoints,
                   written);
        }
        return points.value_or(Points());
    }

    void refuse(CsvColumn column, ImportReason reason, const QString &value)
    {
        if (m_refusal) {
            return;
        }
        m_refusal = ImportRefusal();
        m_refusal->line = m_row.line;
        m_refusal->column = m_mapping.indexOf(column).value_or(-1);
        m_refusal->meaning = column;
        m_refusal->reason = reason;
        m_refusal->value = refusedValue(value);
    }

    [[nodiscard]] const std::optional<ImportRefusal> &refusal() const
    {
        return m_refusal;
    }

private:
    const CsvReader &m_reader;
    const CsvRow &m_row;
    const CsvMapping &m_mapping;
    std::optional<ImportRefusal> m_refusal;
};

Refund refundOf(Cells &cells, const QString &transactionId, const QString &refundId,
                const CsvDefaults &defaults)
{
    Refund refund;
    refund.refundId = refundId;
    refund.transactionId = transactionId;
    refund.mchid = cells.id(CsvColumn::Mchid, maxIdLength, defaults.mchid);
    refund.merchantName = cells.name(CsvColumn::MerchantName);
    refund.shopName = cells.name(CsvColumn::ShopName);
    refund.shopNumber = cells.name(CsvColumn::ShopNumber);
    refund.appid = cells.id(CsvColumn::Appid, maxAppidLength, defaults.appid);
    refund.openid = cells.id(CsvColumn::Openid, maxIdLength);
    refund.refundAmountFen = cells.fen(CsvColumn::RefundAmount);
    refund.refundedAt = cells.time(CsvColumn::RefundedAt, false);
    if (!refund.refundedAt.isValid()) {
        // WeChat's bills have one column of times for both.
        refund.refundedAt = cells.time(CsvColumn::PaidAt, true);
    }
    return refund;
}

Transaction paymentOf(Cells &cells, const QString &transactionId, const CsvDefaults &defaults)
{
    Transaction payment;
    payment.transactionId = transactionId;
    payment.mchid = cells.id(CsvColumn::Mchid, maxIdLength, defaults.mchid);
    payment.merchantName = cells.name(CsvColumn::MerchantName);
    payment.shopName = cells.name(CsvColumn::ShopName);
    payment.shopNumber = cells.name(CsvColumn::ShopNumber);
    payment.appid = cells.id(CsvColumn::Appid, maxAppidLength, defaults.appid);
    payment.openid = cells.id(CsvColumn::Openid, maxIdLength);
    payment.amountFen = cells.fen(CsvColumn::Amount);
    payment.paidAt = cells.time(CsvColumn::PaidAt, true);
    payment.notifiedAt = cells.time(CsvColumn::NotifiedAt, false);
    payment.commitTag = cells.name(CsvColumn::CommitTag);
    payment.authType = cells.name(CsvColumn::AuthType);
    payment.memberCode = cells.name(CsvColumn::MemberCode);
    return payment;
}

bool saysNothing(const QString &cell)
{
    return cell.isEmpty() || cell == u"0" || cell == u"-" || cell == u"/";
}

} // namespace

Result<QList<ImportItem>, ImportRefusal> readCsvItems(const CsvReader &reader, const CsvRow &row,
                                                      const CsvMapping &mapping,
                                                      const CsvDefaults &defaults)
{
    if (row.problem != CsvRowProblem::None) {
        ImportRefusal refusal;
        refusal.line = row.line;
        refusal.column = row.column;
        refusal.reason = reasonOf(row.problem);
        return fail(refusal);
    }
    Cells cells(reader, row, mapping);
    QList<ImportItem> items;
    const QString transactionId = cells.requiredId(CsvColumn::TransactionId, maxIdLength);
    QString refundId = cells.id(CsvColumn::RefundId, maxIdLength);
    if (!saysNothing(refundId)) {
        items.append(refundOf(cells, transactionId, refundId, defaults));
    } else if (cells.isMapped(CsvColumn::Amount) && cells.isMapped(CsvColumn::PaidAt)) {
        items.append(paymentOf(cells, transactionId, defaults));
    }
    const QString reported = cells.text(CsvColumn::ReportedPoints);
    // "0" is a value: reported as "no points".
    if (reported == u"0" || !saysNothing(reported)) {
        items.append(MallReport{transactionId, cells.points(CsvColumn::ReportedPoints),
                                cells.time(CsvColumn::ReportedAt, false)});
    }
    if (items.isEmpty() && !cells.refusal()) {
        cells.refuse(cells.isMapped(CsvColumn::ReportedPoints) ? CsvColumn::ReportedPoints
                                                               : CsvColumn::Amount,
                     ImportReason::MissingValue, {});
    }
    if (cells.refusal()) {
        return fail(*cells.refusal());
    }
    return items;
}

QString unwrappedCell(const QString &text)
{
    QStringView cell = QStringView(text).trimmed();
    if (cell.startsWith(u"=\"") && cell.endsWith(u'"') && cell.size() >= 3) {
        cell = cell.mid(2).chopped(1);
    }
    if (cell.startsWith(u'`') || cell.startsWith(u'\'')) {
        cell = cell.mid(1);
    }
    return cell.trimmed().toString();
}

bool endsBill(const CsvReader &reader, const CsvRow &row)
{
    if (row.fields.isEmpty()) {
        return false;
    }
    const auto first = reader.text(row.fields.constFirst());
    return first && unwrappedCell(*first) == u"总交易单数";
}

} // namespace pd

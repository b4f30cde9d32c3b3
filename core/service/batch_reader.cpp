#include "core/service/batch_reader.h"

#include "core/domain/loose_time.h"
#include "core/domain/text.h"
#include "core/service/csv_items.h"
#include "core/service/csv_mapping.h"

#include <algorithm>
#include <array>

namespace pd {

namespace {

constexpr qsizetype shownOfACell = 200;

struct ColumnNames
{
    BatchColumn column = {};
    QStringView names; ///< normalized, between "|"
};

// Beside the names that imports know (csv_mapping.cpp).
constexpr std::array<ColumnNames, 8> ownNames{{
    {BatchColumn::SubMchid, u"|submchid|商圈商户id|子商户号|特约商户号|"},
    {BatchColumn::Earned, u"|earnpoints|earned|是否获得积分|是否积分|获得积分标识|"},
    {BatchColumn::Points,
     u"|increasedpoints|points|应得积分|补报积分|更正后积分|新积分|积分数|积分值|"},
    {BatchColumn::TotalPoints, u"|totalpoints|积分余额|总积分|会员总积分|balance|"},
    {BatchColumn::NoPointsRemarks,
     u"|nopointsremarks|未获得积分备注|未获得积分原因|无积分备注|remarks|"},
    {BatchColumn::Reason, u"|reason|原因|更正原因|补报原因|"},
    {BatchColumn::Note, u"|note|备注|内部备注|说明|"},
    {BatchColumn::PointsBefore, u"|pointsbefore|更正前积分|原积分|旧积分|"},
}};

std::optional<BatchColumn> imported(CsvColumn column)
{
    switch (column) {
    case CsvColumn::TransactionId:
        return BatchColumn::TransactionId;
    case CsvColumn::Appid:
        return BatchColumn::Appid;
    case CsvColumn::Openid:
        return BatchColumn::Openid;
    case CsvColumn::ReportedPoints:
        return BatchColumn::Points;
    case CsvColumn::ReportedAt:
        return BatchColumn::UpdateTime;
    case CsvColumn::Mchid:
    case CsvColumn::MerchantName:
    case CsvColumn::ShopName:
    case CsvColumn::ShopNumber:
    case CsvColumn::Amount:
    case CsvColumn::PaidAt:
    case CsvColumn::NotifiedAt:
    case CsvColumn::CommitTag:
    case CsvColumn::AuthType:
    case CsvColumn::MemberCode:
    case CsvColumn::RefundId:
    case CsvColumn::RefundAmount:
    case CsvColumn::RefundedAt:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<BatchColumn> meaningOf(const QString &name)
{
    const QString wanted = u'|' + normalizedColumnName(name) + u'|';
    const auto own = std::find_if(ownNames.begin(), ownNames.end(), [&](const ColumnNames &known) {
        return wanted.size() > 2 && known.names.contains(wanted);
    });
    if (own != ownNames.end()) {
        return own->column;
    }
    const auto known = csvColumnFromName(name);
    return known ? imported(*known) : std::nullopt;
}

QMap<BatchColumn, int> columnsOf(const QStringList &header)
{
    QMap<BatchColumn, int> columns;
    for (int i = 0; i < header.size(); ++i) {
        const auto meaning = meaningOf(header.at(i));
        if (meaning && !columns.contains(*meaning)) {
            columns.insert(*meaning, i);
        }
    }
    return columns;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

BatchCellProblem problemOf(CsvRowProblem problem)
{
    switch (problem) {
    case CsvRowProblem::None:
    case CsvRowProblem::FieldTooLong:
        return BatchCellProblem::FieldTooLong;
    case CsvRowProblem::TooManyFields:
        return BatchCellProblem::TooManyFields;
    case CsvRowProblem::NulByte:
        return BatchCellProblem::NulByte;
    case CsvRowProblem::TextAfterQuote:
        return BatchCellProblem::TextAfterQuote;
    case CsvRowProblem::QuoteNotClosed:
        return BatchCellProblem::QuoteNotClosed;
    }
    Q_UNREACHABLE();
}

bool looksLikeFormula(QStringView text)
{
    return !text.isEmpty() && QStringView(u"=+-@").contains(text.front());
}

/// The cells of one row by their meaning; remembers the first that can't be used.
class Cells
{
public:
    Cells(const CsvReader &reader, const CsvRow &row, const BatchMapping &mapping)
        : m_reader(reader)
        , m_row(row)
        , m_mapping(mapping)
    { }

    [[nodiscard]] QString number(BatchColumn column)
    {
        const auto index = indexOf(column);
        if (!index) {
            return {};
        }
        const auto text = m_reader.text(m_row.fields.at(*index));
        if (!text) {
            refuse(*index, BatchCellProblem::BadEncoding);
            return {};
        }
        return unwrappedCell(*text);
    }

    [[nodiscard]] QString prose(BatchColumn column)
    {
        QString text = number(column);
        if (looksLikeFormula(text)) {
            refuse(*indexOf(column), BatchCellProblem::Formula);
        }
        return text;
    }

    [[nodiscard]] QString id(BatchColumn column)
    {
        QString id = cleanPasted(prose(column)).text;
        if (isRoundedNumber(id)) {
            refuse(*indexOf(column), BatchCellProblem::RoundedNumber);
        }
        return id;
    }

    /// What the cell says; where it says nothing, whether there are points.
    [[nodiscard]] bool earned(const QString &points)
    {
        const QString text = number(BatchColumn::Earned).toLower();
        if (text.isEmpty()) {
            return points != u"0";
        }
        for (const QStringView yes : {u"true", u"1", u"yes", u"y", u"是", u"获得"}) {
            if (text == yes) {
                return true;
            }
        }
        for (const QStringView no : {u"false", u"0", u"no", u"n", u"否", u"未获得"}) {
            if (text == no) {
                return false;
            }
        }
        refuse(*indexOf(BatchColumn::Earned), BatchCellProblem::NotYesOrNo);
        return true;
    }

    void refuse(int column, BatchCellProblem problem)
    {
        if (!m_error) {
            m_error = BatchCellError{problem, column};
        }
    }

    [[nodiscard]] const std::optional<BatchCellError> &error() const
    {
        return m_error;
    }

private:
    [[nodiscard]] std::optional<int> indexOf(BatchColumn column) const
    {
        const auto found = m_mapping.columns.constFind(column);
        return found == m_mapping.columns.constEnd() || *found >= m_row.fields.size()
            ? std::nullopt
            : std::optional(*found);
    }

    const CsvReader &m_reader;
    const CsvRow &m_row;
    const BatchMapping &m_mapping;
    std::optional<BatchCellError> m_error;
};

std::optional<BatchColumn> columnFor(Field field)
{
    switch (field) {
    case Field::TransactionId:
        return BatchColumn::TransactionId;
    case Field::Appid:
        return BatchColumn::Appid;
    case Field::Openid:
        return BatchColumn::Openid;
    case Field::SubMchid:
        return BatchColumn::SubMchid;
    case Field::Earned:
        return BatchColumn::Earned;
    case Field::Points:
        return BatchColumn::Points;
    case Field::TotalPoints:
        return BatchColumn::TotalPoints;
    case Field::UpdateTime:
        return BatchColumn::UpdateTime;
    case Field::NoPointsRemarks:
        return BatchColumn::NoPointsRemarks;
    case Field::Reason:
        return BatchColumn::Reason;
    case Field::Note:
        return BatchColumn::Note;
    }
    Q_UNREACHABLE();
}

} // namespace

bool BatchMapping::isUsable() const
{
    return columns.contains(BatchColumn::TransactionId) && columns.contains(BatchColumn::Points);
}

int BatchMapping::columnOf(Field field) const
{
    const auto column = columnFor(field);
    return column ? columns.value(*column, -1) : -1;
}

BatchMapping batchMappingOf(const QStringList &header)
{
    BatchMapping mapping;
    mapping.header = header;
    mapping.columns = columnsOf(header);
    if (header.isEmpty()) {
        mapping.columns = {{BatchColumn::TransactionId, 0}, {BatchColumn::Points, 1}};
    }
    return mapping;
}

BatchMapping guessBatchMapping(const QList<QPair<qint64, QStringList>> &lines)
{
    for (const auto &[line, fields] : lines) {
        BatchMapping mapping = batchMappingOf(fields);
        mapping.headerLine = line;
        if (mapping.isUsable()) {
            return mapping;
        }
    }
    BatchMapping none;
    if (!lines.isEmpty()) {
        const QStringList &first = lines.constFirst().second;
        const bool plain = first.size() == 2 && isDigits(cleanPasted(first.at(0)).text)
            && isDigits(first.at(1).trimmed());
        if (plain) {
            return batchMappingOf({});
        }
    }
    return none;
}

BatchRow batchRowFrom(const CsvReader &reader, const CsvRow &row, const BatchMapping &mapping,
                      EntryKind kind)
{
    BatchRow result;
    result.line = row.line;
    result.cells = readableCells(reader, row);
    result.draft.kind = kind;
    if (row.problem != CsvRowProblem::None) {
        result.cellError = BatchCellError{problemOf(row.problem), row.column};
        result.mark = BatchMark::Unreadable;
        return result;
    }
    Cells cells(reader, row, mapping);
    CorrectionDraft &draft = result.draft;
    draft.transactionId = cells.id(BatchColumn::TransactionId);
    draft.appid = cells.id(BatchColumn::Appid);
    draft.openid = cells.id(BatchColumn::Openid);
    draft.subMchid = cells.id(BatchColumn::SubMchid);
    draft.points = cells.number(BatchColumn::Points);
    draft.earned = cells.earned(draft.points);
    draft.totalPoints = cells.number(BatchColumn::TotalPoints);
    draft.updateTime = cells.number(BatchColumn::UpdateTime);
    if (const auto time = parseLooseTime(draft.updateTime)) {
        draft.updateTime = toRfc3339(*time);
    }
    draft.noPointsRemarks = cells.prose(BatchColumn::NoPointsRemarks);
    draft.reason = cells.prose(BatchColumn::Reason);
    draft.note = cells.prose(BatchColumn::Note);
    draft.pointsBefore = cells.number(BatchColumn::PointsBefore);
    if (cells.error()) {
        result.cellError = cells.error();
        result.mark = BatchMark::Unreadable;
    }
    return result;
}

QStringList readableCells(const CsvReader &reader, const CsvRow &row)
{
    QStringList cells;
    for (const QByteArray &field : row.fields) {
        QString text
            = reader.text(field).value_or(QString(QChar(QChar::ReplacementCharacter))).trimmed();
        std::replace_if(
            text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; },
            u' ');
        cells.append(text.size() > shownOfACell ? QString(text.left(shownOfACell) + QChar(0x2026))
                                                : text);
    }
    return cells;
}

QByteArray bytesOfPasted(const QString &text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate();
        if (pair) {
            ++i;
        } else if (text.at(i).isSurrogate()) {
            bytes += QStringView(text).mid(from, i - from).toUtf8() + '\xFF';
            from = i + 1;
        }
    }
    return bytes + QStringView(text).mid(from).toUtf8();
}

Result<CsvDialect, CsvProblem> pastedDialect(QIODevice &device)
{
    auto dialect = guessDialect(device);
    if (dialect) {
        dialect->encoding = CsvEncoding::Utf8;
    }
    return dialect;
}

} // namespace pd

#include "ui/batch/batch_model.h"

#include "core/domain/identifiers.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr int blocksKept = 12;

std::optional<Field> fieldOf(BatchModel::Column column)
{
    switch (column) {
    case BatchModel::Column::Transaction:
        return Field::TransactionId;
    case BatchModel::Column::Member:
        return Field::Openid;
    case BatchModel::Column::Points:
        return Field::Points;
    case BatchModel::Column::Row:
    case BatchModel::Column::Before:
    case BatchModel::Column::State:
    case BatchModel::Column::What:
    case BatchModel::Column::Count:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

bool isNumber(BatchModel::Column column)
{
    return column == BatchModel::Column::Row || column == BatchModel::Column::Points
        || column == BatchModel::Column::Before;
}

QString pointsText(const QString &typed)
{
    const auto points = Points::fromText(typed);
    return points ? formatPoints(*points) : typed;
}

} // namespace

BatchModel::BatchModel(const CorrectionLimits &limits, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_limits(limits)
    , m_clock(clock)
{ }

void BatchModel::setBatch(const EntryId &id, int rows)
{
    beginResetModel();
    m_id = id;
    m_rows = rows;
    m_numbers.reset();
    m_blocks.clear();
    m_asked.clear();
    m_recent.clear();
    endResetModel();
}

void BatchModel::setNumbers(const std::optional<QList<int>> &numbers)
{
    beginResetModel();
    m_numbers = numbers;
    endResetModel();
}

int BatchModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid()) {
        return 0;
    }
    return m_numbers ? static_cast<int>(m_numbers->size()) : m_rows;
}

int BatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

int BatchModel::numberAt(int row) const
{
    return m_numbers ? m_numbers->value(row) : row + 1;
}

const CheckedRow *BatchModel::rowAt(int row) const
{
    const int index = numberAt(row) - 1;
    const auto block = m_blocks.constFind(index / blockRows);
    if (block == m_blocks.constEnd() || index % blockRows >= block->size()) {
        return nullptr;
    }
    return &block->at(index % blockRows);
}

void BatchModel::ask(int block) const
{
    if (m_asked.contains(block)) {
        return;
    }
    m_asked.append(block);
    Q_EMIT wanted(block * blockRows + 1, blockRows);
}

void BatchModel::applyRows(int first, const QList<BatchRow> &rows)
{
    const int block = (first - 1) / blockRows;
    m_asked.removeAll(block);
    QList<CheckedRow> list;
    list.reserve(rows.size());
    for (const BatchRow &row : rows) {
        list.append(checked(row, m_limits, m_clock));
    }
    m_blocks.insert(block, list);
    m_recent.removeAll(block);
    m_recent.append(block);
    while (m_recent.size() > blocksKept) {
        m_blocks.remove(m_recent.takeFirst());
    }
    const int last = rowCount() - 1;
    if (last >= 0) {
        Q_EMIT dataChanged(index(0, 0), index(last, columnCount() - 1));
    }
}

void BatchModel::forget(const QList<int> &numbers)
{
    QList<int> blocks;
    for (const int number : numbers) {
        const int block = (number - 1) / blockRows;
        if (m_blocks.contains(block) && !blocks.contains(block)) {
            blocks.append(block);
        }
    }
    // Read again, and shown as they were until then.
    for (const int block : std::as_const(blocks)) {
        ask(block);
    }
}

bool BatchModel::isWrongCell(const CheckedRow &checked, Column column)
{
    const auto field = fieldOf(column);
    if (checked.row.mark == BatchMark::Double) {
        return column == Column::Transaction;
    }
    return field
        && std::any_of(checked.findings.begin(), checked.findings.end(),
                       [&](const Finding &finding) { return finding.field == *field; });
}

QString BatchModel::text(const CheckedRow &checked, Column column) const
{
    const BatchRow &row = checked.row;
    switch (column) {
    case Column::Row:
        return formatNumber(row.place());
    case Column::Transaction:
        return groupedId(row.draft.transactionId);
    case Column::Member:
        return maskedOpenid(row.draft.openid);
    case Column::Points:
        return pointsText(row.draft.points);
    case Column::Before:
        return pointsText(row.draft.pointsBefore);
    case Column::State:
        return badgeFor(row).word;
    case Column::What:
        return rowText(checked);
    case Column::Count:
        break;
    }
    return {};
}

QVariant BatchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    const CheckedRow *checked = rowAt(index.row());
    if (checked == nullptr) {
        ask((numberAt(index.row()) - 1) / blockRows);
        return role == Qt::DisplayRole && column == Column::Row
            ? QVariant(formatNumber(numberAt(index.row())))
            : QVariant();
    }
    const bool isWrong = isWrongCell(*checked, column);
    switch (role) {
    case Qt::DisplayRole:
        return text(*checked, column);
    case Qt::ToolTipRole:
        return isWrong || column == Column::What ? rowText(*checked) : QString();
    case Qt::DecorationRole:
        if (column == Column::State) {
            const Badge badge = badgeFor(checked->row);
            return iconFor(badge.icon, badge.token);
        }
        return isWrong ? QVariant(iconFor(Icon::Error, Token::Rejected)) : QVariant();
    case Qt::ForegroundRole: {
        const QPalette palette = QGuiApplication::palette();
        if (checked->row.leftOut) {
            return color(palette, Token::TextQuiet);
        }
        if (column == Column::State) {
            return color(palette, badgeFor(checked->row).token);
        }
        return isWrong ? QVariant(color(palette, Token::Rejected)) : QVariant();
    }
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString()
                       + QStringLiteral(": ") + text(*checked, column));
    default:
        return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Row:
        return tr("Row");
    case Column::Transaction:
        return tr("Transaction");
    case Column::Member:
        return tr("Member");
    case Column::Points:
        return tr("Points");
    case Column::Before:
        return tr("Before");
    case Column::State:
        return tr("State");
    case Column::What:
        return tr("What about it");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace pd

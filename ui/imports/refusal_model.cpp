#include "ui/imports/refusal_model.h"

#include "core/service/csv_writer.h"
#include "ui/common/import_words.h"

#include <algorithm>

namespace pd {

namespace {

QString csvField(const QString &cell)
{
    QString text = safeCell(cell);
    text.replace(u'"', QStringLiteral("\"\""));
    return QString(u'"' + text + u'"');
}

} // namespace

RefusalModel::RefusalModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void RefusalModel::setRows(const QList<ImportRefusal> &refusals)
{
    beginResetModel();
    m_files = false;
    m_rows.clear();
    m_rows.reserve(refusals.size());
    for (const ImportRefusal &refusal : refusals) {
        m_rows.append({{}, {}, refusal});
    }
    endResetModel();
}

void RefusalModel::setFiles(const QList<InboxRefusal> &refusals)
{
    beginResetModel();
    m_files = true;
    m_rows = refusals;
    endResetModel();
}

int RefusalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RefusalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RefusalModel::cell(qsizetype row, int column) const
{
    const InboxRefusal &refused = m_rows.at(row);
    switch (static_cast<Column>(column)) {
    case Place:
        return m_files ? refused.name : refusalPlace(refused.refusal);
    case FileColumn:
        return refusalColumn(refused.refusal);
    case Reason:
        return refusalText(refused.refusal);
    case Value:
        return refused.refusal.value;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RefusalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cell(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return QString(titles().at(index.column()) + QStringLiteral(": ")
                       + cell(index.row(), index.column()));
    default:
        return {};
    }
}

QStringList RefusalModel::titles() const
{
    return {m_files ? tr("File") : tr("Row"), tr("Column"), tr("Why it was refused"),
            tr("What stood there")};
}

QVariant RefusalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    }
    return role == Qt::DisplayRole ? QVariant(titles().at(section)) : QVariant();
}

QStringList RefusalModel::cells(qsizetype row) const
{
    QStringList texts;
    for (int column = 0; column < ColumnCount; ++column) {
        texts.append(cell(row, column));
    }
    return texts;
}

QString RefusalModel::asText() const
{
    QStringList lines{titles().join(u'\t')};
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        lines.append(cells(row).join(u'\t'));
    }
    return lines.join(u'\n');
}

QByteArray RefusalModel::asCsv() const
{
    const auto line = [](QStringList texts) {
        std::transform(texts.begin(), texts.end(), texts.begin(), csvField);
        return QByteArray(texts.join(u',').toUtf8() + "\r\n");
    };
    QByteArray csv = csvMark;
    csv += line(titles());
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        csv += line(cells(row));
    }
    return csv;
}

} // namespace pd

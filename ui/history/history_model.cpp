#include "ui/history/history_model.h"

#include "core/domain/identifiers.h"
#include "ui/common/format.h"
#include "ui/common/words.h"

#include <algorithm>

namespace pd {

namespace {

HistoryModel::Column columnOf(int section)
{
    return static_cast<HistoryModel::Column>(section);
}

QString codeText(const Entry &entry)
{
    if (!entry.facts.code.isEmpty()) {
        return entry.facts.code;
    }
    return entry.facts.httpStatus == 0 ? QString() : QString::number(entry.facts.httpStatus);
}

} // namespace

HistoryModel::HistoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QString HistoryModel::display(const Entry &entry, Column column) const
{
    switch (column) {
    case Column::Time:
        return formatLocal(entry.openedAt);
    case Column::Transaction:
        return groupedId(entry.fields.transactionId);
    case Column::Member:
        return maskedOpenid(entry.fields.openid);
    case Column::Points:
        return formatPoints(entry.fields.points);
    case Column::State:
        return badgeFor(entry.state).word;
    case Column::Code:
        return codeText(entry);
    case Column::RequestId:
        return entry.kind() == EntryKind::MemberSystem ? entry.bookingReference
                                                       : entry.facts.requestId;
    case Column::Operator:
        return entry.operatorName;
    case Column::Count:
        break;
    }
    return {};
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const Entry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (entry == nullptr) {
        return {};
    }
    const Column column = columnOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(*entry, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column == Column::Points ? Qt::AlignRight | Qt::AlignVCenter
                                                            : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column == Column::State) {
            const Explanation words = explain(*entry);
            return QString(words.happened + u'\n' + words.next);
        }
        if (column == Column::RequestId) {
            return display(*entry, column);
        }
        if (column == Column::Code) {
            return entry->facts.message;
        }
        return {};
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString()
                       + QStringLiteral(": ") + display(*entry, column));
    case SortRole:
        if (column == Column::Points) {
            return entry->fields.points.value();
        }
        if (column == Column::Time) {
            return entry->sequence;
        }
        return display(*entry, column);
    case StateRole:
        return static_cast<int>(entry->state);
    case IdRole:
        return entry->id.text;
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(columnOf(section) == Column::Points
                                       ? Qt::AlignRight | Qt::AlignVCenter
                                       : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (columnOf(section)) {
    case Column::Time:
        return tr("Time");
    case Column::Transaction:
        return tr("Transaction");
    case Column::Member:
        return tr("Member");
    case Column::Points:
        return tr("Points");
    case Column::State:
        return tr("Outcome");
    case Column::Code:
        return tr("Code");
    case Column::RequestId:
        return tr("Request-ID");
    case Column::Operator:
        return tr("Operator");
    case Column::Count:
        break;
    }
    return {};
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_loading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_entries.isEmpty()) {
        return;
    }
    m_loading = true;
    m_fresh = false;
    HistoryQuery query = m_query;
    query.before = m_entries.last().sequence;
    Q_EMIT wanted(query);
}

const Entry *HistoryModel::entryAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries[row] : nullptr;
}

int HistoryModel::rowOf(const EntryId &id) const
{
    const auto found = m_positions.constFind(id);
    return found == m_positions.constEnd() ? -1 : static_cast<int>(*found - m_base);
}

bool HistoryModel::isLoading() const
{
    return m_loading;
}

const HistoryQuery &HistoryModel::query() const
{
    return m_query;
}

void HistoryModel::setQuery(const HistoryQuery &query)
{
    m_query = query;
    reload();
}

void HistoryModel::reload()
{
    m_loading = true;
    m_fresh = true;
    Q_EMIT wanted(m_query);
}

void HistoryModel::applyPage(const EntryPage &page)
{
    m_loading = false;
    m_more = page.more;
    if (m_fresh) {
        replaceRows(page.entries);
    } else {
        appendRows(page.entries);
    }
    announce();
}

void HistoryModel::replaceRows(const QList<Entry> &entries)
{
    beginResetModel();
    m_entries = entries;
    m_positions.clear();
    m_base = 0;
    indexFrom(0);
    endResetModel();
    m_fresh = false;
}

void HistoryModel::appendRows(const QList<Entry> &entries)
{
    if (entries.isEmpty()) {
        return;
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(entries.size()) - 1);
    m_entries.append(entries);
    indexFrom(first);
    endInsertRows();
}

void HistoryModel::announce()
{
    Q_EMIT loaded();
}

void HistoryModel::applyFailure()
{
    m_loading = false;
    Q_EMIT loaded();
}

void HistoryModel::applyChange(const Entry &entry)
{
    const int row = rowOf(entry.id);
    if (row < 0) {
        if (belongsHere(entry)) {
            insertByAge(entry);
            Q_EMIT loaded();
        }
        return;
    }
    if (!belongsHere(entry)) {
        removeRowAt(row);
        Q_EMIT loaded();
        return;
    }
    m_entries[row] = entry;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

bool HistoryModel::belongsHere(const Entry &entry) const
{
    // An entry does not say which batch it is of; what the page brought does.
    if (!m_query.batch.isNull() && rowOf(entry.id) < 0) {
        return false;
    }
    return isListedBy(entry, m_query);
}

void HistoryModel::insertByAge(const Entry &entry)
{
    const auto place
        = std::lower_bound(m_entries.cbegin(), m_entries.cend(), entry.sequence,
                           [](const Entry &e, qint64 sequence) { return e.sequence > sequence; });
    const qsizetype row = place - m_entries.cbegin();
    if (row == m_entries.size() && m_more) {
        return; // older than what has been read: it comes with its page
    }
    beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
    m_entries.insert(row, entry);
    if (row == 0) {
        --m_base;
        m_positions.insert(entry.id, m_base);
    } else {
        indexFrom(row);
    }
    endInsertRows();
}

void HistoryModel::removeRowAt(int row)
{
    beginRemoveRows({}, row, row);
    m_positions.remove(m_entries[row].id);
    m_entries.removeAt(row);
    indexFrom(row);
    endRemoveRows();
}

void HistoryModel::indexFrom(qsizetype row)
{
    for (qsizetype i = row; i < m_entries.size(); ++i) {
        m_positions.insert(m_entries[i].id, m_base + i);
    }
}

} // namespace pd

#include "ui/transactions/transaction_model.h"

#include "core/domain/clock.h"
#include "core/domain/money.h"
#include "ui/common/words.h"
#include "ui/transactions/row_text.h"

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr int refreshedAtMost = 2'000;

bool listedFirst(const TransactionRow &left, const TransactionRow &right)
{
    if (left.transaction.paidAt != right.transaction.paidAt) {
        return left.transaction.paidAt > right.transaction.paidAt;
    }
    return left.transaction.transactionId > right.transaction.transactionId;
}

bool passes(ReportState state, const Transaction &transaction, TransactionFilter filter)
{
    switch (filter) {
    case TransactionFilter::All:
        return true;
    case TransactionFilter::Waiting:
        return state == ReportState::Waiting || state == ReportState::Rejected
            || state == ReportState::SettledNotTaken;
    case TransactionFilter::Reported:
        return state == ReportState::ReportedByMall || state == ReportState::Accepted
            || state == ReportState::AlreadyReported || state == ReportState::Booked
            || state == ReportState::SettledTaken;
    case TransactionFilter::ToBook:
        return state == ReportState::ToBook;
    case TransactionFilter::Refunded:
        return transaction.refundedFen > 0;
    }
    Q_UNREACHABLE();
}

} // namespace

bool isListed(const TransactionRow &row, const TransactionQuery &query)
{
    const Transaction &t = row.transaction;
    if ((query.from.isValid() && t.paidAt < query.from)
        || (query.to.isValid() && t.paidAt >= query.to)) {
        return false;
    }
    if (!passes(row.state, t, query.filter)) {
        return false;
    }
    const auto fen = fenFromYuan(query.text);
    return query.text.isEmpty() || (fen && *fen == t.amountFen)
        || t.transactionId.endsWith(query.text) || t.openid == query.text
        || t.shopNumber == query.text || t.shopName.contains(query.text, Qt::CaseInsensitive);
}

TransactionModel::TransactionModel(Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&desk, &Desk::transactionsReady, this, &TransactionModel::onPage);
    connect(&desk, &Desk::readFailed, this, &TransactionModel::onFailed);
    connect(&desk, &Desk::transactionChanged, this, &TransactionModel::onChanged);
}

void TransactionModel::setQuery(const TransactionQuery &query)
{
    m_query = query;
    m_query.after.clear();
    reload();
}

const TransactionQuery &TransactionModel::query() const
{
    return m_query;
}

void TransactionModel::reload()
{
    m_pendingFresh = true;
    request({}, m_query.limit);
}

void TransactionModel::refresh()
{
    const auto rows = static_cast<int>(m_rows.size());
    if (!m_hasAnswer || rows > refreshedAtMost) {
        return; // far down in the list: what is there stays until it is asked for again
    }
    m_pendingFresh = true;
    request({}, std::max(rows, m_query.limit));
}

bool TransactionModel::isLoading() const
{
    return m_pending.has_value();
}

bool TransactionModel::hasAnswer() const
{
    return m_hasAnswer;
}

bool TransactionModel::hasMore() const
{
    return !m_next.isEmpty();
}

int TransactionModel::rowOf(const QString &transactionId) const
{
    const auto found = m_index.find(transactionId);
    return found == m_index.end() ? -1 : found->second;
}

const TransactionRow &TransactionModel::at(int row) const
{
    return m_rows.at(row);
}

void TransactionModel::refreshTimes()
{
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, State), index(static_cast<int>(m_rows.size()) - 1, State));
    }
}

int TransactionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TransactionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TransactionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TransactionRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return wholeRowText(row, m_clock.now());
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString()
                       + QStringLiteral(": ") + display(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == Amount || index.column() == PointsAdded
                                       ? Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)
                                       : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    case TransactionIdRole:
        return row.transaction.transactionId;
    case SortRole:
        return columnValue(row, index.column());
    case StateRole:
        return static_cast<int>(row.state);
    case TooLateRole:
        return isLate(row, m_clock.now());
    case BadgeIconRole:
        return static_cast<int>(badgeFor(row, m_clock.now()).icon);
    case BadgeTokenRole:
        return static_cast<int>(badgeFor(row, m_clock.now()).token);
    default:
        return {};
    }
}

QVariant TransactionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(section == Amount || section == PointsAdded
                                       ? Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)
                                       : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Time:
        return tr("Paid at");
    case Shop:
        return tr("Shop");
    case Amount:
        return tr("Amount");
    case Member:
        return tr("Member");
    case PointsAdded:
        return tr("Points");
    case State:
        return tr("State");
    case ColumnCount:
        break;
    }
    return {};
}

bool TransactionModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_pending && !m_next.isEmpty();
}

void TransactionModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        m_pendingFresh = false;
        request(m_next, m_query.limit);
    }
}

void TransactionModel::request(const QString &after, int limit)
{
    TransactionQuery query = m_query;
    query.after = after;
    query.limit = limit;
    m_pending = m_desk.requestTransactions(query);
}

void TransactionModel::onPage(Ticket ticket, const TransactionPage &page)
{
    if (m_pending != ticket) {
        return;
    }
    m_pending.reset();
    m_next = page.next;
    if (m_pendingFresh) {
        beginResetModel();
        m_rows = page.rows;
        m_index.clear();
        reindex(0);
        endResetModel();
    } else {
        QList<TransactionRow> fresh;
        for (const TransactionRow &row : page.rows) {
            // One that came in by transactionChanged() meanwhile is there already.
            if (!m_index.contains(row.transaction.transactionId)) {
                fresh.append(row);
            }
        }
        if (fresh.isEmpty()) {
            m_next.clear(); // a store that goes round in circles must not be asked for ever
        } else {
            const int first = static_cast<int>(m_rows.size());
            beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
            m_rows.append(fresh);
            reindex(first);
            endInsertRows();
        }
    }
    m_hasAnswer = true;
    Q_EMIT loaded(m_pendingFresh);
}

void TransactionModel::onFailed(Ticket ticket, const StoreError &error)
{
    if (m_pending != ticket) {
        return;
    }
    m_pending.reset();
    Q_EMIT failed(error);
}

void TransactionModel::onChanged(const TransactionRow &row)
{
    const int known = rowOf(row.transaction.transactionId);
    const bool listed = isListed(row, m_query);
    if (known >= 0 && listed) {
        m_rows[known] = row;
        Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));
        return;
    }
    if (known >= 0) {
        beginRemoveRows({}, known, known);
        m_rows.removeAt(known);
        m_index.erase(row.transaction.transactionId);
        reindex(known);
        endRemoveRows();
        return;
    }
    if (!listed || !m_hasAnswer) {
        return;
    }
    const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), row, listedFirst);
    if (place == m_rows.cend() && !m_next.isEmpty()) {
        return; // it belongs to a page that has not been read
    }
    const int at = static_cast<int>(place - m_rows.cbegin());
    beginInsertRows({}, at, at);
    m_rows.insert(at, row);
    reindex(at);
    endInsertRows();
}

void TransactionModel::reindex(int from)
{
    for (int i = from; i < static_cast<int>(m_rows.size()); ++i) {
        m_index[m_rows.at(i).transaction.transactionId] = i;
    }
}

QString TransactionModel::display(const TransactionRow &row, int column) const
{
    return columnText(row, column, m_clock.now());
}

} // namespace pd

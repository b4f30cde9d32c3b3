#pragma once

#include "core/domain/transaction.h"
#include "core/service/desk.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>
#include <unordered_map>

namespace pd {

class Clock;

/// The list of transactions as the desk reads it: pages by key, the next one when the view nears
/// the end. Rows are found by transaction id at once, and follow transactionChanged() while the
/// list is shown. Answers to a query that is no longer asked are dropped.
class TransactionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Shop, Amount, Member, PointsAdded, State, ColumnCount };
    enum Role {
        TransactionIdRole = Qt::UserRole + 1,
        SortRole, ///< what the column means, not how it is written: times, fen, numbers
        StateRole, ///< int of ReportState
        TooLateRole, ///< bool: waiting, but the day is over
        BadgeIconRole, ///< int of Icon, of the state
        BadgeTokenRole ///< int of Token, of the state
    };

    TransactionModel(Desk &desk, const Clock &clock, QObject *parent = nullptr);

    /// Asks for the first page; the rows of before stay until it comes.
    void setQuery(const TransactionQuery &query);
    [[nodiscard]] const TransactionQuery &query() const;
    void reload();
    /// Something changed in the store: reads again as much as is loaded, so that nothing jumps.
    void refresh();
    [[nodiscard]] bool isLoading() const;
    /// False until the first page of the first query has come.
    [[nodiscard]] bool hasAnswer() const;
    /// More rows follow in the store.
    [[nodiscard]] bool hasMore() const;

    /// -1 when it is not loaded.
    [[nodiscard]] int rowOf(const QString &transactionId) const;
    [[nodiscard]] const TransactionRow &at(int row) const;
    /// The clock has moved on: what depends on it is painted again.
    void refreshTimes();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A page has come: of a new query (`fresh`) or the next one.
    void loaded(bool fresh);
    void failed(const pd::StoreError &error);

private:
    void request(const QString &after, int limit);
    void onPage(Ticket ticket, const TransactionPage &page);
    void onFailed(Ticket ticket, const StoreError &error);
    void onChanged(const TransactionRow &row);
    void reindex(int from);
    [[nodiscard]] QString display(const TransactionRow &row, int column) const;

    Desk &m_desk;
    const Clock &m_clock;
    TransactionQuery m_query;
    QList<TransactionRow> m_rows; ///< newest payment first
    std::unordered_map<QString, int> m_index; ///< transaction id -> row
    QString m_next;
    std::optional<Ticket> m_pending;
    bool m_pendingFresh = false;
    bool m_hasAnswer = false;
};

/// True if a row of this state is listed under `filter`. The store decides for its pages; this is
/// for rows that change while they are shown.
[[nodiscard]] bool isListed(const TransactionRow &row, const TransactionQuery &query);

} // namespace pd

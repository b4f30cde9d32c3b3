#pragma once

#include "core/domain/entry.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

namespace pd {

/// The history, newest first, as far as it has been asked for. It asks for pages by wanted() and
/// takes them by applyPage(); what changes meanwhile comes by applyChange(). It knows no desk.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column {
        Time,
        Transaction,
        Member,
        Points,
        State,
        Code,
        RequestId,
        Operator,
        Count
    };
    enum Role {
        SortRole = Qt::UserRole, ///< a value to compare, apart from what is shown
        StateRole, ///< EntryState as int
        IdRole ///< EntryId::text
    };

    explicit HistoryModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] const Entry *entryAt(int row) const;
    [[nodiscard]] int rowOf(const EntryId &id) const; ///< -1 if it is not among the rows
    [[nodiscard]] bool isLoading() const;
    /// What is listed; its page is the first.
    [[nodiscard]] const HistoryQuery &query() const;

    /// Lists something else from the start.
    void setQuery(const HistoryQuery &query);
    void reload();
    /// The answer to the newest wanted().
    void applyPage(const EntryPage &page);
    void applyFailure();
    /// A new entry goes to the top, a known one changes in place, one that no longer belongs here
    /// goes.
    void applyChange(const Entry &entry);

Q_SIGNALS:
    void wanted(const pd::HistoryQuery &query);
    void loaded();

private:
    [[nodiscard]] bool belongsHere(const Entry &entry) const;
    [[nodiscard]] QString display(const Entry &entry, Column column) const;
    void replaceRows(const QList<Entry> &entries);
    void appendRows(const QList<Entry> &entries);
    void announce();
    void insertByAge(const Entry &entry);
    void removeRowAt(int row);
    void indexFrom(qsizetype row);

    QList<Entry> m_entries;
    QHash<EntryId, qint64> m_positions; ///< row plus m_base: a new top row moves nobody
    qint64 m_base = 0;
    HistoryQuery m_query;
    bool m_more = false;
    bool m_loading = false;
    bool m_fresh = true; ///< the page under way replaces what is shown
};

} // namespace pd

#pragma once

#include "ui/common/batch_words.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <optional>

namespace pd {

class Clock;

/// The rows of one batch, read in blocks as they are looked at: a hundred thousand rows cost what a
/// few screens of them do. It asks by wanted() and takes by applyRows(); it knows no desk.
class BatchModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Row, Transaction, Member, Points, Before, State, What, Count };
    static constexpr int blockRows = 200;

    BatchModel(const CorrectionLimits &limits, const Clock &clock, QObject *parent = nullptr);

    /// Shows another batch, or another choice of its rows. `numbers` empty: all of them.
    void setBatch(const EntryId &id, int rows);
    void setNumbers(const std::optional<QList<int>> &numbers);
    void applyRows(int first, const QList<BatchRow> &rows);
    /// What is told of these rows is out of date.
    void forget(const QList<int> &numbers);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// Null while it is being read.
    [[nodiscard]] const CheckedRow *rowAt(int row) const;
    [[nodiscard]] int numberAt(int row) const;

Q_SIGNALS:
    /// A view asks while it paints; the answer comes from the event loop.
    void wanted(int first, int count) const;

private:
    [[nodiscard]] QString text(const CheckedRow &checked, Column column) const;
    /// True where an error is about that cell.
    [[nodiscard]] static bool isWrongCell(const CheckedRow &checked, Column column);
    void ask(int block) const;

    CorrectionLimits m_limits;
    const Clock &m_clock;
    EntryId m_id;
    int m_rows = 0;
    std::optional<QList<int>> m_numbers;
    QHash<int, QList<CheckedRow>> m_blocks;
    mutable QList<int> m_asked; ///< blocks on their way
    QList<int> m_recent; ///< blocks, the oldest first
};

} // namespace pd

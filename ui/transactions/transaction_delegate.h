#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace pd {

/// Paints the rows of the list: digits that stand under each other, a badge for the state, one
/// height for all. It decides nothing.
class TransactionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    [[nodiscard]] const QFont &fontOf(int column, const QFont &base) const;
    // Choosing a face asks the system for its families: not for every cell.
    mutable QFont m_base;
    mutable QFont m_digits;
    mutable QFont m_ids;
    mutable bool m_known = false;
};

/// The height of every row, from the font.
[[nodiscard]] int transactionRowHeight(const QWidget *view);
/// The width that a column needs so that nothing of it is elided, from the font.
[[nodiscard]] int transactionColumnWidth(const QWidget *view, int column);
/// The side of the state's icon, from the font.
[[nodiscard]] int badgeIconSide(const QFontMetrics &metrics);

} // namespace pd

#pragma once

#include <QStyledItemDelegate>

namespace pd {

/// Paints a row of the history: badges for outcomes, ids monospaced, figures tabular. It only
/// paints.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

/// The widths of the columns that must never be elided, for `font`.
[[nodiscard]] int historyColumnWidth(int column, const QFont &font);
[[nodiscard]] int historyRowHeight(const QFont &font);

} // namespace pd

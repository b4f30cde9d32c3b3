#include "ui/transactions/transaction_delegate.h"

#include "core/domain/zoned_time.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/transactions/row_text.h"
#include "ui/transactions/transaction_model.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDateTime>
#include <QPainter>

#include <algorithm>

namespace pd {

namespace {

/// The longest word that a state has, with its icon.
int stateColumnWidth(const QFont &font)
{
    const QFontMetrics metrics(font);
    int widest = metrics.horizontalAdvance(longestWaitingText());
    for (const ReportState state :
         {ReportState::Waiting, ReportState::ReportedByMall, ReportState::Sending,
          ReportState::Unknown, ReportState::Accepted, ReportState::AlreadyReported,
          ReportState::Rejected, ReportState::ToBook, ReportState::Booked,
          ReportState::SettledTaken, ReportState::SettledNotTaken}) {
        widest = std::max(widest, metrics.horizontalAdvance(badgeFor(state).word));
    }
    return std::min(widest, grid(font, 50)) + badgeIconSide(metrics) + grid(font, 1);
}

/// Every digit is as wide as another.
const QDateTime widestTime(QDate(2000, 10, 20), QTime(0, 0), Qt::UTC);

} // namespace

int badgeIconSide(const QFontMetrics &metrics)
{
    return metrics.ascent() + metrics.descent() / 2;
}

int transactionRowHeight(const QWidget *view)
{
    return view->fontMetrics().height() + grid(view, 1);
}

int transactionColumnWidth(const QWidget *view, int column)
{
    const QFont base = view->font();
    const QFontMetrics digits(tabularFont(base));
    const int margins = grid(view, 2) + 1;
    switch (static_cast<TransactionModel::Column>(column)) {
    case TransactionModel::Time:
        // With the zone where it is not the computer's own.
        return digits.horizontalAdvance(formatShort(inShanghai(widestTime))) + margins
            + grid(view, 1);
    case TransactionModel::Amount:
        return digits.horizontalAdvance(QStringLiteral("¥9,999,999.99")) + margins;
    case TransactionModel::Member:
        return QFontMetrics(idFont(smallFont(base))).horizontalAdvance(QStringLiteral("oUpF…eS6o"))
            + margins;
    case TransactionModel::PointsAdded:
        return digits.horizontalAdvance(QStringLiteral("9,999,999")) + margins;
    case TransactionModel::State:
        return stateColumnWidth(base) + margins;
    case TransactionModel::Shop:
    case TransactionModel::ColumnCount:
        break;
    }
    return grid(view, 20);
}

const QFont &TransactionDelegate::fontOf(int column, const QFont &base) const
{
    if (!m_known || m_base != base) {
        m_base = base;
        m_digits = tabularFont(base);
        m_ids = idFont(smallFont(base));
        m_known = true;
    }
    switch (static_cast<TransactionModel::Column>(column)) {
    case TransactionModel::Time:
    case TransactionModel::Amount:
    case TransactionModel::PointsAdded:
        return m_digits;
    case TransactionModel::Member:
        return m_ids;
    case TransactionModel::Shop:
    case TransactionModel::State:
    case TransactionModel::ColumnCount:
        break;
    }
    return m_base;
}

void TransactionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QWidget *widget = item.widget;
    QStyle *style = widget != nullptr ? widget->style() : QApplication::style();
    const QString text = item.text;
    item.text.clear();
    item.state &= ~QStyle::State_HasFocus; // the whole row is chosen, not a cell of it
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);

    const int margin = grid(item.font);
    QRect place = item.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    painter->setFont(fontOf(index.column(), item.font));
    Token token = Token::Text;
    if (index.column() == TransactionModel::Time || index.column() == TransactionModel::Member) {
        token = Token::TextQuiet;
    }
    if (index.column() == TransactionModel::State) {
        token = static_cast<Token>(index.data(TransactionModel::BadgeTokenRole).toInt());
        const int side = badgeIconSide(item.fontMetrics);
        const QRect icon(place.left(), place.center().y() - side / 2, side, side);
        paintIcon(painter, icon,
                  static_cast<Icon>(index.data(TransactionModel::BadgeIconRole).toInt()),
                  color(item.palette, token));
        place.setLeft(icon.right() + margin);
    }
    painter->setPen(color(item.palette, token));
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width());
    painter->drawText(place, static_cast<int>(item.displayAlignment) | Qt::TextSingleLine, shown);
    painter->restore();
}

QSize TransactionDelegate::sizeHint(const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (option.widget != nullptr) {
        size.setHeight(transactionRowHeight(option.widget));
    }
    return size;
}

} // namespace pd

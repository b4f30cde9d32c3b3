#include "ui/history/history_delegate.h"

#include "ui/common/outcome_badge.h"
#include "ui/common/theme.h"
#include "ui/history/history_model.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace pd {

namespace {

using Column = HistoryModel::Column;

constexpr int stateCount = static_cast<int>(EntryState::SettledNotTaken) + 1;

QFont fontOf(Column column, const QFont &base)
{
    switch (column) {
    case Column::Transaction:
    case Column::Member:
    case Column::RequestId:
        return idFont(smallFont(base));
    case Column::Time:
    case Column::Points:
        return tabularFont(base);
    case Column::State:
        return smallFont(base);
    case Column::Code:
    case Column::Operator:
    case Column::Count:
        return base;
    }
    Q_UNREACHABLE();
}

Token inkOf(Column column)
{
    switch (column) {
    case Column::Time:
    case Column::Code:
    case Column::RequestId:
    case Column::Operator:
        return Token::TextQuiet;
    case Column::Transaction:
    case Column::Member:
    case Column::Points:
    case Column::State:
    case Column::Count:
        return Token::Text;
    }
    Q_UNREACHABLE();
}

int widest(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

int widestBadge(const QFont &font)
{
    int width = 0;
    for (int i = 0; i < stateCount; ++i) {
        width = std::max(width, badgeSize(badgeFor(static_cast<EntryState>(i)), font).width());
    }
    return width;
}

} // namespace

int historyColumnWidth(int column, const QFont &font)
{
    const auto which = static_cast<Column>(column);
    const QFont own = fontOf(which, font);
    const int pad = grid(font, 3);
    switch (which) {
    case Column::Time:
        return widest(own, QStringLiteral("00-00 00:00:00")) + pad;
    case Column::Transaction:
        return widest(own, QStringLiteral("0000 0000 0000 0000 0000 0000 0000")) + pad;
    case Column::Member:
        return widest(own, QStringLiteral("oUpF…eS6o")) + pad;
    case Column::Points:
        return widest(own, QStringLiteral("9,999,999")) + pad;
    case Column::State:
        return widestBadge(own) + pad;
    case Column::Code:
        return widest(own, QStringLiteral("INVALID_REQUEST")) + pad;
    case Column::RequestId:
        return widest(own, QString(20, u'0')) + pad;
    case Column::Operator:
        return widest(own, QString(8, u'n')) + pad;
    case Column::Count:
        break;
    }
    return 0;
}

int historyRowHeight(const QFont &font)
{
    return QFontMetrics(font).height() + grid(font, 1);
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme theme = themeOf(option.palette);
    const auto column = static_cast<Column>(index.column());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto state = static_cast<EntryState>(index.data(HistoryModel::StateRole).toInt());

    QColor ground;
    if (selected) {
        ground = theme.color(Token::Selection);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        ground = theme.color(Token::Hover);
    }
    if (ground.isValid()) {
        painter->fillRect(option.rect, ground);
    }
    if (selected && column == Column::Time && option.state.testFlag(QStyle::State_Active)) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          theme.color(Token::Focus));
    }

    const int pad = grid(option.font, 1);
    const QRect area = option.rect.adjusted(pad, 0, -pad, 0);
    const QFont font = fontOf(column, option.font);
    if (column == Column::State) {
        paintBadge(painter, area, badgeFor(state), font, option.palette);
        return;
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    const auto elide = column == Column::RequestId ? Qt::ElideMiddle : Qt::ElideRight;
    painter->setFont(font);
    painter->setPen(theme.color(inkOf(column)));
    painter->drawText(area, static_cast<int>(alignment) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, elide, area.width()));
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFont font = QApplication::font();
    Q_UNUSED(option)
    return {historyColumnWidth(index.column(), font), historyRowHeight(font)};
}

} // namespace pd

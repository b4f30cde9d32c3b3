#include "ui/records/day_chart.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace pd {

qreal paintBars(QPainter &painter, const QRectF &area, const QList<Bar> &bars, const BarLook &look)
{
    const QFontMetricsF metrics(look.font, painter.device());
    qint64 most = 1;
    qreal numberWidth = 0;
    for (const Bar &bar : bars) {
        most = std::max(most, bar.value);
        numberWidth = std::max(numberWidth, metrics.horizontalAdvance(formatNumber(bar.value)));
    }
    const qreal nameWidth = area.width() * 0.34;
    const qreal gap = look.rowHeight / 4;
    const qreal room = area.width() - nameWidth - numberWidth - 2 * gap;
    painter.setFont(look.font);
    qreal y = area.top();
    for (const Bar &bar : bars) {
        const QRectF row(area.left(), y, area.width(), look.rowHeight);
        painter.setPen(look.text);
        painter.drawText(QRectF(row.left(), row.top(), nameWidth - gap, row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(bar.name, Qt::ElideRight, nameWidth - gap));
        // Each has a length that can be seen, and none is longer than the room.
        const qreal length
            = bar.value == 0 ? 0 : std::max(gap / 2, room * (qreal(bar.value) / qreal(most)));
        const QRectF stripe(row.left() + nameWidth, row.top() + gap / 2, length,
                            row.height() - gap);
        painter.fillRect(stripe, look.bar);
        painter.drawText(QRectF(stripe.right() + gap, row.top(), numberWidth + gap, row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, formatNumber(bar.value));
        y += look.rowHeight;
    }
    return y - area.top();
}

DayChart::DayChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

BarLook DayChart::look() const
{
    return {font(), color(palette(), Token::Text), color(palette(), Token::AccentWord),
            qreal(grid(this, 6))};
}

void DayChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    setFixedHeight(sizeHint().height());
    update();
}

QSize DayChart::sizeHint() const
{
    return {grid(this, 100),
            grid(this, 6) * static_cast<int>(std::max<qsizetype>(1, m_bars.size()))};
}

void DayChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    (void)paintBars(painter, rect(), m_bars, look());
}

} // namespace pd

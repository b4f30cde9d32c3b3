#include "ui/common/outcome_badge.h"

#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace pd {

namespace {

int iconSide(const QFont &font)
{
    return grid(font, 3);
}

int pad(const QFont &font)
{
    return grid(font, 1);
}

} // namespace

QSize badgeSize(const Badge &badge, const QFont &font)
{
    const QFontMetrics metrics(font);
    // pad, icon, pad, word, twice the pad: the round end needs more room than the icon's.
    return {metrics.horizontalAdvance(badge.word) + iconSide(font) + 4 * pad(font) + 1,
            metrics.height() + pad(font) / 2};
}

void paintBadge(QPainter *painter, const QRect &rect, const Badge &badge, const QFont &font,
                const QPalette &palette)
{
    const Theme theme = themeOf(palette);
    const QSize wanted = badgeSize(badge, font);
    QRect area(
        rect.topLeft(),
        QSize(std::min(wanted.width(), rect.width()), std::min(wanted.height(), rect.height())));
    area.moveTop(rect.top() + (rect.height() - area.height()) / 2);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(softOf(badge.token)));
    const qreal radius = area.height() / 2.0;
    painter->drawRoundedRect(area, radius, radius);

    const QColor ink = theme.color(badge.token);
    const QRect iconRect(area.left() + pad(font), area.top(), iconSide(font), area.height());
    paintIcon(painter, iconRect, badge.icon, ink);
    painter->setFont(font);
    painter->setPen(ink);
    QRect text = area;
    text.setLeft(iconRect.right() + 1 + pad(font));
    text.setRight(area.right() - pad(font));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(badge.word, Qt::ElideRight, text.width() + 1));
    painter->restore();
}

OutcomeBadge::OutcomeBadge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void OutcomeBadge::setBadge(const Badge &badge)
{
    m_badge = badge;
    setAccessibleName(badge.word);
    updateGeometry();
    update();
}

QString OutcomeBadge::word() const
{
    return m_badge.word;
}

QSize OutcomeBadge::sizeHint() const
{
    return badgeSize(m_badge, font());
}

QSize OutcomeBadge::minimumSizeHint() const
{
    return sizeHint();
}

void OutcomeBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), m_badge, font(), palette());
}

} // namespace pd

#include "ui/common/surface.h"

#include "ui/common/desk_style.h"

#include <QPainter>

namespace pd {

Surface::Surface(Token ground, QWidget *parent)
    : QFrame(parent)
    , m_ground(ground)
{
    setFrameShape(QFrame::NoFrame);
}

void Surface::setGround(Token ground)
{
    m_ground = ground;
    update();
}

void Surface::setPlain(bool plain)
{
    m_plain = plain;
    update();
}

void Surface::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    if (m_plain) {
        painter.fillRect(rect(), theme.color(m_ground));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(m_ground));
    const qreal radius = cornerRadius() + 1;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace pd

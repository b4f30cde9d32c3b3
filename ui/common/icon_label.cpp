#include "ui/common/icon_label.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace pd {

IconLabel::IconLabel(Icon icon, Token token, int quarters, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_token(token)
    , m_quarters(quarters)
{
    setFixedSize(IconLabel::sizeHint());
}

void IconLabel::setIcon(Icon icon, Token token)
{
    m_icon = icon;
    m_token = token;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = grid(this, m_quarters);
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(&painter, rect(), m_icon, color(palette(), m_token));
}

} // namespace pd

#include "ui/common/practice_band.h"

#include "ui/common/icon_label.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace pd {

PracticeBand::PracticeBand(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    auto *title = new QLabel(tr("PRACTICE"), this);
    setTextRole(title, TextRole::Strong);
    auto *text = new QLabel(tr("Nothing leaves this computer; no member's points change."), this);
    m_layout->setContentsMargins(grid(this, 4), grid(this, 1), grid(this, 4), grid(this, 1));
    m_layout->setSpacing(grid(this, 2));
    m_layout->addWidget(new IconLabel(Icon::Practice, Token::PracticeBandText, 4, this));
    m_layout->addWidget(title);
    m_layout->addWidget(text, 1);
    setAccessibleName(title->text());
    setAccessibleDescription(text->text());
    tint();
}

void PracticeBand::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PracticeBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(palette(), Token::PracticeBand));
}

void PracticeBand::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        tint();
    }
}

void PracticeBand::tint()
{
    QPalette own = palette();
    const QColor ink = color(own, Token::PracticeBandText);
    if (own.color(QPalette::WindowText) != ink) {
        own.setColor(QPalette::WindowText, ink);
        setPalette(own);
    }
}

} // namespace pd

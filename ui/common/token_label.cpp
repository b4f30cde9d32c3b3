#include "ui/common/token_label.h"

#include <QEvent>

namespace pd {

TokenLabel::TokenLabel(QWidget *parent)
    : QLabel(parent)
{ }

void TokenLabel::setToken(Token token)
{
    m_token = token;
    apply();
}

void TokenLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        apply();
    }
}

void TokenLabel::apply()
{
    QPalette own = palette();
    const QColor wanted = color(own, m_token);
    if (own.color(QPalette::WindowText) != wanted) {
        own.setColor(QPalette::WindowText, wanted);
        setPalette(own);
    }
}

} // namespace pd

#include "ui/common/masked_member.h"

#include "core/domain/identifiers.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QTimer>

namespace pd {

namespace {
constexpr int shownForMs = 5000;
}

MaskedMember::MaskedMember(QWidget *parent)
    : QToolButton(parent)
    , m_timer(new QTimer(this))
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(iconFor(Icon::Eye, Token::TextQuiet));
    setFont(idFont(font()));
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Show the member's number for five seconds"));
    m_timer->setSingleShot(true);
    m_timer->setInterval(shownForMs);
    connect(m_timer, &QTimer::timeout, this, &MaskedMember::refresh);
    connect(this, &QToolButton::clicked, this, [this] {
        if (m_timer->isActive()) {
            m_timer->stop();
        } else {
            m_timer->start();
        }
        refresh();
    });
    refresh();
}

void MaskedMember::setOpenid(const QString &openid)
{
    m_openid = openid;
    m_timer->stop();
    refresh();
}

bool MaskedMember::isShown() const
{
    return m_timer->isActive();
}

void MaskedMember::refresh()
{
    setText(isShown() ? m_openid : maskedOpenid(m_openid));
    setAccessibleName(tr("Member %1").arg(text()));
}

} // namespace pd

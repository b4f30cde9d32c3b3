#include "ui/common/inline_banner.h"

#include "ui/common/icon_label.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

namespace {

Token tokenOf(InlineBanner::Kind kind)
{
    switch (kind) {
    case InlineBanner::Kind::Info:
        return Token::Already;
    case InlineBanner::Kind::Warning:
        return Token::Unknown;
    case InlineBanner::Kind::Error:
        return Token::Rejected;
    }
    Q_UNREACHABLE();
}

Icon iconOf(InlineBanner::Kind kind)
{
    switch (kind) {
    case InlineBanner::Kind::Info:
        return Icon::Info;
    case InlineBanner::Kind::Warning:
        return Icon::Warning;
    case InlineBanner::Kind::Error:
        return Icon::Error;
    }
    Q_UNREACHABLE();
}

} // namespace

InlineBanner::InlineBanner(QWidget *parent)
    : QWidget(parent)
    , m_ground(new Surface(Token::WaitingSoft, this))
    , m_icon(new IconLabel(Icon::Info, Token::Already, 5, m_ground))
    , m_title(new QLabel(m_ground))
    , m_next(new QLabel(m_ground))
    , m_action(new QPushButton(m_ground))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_ground);
    setTextRole(m_title, TextRole::Strong);
    m_title->setWordWrap(true);
    m_next->setWordWrap(true);
    m_action->setAutoDefault(false);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_next);
    auto *layout = new QHBoxLayout(m_ground);
    layout->setContentsMargins(grid(this, 3), grid(this, 2), grid(this, 3), grid(this, 2));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &InlineBanner::actionTriggered);
    hide();
}

void InlineBanner::show(Kind kind, const QString &title, const QString &next, const QString &action)
{
    m_ground->setGround(softOf(tokenOf(kind)));
    m_icon->setIcon(iconOf(kind), tokenOf(kind));
    m_title->setText(title);
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(next);
    QWidget::show();
}

QString InlineBanner::text() const
{
    return m_title->text();
}

QPushButton *InlineBanner::actionButton() const
{
    return m_action;
}

} // namespace pd

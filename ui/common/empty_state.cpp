#include "ui/common/empty_state.h"

#include "ui/common/icon_label.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(Icon::Search, Token::TextQuiet, 8, this))
    , m_title(new QLabel(this))
    , m_next(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    setTextRole(m_title, TextRole::Strong);
    setTextRole(m_next, TextRole::Quiet);
    for (QLabel *label : {m_title, m_next}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
    }
    m_action->setAutoDefault(false);
    m_action->hide();
    m_second->setAutoDefault(false);
    m_second->hide();
    setButtonRole(m_second, ButtonRole::Quiet);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(grid(this, 1));
    layout->addStretch(1);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(grid(this, 1));
    layout->addWidget(m_title);
    layout->addWidget(m_next);
    layout->addSpacing(grid(this, 1));
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addWidget(m_second, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondTriggered);
}

void EmptyState::say(Icon icon, const QString &title, const QString &next, const QString &action,
                     Token token)
{
    m_icon->setIcon(icon, token);
    m_title->setText(title);
    m_next->setText(next);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    offer({});
    setAccessibleName(title);
    setAccessibleDescription(next);
}

void EmptyState::offer(const QString &second)
{
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace pd

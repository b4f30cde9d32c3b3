#include "ui/correction/notice.h"

#include "ui/common/icon_label.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

Notice::Notice(QWidget *parent)
    : QWidget(parent)
    , m_ground(new Surface(Token::WaitingSoft, this))
    , m_icon(new IconLabel(Icon::Info, Token::Waiting, 5, m_ground))
    , m_title(new QLabel(m_ground))
    , m_next(new QLabel(m_ground))
    , m_action(new QPushButton(m_ground))
    , m_wayOut(new QPushButton(m_ground))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_ground);
    setTextRole(m_title, TextRole::Strong);
    for (QLabel *label : {m_title, m_next}) {
        label->setWordWrap(true);
        QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        label->setSizePolicy(policy);
    }
    for (QPushButton *button : {m_action, m_wayOut}) {
        button->setAutoDefault(false);
    }
    setButtonRole(m_wayOut, ButtonRole::Quiet);
    auto *below = new QHBoxLayout;
    below->setSpacing(grid(this, 1));
    below->addWidget(m_next, 1);
    below->addWidget(m_wayOut, 0, Qt::AlignBottom);
    below->addWidget(m_action, 0, Qt::AlignBottom);
    auto *words = new QVBoxLayout;
    words->setSpacing(grid(this, 1) / 2);
    words->addWidget(m_title);
    words->addLayout(below);
    auto *layout = new QHBoxLayout(m_ground);
    layout->setContentsMargins(grid(this, 2), grid(this, 2), grid(this, 2), grid(this, 2));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    connect(m_action, &QPushButton::clicked, this, &Notice::actionTriggered);
    connect(m_wayOut, &QPushButton::clicked, this, &Notice::wayOutTriggered);
    hide();
}

void Notice::say(Icon icon, Token token, const QString &title, const QString &next,
                 const QString &action, const QString &wayOut)
{
    m_ground->setGround(softOf(token));
    m_icon->setIcon(icon, token);
    m_title->setText(title);
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_wayOut->setText(wayOut);
    m_wayOut->setVisible(!wayOut.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(next);
    show();
}

QString Notice::title() const
{
    return m_title->text();
}

QString Notice::next() const
{
    return m_next->text();
}

QPushButton *Notice::action() const
{
    return m_action;
}

QPushButton *Notice::wayOut() const
{
    return m_wayOut;
}

} // namespace pd

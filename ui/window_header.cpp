#include "ui/window_header.h"

#include "ui/common/outcome_badge.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>

namespace pd {

WindowHeader::WindowHeader(const QString &mall, const QString &desk, const QString &person,
                           bool practice, QWidget *parent)
    : QWidget(parent)
    , m_line(new QHBoxLayout(this))
    , m_menus(new QMenuBar(this))
    , m_badge(new OutcomeBadge(this))
{
    auto *title = new QLabel(mall, this);
    setTextRole(title, TextRole::Title);
    title->setTextFormat(Qt::PlainText);
    QStringList parts;
    if (!desk.isEmpty()) {
        parts.append(desk);
    }
    if (!person.isEmpty()) {
        parts.append(tr("Operator: %1").arg(person));
    }
    auto *place = new QLabel(parts.join(QStringLiteral("  ·  ")), this);
    setTextRole(place, TextRole::Quiet);
    place->setTextFormat(Qt::PlainText);
    m_menus->setNativeMenuBar(false);
    m_menus->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);

    QHBoxLayout *layout = m_line;
    layout->setContentsMargins(grid(this, 5), grid(this, 1), grid(this, 5), 0);
    layout->setSpacing(grid(this, 3));
    layout->addWidget(title);
    if (!practice) {
        auto *live = new OutcomeBadge(this);
        live->setBadge({Icon::Connected, tr("LIVE"), Token::Waiting});
        layout->addWidget(live);
    }
    layout->addWidget(place);
    layout->addStretch(1);
    layout->addWidget(m_menus, 0, Qt::AlignVCenter);
    layout->addWidget(m_badge, 0, Qt::AlignVCenter);
    refresh();
}

void WindowHeader::addStatus(QWidget *status)
{
    m_line->insertWidget(m_line->indexOf(m_badge), status, 0, Qt::AlignVCenter);
}

QMenuBar *WindowHeader::menuBar() const
{
    return m_menus;
}

void WindowHeader::setStatus(const DeskStatus &status)
{
    m_status = status;
    m_known = true;
    refresh();
}

void WindowHeader::setSending(int count)
{
    m_sending = count;
    refresh();
}

void WindowHeader::refresh()
{
    if (!m_known) {
        m_badge->setBadge({Icon::Clock, tr("Opening the journal"), Token::Waiting});
    } else if (m_status.store) {
        m_badge->setBadge({Icon::Disconnected,
                           m_status.storeReadable ? tr("Read only") : tr("No journal"),
                           Token::Rejected});
    } else if (m_status.opening) {
        m_badge->setBadge({Icon::Clock, tr("Asking the keychain"), Token::Waiting});
    } else if (m_status.isLocked()) {
        m_badge->setBadge({Icon::Key, tr("Locked"), Token::Unknown});
    } else if (m_status.keys || m_status.vault) {
        m_badge->setBadge({Icon::Disconnected, tr("Can't send: no keys"), Token::Rejected});
    } else if (m_sending > 0) {
        m_badge->setBadge({Icon::Sending, tr("Sending: %1").arg(m_sending), Token::Waiting});
    } else {
        m_badge->setBadge({Icon::Connected, tr("Ready to send"), Token::Accepted});
    }
}

} // namespace pd

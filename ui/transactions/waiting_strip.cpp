#include "ui/transactions/waiting_strip.h"

#include "core/domain/clock.h"
#include "ui/common/desk_style.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace pd {

namespace {
constexpr int soonMs = 300;
constexpr qint64 urgentSeconds = qint64{60} * 60;
} // namespace

WaitingStrip::WaitingStrip(Desk &desk, const Clock &clock, QWidget *parent)
    : QPushButton(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("waitingStrip"));
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("List them"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &WaitingStrip::request);
    connect(&desk, &Desk::waitingReady, this, &WaitingStrip::onCount);
    connect(&desk, &Desk::transactionsChanged, this, [this] { m_soon.start(); });
    connect(&desk, &Desk::transactionChanged, this, [this] { m_soon.start(); });
    connect(this, &QPushButton::clicked, this, &WaitingStrip::chosen);
    hide();
}

void WaitingStrip::recount()
{
    refresh();
    request();
}

void WaitingStrip::request()
{
    m_ticket = m_desk.requestWaiting();
}

void WaitingStrip::onCount(Ticket ticket, const WaitingCount &count)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    m_waiting = count;
    refresh();
}

void WaitingStrip::refresh()
{
    const QDateTime &deadline = m_waiting.deadline;
    const qint64 left = deadline.isValid() ? m_clock.now().secsTo(deadline) : 0;
    if (m_waiting.count == 0 || left <= 0) {
        hide();
        return;
    }
    const QString number = formatNumber(m_waiting.count);
    const QString count
        = m_waiting.count >= WaitingCount::bound ? tr("more than %1").arg(number) : number;
    setText(tr("%1 waiting, until 24:00, %2 left").arg(count, formatDuration(left)));
    setAccessibleName(text());
    show();
    update();
}

QSize WaitingStrip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + grid(this, 8), grid(this, 7)};
}

void WaitingStrip::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const Theme theme = themeOf(palette());
    const bool urgent = m_clock.now().secsTo(m_waiting.deadline) < urgentSeconds;
    const Token token = urgent ? Token::Unknown : Token::Waiting;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    painter.setPen(QPen(theme.color(hasFocus()  ? Token::Focus
                                        : hover ? Token::BorderStrong
                                                : softOf(token)),
                        hasFocus() ? 2 : 1));
    painter.setBrush(theme.color(softOf(token)));
    const qreal radius = cornerRadius();
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    const int margin = grid(this, 2);
    const int side = grid(this, 4);
    const QRect icon(margin, (height() - side) / 2, side, side);
    paintIcon(&painter, icon, Icon::Clock, theme.color(token));
    painter.setPen(theme.color(Token::Text));
    const QRect words = rect().adjusted(icon.right() + grid(this, 1), 0, -margin, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace pd

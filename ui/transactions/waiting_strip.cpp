#include "ui/transactions/waiting_strip.h"

#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "ui/common/desk_style.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/transactions/row_text.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace pd {

namespace {
constexpr int soonMs = 300;
constexpr qint64 urgentSeconds = 60 * 60;
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
    connect(&desk, &Desk::transactionsReady, this, &WaitingStrip::onPage);
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
    TransactionQuery query;
    query.filter = TransactionFilter::Waiting;
    // A notification may come a little after midnight for a payment before it.
    const QDateTime today = inShanghai(m_clock.now());
    query.from = QDateTime(today.date().addDays(-1), QTime(0, 0), Qt::OffsetFromUTC,
                           today.offsetFromUtc());
    m_ticket = m_desk.requestTransactions(query);
}

void WaitingStrip::onPage(Ticket ticket, const TransactionPage &page)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    const QDateTime now = m_clock.now();
    m_count = 0;
    m_deadline = {};
    bool allInTime = true;
    for (const TransactionRow &row : page.rows) {
        if (row.state != ReportState::Waiting || isTooLate(row.transaction, now)) {
            allInTime = false;
            continue;
        }
        ++m_count;
        const QDateTime deadline = deadlineOf(row.transaction);
        if (!m_deadline.isValid() || deadline < m_deadline) {
            m_deadline = deadline;
        }
    }
    // The newest come first: once a page holds one that is too late, older ones are as well.
    m_more = !page.next.isEmpty() && allInTime;
    refresh();
}

void WaitingStrip::refresh()
{
    const qint64 left = m_deadline.isValid() ? m_clock.now().secsTo(m_deadline) : 0;
    if (m_count == 0 || left <= 0) {
        hide();
        return;
    }
    const QString count
        = m_more ? tr("more than %1").arg(formatNumber(m_count)) : formatNumber(m_count);
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
    const bool urgent = m_clock.now().secsTo(m_deadline) < urgentSeconds;
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

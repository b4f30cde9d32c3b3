#include "ui/correction/transaction_card_view.h"

#include "core/domain/zoned_time.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/labelled_field.h"
#include "ui/common/masked_member.h"
#include "ui/common/outcome_badge.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

namespace {

constexpr qsizetype earlierShown = 3;

bool isOpenQuestion(ReportState state)
{
    return state == ReportState::Waiting || state == ReportState::Rejected;
}

} // namespace

QString refundText(const TransactionRow &row)
{
    const Transaction &t = row.transaction;
    if (t.refundedFen <= 0) {
        return {};
    }
    const QString refunded = formatYuan(t.refundedFen);
    const QString paid = formatYuan(t.amountFen);
    if (row.points) {
        return TransactionCardView::tr("Refunded %1 of %2; its points were %3.")
            .arg(refunded, paid, formatPoints(*row.points));
    }
    return TransactionCardView::tr("Refunded %1 of %2.").arg(refunded, paid);
}

TransactionCardView::TransactionCardView(QWidget *parent)
    : QWidget(parent)
    , m_ground(new Surface(Token::Card, this))
    , m_shop(new QLabel(m_ground))
    , m_amount(new QLabel(m_ground))
    , m_state(new OutcomeBadge(m_ground))
    , m_deadline(new QLabel(m_ground))
    , m_paid(new QLabel(m_ground))
    , m_id(new QLabel(m_ground))
    , m_copy(new QToolButton(m_ground))
    , m_member(new MaskedMember(m_ground))
    , m_byHand(new NoteLine(m_ground))
    , m_memberLine(new NoteLine(m_ground))
    , m_refund(new NoteLine(m_ground))
    , m_earlier(new QWidget(m_ground))
    , m_earlierLines(new QVBoxLayout(m_earlier))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_ground);

    setTextRole(m_shop, TextRole::Title);
    m_shop->setWordWrap(true);
    setTextRole(m_amount, TextRole::Title);
    m_amount->setFont(tabularFont(m_amount->font()));
    setTextRole(m_deadline, TextRole::Quiet);
    setTextRole(m_paid, TextRole::Quiet);
    setTextRole(m_id, TextRole::Id);
    m_id->setTextInteractionFlags(Qt::NoTextInteraction);
    m_copy->setIcon(iconFor(Icon::Copy, Token::TextQuiet));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::TabFocus);
    m_copy->setToolTip(tr("Copy the transaction's number"));
    m_copy->setAccessibleName(m_copy->toolTip());
    // The groups are for the eye; what is copied is the number itself.
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_card.row.transaction.transactionId); });

    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 2));
    head->addWidget(m_shop, 1, Qt::AlignTop);
    head->addWidget(m_amount, 0, Qt::AlignTop);
    auto *state = new QHBoxLayout;
    state->setSpacing(grid(this, 2));
    state->addWidget(m_state);
    state->addWidget(m_deadline);
    state->addStretch(1);
    state->addWidget(m_paid);
    auto *ids = new QHBoxLayout;
    ids->setSpacing(grid(this, 1));
    ids->addWidget(m_id);
    ids->addWidget(m_copy);
    ids->addStretch(1);
    ids->addWidget(m_member);
    m_earlierLines->setContentsMargins(0, grid(this, 1), 0, 0);
    m_earlierLines->setSpacing(grid(this, 1));

    auto *layout = new QVBoxLayout(m_ground);
    layout->setContentsMargins(grid(this, 3), grid(this, 2), grid(this, 3), grid(this, 2));
    layout->setSpacing(grid(this, 1));
    layout->addLayout(head);
    layout->addLayout(state);
    layout->addLayout(ids);
    layout->addWidget(m_byHand);
    m_memberLine->setObjectName(QStringLiteral("memberLine"));
    m_memberLine->hide();
    layout->addWidget(m_memberLine);
    layout->addWidget(m_refund);
    layout->addWidget(m_earlier);
}

void TransactionCardView::setCard(const TransactionCard &card, const QDateTime &now)
{
    m_card = card;
    const Transaction &t = card.row.transaction;
    m_shop->setText(card.known ? t.shopName : tr("Transaction entered by hand"));
    m_amount->setText(formatYuan(t.amountFen));
    m_amount->setVisible(card.known);
    m_paid->setText(formatShort(t.paidAt));
    m_paid->setToolTip(tr("Paid at %1").arg(formatFull(t.paidAt)));
    m_paid->setVisible(t.paidAt.isValid());
    m_id->setText(groupedId(t.transactionId));
    m_id->setAccessibleName(tr("Transaction %1").arg(t.transactionId));
    m_id->setVisible(!t.transactionId.isEmpty());
    m_copy->setVisible(!t.transactionId.isEmpty());
    m_member->setOpenid(t.openid);
    m_member->setVisible(!t.openid.isEmpty());
    const QString refund = refundText(card.row);
    m_refund->setNote(refund, Token::Unknown);
    m_refund->setVisible(!refund.isEmpty());
    m_byHand->setNote(tr("WeChat Pay takes a report only on the day of the payment."),
                      Token::TextQuiet);
    m_byHand->setVisible(!card.known);
    fillEarlier();
    refresh(now);
}

void TransactionCardView::refresh(const QDateTime &now)
{
    const Transaction &t = m_card.row.transaction;
    m_state->setBadge(badgeFor(m_card.row, now));
    m_state->setVisible(m_card.known || !m_card.entries.isEmpty());
    QString left;
    if (m_card.known && isOpenQuestion(m_card.row.state)) {
        left
            = formatTimeLeft(reportDeadline(t.notifiedAt.isValid() ? t.notifiedAt : t.paidAt), now);
    }
    m_deadline->setText(left);
    m_deadline->setVisible(!left.isEmpty());
}

void TransactionCardView::setMemberLine(const MemberLine &line)
{
    m_memberLine->setNote(line.text, line.token);
    m_memberLine->setVisible(!line.text.isEmpty());
}

QString TransactionCardView::memberText() const
{
    return m_memberLine->isHidden() ? QString() : m_memberLine->text();
}

QString TransactionCardView::deadlineText() const
{
    return m_deadline->text();
}

void TransactionCardView::fillEarlier()
{
    while (QLayoutItem *item = m_earlierLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_earlier->setVisible(!m_card.entries.isEmpty());
    const qsizetype all = m_card.entries.size();
    // The newest first, as in the history.
    for (qsizetype i = 0; i < std::min(all, earlierShown); ++i) {
        const Entry &entry = m_card.entries.at(all - 1 - i);
        auto *line = new QWidget(m_earlier);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(grid(this, 2));
        auto *badge = new OutcomeBadge(line);
        badge->setBadge(badgeFor(entry.state));
        const QString value = entry.fields.earned
            ? tr("%1 points").arg(formatPoints(entry.fields.points))
            : tr("not earned");
        auto *words = new QLabel(
            tr("%1 · %2 · %3 · %4")
                .arg(formatLocal(entry.openedAt), value, entry.operatorName, entry.fields.reason),
            line);
        words->setWordWrap(true);
        setTextRole(words, TextRole::Small);
        layout->addWidget(badge, 0, Qt::AlignTop);
        layout->addWidget(words, 1);
        m_earlierLines->addWidget(line);
    }
    if (all > earlierShown) {
        auto *more = new QLabel(tr("and %n earlier", nullptr, static_cast<int>(all - earlierShown)),
                                m_earlier);
        setTextRole(more, TextRole::Small);
        m_earlierLines->addWidget(more);
    }
}

} // namespace pd

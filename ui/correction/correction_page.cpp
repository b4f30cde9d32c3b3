#include "ui/correction/correction_page.h"

#include "ui/common/theme.h"
#include "ui/correction/correction_form.h"
#include "ui/correction/notice.h"
#include "ui/correction/transaction_card_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace pd {

CorrectionPage::CorrectionPage(const Profile &profile, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *contents = new QWidget(m_scroll);
    auto *title = new QLabel(tr("Points correction"), contents);
    setTextRole(title, TextRole::Title);
    // Made in the order of Tab, so not in the list of initialisers.
    // NOLINTBEGIN(cppcoreguidelines-prefer-member-initializer)
    m_card = new TransactionCardView(contents);
    m_advice = new Notice(contents);
    m_advice->setObjectName(QStringLiteral("advice"));
    m_result = new Notice(contents);
    m_result->setObjectName(QStringLiteral("result"));
    m_form = new CorrectionForm(profile, clock, contents);
    // NOLINTEND(cppcoreguidelines-prefer-member-initializer)
    auto *inner = new QVBoxLayout(contents);
    inner->setContentsMargins(0, 0, grid(this, 1), 0);
    inner->setSpacing(grid(this, 2));
    inner->addWidget(title);
    inner->addWidget(m_card);
    inner->addWidget(m_advice);
    inner->addWidget(m_result);
    inner->addWidget(m_form);
    inner->addStretch(1);
    m_scroll->setWidget(contents);
    // The panel behind it shows through; setWidget() has just said otherwise.
    m_scroll->viewport()->setAutoFillBackground(false);
    contents->setAutoFillBackground(false);
    m_scroll->setMinimumWidth(contents->minimumSizeHint().width()
                              + style()->pixelMetric(QStyle::PM_ScrollBarExtent));

    m_review = new QPushButton(this); // NOLINT(cppcoreguidelines-prefer-member-initializer)
    m_review->setObjectName(QStringLiteral("reviewButton"));
    setButtonRole(m_review, ButtonRole::Primary);
    m_review->setAutoDefault(false);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(0, grid(this, 2), 0, 0);
    bar->addStretch(1);
    bar->addWidget(m_review);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(bar);
    connect(m_review, &QPushButton::clicked, this, &CorrectionPage::reviewRequested);
}

TransactionCardView *CorrectionPage::card() const
{
    return m_card;
}

Notice *CorrectionPage::advice() const
{
    return m_advice;
}

Notice *CorrectionPage::result() const
{
    return m_result;
}

CorrectionForm *CorrectionPage::form() const
{
    return m_form;
}

void CorrectionPage::setKind(EntryKind kind)
{
    m_form->setKind(kind);
    m_review->setText(kind == EntryKind::Report ? tr("Review and send …    Ctrl+Enter")
                                                : tr("Review and record …    Ctrl+Enter"));
}

void CorrectionPage::setReviewEnabled(bool enabled)
{
    m_review->setEnabled(enabled);
}

bool CorrectionPage::isReviewEnabled() const
{
    return m_review->isEnabled();
}

void CorrectionPage::setBusy(bool busy)
{
    const QWidget *focused = focusWidget();
    if (busy && focused != nullptr && m_form->isAncestorOf(focused)) {
        m_result->setFocus(Qt::OtherFocusReason); // or it would wander off with the next keys
    }
    m_form->setEnabled(!busy);
    m_review->setEnabled(!busy);
}

void CorrectionPage::beginTyping()
{
    scrollToTop();
    m_form->focusFirst();
    // Once everything has its place: what is typed into must be in view.
    QTimer::singleShot(0, this, [this] {
        if (QWidget *focused = m_form->focusWidget()) {
            bringIntoView(focused);
        }
    });
}

void CorrectionPage::scrollToTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
}

void CorrectionPage::bringIntoView(QWidget *widget)
{
    m_scroll->ensureWidgetVisible(widget);
}

} // namespace pd

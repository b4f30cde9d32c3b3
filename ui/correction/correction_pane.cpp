#include "ui/correction/correction_pane.h"

#include "core/domain/clock.h"
#include "core/domain/text.h"
#include "core/settings/profile.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/labelled_field.h"
#include "ui/correction/card_facts.h"
#include "ui/correction/confirm_dialog.h"
#include "ui/correction/correction_form.h"
#include "ui/correction/correction_page.h"
#include "ui/correction/member_inquiry.h"
#include "ui/correction/notice.h"
#include "ui/correction/notice_words.h"
#include "ui/correction/submission.h"
#include "ui/correction/transaction_card_view.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace pd {

namespace {
constexpr int tickMs = 30'000;
} // namespace

CorrectionPane::CorrectionPane(Desk &desk, const Profile &profile, const Clock &clock,
                               QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_profile(profile)
    , m_clock(clock)
    , m_operatorName(profile.operatorName)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(m_stack))
    , m_page(new CorrectionPage(profile, clock, m_stack))
    , m_form(m_page->form())
    , m_submission(new Submission(desk, this))
    , m_inquiry(new MemberInquiry(desk, *m_page->card(), this))
{
    setAccessibleName(tr("Points correction"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    connect(m_empty, &EmptyState::actionTriggered, this, &CorrectionPane::nextRequested);
    connect(m_empty, &EmptyState::secondTriggered, this,
            [this] { Q_EMIT receiptRequested(m_done); });
    connectPage();
    connect(&desk, &Desk::cardReady, this, &CorrectionPane::onCard);
    connect(&desk, &Desk::readFailed, this, &CorrectionPane::onReadFailed);
    connect(&desk, &Desk::transactionsChanged, this, &CorrectionPane::onStoreChanged);
    connect(m_submission, &Submission::changed, this, &CorrectionPane::showOutcome);
    connect(m_submission, &Submission::refused, this, &CorrectionPane::showSubmitError);
    connect(m_submission, &Submission::anotherChanged, this, &CorrectionPane::onAnotherChanged);
    connect(m_submission, &Submission::notRecorded, this, [this](const StoreError &error) {
        setBusy(false);
        sayNotRecorded(*m_page->result(), error);
    });

    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, &CorrectionPane::review);
    }
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &CorrectionPane::onTick);
    m_tick.start();
    sayNothingChosen(*m_empty);
    m_stack->setCurrentWidget(m_empty);
}

void CorrectionPane::connectPage()
{
    connect(m_page, &CorrectionPage::reviewRequested, this, &CorrectionPane::review);
    connect(m_form, &CorrectionForm::transactionIdLeft, this, [this](const QString &id) {
        if (m_manual && id != m_card.row.transaction.transactionId) {
            m_cardTicket = m_desk.requestCard(id);
        }
    });
    connect(m_page->result(), &Notice::actionTriggered, this, &CorrectionPane::sendAgain);
    connect(m_page->result(), &Notice::wayOutTriggered, this, &CorrectionPane::checkRequested);
    connect(m_page->advice(), &Notice::actionTriggered, this, &CorrectionPane::sendAgain);
    connect(m_page->advice(), &Notice::wayOutTriggered, this, [this] {
        m_againstAdvice = !m_againstAdvice;
        applyAdvice();
        m_form->focusFirst();
    });
}

bool CorrectionPane::isShowingForm() const
{
    return m_stack->currentWidget() == m_page;
}

void CorrectionPane::setOperatorName(const QString &name)
{
    m_operatorName = name;
}

QString CorrectionPane::transactionId() const
{
    return m_manual ? m_form->draft().transactionId : m_card.row.transaction.transactionId;
}

bool CorrectionPane::isSending() const
{
    return m_busy;
}

void CorrectionPane::showTransaction(const QString &transactionId)
{
    if (m_dialog) {
        return; // what is being reviewed stays what is shown
    }
    keepTyped();
    m_reviewWhenRead = false;
    m_cardTicket = m_desk.requestCard(transactionId);
}

void CorrectionPane::startManual(const QString &typed)
{
    if (m_dialog) {
        return;
    }
    keepTyped();
    m_cardTicket.reset();
    m_reviewWhenRead = false;
    m_manual = true;
    TransactionCard card;
    card.row.transaction.transactionId = cleanPasted(typed).text;
    if (!m_profile.appids.isEmpty()) {
        card.row.transaction.appid = m_profile.appids.first();
    }
    fill(card);
    if (!card.row.transaction.transactionId.isEmpty()) {
        // It may be known after all, or have a history of its own at this desk.
        m_cardTicket = m_desk.requestCard(card.row.transaction.transactionId);
    }
}

void CorrectionPane::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (isShowingForm()) {
        m_form->focusFirst();
    }
}

void CorrectionPane::keepTyped()
{
    const QString id = transactionId();
    if (!id.isEmpty() && m_form->isTouched() && !m_busy) {
        m_typed.keep(id, m_form->draft());
    }
}

void CorrectionPane::onCard(Ticket ticket, const TransactionCard &card)
{
    if (m_cardTicket != ticket) {
        return;
    }
    m_cardTicket.reset();
    const bool follow = std::exchange(m_followStore, false);
    const QString id = card.row.transaction.transactionId;
    const bool same = isShowingForm() && id == transactionId();
    const bool refreshed = same && (!m_manual || !card.known);
    if (refreshed) {
        // The same transaction again: what was typed stays where it is.
        m_card = card;
        m_page->card()->setCard(card, m_clock.now());
        if (follow && !m_manual && !m_form->isTouched() && m_submission->entry().isNull()) {
            propose(card);
        }
        applyAdvice();
    } else {
        if (follow) {
            keepTyped(); // it was entered by hand, and has come meanwhile
        }
        m_manual = !card.known;
        fill(card);
    }
    if (std::exchange(m_reviewWhenRead, false)) {
        review();
    }
}

void CorrectionPane::onReadFailed(Ticket ticket, const StoreError &error)
{
    if (m_cardTicket != ticket) {
        return;
    }
    m_cardTicket.reset();
    m_reviewWhenRead = false;
    const ErrorText words = storeProblemText(error);
    if (isShowingForm()) {
        m_page->result()->say(Icon::Error, Token::Rejected, words.title, words.next);
    } else {
        m_empty->say(Icon::Error, words.title, words.next);
    }
}

void CorrectionPane::fill(const TransactionCard &card)
{
    m_card = card;
    m_againstAdvice = false;
    m_submission->forget();
    setBusy(false);
    m_page->result()->hide();
    const QString id = card.row.transaction.transactionId;
    const CorrectionDraft *typed = m_typed.find(id);
    if (typed != nullptr) {
        m_form->setDraft(*typed);
    } else {
        propose(card);
    }
    m_form->setIdsOpen(m_manual);
    m_page->card()->setCard(card, m_clock.now());
    m_inquiry->ask(card);
    m_stack->setCurrentWidget(m_page);
    applyAdvice();
    m_page->beginTyping();
    Q_EMIT transactionShown(id);
}

void CorrectionPane::propose(const TransactionCard &card)
{
    m_form->setDraft(proposalFor(card, m_profile));
    m_form->field(Field::Points)->setHint(proposalHint(card, m_profile.pointsRule));
}

void CorrectionPane::onStoreChanged()
{
    const QString id = transactionId();
    if (isShowingForm() && !m_busy && !m_dialog && !m_cardTicket && !id.isEmpty()) {
        m_followStore = true;
        m_cardTicket = m_desk.requestCard(id);
    }
}

Advice CorrectionPane::advice() const
{
    return adviceFor(m_card, m_clock.now());
}

void CorrectionPane::applyAdvice()
{
    const Advice now = advice();
    if (now == Advice::Report) {
        m_againstAdvice = false;
    }
    const bool report = now == Advice::Report || m_againstAdvice;
    m_page->setKind(report ? EntryKind::Report : EntryKind::MemberSystem);
    sayAdvice(*m_page->advice(), m_card, now, m_againstAdvice, m_submission->entry(),
              m_profile.pointsRule);
    m_page->setReviewEnabled(!m_busy && now != Advice::SettleFirst);
}

void CorrectionPane::onTick()
{
    const QDateTime now = m_clock.now();
    m_form->refreshTime();
    m_page->card()->refresh(now);
    if (isShowingForm() && !m_busy) {
        applyAdvice();
    }
}

void CorrectionPane::review()
{
    if (!isShowingForm() || m_busy || m_dialog || !m_page->isReviewEnabled()) {
        return;
    }
    applyAdvice(); // midnight may have passed since the last tick
    if (!m_page->isReviewEnabled()) {
        return;
    }
    CorrectionDraft draft = m_form->draft();
    draft.againstAdvice = m_againstAdvice;
    addWhatItCorrects(draft, m_card);
    const auto correction = validate(draft, m_profile.limits(), m_clock);
    if (!correction) {
        m_form->setFindings(correction.error());
        const QList<Finding> &errors = correction.error();
        m_page->bringIntoView(m_form->field(errors.first().field));
        return;
    }
    if (m_manual && draft.transactionId != m_card.row.transaction.transactionId) {
        m_reviewWhenRead = true;
        m_cardTicket = m_desk.requestCard(draft.transactionId);
        return;
    }
    m_form->setFindings(warningsFor(draft));
    openReview(*correction);
}

void CorrectionPane::openReview(const Correction &correction)
{
    ReviewContext context;
    context.card = m_card;
    context.operatorName = m_operatorName;
    context.ordinal = ordinalOfNext(m_card);
    context.warnings = warningsFor(m_form->draft());
    m_dialog = new ConfirmDialog(correction, context, m_profile, this);
    const Advice reviewed = advice();
    connect(m_dialog, &ConfirmDialog::confirmed, this,
            [this, correction, reviewed] { onConfirmed(correction, reviewed); });
    m_dialog->open();
}

void CorrectionPane::onConfirmed(const Correction &correction, Advice reviewed)
{
    if (advice() != reviewed) {
        // While it was read, midnight passed or somebody else reported it.
        applyAdvice();
        sayChangedSinceReview(*m_page->result());
        return;
    }
    m_submission->send(correction);
    setBusy(true);
    sayStarted(*m_page->result(), correction.fields().kind);
}

void CorrectionPane::sendAgain()
{
    EntryId id = m_submission->entry();
    if (id.isNull()) {
        const Entry *open = openReport(m_card);
        if (open == nullptr) {
            return;
        }
        id = open->id;
    }
    m_submission->sendAgain(id);
    setBusy(true);
    m_page->advice()->hide();
    saySentAgain(*m_page->result());
}

void CorrectionPane::onAnotherChanged(const Entry &entry)
{
    // Another one of the same transaction: settled in the history, or booked.
    if (isShowingForm() && entry.fields.transactionId == transactionId() && !m_busy) {
        m_cardTicket = m_desk.requestCard(entry.fields.transactionId);
    }
}

void CorrectionPane::showSubmitError(const SubmitError &error)
{
    setBusy(false);
    const ErrorText words = submitErrorText(error);
    m_page->result()->say(Icon::Error, Token::Rejected, words.title, words.next);
    m_page->scrollToTop();
    if (meansOldCard(error.problem)) {
        m_cardTicket = m_desk.requestCard(transactionId());
    }
}

void CorrectionPane::showOutcome(const Entry &entry)
{
    if (entry.state == EntryState::Sending) {
        sayOutcome(*m_page->result(), entry);
        return;
    }
    if (isDone(entry)) {
        showDone(entry);
        return;
    }
    setBusy(false);
    sayOutcome(*m_page->result(), entry);
    m_page->scrollToTop();
    m_cardTicket = m_desk.requestCard(entry.fields.transactionId);
}

void CorrectionPane::showDone(const Entry &entry)
{
    setBusy(false);
    m_typed.drop(entry.fields.transactionId);
    m_form->setDraft({});
    m_card = {};
    m_manual = false;
    m_submission->forget();
    m_cardTicket.reset();
    m_done = entry;
    sayDone(*m_empty, entry);
    m_stack->setCurrentWidget(m_empty);
    Q_EMIT transactionShown({});
    Q_EMIT nextRequested();
}

void CorrectionPane::setBusy(bool busy)
{
    m_busy = busy;
    m_page->setBusy(busy);
}

} // namespace pd

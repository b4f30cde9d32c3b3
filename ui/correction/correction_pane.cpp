#include "ui/correction/correction_pane.h"

#include "core/domain/clock.h"
#include "core/domain/points_rule.h"
#include "core/domain/text.h"
#include "core/settings/profile.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/correction/confirm_dialog.h"
#include "ui/correction/correction_form.h"
#include "ui/correction/notice.h"
#include "ui/correction/transaction_card_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pd {

namespace {

constexpr int tickMs = 30'000;
constexpr int typedKept = 50; ///< unfinished forms, of as many transactions

/// The newest entry that gave this transaction a value: what the next one corrects.
const Entry *valued(const TransactionCard &card)
{
    const auto found
        = std::find_if(card.entries.crbegin(), card.entries.crend(), [](const Entry &entry) {
              switch (entry.state) {
              case EntryState::Accepted:
              case EntryState::AlreadyReported:
              case EntryState::ToBook:
              case EntryState::Booked:
                  return true;
              case EntryState::Rejected:
              case EntryState::NotSent:
              case EntryState::Unknown:
              case EntryState::Sending:
                  return false;
              }
              Q_UNREACHABLE();
          });
    return found == card.entries.crend() ? nullptr : &*found;
}

int ordinalOf(const TransactionCard &card)
{
    return 1
        + static_cast<int>(
               std::count_if(card.entries.cbegin(), card.entries.cend(), [](const Entry &entry) {
                   return entry.state != EntryState::Rejected && entry.state != EntryState::NotSent;
               }));
}

/// The open report that bars the way, if any.
const Entry *openReport(const TransactionCard &card)
{
    const auto found
        = std::find_if(card.entries.crbegin(), card.entries.crend(), [](const Entry &entry) {
              return entry.kind() == EntryKind::Report
                  && (entry.state == EntryState::Unknown || entry.state == EntryState::Sending);
          });
    return found == card.entries.crend() ? nullptr : &*found;
}

QString valueText(const CorrectionFields &fields)
{
    return fields.earned ? CorrectionPane::tr("%1 points").arg(formatPoints(fields.points))
                         : CorrectionPane::tr("no points");
}

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
{
    setAccessibleName(tr("Points correction"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_empty);
    makeForm();
    connect(m_empty, &EmptyState::actionTriggered, this, &CorrectionPane::nextRequested);

    connect(&desk, &Desk::cardReady, this, &CorrectionPane::onCard);
    connect(&desk, &Desk::readFailed, this, &CorrectionPane::onReadFailed);
    connect(&desk, &Desk::submitted, this, &CorrectionPane::onSubmitted);
    connect(&desk, &Desk::entryChanged, this, &CorrectionPane::onEntryChanged);
    connect(&desk, &Desk::outcomeNotRecorded, this,
            [this](const EntryId &id, const StoreError &error) {
                if (id == m_entry) {
                    const ErrorText words = storeProblemText(error);
                    setBusy(false);
                    m_result->say(
                        Icon::Question, Token::Unknown,
                        tr("It was sent, but how it ended could not be recorded."),
                        tr("It stays open and is unknown at the next start. %1").arg(words.next));
                }
            });

    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, &CorrectionPane::review);
    }
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &CorrectionPane::onTick);
    m_tick.start();
    showEmpty();
}

void CorrectionPane::makeForm()
{
    auto *page = new QWidget(m_stack);
    m_scroll = new QScrollArea(page);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *contents = new QWidget(m_scroll);
    auto *title = new QLabel(tr("Points correction"), contents);
    setTextRole(title, TextRole::Title);
    m_cardView = new TransactionCardView(contents);
    m_advice = new Notice(contents);
    m_advice->setObjectName(QStringLiteral("advice"));
    m_result = new Notice(contents);
    m_result->setObjectName(QStringLiteral("result"));
    m_form = new CorrectionForm(m_profile, m_clock, contents);
    auto *inner = new QVBoxLayout(contents);
    inner->setContentsMargins(0, 0, grid(this, 1), 0);
    inner->setSpacing(grid(this, 2));
    inner->addWidget(title);
    inner->addWidget(m_cardView);
    inner->addWidget(m_advice);
    inner->addWidget(m_result);
    inner->addWidget(m_form);
    inner->addStretch(1);
    m_scroll->setWidget(contents);
    // The panel behind it shows through; setWidget() has just said otherwise.
    m_scroll->viewport()->setAutoFillBackground(false);
    contents->setAutoFillBackground(false);
    // It scrolls down, never sideways.
    m_scroll->setMinimumWidth(contents->minimumSizeHint().width()
                              + style()->pixelMetric(QStyle::PM_ScrollBarExtent));

    m_review = new QPushButton(page);
    m_review->setObjectName(QStringLiteral("reviewButton"));
    setButtonRole(m_review, ButtonRole::Primary);
    m_review->setAutoDefault(false);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(0, grid(this, 2), 0, 0);
    bar->addStretch(1);
    bar->addWidget(m_review);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(bar);
    m_stack->addWidget(page);

    connect(m_review, &QPushButton::clicked, this, &CorrectionPane::review);
    connect(m_form, &CorrectionForm::transactionIdLeft, this, [this](const QString &id) {
        if (m_manual && id != m_card.row.transaction.transactionId) {
            m_cardTicket = m_desk.requestCard(id);
        }
    });
    connect(m_result, &Notice::actionTriggered, this, &CorrectionPane::sendAgain);
    connect(m_advice, &Notice::actionTriggered, this, &CorrectionPane::sendAgain);
    connect(m_advice, &Notice::wayOutTriggered, this, [this] {
        if (m_againstAdvice) {
            recordInstead();
        } else {
            sendAnyway();
        }
    });
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
    if (m_stack->currentIndex() == 1) {
        m_form->focusFirst();
    }
}

void CorrectionPane::keepTyped()
{
    const QString id = transactionId();
    if (id.isEmpty() || !m_form->isTouched() || m_busy) {
        return;
    }
    if (m_typed.size() >= typedKept && !m_typed.contains(id)) {
        m_typed.erase(m_typed.begin());
    }
    m_typed.insert(id, m_form->draft());
}

void CorrectionPane::onCard(Ticket ticket, const TransactionCard &card)
{
    if (m_cardTicket != ticket) {
        return;
    }
    m_cardTicket.reset();
    const QString id = card.row.transaction.transactionId;
    const bool same = m_stack->currentIndex() == 1 && id == transactionId();
    const bool refreshed = same && (!m_manual || !card.known);
    if (refreshed) {
        // The same transaction again: what was typed stays where it is.
        m_card = card;
        m_cardView->setCard(card, m_clock.now());
        applyAdvice();
    } else {
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
    if (m_stack->currentIndex() == 1) {
        m_result->say(Icon::Error, Token::Rejected, words.title, words.next);
    } else {
        m_empty->say(Icon::Error, words.title, words.next);
    }
}

void CorrectionPane::fill(const TransactionCard &card)
{
    m_card = card;
    m_againstAdvice = false;
    m_entry = {};
    m_submitTicket.reset();
    setBusy(false);
    m_result->hide();
    const QString id = card.row.transaction.transactionId;
    const auto typed = m_typed.constFind(id);
    const bool kept = typed != m_typed.constEnd() && !id.isEmpty();
    m_form->setDraft(kept ? *typed : proposal(card));
    m_form->setIdsOpen(m_manual);
    m_cardView->setCard(card, m_clock.now());
    m_stack->setCurrentIndex(1);
    applyAdvice();
    m_scroll->verticalScrollBar()->setValue(0);
    m_form->focusFirst();
    // Once everything has its place: what is typed into must be in view.
    QTimer::singleShot(0, this, [this] {
        if (QWidget *focused = m_form->focusWidget()) {
            m_scroll->ensureWidgetVisible(focused);
        }
    });
    Q_EMIT transactionShown(id);
}

CorrectionDraft CorrectionPane::proposal(const TransactionCard &card) const
{
    const Transaction &t = card.row.transaction;
    CorrectionDraft draft;
    draft.transactionId = t.transactionId;
    draft.appid = t.appid;
    draft.openid = t.openid;
    if (m_profile.partnerMode) {
        draft.subMchid = m_profile.subMchid;
    }
    if (card.row.points && t.refundedFen > 0) {
        const auto after
            = proposeAfterRefund(t.amountFen, t.refundedFen, *card.row.points, std::nullopt);
        if (after) {
            draft.earned = after->after.value() > 0;
            draft.points = after->after.toText();
        }
    }
    return draft;
}

Advice CorrectionPane::advice() const
{
    return adviceFor(m_card, m_clock.now());
}

void CorrectionPane::applyAdvice()
{
    const Advice now = advice();
    const Explanation words = explain(now);
    const bool report = now == Advice::Report || m_againstAdvice;
    m_form->setKind(report ? EntryKind::Report : EntryKind::MemberSystem);
    m_review->setText(report ? tr("Review and send …    Ctrl+Enter")
                             : tr("Review and record …    Ctrl+Enter"));
    switch (now) {
    case Advice::Report:
        m_againstAdvice = false;
        m_advice->hide();
        break;
    case Advice::SettleFirst: {
        const Entry *open = openReport(m_card);
        const bool again = open != nullptr && open->maySendAgain();
        // The result below says it all when this form's own sending is the open one.
        if (open != nullptr && open->id == m_entry) {
            m_advice->hide();
        } else {
            m_advice->say(Icon::Question, Token::Unknown, words.happened, words.next,
                          again ? tr("Send the same again") : QString());
        }
        break;
    }
    case Advice::AlreadyThere:
    case Advice::TooLate:
        if (m_againstAdvice) {
            m_advice->say(Icon::Warning, Token::Unknown,
                          tr("It goes to WeChat Pay against the desk's advice."),
                          tr("%1 WeChat Pay will most likely refuse it.").arg(words.happened), {},
                          tr("Record it for the member system instead"));
        } else {
            m_advice->say(Icon::Book, Token::MemberSystem, words.happened, words.next, {},
                          tr("Send to WeChat Pay anyway"));
        }
        break;
    }
    m_review->setEnabled(!m_busy && now != Advice::SettleFirst);
}

void CorrectionPane::sendAnyway()
{
    m_againstAdvice = true;
    applyAdvice();
    m_form->focusFirst();
}

void CorrectionPane::recordInstead()
{
    m_againstAdvice = false;
    applyAdvice();
    m_form->focusFirst();
}

void CorrectionPane::onTick()
{
    const QDateTime now = m_clock.now();
    m_form->refreshTime();
    m_cardView->refresh(now);
    if (m_stack->currentIndex() == 1 && !m_busy) {
        applyAdvice();
    }
}

void CorrectionPane::review()
{
    if (m_stack->currentIndex() != 1 || m_busy || m_dialog || !m_review->isEnabled()) {
        return;
    }
    applyAdvice(); // midnight may have passed since the last tick
    if (!m_review->isEnabled()) {
        return;
    }
    CorrectionDraft draft = m_form->draft();
    draft.againstAdvice = m_againstAdvice;
    if (const Entry *before = valued(m_card)) {
        draft.corrects = before->id;
    }
    if (m_card.row.points) {
        draft.pointsBefore = m_card.row.points->toText();
    }
    const auto correction = validate(draft, m_profile.limits(), m_clock);
    if (!correction) {
        m_form->setFindings(correction.error());
        const QList<Finding> &errors = correction.error();
        m_scroll->ensureWidgetVisible(m_form->field(errors.first().field));
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
    context.ordinal = ordinalOf(m_card);
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
        m_result->say(Icon::Warning, Token::Unknown,
                      tr("Nothing was sent: something has changed since the review."),
                      tr("Read the form again; what you typed is still there."));
        return;
    }
    m_early.clear();
    m_entry = {};
    m_submitTicket = m_desk.submit(correction);
    setBusy(true);
    const bool report = correction.fields().kind == EntryKind::Report;
    m_result->say(report ? Icon::Sending : Icon::Book, Token::Waiting,
                  report ? tr("Sending …") : tr("Recording …"), {});
}

void CorrectionPane::sendAgain()
{
    EntryId id = m_entry;
    if (id.isNull()) {
        const Entry *open = openReport(m_card);
        if (open == nullptr) {
            return;
        }
        id = open->id;
    }
    m_early.clear();
    m_submitTicket = m_desk.sendAgain(id);
    setBusy(true);
    m_advice->hide();
    m_result->say(Icon::Sending, Token::Waiting, tr("Sending the same again …"), {});
}

void CorrectionPane::onSubmitted(Ticket ticket, const Result<Entry, SubmitError> &result)
{
    if (m_submitTicket != ticket) {
        return;
    }
    m_submitTicket.reset();
    if (!result) {
        showSubmitError(result.error());
        return;
    }
    m_entry = result->id;
    const auto early = m_early.constFind(m_entry);
    const Entry entry = early != m_early.constEnd() ? *early : *result;
    m_early.clear();
    showOutcome(entry);
}

void CorrectionPane::onEntryChanged(const Entry &entry)
{
    if (m_submitTicket) {
        m_early.insert(entry.id, entry);
        return;
    }
    if (!m_entry.isNull() && entry.id == m_entry) {
        showOutcome(entry);
        return;
    }
    // Another one of the same transaction: settled in the history, or booked.
    if (m_stack->currentIndex() == 1 && entry.fields.transactionId == transactionId() && !m_busy) {
        m_cardTicket = m_desk.requestCard(entry.fields.transactionId);
    }
}

void CorrectionPane::showSubmitError(const SubmitError &error)
{
    setBusy(false);
    const ErrorText words = submitErrorText(error);
    m_result->say(Icon::Error, Token::Rejected, words.title, words.next);
    m_scroll->verticalScrollBar()->setValue(0);
    switch (error.problem) {
    case SubmitProblem::OpenReportExists:
    case SubmitProblem::AgainstAdvice:
    case SubmitProblem::NoSuchEntry:
    case SubmitProblem::NotAllowed:
        // The card is older than what the store says.
        m_cardTicket = m_desk.requestCard(transactionId());
        return;
    case SubmitProblem::StoreFailed:
    case SubmitProblem::NoConnection:
    case SubmitProblem::Closing:
        return;
    }
    Q_UNREACHABLE();
}

void CorrectionPane::showOutcome(const Entry &entry)
{
    switch (entry.state) {
    case EntryState::Sending:
        m_result->say(Icon::Sending, Token::Waiting, badgeFor(entry.state).word,
                      explain(entry).happened);
        return;
    case EntryState::Accepted:
    case EntryState::ToBook:
    case EntryState::Booked:
        showDone(entry);
        return;
    case EntryState::AlreadyReported:
        if (entry.attempts > 1) {
            showDone(entry); // it settles an unknown of the same bytes
            return;
        }
        break;
    case EntryState::Rejected:
    case EntryState::NotSent:
    case EntryState::Unknown:
        break;
    }
    setBusy(false);
    const Badge badge = badgeFor(entry.state);
    const Explanation words = explain(entry);
    QString next = words.next;
    if (!entry.facts.message.isEmpty()) {
        next += u'\n';
        next += tr("WeChat Pay's words: %1 %2").arg(entry.facts.code, entry.facts.message);
    }
    m_result->say(badge.icon, badge.token, tr("%1. %2").arg(badge.word, words.happened), next,
                  entry.maySendAgain() ? tr("Send the same again") : QString());
    m_scroll->verticalScrollBar()->setValue(0);
    m_cardTicket = m_desk.requestCard(entry.fields.transactionId);
}

void CorrectionPane::showDone(const Entry &entry)
{
    setBusy(false);
    m_typed.remove(entry.fields.transactionId);
    m_form->setDraft({});
    m_card = {};
    m_manual = false;
    m_entry = {};
    m_cardTicket.reset();
    const Badge badge = badgeFor(entry.state);
    const Explanation words = explain(entry);
    m_empty->say(badge.icon, tr("%1: %2").arg(badge.word, valueText(entry.fields)),
                 tr("Transaction %1\n%2 %3")
                     .arg(groupedId(entry.fields.transactionId), words.happened, words.next),
                 tr("Next transaction    F2"));
    m_stack->setCurrentIndex(0);
    Q_EMIT transactionShown({});
    Q_EMIT nextRequested();
}

void CorrectionPane::setBusy(bool busy)
{
    m_busy = busy;
    const QWidget *focused = focusWidget();
    if (busy && focused != nullptr && m_form->isAncestorOf(focused)) {
        m_result->setFocus(Qt::OtherFocusReason); // or it would wander off with the next keys
    }
    m_form->setEnabled(!busy);
    m_review->setEnabled(!busy);
}

void CorrectionPane::showEmpty()
{
    m_empty->say(Icon::Scan, tr("No transaction chosen"),
                 tr("Scan the bar code on the customer's bill, or choose a transaction on the "
                    "left."),
                 tr("To the scan box    F2"));
    m_stack->setCurrentIndex(0);
}

} // namespace pd

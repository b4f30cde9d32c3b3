#include "fake_desk.h"
#include "samples.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/common/chip_group.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/labelled_field.h"
#include "ui/common/words.h"
#include "ui/correction/clean_line_edit.h"
#include "ui/correction/confirm_dialog.h"
#include "ui/correction/correction_form.h"
#include "ui/correction/correction_pane.h"
#include "ui/correction/notice.h"
#include "ui/correction/transaction_card_view.h"

#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pd;
using test::SetClock;

class TestCorrectionPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsSentWithoutAReason();
    void aRefundIsSomethingToDo();
    void theRuleProposesAndSaysSo();
    void nothingIsSentWhenTheReviewIsCancelled();
    void theStoreFailsAndNothingIsLost_data();
    void theStoreFailsAndNothingIsLost();
    void anAnswerForAnotherTransactionIsDropped();
    void aCardThatCanNotBeReadSaysSo();
    void oneCorrectionEndToEnd();
    void outcomesStandInTheForm_data();
    void outcomesStandInTheForm();
    void anOutcomeThatCameFirstIsNotLost();
    void anUnknownIsSentAgain();
    void alreadyReportedSettlesARepeat();
    void alreadyReportedAtFirstTurnsTheForm();
    void adviceTurnsTheForm_data();
    void adviceTurnsTheForm();
    void sendAnywayAfterReadingWhyNot();
    void anOpenReportIsSettledFirst();
    void midnightTurnsTheForm();
    void midnightDuringTheReviewSendsNothing();
    void aRefundProposesAValue();
    void aCorrectionNamesWhatItCorrects();
    void typedTextIsKeptPerTransaction();
    void manualEntryOpensTheIds();
    void aNumberThatIsKnownAfterAllIsFilled();
    void aTypedNumbersCardIsReadBeforeTheReview();
    void whileReviewingNothingElseIsShown();
    void theOutcomeThatCouldNotBeRecordedIsSaid();
    void theHistorySettlesAnOpenReport();

private:
    void show(const TransactionCard &card);
    void fillValidly();
    /// Ctrl+Enter in the form, then the button of the review.
    void reviewAndConfirm();
    void submitted(const Result<Entry, SubmitError> &result);
    [[nodiscard]] ConfirmDialog *dialog() const;
    [[nodiscard]] Notice *result() const;
    [[nodiscard]] Notice *advice() const;
    [[nodiscard]] QPushButton *reviewButton() const;
    [[nodiscard]] CleanLineEdit *points() const;
    [[nodiscard]] QComboBox *reason() const;
    [[nodiscard]] CorrectionForm *form() const;

    std::unique_ptr<SetClock> m_clock;
    std::unique_ptr<FakeDesk> m_desk;
    Profile m_profile;
    std::unique_ptr<CorrectionPane> m_pane;
};

void TestCorrectionPane::init()
{
    m_clock = std::make_unique<SetClock>(QStringLiteral("2026-11-24T20:48:31+08:00"));
    m_desk = std::make_unique<FakeDesk>(*m_clock);
    m_profile = samples::profile();
    m_pane = std::make_unique<CorrectionPane>(*m_desk, m_profile, *m_clock);
    m_pane->resize(640, 700);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestCorrectionPane::cleanup()
{
    m_pane.reset();
    m_desk.reset();
}

template <class T> T *required(T *found)
{
    if (found == nullptr) {
        qFatal("not there");
    }
    return found;
}

ConfirmDialog *TestCorrectionPane::dialog() const
{
    return m_pane->findChild<ConfirmDialog *>();
}

Notice *TestCorrectionPane::result() const
{
    return required(m_pane->findChild<Notice *>(QStringLiteral("result")));
}

Notice *TestCorrectionPane::advice() const
{
    return required(m_pane->findChild<Notice *>(QStringLiteral("advice")));
}

QPushButton *TestCorrectionPane::reviewButton() const
{
    return required(m_pane->findChild<QPushButton *>(QStringLiteral("reviewButton")));
}

CleanLineEdit *TestCorrectionPane::points() const
{
    return required(m_pane->findChild<CleanLineEdit *>(QStringLiteral("points")));
}

QComboBox *TestCorrectionPane::reason() const
{
    return required(m_pane->findChild<QComboBox *>(QStringLiteral("reason")));
}

CorrectionForm *TestCorrectionPane::form() const
{
    return required(m_pane->findChild<CorrectionForm *>());
}

void TestCorrectionPane::show(const TransactionCard &card)
{
    m_pane->showTransaction(card.row.transaction.transactionId);
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
}

void TestCorrectionPane::fillValidly()
{
    points()->setFocus();
    points()->selectAll();
    QTest::keyClicks(points(), QStringLiteral("120"));
    reason()->setFocus();
    reason()->clearEditText();
    QInputMethodEvent words; // as a Chinese input method gives them
    words.setCommitString(QStringLiteral("重复付款"));
    QApplication::sendEvent(reason()->lineEdit(), &words);
}

void TestCorrectionPane::reviewAndConfirm()
{
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    QTest::keyClick(reason(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() != nullptr);
    QTest::mouseClick(required(dialog()->findChild<QPushButton *>(QStringLiteral("confirmButton"))),
                      Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, patienceMs);
}

void TestCorrectionPane::submitted(const Result<Entry, SubmitError> &result)
{
    const Ticket ticket = m_desk->lastTicket;
    Q_EMIT m_desk->submitted(ticket, result);
}

void TestCorrectionPane::aRefundIsSomethingToDo()
{
    TransactionRow row = samples::row(1, ReportState::Accepted);
    row.transaction.amountFen = 12'800;
    row.points = samples::points(128);
    TransactionCard card = samples::card(row);
    card.entries = {samples::entry(row.transaction.transactionId, EntryState::Accepted)};
    show(card);
    QCOMPARE(points()->text(), QString());
    // The refund comes while the form is open: it is read again and proposes.
    Q_EMIT m_desk->transactionsChanged();
    card.row.transaction.refundedFen = 6'400;
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
    QCOMPARE(points()->text(), QStringLiteral("64"));
    QVERIFY2(advice()->title().contains(QStringLiteral("64.00")), qPrintable(advice()->title()));
    QVERIFY2(advice()->next().contains(QStringLiteral("64")), qPrintable(advice()->next()));
    // What was typed stays.
    points()->setFocus();
    points()->selectAll();
    QTest::keyClicks(points(), QStringLiteral("70"));
    Q_EMIT m_desk->transactionsChanged();
    card.row.transaction.refundedFen = 12'800;
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
    QCOMPARE(points()->text(), QStringLiteral("70"));
}

void TestCorrectionPane::theRuleProposesAndSaysSo()
{
    m_profile.pointsRule = PointsRule{};
    TransactionRow row = samples::row(1);
    row.transaction.amountFen = 12'850;
    show(samples::card(row));
    QCOMPARE(points()->text(), QStringLiteral("128"));
    const auto notes = m_pane->findChildren<NoteLine *>();
    bool said = false;
    for (const NoteLine *note : notes) {
        said = said || note->text().contains(QStringLiteral("128"));
    }
    QVERIFY(said);
}

void TestCorrectionPane::nothingIsSentWithoutAReason()
{
    show(samples::card(samples::row(3)));
    points()->setFocus();
    QTest::keyClicks(points(), QStringLiteral("120"));
    QTest::keyClick(points(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() == nullptr);
    QCOMPARE(m_desk->submits.size(), 0);
    QVERIFY(form()->field(Field::Reason)->hasError());
    QVERIFY(reason()->hasFocus());
    QCOMPARE(points()->text(), QStringLiteral("120"));
}

void TestCorrectionPane::nothingIsSentWhenTheReviewIsCancelled()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    QTest::keyClick(reason(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() != nullptr);
    QTest::keyClick(dialog()->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, patienceMs);
    QCOMPARE(m_desk->submits.size(), 0);
    QCOMPARE(form()->draft().points, QStringLiteral("120"));
}

void TestCorrectionPane::theStoreFailsAndNothingIsLost_data()
{
    QTest::addColumn<int>("problem");
    QTest::newRow("store") << static_cast<int>(SubmitProblem::StoreFailed);
    QTest::newRow("open report") << static_cast<int>(SubmitProblem::OpenReportExists);
    QTest::newRow("no keys") << static_cast<int>(SubmitProblem::NoConnection);
    QTest::newRow("closing") << static_cast<int>(SubmitProblem::Closing);
}

void TestCorrectionPane::theStoreFailsAndNothingIsLost()
{
    QFETCH(const int, problem);
    show(samples::card(samples::row(3)));
    fillValidly();
    reviewAndConfirm();
    const SubmitError error{static_cast<SubmitProblem>(problem), {StoreProblem::Full, {}}, {}};
    submitted(fail(error));
    QVERIFY(result()->isVisible());
    QCOMPARE(result()->title(), submitErrorText(error).title);
    QVERIFY(form()->isEnabled());
    QVERIFY(reviewButton()->isEnabled());
    QCOMPARE(form()->draft().points, QStringLiteral("120"));
    QCOMPARE(form()->draft().reason, QStringLiteral("重复付款"));
}

void TestCorrectionPane::anAnswerForAnotherTransactionIsDropped()
{
    m_pane->showTransaction(samples::idOf(3));
    const Ticket first = m_desk->cards.last().ticket;
    m_pane->showTransaction(samples::idOf(4));
    Q_EMIT m_desk->cardReady(first, samples::card(samples::row(3)));
    QCOMPARE(m_pane->transactionId(), QString());
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, samples::card(samples::row(4)));
    QCOMPARE(m_pane->transactionId(), samples::idOf(4));
}

void TestCorrectionPane::aCardThatCanNotBeReadSaysSo()
{
    m_pane->showTransaction(samples::idOf(3));
    Q_EMIT m_desk->readFailed(m_desk->cards.last().ticket, {StoreProblem::Locked, {}});
    QCOMPARE(required(m_pane->findChild<EmptyState *>())->title(),
             storeProblemText({StoreProblem::Locked, {}}).title);
}

void TestCorrectionPane::oneCorrectionEndToEnd()
{
    show(samples::card(samples::row(3)));
    QVERIFY(points()->hasFocus());
    fillValidly();
    reviewAndConfirm();
    QCOMPARE(m_desk->submits.size(), 1);
    const CorrectionFields sent = m_desk->submits.at(0).fields;
    QCOMPARE(sent.transactionId, samples::idOf(3));
    QCOMPARE(sent.openid, QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    QCOMPARE(sent.points, samples::points(120));
    QCOMPARE(sent.reason, QStringLiteral("重复付款"));
    QVERIFY(sent.kind == EntryKind::Report);
    QVERIFY(!form()->isEnabled());
    QVERIFY(m_pane->isSending());

    Entry entry = samples::entry(samples::idOf(3), EntryState::Sending);
    submitted(entry);
    QVERIFY(m_pane->isSending());
    QVERIFY(result()->isVisible());
    QSignalSpy next(m_pane.get(), &CorrectionPane::nextRequested);
    entry.state = EntryState::Accepted;
    entry.outcome = Accepted{};
    Q_EMIT m_desk->entryChanged(entry);
    QVERIFY(!m_pane->isSending());
    QCOMPARE(next.size(), 1);
    QCOMPARE(m_pane->transactionId(), QString());
    QVERIFY(required(m_pane->findChild<EmptyState *>())
                ->title()
                .contains(badgeFor(EntryState::Accepted).word));
}

void TestCorrectionPane::outcomesStandInTheForm_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("again");
    QTest::newRow("not submitted") << static_cast<int>(EntryState::Rejected)
                                   << QStringLiteral("rejected:not_submitted") << true;
    QTest::newRow("openid") << static_cast<int>(EntryState::Rejected)
                            << QStringLiteral("rejected:openid_wrong") << false;
    QTest::newRow("401") << static_cast<int>(EntryState::Rejected)
                         << QStringLiteral("rejected:signature_refused") << false;
    QTest::newRow("not sent") << static_cast<int>(EntryState::NotSent)
                              << QStringLiteral("not_sent:host_not_found") << true;
    QTest::newRow("unknown") << static_cast<int>(EntryState::Unknown)
                             << QStringLiteral("unknown:timed_out") << true;
}

void TestCorrectionPane::outcomesStandInTheForm()
{
    QFETCH(const int, state);
    QFETCH(const QString, outcome);
    QFETCH(const bool, again);
    show(samples::card(samples::row(3)));
    fillValidly();
    reviewAndConfirm();
    Entry entry = samples::entry(samples::idOf(3), EntryState::Sending);
    submitted(entry);
    entry.state = static_cast<EntryState>(state);
    entry.outcome = outcomeFromToken(outcome);
    QVERIFY(entry.outcome.has_value());
    Q_EMIT m_desk->entryChanged(entry);
    QVERIFY(result()->isVisible());
    QVERIFY(result()->title().contains(badgeFor(entry.state).word));
    QVERIFY(result()->title().contains(explain(entry).happened));
    QCOMPARE(result()->action()->isVisible(), again);
    // "Find out why…" stands beside a 401, and nowhere else.
    QCOMPARE(result()->wayOut()->isVisible(), isSignatureRefused(entry));
    const QSignalSpy check(m_pane.get(), &CorrectionPane::checkRequested);
    if (isSignatureRefused(entry)) {
        result()->wayOut()->click();
        QCOMPARE(check.size(), 1);
    }
    QVERIFY(form()->isEnabled());
    QCOMPARE(form()->draft().points, QStringLiteral("120"));
    QCOMPARE(form()->draft().reason, QStringLiteral("重复付款"));
}

void TestCorrectionPane::anOutcomeThatCameFirstIsNotLost()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    reviewAndConfirm();
    Entry entry = samples::entry(samples::idOf(3), EntryState::Accepted);
    entry.outcome = Accepted{};
    Q_EMIT m_desk->entryChanged(entry);
    entry.state = EntryState::Sending;
    entry.outcome.reset();
    submitted(entry);
    QCOMPARE(m_pane->transactionId(), QString());
}

void TestCorrectionPane::anUnknownIsSentAgain()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    reviewAndConfirm();
    Entry entry = samples::entry(samples::idOf(3), EntryState::Sending);
    submitted(entry);
    entry.state = EntryState::Unknown;
    entry.outcome = Unknown{UnknownReason::TimedOut};
    Q_EMIT m_desk->entryChanged(entry);
    TransactionCard card = samples::card(samples::row(3, ReportState::Unknown));
    card.entries.append(entry);
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
    QVERIFY(!reviewButton()->isEnabled()); // one open report a transaction
    QTest::mouseClick(result()->action(), Qt::LeftButton);
    QCOMPARE(m_desk->again.size(), 1);
    QCOMPARE(m_desk->again.at(0).id, entry.id);
    QCOMPARE(m_desk->submits.size(), 1);
    entry.state = EntryState::Sending;
    entry.attempts = 2;
    submitted(entry);
    entry.state = EntryState::Accepted;
    entry.outcome = Accepted{};
    Q_EMIT m_desk->entryChanged(entry);
    QCOMPARE(m_pane->transactionId(), QString());
}

void TestCorrectionPane::alreadyReportedSettlesARepeat()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    reviewAndConfirm();
    Entry entry = samples::entry(samples::idOf(3), EntryState::AlreadyReported);
    entry.outcome = AlreadyReported{};
    entry.attempts = 2;
    submitted(entry);
    QCOMPARE(m_pane->transactionId(), QString());
}

void TestCorrectionPane::alreadyReportedAtFirstTurnsTheForm()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    reviewAndConfirm();
    Entry entry = samples::entry(samples::idOf(3), EntryState::AlreadyReported);
    entry.outcome = AlreadyReported{};
    submitted(entry);
    TransactionCard card = samples::card(samples::row(3, ReportState::AlreadyReported));
    card.entries.append(entry);
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
    QCOMPARE(m_pane->transactionId(), samples::idOf(3));
    QVERIFY(form()->draft().kind == EntryKind::MemberSystem);
    QCOMPARE(form()->draft().points, QStringLiteral("120"));
    QVERIFY(reviewButton()->isEnabled());
}

void TestCorrectionPane::adviceTurnsTheForm_data()
{
    QTest::addColumn<TransactionCard>("card");
    QTest::addColumn<int>("advice");
    QTest::addColumn<bool>("memberSystem");
    QTest::newRow("report") << samples::card(samples::row(3)) << static_cast<int>(Advice::Report)
                            << false;
    QTest::newRow("yesterday's") << samples::card(samples::row(1'000))
                                 << static_cast<int>(Advice::TooLate) << true;
    QTest::newRow("the mall's own report")
        << samples::card(samples::row(3, ReportState::ReportedByMall))
        << static_cast<int>(Advice::AlreadyThere) << true;
    TransactionCard accepted = samples::card(samples::row(3, ReportState::Accepted));
    accepted.entries.append(samples::entry(samples::idOf(3), EntryState::Accepted));
    QTest::newRow("reported here") << accepted << static_cast<int>(Advice::AlreadyThere) << true;
}

void TestCorrectionPane::adviceTurnsTheForm()
{
    QFETCH(const TransactionCard, card);
    QFETCH(const int, advice);
    QFETCH(const bool, memberSystem);
    show(card);
    QCOMPARE(form()->draft().kind == EntryKind::MemberSystem, memberSystem);
    QCOMPARE(this->advice()->isVisible(), memberSystem);
    if (!memberSystem) {
        return;
    }
    QCOMPARE(this->advice()->title(), explain(static_cast<Advice>(advice)).happened);
    fillValidly();
    reviewAndConfirm();
    QCOMPARE(m_desk->submits.size(), 1);
    QVERIFY(m_desk->submits.at(0).fields.kind == EntryKind::MemberSystem);
    Entry entry = samples::entry(card.row.transaction.transactionId, EntryState::ToBook,
                                 EntryKind::MemberSystem);
    submitted(entry);
    QCOMPARE(m_pane->transactionId(), QString());
}

void TestCorrectionPane::sendAnywayAfterReadingWhyNot()
{
    show(samples::card(samples::row(1'000)));
    QTest::mouseClick(advice()->wayOut(), Qt::LeftButton);
    QVERIFY(form()->draft().kind == EntryKind::Report);
    fillValidly();
    reviewAndConfirm();
    QVERIFY(m_desk->submits.at(0).fields.kind == EntryKind::Report);
    QVERIFY(m_desk->submits.at(0).fields.againstAdvice);
    submitted(fail(SubmitError{SubmitProblem::Closing, {}, {}}));
    // And back again.
    QTest::mouseClick(advice()->wayOut(), Qt::LeftButton);
    QVERIFY(form()->draft().kind == EntryKind::MemberSystem);
    reviewAndConfirm();
    QVERIFY(!m_desk->submits.at(1).fields.againstAdvice);
}

void TestCorrectionPane::anOpenReportIsSettledFirst()
{
    TransactionCard card = samples::card(samples::row(3, ReportState::Unknown));
    Entry entry = samples::entry(samples::idOf(3), EntryState::Unknown);
    entry.outcome = Unknown{UnknownReason::ConnectionLost};
    card.entries.append(entry);
    show(card);
    QVERIFY(advice()->isVisible());
    QVERIFY(!reviewButton()->isEnabled());
    fillValidly();
    QTest::keyClick(reason(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() == nullptr);
    QTest::mouseClick(advice()->action(), Qt::LeftButton);
    QCOMPARE(m_desk->again.size(), 1);
    QCOMPARE(m_desk->again.at(0).id, entry.id);
}

void TestCorrectionPane::midnightTurnsTheForm()
{
    m_clock->set(QStringLiteral("2026-11-24T23:59:50+08:00"));
    show(samples::card(samples::row(3)));
    fillValidly();
    QVERIFY(form()->draft().kind == EntryKind::Report);
    QVERIFY(!required(m_pane->findChild<TransactionCardView *>())->deadlineText().isEmpty());
    m_clock->set(QStringLiteral("2026-11-25T00:00:00+08:00"));
    QTest::keyClick(reason(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form()->draft().kind == EntryKind::MemberSystem);
    QVERIFY(advice()->isVisible());
    QVERIFY(dialog() != nullptr);
    QVERIFY(dialog()->correction().fields().kind == EntryKind::MemberSystem);
}

void TestCorrectionPane::midnightDuringTheReviewSendsNothing()
{
    m_clock->set(QStringLiteral("2026-11-24T23:59:50+08:00"));
    show(samples::card(samples::row(3)));
    fillValidly();
    QTest::keyClick(reason(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() != nullptr);
    m_clock->set(QStringLiteral("2026-11-25T00:00:01+08:00"));
    QTest::mouseClick(required(dialog()->findChild<QPushButton *>(QStringLiteral("confirmButton"))),
                      Qt::LeftButton);
    QCOMPARE(m_desk->submits.size(), 0);
    QVERIFY(result()->isVisible());
    QVERIFY(form()->draft().kind == EntryKind::MemberSystem);
    QCOMPARE(form()->draft().points, QStringLiteral("120"));
}

void TestCorrectionPane::aRefundProposesAValue()
{
    TransactionRow row = samples::row(3, ReportState::Accepted);
    row.transaction.amountFen = 12'000;
    row.transaction.refundedFen = 3'000;
    row.points = samples::points(120);
    TransactionCard card = samples::card(row);
    card.entries.append(samples::entry(samples::idOf(3), EntryState::Accepted));
    show(card);
    QCOMPARE(form()->draft().points, QStringLiteral("90"));
    QVERIFY(form()->draft().earned);
    row.transaction.refundedFen = 12'000;
    card.row = row;
    m_pane->showTransaction(samples::idOf(9));
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, samples::card(samples::row(9)));
    show(card);
    QCOMPARE(form()->draft().points, QStringLiteral("0"));
    QVERIFY(!form()->draft().earned);
}

void TestCorrectionPane::aCorrectionNamesWhatItCorrects()
{
    TransactionRow row = samples::row(3, ReportState::Accepted);
    row.points = samples::points(120);
    TransactionCard card = samples::card(row);
    card.entries.append(samples::entry(samples::idOf(3), EntryState::Accepted));
    show(card);
    fillValidly();
    points()->selectAll();
    QTest::keyClicks(points(), QStringLiteral("150"));
    reviewAndConfirm();
    const CorrectionFields sent = m_desk->submits.at(0).fields;
    QCOMPARE(sent.corrects, card.entries.at(0).id);
    QCOMPARE(sent.pointsBefore, std::optional<Points>(samples::points(120)));
}

void TestCorrectionPane::typedTextIsKeptPerTransaction()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    show(samples::card(samples::row(4)));
    QCOMPARE(form()->draft().points, QString());
    show(samples::card(samples::row(3)));
    QCOMPARE(form()->draft().points, QStringLiteral("120"));
    QCOMPARE(form()->draft().reason, QStringLiteral("重复付款"));
}

void TestCorrectionPane::manualEntryOpensTheIds()
{
    m_pane->startManual(QStringLiteral("4200 0023 4520 2611 2499 9999 9999"));
    QVERIFY(form()->idsOpen());
    QCOMPARE(form()->draft().transactionId, QStringLiteral("4200002345202611249999999999"));
    QCOMPARE(form()->draft().appid, m_profile.appids.first());
    TransactionCard unknown;
    unknown.row.transaction.transactionId = QStringLiteral("4200002345202611249999999999");
    auto *openid = qobject_cast<CleanLineEdit *>(form()->field(Field::Openid)->field());
    QTest::keyClicks(openid, QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, unknown);
    QCOMPARE(form()->draft().openid, QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    fillValidly();
    reviewAndConfirm();
    QCOMPARE(m_desk->submits.size(), 1);
}

void TestCorrectionPane::aNumberThatIsKnownAfterAllIsFilled()
{
    m_pane->startManual(samples::idOf(3));
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, samples::card(samples::row(3)));
    QVERIFY(!form()->idsOpen());
    QCOMPARE(form()->draft().openid, QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
}

void TestCorrectionPane::aTypedNumbersCardIsReadBeforeTheReview()
{
    m_pane->startManual({});
    auto *id = qobject_cast<CleanLineEdit *>(form()->field(Field::TransactionId)->field());
    auto *openid = qobject_cast<CleanLineEdit *>(form()->field(Field::Openid)->field());
    QTest::keyClicks(openid, QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    fillValidly();
    id->setFocus();
    QTest::keyClicks(id, samples::idOf(3));
    QTest::keyClick(id, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() == nullptr);
    TransactionCard card;
    card.row.transaction.transactionId = samples::idOf(3);
    card.entries.append(samples::entry(samples::idOf(3), EntryState::Accepted));
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
    QVERIFY(dialog() != nullptr);
    // It had been reported from this desk: nobody reports it twice unawares.
    QVERIFY(dialog()->correction().fields().kind == EntryKind::MemberSystem);
}

void TestCorrectionPane::whileReviewingNothingElseIsShown()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    QTest::keyClick(reason(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog() != nullptr);
    const qsizetype asked = m_desk->cards.size();
    m_pane->showTransaction(samples::idOf(4));
    m_pane->startManual(samples::idOf(5));
    QCOMPARE(m_desk->cards.size(), asked);
    QCOMPARE(m_pane->transactionId(), samples::idOf(3));
}

void TestCorrectionPane::theOutcomeThatCouldNotBeRecordedIsSaid()
{
    show(samples::card(samples::row(3)));
    fillValidly();
    reviewAndConfirm();
    const Entry entry = samples::entry(samples::idOf(3), EntryState::Sending);
    submitted(entry);
    Q_EMIT m_desk->outcomeNotRecorded(entry.id, {StoreProblem::Full, {}});
    QVERIFY(!m_pane->isSending());
    QVERIFY(result()->isVisible());
    QCOMPARE(form()->draft().points, QStringLiteral("120"));
}

void TestCorrectionPane::theHistorySettlesAnOpenReport()
{
    TransactionCard card = samples::card(samples::row(3, ReportState::Unknown));
    Entry entry = samples::entry(samples::idOf(3), EntryState::Unknown);
    entry.outcome = Unknown{UnknownReason::ConnectionLost};
    card.entries.append(entry);
    show(card);
    QVERIFY(!reviewButton()->isEnabled());
    entry.state = EntryState::AlreadyReported;
    entry.outcome = AlreadyReported{};
    const qsizetype asked = m_desk->cards.size();
    Q_EMIT m_desk->entryChanged(entry);
    QCOMPARE(m_desk->cards.size(), asked + 1);
    card.entries = {entry};
    card.row.state = ReportState::AlreadyReported;
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, card);
    QVERIFY(reviewButton()->isEnabled());
    QVERIFY(form()->draft().kind == EntryKind::MemberSystem);
}

QTEST_MAIN(TestCorrectionPane)
#include "tst_correction_pane.moc"

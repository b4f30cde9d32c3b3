#include "fake_desk.h"
#include "fake_records_desk.h"
#include "samples.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/common/inline_banner.h"
#include "ui/history/book_dialog.h"
#include "ui/history/entry_details_dialog.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_model.h"
#include "ui/history/history_pane.h"
#include "ui/history/send_again_dialog.h"
#include "ui/history/support_text.h"
#include "ui/history/unsettled_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace pd;

namespace {

Entry unknownEntry(int number)
{
    Entry entry = samples::entry(samples::idOf(number), EntryState::Unknown);
    entry.id.text = QStringLiteral("unknown-%1").arg(number);
    entry.sequence = 100 - number;
    entry.outcome = Unknown{UnknownReason::TimedOut};
    return entry;
}

EntryDetails detailsOf(const Entry &entry)
{
    EntryDetails details;
    details.entry = entry;
    details.body = "{\"openid\":\"" + entry.fields.openid.toUtf8() + "\"}";
    Attempt attempt;
    attempt.startedAt = entry.openedAt;
    attempt.endedAt = entry.openedAt.addSecs(1);
    attempt.outcome = entry.outcome;
    attempt.facts = {400, QStringLiteral("INVALID_REQUEST"), QStringLiteral("该订单未提交积分"),
                     {},  QStringLiteral("08F9-268435464"),  211,
                     0};
    details.attempts = {attempt};
    return details;
}

template <class Dialog> Dialog *openDialog(QWidget &under)
{
    const auto found = under.findChildren<Dialog *>();
    for (Dialog *dialog : found) {
        if (dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

QPushButton *buttonWith(QWidget *in, const QString &text)
{
    const auto buttons = in->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text().startsWith(text) && !button->isHidden()) {
            return button;
        }
    }
    return nullptr;
}

} // namespace

class TestHistoryPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void unknownStaysPinnedUntilSettled();
    void anOldAnswerIsNotTaken();
    void sendingAgainAsksFirst_data();
    void sendingAgainAsksFirst();
    void aRefusalIsSaid();
    void bookingNeedsAReference();
    void detailsMaskTheMemberUntilShown();
    void supportTextHoldsNoWholeOpenid();
    void detailsFollowTheEntry();
    void aRefusedSignatureOffersTheCheck_data();
    void aRefusedSignatureOffersTheCheck();
    void enterOpensDetailsAndSendsNothing();
    void countsWhatIsBeingSent();

private:
    std::unique_ptr<test::SetClock> m_clock;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<FakeRecordsDesk> m_records;
    std::unique_ptr<HistoryPane> m_pane;
};

void TestHistoryPane::init()
{
    m_clock = std::make_unique<test::SetClock>(QStringLiteral("2026-11-24T20:48:00+08:00"));
    m_desk = std::make_unique<FakeDesk>(*m_clock);
    m_records = std::make_unique<FakeRecordsDesk>(*m_desk);
    m_pane = std::make_unique<HistoryPane>(*m_desk, *m_records, *m_clock, QStringLiteral("王芳"));
    m_pane->resize(1200, 400);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_pane->reload();
}

void TestHistoryPane::cleanup()
{
    m_pane.reset();
    m_records.reset();
    m_desk.reset();
}

void TestHistoryPane::unknownStaysPinnedUntilSettled()
{
    auto *strip = m_pane->findChild<UnsettledStrip *>();
    QVERIFY(strip->isHidden());
    Entry entry = unknownEntry(1);
    Q_EMIT m_desk->unsettledReady(m_desk->unsettled.last(), {entry});
    QVERIFY(!strip->isHidden());
    entry.state = EntryState::Sending;
    Q_EMIT m_desk->entryChanged(entry);
    QVERIFY2(strip->isHidden(), "it is being settled");
    entry.state = EntryState::Unknown;
    Q_EMIT m_desk->entryChanged(entry);
    QVERIFY(!strip->isHidden());
    entry.state = EntryState::AlreadyReported;
    Q_EMIT m_desk->entryChanged(entry);
    QVERIFY(strip->isHidden());
}

void TestHistoryPane::anOldAnswerIsNotTaken()
{
    const Ticket old = m_desk->histories.last().ticket;
    m_pane->reload();
    Q_EMIT m_desk->historyReady(old, {{unknownEntry(1)}, false});
    QCOMPARE(m_pane->model()->rowCount(), 0);
    Q_EMIT m_desk->historyReady(m_desk->histories.last().ticket, {{unknownEntry(1)}, false});
    QCOMPARE(m_pane->model()->rowCount(), 1);
}

void TestHistoryPane::sendingAgainAsksFirst_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<qsizetype>("sent");
    QTest::newRow("Enter cancels") << Qt::Key_Return << Qt::KeyboardModifiers() << qsizetype{0};
    QTest::newRow("Esc cancels") << Qt::Key_Escape << Qt::KeyboardModifiers() << qsizetype{0};
    QTest::newRow("Ctrl+Enter sends")
        << Qt::Key_Return << Qt::KeyboardModifiers(Qt::ControlModifier) << qsizetype{1};
}

void TestHistoryPane::sendingAgainAsksFirst()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(qsizetype, sent);
    Q_EMIT m_desk->unsettledReady(m_desk->unsettled.last(), {unknownEntry(1)});
    buttonWith(m_pane.get(), QStringLiteral("Send the same again"))->click();
    auto *dialog = openDialog<SendAgainDialog>(*m_pane);
    QVERIFY(dialog != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), dialog, patienceMs);
    QVERIFY(m_desk->again.isEmpty());
    QTest::keyClick(dialog, key, modifiers);
    QTRY_VERIFY_WITH_TIMEOUT(openDialog<SendAgainDialog>(*m_pane) == nullptr, patienceMs);
    QCOMPARE(m_desk->again.size(), sent);
}

void TestHistoryPane::aRefusalIsSaid()
{
    m_pane->actions()->askSendAgain(unknownEntry(1));
    auto *dialog = openDialog<SendAgainDialog>(*m_pane);
    QVERIFY(dialog != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), dialog, patienceMs);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_desk->again.size(), qsizetype{1});
    auto *banner = m_pane->findChild<InlineBanner *>();
    SubmitError error;
    error.problem = SubmitProblem::NoConnection;
    Q_EMIT m_desk->submitted(m_desk->again.last().ticket + 1000, fail(error));
    QVERIFY2(banner->isHidden(), "another request's answer");
    Q_EMIT m_desk->submitted(m_desk->again.last().ticket, fail(error));
    QVERIFY(!banner->isHidden());
}

void TestHistoryPane::bookingNeedsAReference()
{
    const Entry entry
        = samples::entry(samples::idOf(1), EntryState::ToBook, EntryKind::MemberSystem);
    m_pane->actions()->askBook({entry});
    auto *dialog = openDialog<BookDialog>(*m_pane);
    QVERIFY(dialog != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), dialog, patienceMs);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_records->bookings.isEmpty());
    QVERIFY(dialog->isVisible());
    auto *edit = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(edit, QStringLiteral("CRM-0087"));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY2(m_records->bookings.isEmpty() && dialog->isVisible(), "Enter alone does nothing");
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_records->bookings.size(), qsizetype{1});
    QCOMPARE(m_records->bookings.last().rows.first().booking.reference, QStringLiteral("CRM-0087"));
}

void TestHistoryPane::detailsMaskTheMemberUntilShown()
{
    const Entry entry = unknownEntry(1);
    m_pane->actions()->openDetails(entry.id);
    auto *dialog = openDialog<EntryDetailsDialog>(*m_pane);
    Q_EMIT m_desk->detailsReady(m_desk->details.last().ticket, detailsOf(entry));
    QVERIFY(!dialog->bodyText().contains(entry.fields.openid));
    buttonWith(dialog, QStringLiteral("Show the member"))->click();
    QVERIFY(dialog->bodyText().contains(entry.fields.openid));
}

void TestHistoryPane::supportTextHoldsNoWholeOpenid()
{
    const Entry entry = unknownEntry(1);
    const QString text = supportText(detailsOf(entry));
    QVERIFY(!text.contains(entry.fields.openid));
    QVERIFY(text.contains(QStringLiteral("Request-ID: 08F9-268435464")));
    QVERIFY(text.contains(entry.fields.transactionId));
}

void TestHistoryPane::detailsFollowTheEntry()
{
    const Entry entry = unknownEntry(1);
    m_pane->actions()->openDetails(entry.id);
    QCOMPARE(m_desk->details.size(), qsizetype{1});
    Q_EMIT m_desk->entryChanged(entry);
    QCOMPARE(m_desk->details.size(), qsizetype{2});
    Q_EMIT m_desk->entryChanged(unknownEntry(2));
    QCOMPARE(m_desk->details.size(), qsizetype{2});
}

void TestHistoryPane::aRefusedSignatureOffersTheCheck_data()
{
    QTest::addColumn<RejectReason>("reason");
    QTest::addColumn<bool>("offered");
    QTest::newRow("401") << RejectReason::SignatureRefused << true;
    QTest::newRow("not submitted") << RejectReason::NotSubmitted << false;
}

void TestHistoryPane::aRefusedSignatureOffersTheCheck()
{
    QFETCH(RejectReason, reason);
    QFETCH(bool, offered);
    Entry entry = samples::entry(samples::idOf(1), EntryState::Rejected);
    entry.outcome = Rejected{reason};
    m_pane->actions()->openDetails(entry.id);
    auto *dialog = openDialog<EntryDetailsDialog>(*m_pane);
    Q_EMIT m_desk->detailsReady(m_desk->details.last().ticket, detailsOf(entry));
    const QSignalSpy asked(m_pane->actions(), &HistoryActions::checkRequested);
    auto *why = dialog->findChild<QPushButton *>(QStringLiteral("findOutWhy"));
    QCOMPARE(why->isVisible(), offered);
    if (offered) {
        why->setFocus();
        QTest::keyClick(why, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
    }
}

void TestHistoryPane::enterOpensDetailsAndSendsNothing()
{
    Q_EMIT m_desk->historyReady(m_desk->histories.last().ticket, {{unknownEntry(1)}, false});
    auto *table = m_pane->findChild<QTableView *>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(openDialog<EntryDetailsDialog>(*m_pane) != nullptr);
    QVERIFY(m_desk->again.isEmpty());
}

void TestHistoryPane::countsWhatIsBeingSent()
{
    QSignalSpy counts(m_pane.get(), &HistoryPane::sendingCountChanged);
    Entry entry = unknownEntry(1);
    entry.state = EntryState::Sending;
    Q_EMIT m_desk->entryChanged(entry);
    Q_EMIT m_desk->entryChanged(entry);
    QCOMPARE(m_pane->sendingCount(), 1);
    entry.state = EntryState::Accepted;
    Q_EMIT m_desk->entryChanged(entry);
    QCOMPARE(m_pane->sendingCount(), 0);
    QCOMPARE(counts.count(), 2);
}

QTEST_MAIN(TestHistoryPane)
#include "tst_history_pane.moc"

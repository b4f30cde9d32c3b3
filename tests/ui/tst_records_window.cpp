#include "fake_desk.h"
#include "fake_records_desk.h"
#include "samples.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/common/chip_group.h"
#include "ui/common/record_words.h"
#include "ui/history/evidence_text.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_filters.h"
#include "ui/history/history_model.h"
#include "ui/history/history_pane.h"
#include "ui/history/settle_dialog.h"
#include "ui/records/day_end_dialog.h"
#include "ui/records/export_dialog.h"
#include "ui/records/receipt_dialog.h"
#include "ui/records/to_book_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pd;

/// The records' widgets over desks that write down what was asked for.
class TestRecordsWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void filtersAreAskedForTogether();
    void aChipTakesItsFilterAway();
    void whatIsOfferedNoLongerStaysChosen();
    void settlingNeedsAChoiceAReasonAndAName();
    void aRefusedSettlementIsSaid();
    void theExportTakesWhatIsListed();
    void aRunningExportIsStoppedFirst();
    void tickingOffTakesEveryChosenRow();
    void theWorkListKeepsTheProfilesColumns();
    void refusedRowsOfAnAnswerAreListed();
    void theDayIsSaidInNumbers();
    void theReceiptHidesTheMemberAndTheDesksOwn();
    void theReceiptBecomesAPdf_data();
    void theReceiptBecomesAPdf();
    void evidenceHoldsEveryEventAndNoWholeMember();

private:
    [[nodiscard]] QComboBox *box(const QString &name) const;
    template <class Dialog> [[nodiscard]] Dialog *opened() const;
    std::unique_ptr<test::SetClock> m_clock;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<FakeRecordsDesk> m_records;
    std::unique_ptr<HistoryPane> m_pane;
};

namespace {

Entry waiting(int number)
{
    Entry entry
        = samples::entry(samples::idOf(number), EntryState::ToBook, EntryKind::MemberSystem);
    entry.id.text = QStringLiteral("entry-%1").arg(number);
    entry.sequence = 100 - number;
    return entry;
}

HistoryChoices someChoices()
{
    return {{QStringLiteral("王芳"), QStringLiteral("李雷")},
            {{7, QStringLiteral("茶百道"), QStringLiteral("101")},
             {8, QStringLiteral("优衣库"), QString()}},
            {QStringLiteral("漏积分补录")}};
}

} // namespace

void TestRecordsWindow::init()
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

void TestRecordsWindow::cleanup()
{
    m_pane.reset();
    m_records.reset();
    m_desk.reset();
}

QComboBox *TestRecordsWindow::box(const QString &name) const
{
    const auto boxes = m_pane->findChildren<QComboBox *>();
    for (QComboBox *one : boxes) {
        if (one->accessibleName() == name) {
            return one;
        }
    }
    return nullptr;
}

template <class Dialog> Dialog *TestRecordsWindow::opened() const
{
    const auto all = m_pane->findChildren<Dialog *>();
    for (Dialog *dialog : all) {
        if (dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

void TestRecordsWindow::filtersAreAskedForTogether()
{
    m_pane->openFilters();
    QCOMPARE(m_records->choices.size(), 1);
    Q_EMIT m_records->choicesReady(m_records->choices.last(), someChoices());
    box(QStringLiteral("Operator"))->setCurrentIndex(2);
    box(QStringLiteral("Shop"))->setCurrentIndex(1);
    box(QStringLiteral("Reason"))->setCurrentIndex(1);
    box(QStringLiteral("Days"))->setCurrentIndex(0); // today
    const HistoryQuery query = m_desk->histories.last().history;
    QCOMPARE(query.operatorName, QStringLiteral("李雷"));
    QCOMPARE(query.shopId, 7);
    QCOMPARE(query.reason, QStringLiteral("漏积分补录"));
    QCOMPARE(query.from, samples::at(QStringLiteral("2026-11-24T00:00:00+08:00")));
    QVERIFY(!query.to.isValid());
    const QString words = m_pane->filterWords();
    QVERIFY2(words.contains(QStringLiteral("李雷")) && words.contains(QStringLiteral("茶百道")),
             qPrintable(words));
}

void TestRecordsWindow::aChipTakesItsFilterAway()
{
    m_pane->openFilters();
    Q_EMIT m_records->choicesReady(m_records->choices.last(), someChoices());
    box(QStringLiteral("Operator"))->setCurrentIndex(1);
    box(QStringLiteral("Shop"))->setCurrentIndex(1);
    const auto chip = [this](const QString &name) {
        QPushButton *found = nullptr;
        const auto buttons = m_pane->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (!button->isHidden() && button->accessibleName().startsWith(name)) {
                found = button;
            }
        }
        return found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(chip(QStringLiteral("Take away: Operator")) != nullptr, patienceMs);
    chip(QStringLiteral("Take away: Operator"))->click();
    QVERIFY(m_desk->histories.last().history.operatorName.isEmpty());
    QCOMPARE(m_desk->histories.last().history.shopId, 7);
    QTRY_VERIFY_WITH_TIMEOUT(chip(QStringLiteral("Clear all filters")) != nullptr, patienceMs);
    chip(QStringLiteral("Clear all filters"))->click();
    QCOMPARE(m_desk->histories.last().history, HistoryQuery());
    QVERIFY(chip(QStringLiteral("Clear all filters")) == nullptr);
}

void TestRecordsWindow::whatIsOfferedNoLongerStaysChosen()
{
    m_pane->openFilters();
    Q_EMIT m_records->choicesReady(m_records->choices.last(), someChoices());
    box(QStringLiteral("Operator"))->setCurrentIndex(2);
    Q_EMIT m_records->choicesReady(m_records->choices.last(), HistoryChoices());
    QCOMPARE(m_pane->query().operatorName, QStringLiteral("李雷"));
}

void TestRecordsWindow::settlingNeedsAChoiceAReasonAndAName()
{
    Entry unknown = samples::entry(samples::idOf(1), EntryState::Unknown);
    unknown.outcome = Unknown{UnknownReason::TimedOut};
    m_pane->actions()->askSettle(unknown);
    auto *dialog = opened<SettleDialog>();
    QVERIFY(dialog != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), dialog, patienceMs);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_records->settlements.isEmpty() && dialog->isVisible());
    dialog->findChild<ChipGroup *>()->chip(2)->click();
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(m_records->settlements.isEmpty(), "a reason is missing");
    auto *reason = dialog->findChild<QLineEdit *>(QStringLiteral("settleReason"));
    QTest::keyClicks(reason, QStringLiteral("case 08F5"));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY2(m_records->settlements.isEmpty() && dialog->isVisible(), "Enter alone does nothing");
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("settleName"));
    QCOMPARE(name->text(), QStringLiteral("王芳"));
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_records->settlements.size(), 1);
    QCOMPARE(m_records->settlements.last().settlement,
             (Settlement{false, QStringLiteral("case 08F5"), QStringLiteral("王芳")}));
}

void TestRecordsWindow::aRefusedSettlementIsSaid()
{
    Entry unknown = samples::entry(samples::idOf(1), EntryState::Unknown);
    m_pane->actions()->askSettle(unknown);
    auto *dialog = opened<SettleDialog>();
    dialog->findChild<ChipGroup *>()->chip(1)->click();
    dialog->findChild<QLineEdit *>(QStringLiteral("settleReason"))->setText(QStringLiteral("x"));
    dialog->findChild<QPushButton *>(QStringLiteral("settleButton"))->click();
    QString said;
    connect(m_pane->actions(), &HistoryActions::failed, this,
            [&said](const ErrorText &why) { said = why.title; });
    SubmitError error;
    error.problem = SubmitProblem::NotAllowed;
    Q_EMIT m_records->settled(m_records->settlements.last().ticket + 1, fail(error));
    QVERIFY2(said.isEmpty(), "another's answer");
    Q_EMIT m_records->settled(m_records->settlements.last().ticket, fail(error));
    QVERIFY(!said.isEmpty());
}

void TestRecordsWindow::theExportTakesWhatIsListed()
{
    HistoryQuery query;
    query.operatorName = QStringLiteral("王芳");
    auto *dialog = new ExportDialog(*m_records, query, QStringLiteral("王芳"), m_pane.get());
    dialog->open();
    const HistoryExport job = dialog->job(QStringLiteral("out.csv"));
    QCOMPARE(job.query, query);
    QVERIFY(job.style.masked && job.style.backTick);
    QCOMPARE(job.columns.size(), everyRecordColumn().size());
    dialog->findChild<QCheckBox *>()->setChecked(true);
    QVERIFY(!dialog->job(QString()).style.masked);
    dialog->begin(QStringLiteral("out.csv"));
    QCOMPARE(m_records->exports.size(), 1);
    ExportResult result;
    result.rows = 12345;
    Q_EMIT m_records->exported(m_records->exports.last().first, result);
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("exportState"))
                ->text()
                .contains(QStringLiteral("12,345")));
}

void TestRecordsWindow::aRunningExportIsStoppedFirst()
{
    auto *dialog = new ExportDialog(*m_records, {}, {}, m_pane.get());
    dialog->open();
    dialog->begin(QStringLiteral("out.csv"));
    dialog->reject();
    QVERIFY(dialog->isVisible());
    QCOMPARE(m_records->cancelled, 1);
    ExportResult result;
    result.cancelled = true;
    Q_EMIT m_records->exported(m_records->exports.last().first, result);
    dialog->reject();
    QVERIFY(!dialog->isVisible());
}

void TestRecordsWindow::tickingOffTakesEveryChosenRow()
{
    auto *dialog = new ToBookDialog(*m_desk, *m_records, *m_pane->actions(), {}, m_pane.get());
    dialog->open();
    QCOMPARE(m_desk->histories.last().history.filter, HistoryFilter::ToBook);
    Q_EMIT m_desk->historyReady(m_desk->histories.last().ticket,
                                {{waiting(1), waiting(2), waiting(3)}, false});
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("toBook"));
    auto *tick = dialog->findChild<QPushButton *>(QStringLiteral("tickOff"));
    QVERIFY(!tick->isEnabled());
    table->selectRow(0);
    table->selectionModel()->select(table->model()->index(2, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    tick->click();
    auto *reference = dialog->findChild<QLineEdit *>(QStringLiteral("bookingReference"));
    QVERIFY(reference != nullptr);
    reference->setText(QStringLiteral("CRM-7"));
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), reference->window(), patienceMs);
    QTest::keyClick(reference->window(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_records->bookings.size(), 1);
    const QList<BookingRow> rows = m_records->bookings.last().rows;
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1).id, waiting(3).id);
    QCOMPARE(rows.at(0).booking, (Booking{QStringLiteral("CRM-7"), QStringLiteral("王芳")}));
    // Nothing leaves the list until the journal says so.
    QCOMPARE(dialog->model()->rowCount(), 3);
    Entry booked = waiting(1);
    booked.state = EntryState::Booked;
    Q_EMIT m_desk->entryChanged(booked);
    QCOMPARE(dialog->model()->rowCount(), 2);
}

void TestRecordsWindow::theWorkListKeepsTheProfilesColumns()
{
    const QList<TitledColumn> columns{{RecordColumn::Member, QStringLiteral("会员号")}};
    ToBookDialog dialog(*m_desk, *m_records, *m_pane->actions(), columns);
    const HistoryExport job = dialog.job(QStringLiteral("x.csv"));
    QCOMPARE(job.columns, columns);
    QCOMPARE(job.query.filter, HistoryFilter::ToBook);
    QVERIFY(!job.style.masked && !job.style.backTick);
}

void TestRecordsWindow::refusedRowsOfAnAnswerAreListed()
{
    auto *dialog = new ToBookDialog(*m_desk, *m_records, *m_pane->actions(), {}, m_pane.get());
    dialog->open();
    dialog->readAnswer(QStringLiteral("answer.csv"));
    QCOMPARE(m_records->bookings.last().nameForAll, QStringLiteral("王芳"));
    BookingResult result;
    result.booked = 41;
    result.refused = {{12, QStringLiteral("nobody"), BookingRefusal::NotInJournal}};
    Q_EMIT m_records->booked(m_records->bookings.last().ticket, result);
    const QString listed = dialog->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(listed.contains(QStringLiteral("12"))
                 && listed.contains(bookingRefusalText(BookingRefusal::NotInJournal)),
             qPrintable(listed));
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("toBookState"))
                ->text()
                .contains(QStringLiteral("41")));
}

void TestRecordsWindow::theDayIsSaidInNumbers()
{
    DayEndDialog dialog(*m_records, *m_clock, QStringLiteral("万象汇"), m_pane.get());
    dialog.show();
    QCOMPARE(m_records->days.last().second, QDate(2026, 11, 24));
    DayTotals totals;
    totals.day = QDate(2026, 11, 24);
    totals.groups = {{EntryState::Accepted,
                      QStringLiteral("王芳"),
                      {1, QStringLiteral("茶百道"), {}},
                      {3, 1250, 0}},
                     {EntryState::Booked, QStringLiteral("李雷"), {}, {1, 0, 40}}};
    Q_EMIT m_records->dayReady(m_records->days.last().first + 1, DayTotals());
    Q_EMIT m_records->dayReady(m_records->days.last().first, totals);
    auto *table = dialog.findChild<QTableWidget *>(QStringLiteral("dayTable"));
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("1,250"));
    QCOMPARE(table->item(1, 3)->text(), QStringLiteral("40"));
    dialog.findChild<ChipGroup *>()->chip(static_cast<int>(DayView::Operator))->click();
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("王芳"));
    QVERIFY(!paperImage(dialog.paper(), 400).isNull());
}

void TestRecordsWindow::theReceiptHidesTheMemberAndTheDesksOwn()
{
    Entry entry = samples::entry(samples::idOf(1), EntryState::Accepted);
    entry.fields.pointsBefore = samples::points(20);
    entry.fields.note = QStringLiteral("a note");
    entry.shop = {1, QStringLiteral("茶百道"), QStringLiteral("101")};
    const ReceiptContent content = receiptContent(entry, QStringLiteral("万象汇"));
    const QString text = receiptText(content);
    QVERIFY(!text.contains(entry.fields.openid));
    QVERIFY(!text.contains(entry.fields.reason));
    QVERIFY(!text.contains(entry.fields.note));
    for (const QString &part :
         {QStringLiteral("万象汇"), QStringLiteral("茶百道"), QStringLiteral("20"),
          QStringLiteral("120"), entry.operatorName, entry.id.text, QStringLiteral("oUpF…eS6o")}) {
        QVERIFY2(text.contains(part), qPrintable(part));
    }
    entry.state = EntryState::Unknown;
    QVERIFY(receiptContent(entry, {}).footer.contains(QStringLiteral("no proof")));
}

void TestRecordsWindow::theReceiptBecomesAPdf_data()
{
    QTest::addColumn<ReceiptSize>("size");
    QTest::newRow("A5") << ReceiptSize::A5;
    QTest::newRow("80 mm") << ReceiptSize::Roll80;
}

void TestRecordsWindow::theReceiptBecomesAPdf()
{
    QFETCH(const ReceiptSize, size);
    Entry entry = samples::entry(samples::idOf(1), EntryState::Rejected);
    entry.fields.earned = false;
    entry.fields.noPointsRemarks = QString(128, QChar(0x79EF)); // as long as WeChat Pay takes
    const Paper paper = receiptPaper(receiptContent(entry, QStringLiteral("万象汇购物中心")), size);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("receipt.pdf"));
    QVERIFY(writePdf(paper, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY2(pdf.contains("/FontFile"), "the letters are in the file");
    QVERIFY2(pdf.contains("/ToUnicode"), "the text can be searched and copied");
    QCOMPARE(pdf.count("/Type /Page\n"), 1);
    QVERIFY(!writePdf(paper, folder.filePath(QStringLiteral("no/such/folder.pdf"))));
    // Nothing runs over the edge of the paper.
    const QImage image = paperImage(paper, 600);
    for (int y = 0; y < image.height(); ++y) {
        QCOMPARE(image.pixel(0, y), QColor(Qt::white).rgb());
        QCOMPARE(image.pixel(image.width() - 1, y), QColor(Qt::white).rgb());
    }
}

void TestRecordsWindow::evidenceHoldsEveryEventAndNoWholeMember()
{
    EntryDetails details;
    details.entry = samples::entry(samples::idOf(1), EntryState::SettledTaken);
    details.body = "{\"openid\":\"" + details.entry.fields.openid.toUtf8() + "\"}";
    EntryStep recorded;
    recorded.operatorName = QStringLiteral("王芳");
    recorded.hash = QByteArray(32, '\x5a');
    EntryStep ended;
    ended.kind = EntryStep::Kind::Ended;
    ended.attempt = 1;
    ended.outcome = Unknown{UnknownReason::ServerError};
    ended.facts.requestId = QStringLiteral("08F9-268435464");
    ended.exchange = {QStringLiteral("5157F09E"), QStringLiteral("PUB_KEY_ID_01"),
                      "Wechatpay-Nonce: abc\n", "<html>", true};
    EntryStep settled;
    settled.kind = EntryStep::Kind::Settled;
    settled.settlement = {true, QStringLiteral("客服确认"), QStringLiteral("韩梅梅")};
    details.steps = {recorded, ended, settled};
    const QString text = evidenceText(details);
    QVERIFY(!text.contains(details.entry.fields.openid));
    for (const QString &part :
         {QStringLiteral("5a5a5a"), QStringLiteral("08F9-268435464"), QStringLiteral("5157F09E"),
          QStringLiteral("PUB_KEY_ID_01"), QStringLiteral("Wechatpay-Nonce: abc"),
          QStringLiteral("<html>"), QStringLiteral("客服确认"), QStringLiteral("韩梅梅"),
          QStringLiteral("oUpF…eS6o")}) {
        QVERIFY2(text.contains(part), qPrintable(part));
    }
}

QTEST_MAIN(TestRecordsWindow)
#include "tst_records_window.moc"

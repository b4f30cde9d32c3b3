#include "fake_desk.h"
#include "samples.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/transactions/scan_filter.h"
#include "ui/transactions/transaction_model.h"
#include "ui/transactions/transactions_pane.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace pd;
using samples::idOf;
using samples::row;
using test::SetClock;

namespace {

TransactionPage pageOf(int first, int count, const QString &next = {})
{
    TransactionPage page;
    for (int i = first; i < first + count; ++i) {
        page.rows.append(row(i));
    }
    page.next = next;
    return page;
}

} // namespace

class TestTransactions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    // The model.
    void anAnswerToAnOlderQueryIsDropped();
    void aPageThatCanNotBeReadKeepsTheRows();
    void pagesAreReadByKey();
    void aRowThatCameTwiceIsListedOnce();
    void aStoreThatGoesInCirclesIsNotAskedForEver();
    void aChangedRowIsFoundById();
    void aRowThatNoLongerBelongsLeaves();
    void aRowThatStillBelongsStays();
    void aNewRowComesInItsPlace();
    void aRowOfAnUnreadPageWaits();
    void cells_data();
    void cells();

    // The pane.
    void enterFindsExactlyWhateverTheFiltersSay();
    void anUnknownNumberOffersManualEntry();
    void anOrderNumberIsExplained();
    void severalHitsAreListed();
    void typingSearchesAfterAMoment();
    void theStoreFailsAndSaysSo();
    void emptyStatesSayWhatToDo();
    void keysMoveAndChoose();
    void aScanIsFoundAndChosen();
    void f2LetsTheInputMethodInAndOut();
    void theStripCountsWhatWaits();
    void arrivalsAppearAndNothingJumps();
    void todayIsANewDayAfterMidnight();
    void whereItIsTightTheMemberGoesFirst();
    void aJewellersAmountIsNotCut();
    void everyInputHasAName();

private:
    void answer(const FakeDesk::Asked &asked, const TransactionPage &page);
    TransactionsPane *makePane();
    /// Answers what the pane asks for at first: the list, and the count of what waits.
    void answerFirst(const TransactionPage &page);
    [[nodiscard]] QTableView *table() const;
    [[nodiscard]] QLineEdit *scanBox() const;
    [[nodiscard]] EmptyState *empty() const;

    std::unique_ptr<SetClock> m_clock;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<TransactionsPane> m_pane;
};

void TestTransactions::init()
{
    m_clock = std::make_unique<SetClock>(QStringLiteral("2026-11-24T20:48:00+08:00"));
    m_desk = std::make_unique<FakeDesk>(*m_clock);
}

void TestTransactions::cleanup()
{
    m_pane.reset();
    m_desk.reset();
}

void TestTransactions::answer(const FakeDesk::Asked &asked, const TransactionPage &page)
{
    Q_EMIT m_desk->transactionsReady(asked.ticket, page);
}

TransactionsPane *TestTransactions::makePane()
{
    m_pane = std::make_unique<TransactionsPane>(*m_desk, *m_clock);
    m_pane->resize(640, 600);
    m_pane->show();
    m_pane->reload();
    return m_pane.get();
}

void TestTransactions::answerFirst(const TransactionPage &page)
{
    QCOMPARE(m_desk->pages.size(), 1);
    answer(m_desk->pages.at(0), page);
}

QTableView *TestTransactions::table() const
{
    return m_pane->findChild<QTableView *>(QStringLiteral("transactions"));
}

QLineEdit *TestTransactions::scanBox() const
{
    return m_pane->findChild<QLineEdit *>(QStringLiteral("scanBox"));
}

EmptyState *TestTransactions::empty() const
{
    return m_pane->findChild<EmptyState *>();
}

void TestTransactions::anAnswerToAnOlderQueryIsDropped()
{
    TransactionModel model(*m_desk, *m_clock);
    const QAbstractItemModelTester tester(&model);
    model.setQuery({});
    TransactionQuery second;
    second.text = QStringLiteral("店铺 7");
    model.setQuery(second);
    answer(m_desk->pages.at(0), pageOf(0, 3));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.isLoading());
    answer(m_desk->pages.at(1), pageOf(7, 1));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.isLoading());
    answer(m_desk->pages.at(1), pageOf(0, 5));
    QCOMPARE(model.rowCount(), 1);
}

void TestTransactions::aPageThatCanNotBeReadKeepsTheRows()
{
    TransactionModel model(*m_desk, *m_clock);
    model.setQuery({});
    answer(m_desk->pages.at(0), pageOf(0, 3, QStringLiteral("k")));
    QSignalSpy failed(&model, &TransactionModel::failed);
    model.fetchMore({});
    Q_EMIT m_desk->readFailed(m_desk->pages.at(1).ticket, {StoreProblem::Locked, {}});
    QCOMPARE(failed.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.canFetchMore({}));
}

void TestTransactions::pagesAreReadByKey()
{
    TransactionModel model(*m_desk, *m_clock);
    model.setQuery({});
    QCOMPARE(m_desk->pages.at(0).query.limit, 200);
    answer(m_desk->pages.at(0), pageOf(0, 200, QStringLiteral("key")));
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({}); // the view may ask twice
    QCOMPARE(m_desk->pages.size(), 2);
    QCOMPARE(m_desk->pages.at(1).query.after, QStringLiteral("key"));
    answer(m_desk->pages.at(1), pageOf(200, 60));
    QCOMPARE(model.rowCount(), 260);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.rowOf(idOf(259)), 259);
    QCOMPARE(model.rowOf(idOf(260)), -1);
}

void TestTransactions::aRowThatCameTwiceIsListedOnce()
{
    TransactionModel model(*m_desk, *m_clock);
    model.setQuery({});
    answer(m_desk->pages.at(0), pageOf(0, 3, QStringLiteral("key")));
    model.fetchMore({});
    answer(m_desk->pages.at(1), pageOf(2, 3));
    QCOMPARE(model.rowCount(), 5);
}

void TestTransactions::aStoreThatGoesInCirclesIsNotAskedForEver()
{
    TransactionModel model(*m_desk, *m_clock);
    model.setQuery({});
    answer(m_desk->pages.at(0), pageOf(0, 3, QStringLiteral("key")));
    model.fetchMore({});
    answer(m_desk->pages.at(1), pageOf(0, 3, QStringLiteral("key")));
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.canFetchMore({}));
}

void TestTransactions::aChangedRowIsFoundById()
{
    TransactionModel model(*m_desk, *m_clock);
    model.setQuery({});
    answer(m_desk->pages.at(0), pageOf(0, 5));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    TransactionRow accepted = row(3, ReportState::Accepted);
    accepted.points = samples::points(120);
    Q_EMIT m_desk->transactionChanged(accepted);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 3);
    QCOMPARE(model.index(3, TransactionModel::PointsAdded).data().toString(),
             QStringLiteral("120"));
    QCOMPARE(model.index(3, 0).data(TransactionModel::StateRole).toInt(),
             static_cast<int>(ReportState::Accepted));
}

void TestTransactions::aRowThatNoLongerBelongsLeaves()
{
    TransactionModel model(*m_desk, *m_clock);
    const QAbstractItemModelTester tester(&model);
    TransactionQuery waiting;
    waiting.filter = TransactionFilter::Waiting;
    model.setQuery(waiting);
    answer(m_desk->pages.at(0), pageOf(0, 5));
    Q_EMIT m_desk->transactionChanged(row(2, ReportState::Accepted));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.rowOf(idOf(2)), -1);
    QCOMPARE(model.rowOf(idOf(4)), 3);
}

void TestTransactions::aRowThatStillBelongsStays()
{
    TransactionModel model(*m_desk, *m_clock);
    TransactionQuery query;
    query.filter = TransactionFilter::Reported;
    query.text = QStringLiteral("B1-07");
    model.setQuery(query);
    TransactionPage page = pageOf(2, 1);
    page.rows[0].transaction.shopNumber = query.text;
    answer(m_desk->pages.at(0), page);
    TransactionRow booked = page.rows.first();
    booked.state = ReportState::Booked;
    Q_EMIT m_desk->transactionChanged(booked);
    QCOMPARE(model.rowOf(idOf(2)), 0);
}

void TestTransactions::aNewRowComesInItsPlace()
{
    TransactionModel model(*m_desk, *m_clock);
    const QAbstractItemModelTester tester(&model);
    model.setQuery({});
    TransactionPage page = pageOf(0, 5);
    page.rows.removeAt(2);
    answer(m_desk->pages.at(0), page);
    Q_EMIT m_desk->transactionChanged(row(2));
    QCOMPARE(model.rowCount(), 5);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(model.rowOf(idOf(i)), i);
    }
}

void TestTransactions::aRowOfAnUnreadPageWaits()
{
    TransactionModel model(*m_desk, *m_clock);
    model.setQuery({});
    answer(m_desk->pages.at(0), pageOf(0, 5, QStringLiteral("key")));
    Q_EMIT m_desk->transactionChanged(row(77));
    QCOMPARE(model.rowCount(), 5);
}

void TestTransactions::cells_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("amount") << int{TransactionModel::Amount} << QStringLiteral("¥123.52");
    QTest::newRow("shop") << int{TransactionModel::Shop} << QStringLiteral("店铺 7");
    QTest::newRow("member") << int{TransactionModel::Member} << QStringLiteral("oUpF…eS6o");
    QTest::newRow("no points yet") << int{TransactionModel::PointsAdded} << QString();
}

void TestTransactions::cells()
{
    QFETCH(const int, column);
    QFETCH(const QString, text);
    TransactionModel model(*m_desk, *m_clock);
    model.setQuery({});
    answer(m_desk->pages.at(0), pageOf(7, 1));
    QCOMPARE(model.index(0, column).data().toString(), text);
    QVERIFY(!model.index(0, column)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")));
}

void TestTransactions::enterFindsExactlyWhateverTheFiltersSay()
{
    makePane();
    answerFirst(pageOf(0, 3));
    QSignalSpy chosen(m_pane.get(), &TransactionsPane::transactionChosen);
    QTest::keyClicks(scanBox(), idOf(900));
    QTest::keyClick(scanBox(), Qt::Key_Return);
    const FakeDesk::Asked find = m_desk->pages.last();
    QCOMPARE(find.query.text, idOf(900));
    QVERIFY(!find.query.from.isValid());
    QCOMPARE(find.query.filter, TransactionFilter::All);
    answer(find, pageOf(900, 1));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), idOf(900));
}

void TestTransactions::anUnknownNumberOffersManualEntry()
{
    makePane();
    answerFirst(pageOf(0, 3));
    QSignalSpy chosen(m_pane.get(), &TransactionsPane::transactionChosen);
    QSignalSpy manual(m_pane.get(), &TransactionsPane::manualEntryRequested);
    QTest::keyClicks(scanBox(), idOf(900));
    QTest::keyClick(scanBox(), Qt::Key_Return);
    answer(m_desk->pages.last(), {});
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(manual.size(), 0);
    QVERIFY(empty()->isVisible());
    QTest::mouseClick(empty()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(manual.size(), 1);
    QCOMPARE(manual.at(0).at(0).toString(), idOf(900));
    QTest::keyClick(scanBox(), Qt::Key_Return);
    QCOMPARE(manual.size(), 2);
}

void TestTransactions::anOrderNumberIsExplained()
{
    makePane();
    answerFirst(pageOf(0, 3));
    QTest::keyClicks(scanBox(), QStringLiteral("SHOP20261124A7"));
    QTest::keyClick(scanBox(), Qt::Key_Return);
    answer(m_desk->pages.last(), {});
    QVERIFY(empty()->accessibleDescription().contains(QStringLiteral("交易单号")));
}

void TestTransactions::severalHitsAreListed()
{
    makePane();
    answerFirst(pageOf(0, 3));
    QSignalSpy chosen(m_pane.get(), &TransactionsPane::transactionChosen);
    QTest::keyClicks(scanBox(), QStringLiteral("0001"));
    QTest::keyClick(scanBox(), Qt::Key_Return);
    answer(m_desk->pages.last(), pageOf(0, 2));
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(m_desk->pages.last().query.text, QStringLiteral("0001"));
    QVERIFY(!m_desk->pages.last().query.from.isValid());
}

void TestTransactions::typingSearchesAfterAMoment()
{
    makePane();
    answerFirst(pageOf(0, 3));
    const qsizetype before = m_desk->pages.size();
    QTest::keyClicks(scanBox(), QStringLiteral("9875"));
    QCOMPARE(m_desk->pages.size(), before);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->pages.size(), before + 1, patienceMs);
    QCOMPARE(m_desk->pages.last().query.text, QStringLiteral("9875"));
}

void TestTransactions::theStoreFailsAndSaysSo()
{
    makePane();
    Q_EMIT m_desk->readFailed(m_desk->pages.at(0).ticket, {StoreProblem::Locked, {}});
    auto *banner = m_pane->findChild<InlineBanner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(!banner->text().isEmpty());
    const qsizetype before = m_desk->pages.size();
    QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
    QVERIFY(m_desk->pages.size() > before);
}

void TestTransactions::emptyStatesSayWhatToDo()
{
    makePane();
    QVERIFY(empty()->isVisible()); // reading
    answerFirst({});
    QVERIFY(empty()->isVisible());
    QVERIFY(!empty()->accessibleDescription().isEmpty());
    auto *action = empty()->findChild<QPushButton *>();
    QTest::mouseClick(action, Qt::LeftButton); // show all days
    QVERIFY(!m_desk->pages.last().query.from.isValid());
    answer(m_desk->pages.last(), {});
    QSignalSpy manual(m_pane.get(), &TransactionsPane::manualEntryRequested);
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(manual.size(), 1);
}

void TestTransactions::keysMoveAndChoose()
{
    makePane();
    answerFirst(pageOf(0, 5));
    QSignalSpy chosen(m_pane.get(), &TransactionsPane::transactionChosen);
    m_pane->activateWindow();
    scanBox()->setFocus();
    QTest::keyClick(scanBox(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(table()->hasFocus(), patienceMs);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(chosen.size(), 0); // moving is not choosing
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), idOf(2));
    QTest::keyClick(table(), Qt::Key_Up);
    QTest::keyClick(table(), Qt::Key_Up);
    QTest::keyClick(table(), Qt::Key_Up);
    QTRY_VERIFY_WITH_TIMEOUT(scanBox()->hasFocus(), patienceMs);
}

void TestTransactions::aScanIsFoundAndChosen()
{
    makePane();
    answerFirst(pageOf(0, 5));
    ScanFilter filter([] { return qint64{5}; }, nullptr);
    connect(&filter, &ScanFilter::scanned, m_pane.get(), &TransactionsPane::onScanned);
    qApp->installEventFilter(&filter);
    QSignalSpy chosen(m_pane.get(), &TransactionsPane::transactionChosen);
    quint64 time = 10'000;
    const QString code = idOf(3) + u'\r';
    for (const QChar c : code) {
        const bool enter = c == u'\r';
        QKeyEvent event(QEvent::KeyPress, enter ? int{Qt::Key_Return} : int{c.unicode()},
                        Qt::NoModifier, QString(c));
        event.setTimestamp(time += 2);
        QApplication::sendEvent(table(), &event); // wherever the focus is
    }
    QCOMPARE(scanBox()->text(), idOf(3));
    answer(m_desk->pages.last(), pageOf(3, 1));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), idOf(3));
}

void TestTransactions::f2LetsTheInputMethodInAndOut()
{
    makePane();
    m_pane->activateWindow();
    const auto takesInputMethod = [this] {
        QInputMethodQueryEvent query(Qt::ImEnabled);
        QApplication::sendEvent(scanBox(), &query);
        return query.value(Qt::ImEnabled).toBool();
    };
    m_pane->focusScanBox();
    QTRY_VERIFY_WITH_TIMEOUT(scanBox()->hasFocus(), patienceMs);
    QVERIFY(!takesInputMethod());
    m_pane->focusScanBox(); // the next transaction: nothing is let in by that
    QVERIFY(!takesInputMethod());
    QTest::keyClick(scanBox(), Qt::Key_F2);
    QVERIFY(takesInputMethod());
    QTest::keyClick(scanBox(), Qt::Key_F2);
    QVERIFY(!takesInputMethod());
    QTest::keyClick(scanBox(), Qt::Key_F2);
    m_pane->findChild<QComboBox *>()->setFocus();
    QVERIFY(!takesInputMethod());
}

void TestTransactions::theStripCountsWhatWaits()
{
    makePane();
    answer(m_desk->pages.at(0), pageOf(0, 5));
    auto *strip = m_pane->findChild<QPushButton *>(QStringLiteral("waitingStrip"));
    QVERIFY(!strip->isVisible());
    const Ticket ticket = m_desk->waiting.last();
    const WaitingCount waiting{12, samples::at(QStringLiteral("2026-11-25T00:00:00+08:00"))};
    Q_EMIT m_desk->waitingReady(ticket + 1, {99, waiting.deadline}); // of another question
    QVERIFY(!strip->isVisible());
    Q_EMIT m_desk->waitingReady(ticket, waiting);
    QVERIFY(strip->isVisible());
    QVERIFY2(strip->text().contains(QStringLiteral("12")), qPrintable(strip->text()));
    QVERIFY2(strip->text().contains(QStringLiteral("3 h 12 min")), qPrintable(strip->text()));
    QTest::mouseClick(strip, Qt::LeftButton);
    QCOMPARE(m_desk->pages.last().query.filter, TransactionFilter::Waiting);
}

void TestTransactions::arrivalsAppearAndNothingJumps()
{
    makePane();
    answerFirst(pageOf(1, 199, QStringLiteral("key")));
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(50, 0));
    const int place = table()->verticalScrollBar()->value();
    QVERIFY(place > 0);
    const qsizetype before = m_desk->pages.size();
    Q_EMIT m_desk->transactionsChanged();
    Q_EMIT m_desk->transactionsChanged(); // many arrivals, one reading
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->pages.size(), before + 1, patienceMs);
    QCOMPARE(m_desk->pages.last().query.limit, 200);
    answer(m_desk->pages.last(), pageOf(0, 200, QStringLiteral("key")));
    QCOMPARE(table()->model()->rowCount(), 200);
    QCOMPARE(table()->currentIndex().row(), 51); // the same transaction
    QCOMPARE(table()->verticalScrollBar()->value(), place);
}

void TestTransactions::todayIsANewDayAfterMidnight()
{
    makePane();
    const QDateTime from = m_desk->pages.at(0).query.from;
    QCOMPARE(from, samples::at(QStringLiteral("2026-11-24T00:00:00+08:00")));
    m_clock->set(QStringLiteral("2026-11-25T00:00:10+08:00"));
    m_pane->reload();
    QCOMPARE(m_desk->pages.at(1).query.from,
             samples::at(QStringLiteral("2026-11-25T00:00:00+08:00")));
}

void TestTransactions::whereItIsTightTheMemberGoesFirst()
{
    makePane();
    answerFirst(pageOf(0, 3));
    m_pane->resize(1'000, 600);
    QTRY_VERIFY_WITH_TIMEOUT(!table()->isColumnHidden(TransactionModel::Member), patienceMs);
    m_pane->resize(m_pane->minimumSizeHint().width(), 600);
    QTRY_VERIFY_WITH_TIMEOUT(table()->isColumnHidden(TransactionModel::Member), patienceMs);
    QVERIFY(!table()->isColumnHidden(TransactionModel::State));
    QVERIFY(table()->horizontalHeader()->length() <= table()->viewport()->width());
}

void TestTransactions::aJewellersAmountIsNotCut()
{
    makePane();
    const QFontMetrics digits(tabularFont(table()->font()));
    const int margins = grid(table(), 2);
    QVERIFY(table()->columnWidth(TransactionModel::Amount)
            >= digits.horizontalAdvance(formatYuan(128'888'800)) + margins);
    QVERIFY(table()->columnWidth(TransactionModel::PointsAdded)
            >= digits.horizontalAdvance(formatPoints(Points::fromValue(1'288'888).value()))
                + margins);
}

void TestTransactions::everyInputHasAName()
{
    makePane();
    const QList<QWidget *> widgets = m_pane->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool internal = widget->objectName().startsWith(QLatin1String("qt_"))
            || widget->inherits("QLineEditIconButton") || widget->inherits("QTableCornerButton");
        if (internal || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr
            || widget->inherits("QHeaderView") || widget->inherits("QScrollBar")
            || widget->inherits("QAbstractScrollAreaScrollBarContainer")) {
            continue;
        }
        const bool named = !widget->accessibleName().isEmpty()
            || (button != nullptr && !button->text().isEmpty()) || !widget->isVisible();
        QVERIFY2(named, widget->metaObject()->className());
    }
}

QTEST_MAIN(TestTransactions)
#include "tst_transactions.moc"

// The batch window over the practice desk on its own thread, driven as the operator drives it.
#include "app/composition.h"
#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/practice/sample_day.h"
#include "tests/support/patience.h"
#include "ui/batch/batch_model.h"
#include "ui/batch/batch_table.h"
#include "ui/batch/batch_window.h"
#include "ui/batch/batches.h"
#include "ui/batch/preview_page.h"
#include "ui/batch/run_page.h"
#include "ui/batch/source_page.h"
#include "ui/batch/start_dialog.h"
#include "ui/common/format.h"
#include "ui/common/inline_banner.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using namespace Qt::StringLiterals;

namespace {

/// The main window's part of it, over a practice desk with a journal of its own.
struct World
{
    explicit World(qint64 secondPersonAbove = Points::maxValue, int perSecond = 200)
        : profile(practiceProfile(folder.filePath(u"practice.db"_s)))
        , choice(makePracticeSwitch())
        , desk(withLimits(secondPersonAbove, perSecond), clock)
        , batches(desk, profile, true, clock, &main)
    {
        QSignalSpy status(&desk, &Desk::statusChanged);
        desk.start();
        if (!status.wait(patienceMs)) {
            qFatal("the desk does not come up");
        }
        main.resize(1200, 800);
        main.show();
    }
    DeskBuilder withLimits(qint64 secondPersonAbove, int perSecond)
    {
        profile.batch = {8, perSecond, 5, secondPersonAbove};
        return practiceDesk(profile, clock, choice, 1);
    }
    [[nodiscard]] BatchWindow &window()
    {
        return *batches.window();
    }
    template <class T> [[nodiscard]] T *child(const char *name)
    {
        return window().findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool waitFor(BatchWindow::Page page)
    {
        return QTest::qWaitFor([&] { return window().page() == page; }, patienceMs);
    }
    [[nodiscard]] bool paste(const QString &text)
    {
        batches.openSource();
        child<QPlainTextEdit>("batchText")->setPlainText(text);
        QTest::keyClick(child<QPlainTextEdit>("batchText"), Qt::Key_Return, Qt::ControlModifier);
        return waitFor(BatchWindow::Page::Preview);
    }
    /// Fills the start in and confirms it.
    void start(const QString &total)
    {
        QTest::mouseClick(child<QPushButton>("batchStart"), Qt::LeftButton);
        child<QLineEdit>("batchTotal")->setText(total);
        child<QComboBox>("batchReason")->setCurrentText(u"系统故障补报"_s);
        QTest::mouseClick(child<QPushButton>("batchConfirm"), Qt::LeftButton);
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor(
            [&] {
                const BatchProgress &progress = window().run()->progress();
                return progress.state == BatchState::Finished && progress.inFlight == 0;
            },
            patienceMs);
    }

    QTemporaryDir folder;
    SystemClock clock;
    Profile profile;
    PracticeSwitch choice;
    Desk desk;
    QWidget main;
    Batches batches;
};

QString freshId(int number)
{
    return u"4200000000"_s + inShanghai(QDateTime::currentDateTimeUtc()).toString(u"yyyyMMdd"_s)
        + QString::number(7'000'000'000 + number);
}

/// One row with a member and a mini-program that the practice world knows.
QString row(const QString &id, const QString &points)
{
    static const Transaction known = sampleDay(QDateTime::currentDateTimeUtc()).constFirst();
    return QStringList{id, points, known.appid, known.openid, u"补报"_s}.join(u'\t') + u'\n';
}

QString table(int rows)
{
    QString text = u"transaction_id\tincreased_points\tappid\topenid\treason\n"_s;
    for (int i = 0; i < rows; ++i) {
        text += row(freshId(i), u"100"_s);
    }
    return text;
}

QString cell(const BatchTable *rows, int row, BatchModel::Column column)
{
    const auto *model = rows->model();
    return model->index(row, static_cast<int>(column)).data().toString();
}

} // namespace

class TestBatchWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoTableSaysSoAndStays();
    void anotherTotalIsSaidBesideItsField();
    void enterAloneNeitherConfirmsNorCloses();
    void aLotOfPointsNeedsASecondPerson();
    void errorsStandBesideTheirCells();
    void rowsCanBeLeftOutAndTakenInAgain();
    void wrongRowsAreSavedToMend();
    void reportsAllThatWait();
    void stopAsksAndPauseGoesOn();
    void closedWindowLeavesAStrip();
    void restGoesToTheMemberSystem();
    void hundredThousandRowsAreReadAsLookedAt();
    void everythingHasAName();
};

void TestBatchWindow::whatIsNoTableSaysSoAndStays()
{
    World world;
    world.batches.openSource();
    auto *text = world.child<QPlainTextEdit>("batchText");
    text->setPlainText(u"name\tage\nx\t1\n"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(world.window().findChild<InlineBanner *>()->isVisible(), patienceMs);
    QCOMPARE(world.window().page(), BatchWindow::Page::Source);
    bool helps = false;
    for (const QLabel *label :
         world.window().findChild<InlineBanner *>()->findChildren<QLabel *>()) {
        helps = helps || label->text().contains(u"微信订单号");
    }
    QVERIFY(helps);
}

void TestBatchWindow::anotherTotalIsSaidBesideItsField()
{
    World world;
    QVERIFY(world.paste(table(2)));
    world.start(u"201"_s);
    auto *dialog = world.window().findChild<BatchStartDialog *>();
    QTRY_VERIFY_WITH_TIMEOUT(world.child<QPushButton>("batchConfirm")->isEnabled(), patienceMs);
    QVERIFY(dialog->isVisible());
    QVERIFY(!world.child<QLineEdit>("batchTotal")->accessibleDescription().isEmpty());
    QCOMPARE(world.child<QLineEdit>("batchTotal")->text(), u"201"_s); // what was typed stays
    QCOMPARE(world.window().page(), BatchWindow::Page::Preview);
    dialog->reject();
}

void TestBatchWindow::enterAloneNeitherConfirmsNorCloses()
{
    World world;
    QVERIFY(world.paste(table(2)));
    QTest::keyClick(&world.window(), Qt::Key_Return);
    QVERIFY(world.window().findChild<BatchStartDialog *>() == nullptr);
    QTest::mouseClick(world.child<QPushButton>("batchStart"), Qt::LeftButton);
    auto *dialog = world.window().findChild<BatchStartDialog *>();
    QSignalSpy confirmed(dialog, &BatchStartDialog::confirmed);
    world.child<QLineEdit>("batchTotal")->setText(u"200"_s);
    QTest::keyClick(world.child<QLineEdit>("batchTotal"), Qt::Key_Return);
    QCOMPARE(confirmed.count(), 0);
    QVERIFY(dialog->isVisible());
    dialog->reject();
}

void TestBatchWindow::aLotOfPointsNeedsASecondPerson()
{
    World world(199);
    QVERIFY(world.paste(table(2)));
    world.start(u"200"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.child<QPushButton>("batchConfirm")->isEnabled(), patienceMs);
    QVERIFY(!world.child<QLineEdit>("batchSecond")->accessibleDescription().isEmpty());
    world.child<QLineEdit>("batchSecond")->setText(u"韩梅梅"_s);
    world.child<QLineEdit>("batchSecondReason")->setText(u"已核对清单"_s);
    QTest::keyClick(world.child<QLineEdit>("batchTotal"), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(world.waitFor(BatchWindow::Page::Run));
    QCOMPARE(world.window().run()->batch().second.name, u"韩梅梅"_s);
    QVERIFY(world.waitForEnd());
}

void TestBatchWindow::errorsStandBesideTheirCells()
{
    World world;
    QVERIFY(world.paste(table(1) + row(freshId(5), u"1.5"_s) + row(freshId(0), u"7"_s)
                        + row(u"=1+1"_s, u"1"_s)));
    BatchTable *rows = world.window().preview()->table();
    QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowAt(3) != nullptr, patienceMs);
    using Column = BatchModel::Column;
    QVERIFY(cell(rows, 0, Column::What).isEmpty());
    const auto sign = [rows](int row, Column column) {
        return rows->model()
            ->index(row, static_cast<int>(column))
            .data(Qt::DecorationRole)
            .isValid();
    };
    QVERIFY(!sign(0, Column::Points));
    QVERIFY(sign(1, Column::Points));
    QVERIFY(!sign(1, Column::Transaction));
    QVERIFY(sign(2, Column::Transaction)); // the double
    QVERIFY(cell(rows, 2, Column::What).contains(u'2')); // its line
    QVERIFY(!cell(rows, 3, Column::What).isEmpty());
    QCOMPARE(world.child<QLabel>("batchRowsTotal")->text(), u"1"_s);
    rows->show(BatchFilter::Wrong);
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 3, patienceMs);
    QCOMPARE(rows->model()->numberAt(0), 2);
}

void TestBatchWindow::rowsCanBeLeftOutAndTakenInAgain()
{
    World world;
    QVERIFY(world.paste(table(5)));
    BatchTable *rows = world.window().preview()->table();
    QCOMPARE(world.child<QLabel>("batchPointsUp")->text(), u"500"_s);
    QVERIFY(!world.child<QPushButton>("batchLeaveOut")->isEnabled());
    rows->view()->selectRow(1);
    QTest::mouseClick(world.child<QPushButton>("batchLeaveOut"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.child<QLabel>("batchPointsUp")->text(), u"400"_s, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        rows->model()->rowAt(1) != nullptr && rows->model()->rowAt(1)->row.leftOut, patienceMs);
    QTest::mouseClick(world.child<QPushButton>("batchTakeIn"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.child<QLabel>("batchPointsUp")->text(), u"500"_s, patienceMs);
}

void TestBatchWindow::wrongRowsAreSavedToMend()
{
    World world;
    QVERIFY(world.paste(table(1) + row(freshId(5), u"1.5"_s)));
    BatchDesk desk(world.desk);
    QSignalSpy saved(&desk, &BatchDesk::saved);
    BatchFileJob job;
    job.batch = world.window().preview()->batch().id;
    job.path = world.folder.filePath(u"mend.csv"_s);
    job.filter = BatchFilter::Wrong;
    job.moreTitles = mendTitles();
    job.moreCells = [&world](const BatchRow &row) {
        return mendCells(checked(row, {}, world.clock));
    };
    desk.save(job);
    QVERIFY(saved.wait(patienceMs));
    QFile file(job.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 3); // header, the wrong one, the end
    QVERIFY(lines.at(1).startsWith(u'`' + freshId(5)));
    // Mended and read again, the added column means nothing.
    QVERIFY(world.paste(QString(lines.at(0) + u'\n' + lines.at(1)).replace(u",1.5,"_s, u",15,"_s)));
    QCOMPARE(world.window().preview()->batch().totals.good, 1);
}

void TestBatchWindow::reportsAllThatWait()
{
    World world;
    QMenu menu;
    world.batches.addTo(&menu);
    menu.actions().constFirst()->trigger();
    QVERIFY(world.waitFor(BatchWindow::Page::Preview));
    const Batch batch = world.window().preview()->batch();
    QVERIFY(batch.totals.good > 0);
    world.start(formatNumber(batch.totals.moved())); // with its separators, as it is shown
    QVERIFY(world.waitFor(BatchWindow::Page::Run));
    QVERIFY(world.waitForEnd());
    const BatchCounts counts = world.window().run()->progress().counts;
    QCOMPARE(counts.waiting, 0);
    QVERIFY(counts.accepted > 0);
    BatchTable *rows = world.window().run()->table();
    QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowAt(0) != nullptr
                                 && rows->model()->rowAt(0)->row.result.has_value(),
                             patienceMs);
    QVERIFY(!cell(rows, 0, BatchModel::Column::State).isEmpty());
    QSignalSpy history(&world.batches, &Batches::historyRequested);
    QTest::mouseClick(world.child<QPushButton>("batchHistory"), Qt::LeftButton);
    QCOMPARE(history.count(), 1);
    // Nothing is left to report.
    menu.actions().constFirst()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(world.window().page() == BatchWindow::Page::Source
                                 || world.window().preview()->batch().id != batch.id,
                             patienceMs);
}

void TestBatchWindow::stopAsksAndPauseGoesOn()
{
    World world(Points::maxValue, 20);
    QVERIFY(world.paste(table(40)));
    world.start(u"4000"_s);
    QVERIFY(world.waitFor(BatchWindow::Page::Run));
    auto *toggle = world.child<QPushButton>("batchToggle");
    QTRY_VERIFY_WITH_TIMEOUT(world.window().run()->progress().state == BatchState::Running,
                             patienceMs);
    QTest::mouseClick(toggle, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.window().run()->progress().state == BatchState::Paused
                                 && world.window().run()->progress().inFlight == 0,
                             patienceMs);
    const int done = world.window().run()->progress().counts.accepted;
    QVERIFY(done < 40);
    QTest::mouseClick(world.child<QPushButton>("batchStop"), Qt::LeftButton);
    auto *question = world.child<QMessageBox>("batchStopQuestion");
    QVERIFY(question != nullptr);
    question->reject();
    QCOMPARE(world.window().run()->progress().state, BatchState::Paused);
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(world.waitForEnd());
    QCOMPARE(world.window().run()->progress().counts.accepted, 40);
}

void TestBatchWindow::closedWindowLeavesAStrip()
{
    World world(Points::maxValue, 20);
    QVERIFY(world.batches.strip()->isHidden());
    QVERIFY(world.paste(table(30)));
    world.start(u"3000"_s);
    QVERIFY(world.waitFor(BatchWindow::Page::Run));
    QTest::keyClick(&world.window(), Qt::Key_Escape); // stops nothing
    QTRY_VERIFY_WITH_TIMEOUT(!world.batches.strip()->isHidden(), patienceMs);
    world.batches.openLast();
    QCOMPARE(world.window().page(), BatchWindow::Page::Run);
    QVERIFY(world.batches.strip()->isHidden());
    QVERIFY(world.waitForEnd());
    QCOMPARE(world.window().run()->progress().counts.accepted, 30);
}

void TestBatchWindow::restGoesToTheMemberSystem()
{
    World world;
    world.choice->store(PracticeAnswer::LostAfterTaken);
    QVERIFY(world.paste(table(3)));
    world.start(u"300"_s);
    QVERIFY(world.waitFor(BatchWindow::Page::Run));
    QVERIFY(world.waitForEnd());
    QCOMPARE(world.window().run()->progress().counts.unknown, 1);
    // Settled by the same bytes: WeChat Pay has it, so its value is the member system's to change.
    QTest::mouseClick(world.child<QPushButton>("batchUnknown"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.window().run()->progress().counts.already, 1, patienceMs);
    QVERIFY(world.waitForEnd());
    QTest::mouseClick(world.child<QPushButton>("batchMember"), Qt::LeftButton);
    QVERIFY(world.waitFor(BatchWindow::Page::Preview));
    QCOMPARE(world.window().preview()->batch().kind, EntryKind::MemberSystem);
    QCOMPARE(world.window().preview()->batch().totals.good, 1);
    world.start(QString::number(world.window().preview()->batch().totals.moved()));
    QVERIFY(world.waitFor(BatchWindow::Page::Run));
    QVERIFY(world.waitForEnd());
    QCOMPARE(world.window().run()->progress().counts.recorded, 1);
}

void TestBatchWindow::hundredThousandRowsAreReadAsLookedAt()
{
    SystemClock clock;
    BatchModel model({}, clock);
    QList<std::pair<int, int>> asked;
    connect(&model, &BatchModel::wanted, this, [&asked](int first, int count) {
        asked.append({first, count});
    });
    model.setBatch(EntryId::generate(), 100'000);
    QCOMPARE(model.rowCount(), 100'000);
    QVERIFY(asked.isEmpty());
    const auto state = static_cast<int>(BatchModel::Column::State);
    (void)model.index(77'777, state).data();
    (void)model.index(77'778, state).data();
    QCOMPARE(asked.size(), 1); // one block for all of its rows
    QCOMPARE(asked.constFirst(), std::pair(77'601, 200));
    for (int block = 0; block < 500; ++block) {
        QList<BatchRow> rows;
        for (int i = 1; i <= 200; ++i) {
            BatchRow row;
            row.number = block * 200 + i;
            rows.append(row);
        }
        model.applyRows(block * 200 + 1, rows);
    }
    int kept = 0;
    for (int row = 0; row < 100'000; ++row) {
        kept += model.rowAt(row) != nullptr ? 1 : 0;
    }
    QVERIFY2(kept <= 12 * 200, qPrintable(QString::number(kept)));
}

void TestBatchWindow::everythingHasAName()
{
    World world(1);
    const auto check = [](const QWidget &root) {
        const QList<QWidget *> widgets = root.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&root)
                || widget->objectName().startsWith(u"qt_")) {
                continue;
            }
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool inside = qobject_cast<const QComboBox *>(widget->parent()) != nullptr;
            const bool named = !widget->accessibleName().isEmpty() || inside
                || (button != nullptr && !button->text().isEmpty());
            bool buddy = false;
            for (const QLabel *label : root.findChildren<QLabel *>()) {
                buddy = buddy || label->buddy() == widget;
            }
            QVERIFY2(named || buddy, widget->metaObject()->className());
        }
    };
    QVERIFY(world.paste(table(2)));
    check(world.window());
    QTest::mouseClick(world.child<QPushButton>("batchStart"), Qt::LeftButton);
    check(*world.window().findChild<BatchStartDialog *>());
    world.window().findChild<BatchStartDialog *>()->reject();
}

QTEST_MAIN(TestBatchWindow)
#include "tst_batch_window.moc"

#include "fake_desk.h"
#include "samples.h"
#include "tests/support/set_clock.h"
#include "ui/common/import_words.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/imports/import_dialog.h"
#include "ui/imports/imports.h"
#include "ui/imports/inbox_button.h"
#include "ui/imports/refusal_model.h"
#include "ui/imports/refusal_table.h"
#include "ui/imports/remove_old_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <memory>

using namespace pd;
using Page = ImportDialog::Page;

namespace {

CsvPreview preview()
{
    CsvPreview preview;
    preview.bytes = 1'234;
    preview.mapping.header = QStringList{QStringLiteral("交易单号"), QStringLiteral("金额"),
                                         QStringLiteral("时间"), QStringLiteral("备注")};
    preview.mapping.headerLine = 1;
    preview.mapping.columns = {{CsvColumn::TransactionId, 0}, {CsvColumn::Amount, 1}};
    preview.rows = {{samples::idOf(1), QStringLiteral("12.30"),
                     QStringLiteral("2026-11-24 10:00:00"), QString()}};
    return preview;
}

ImportRefusal refusal(qint64 line)
{
    ImportRefusal refusal;
    refusal.line = line;
    refusal.column = 0;
    refusal.meaning = CsvColumn::TransactionId;
    refusal.reason = ImportReason::SpreadsheetNumber;
    refusal.value = QStringLiteral("=4.2E+27");
    return refusal;
}

QStringList namelessIn(const QWidget *window)
{
    QStringList nameless;
    const auto widgets = window->findChildren<QWidget *>();
    const auto labels = window->findChildren<QLabel *>();
    for (const QWidget *widget : widgets) {
        const QWidget *parent = widget->parentWidget();
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_"))
            || parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox")
            || parent->focusProxy() == widget || widget->window() != window;
        if (inner || widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(window)) {
            continue;
        }
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        bool named = !widget->accessibleName().isEmpty()
            || (button != nullptr && !button->text().isEmpty());
        for (const QLabel *label : labels) {
            named = named || label->buddy() == widget;
        }
        if (!named) {
            nameless.append(QLatin1String(widget->metaObject()->className()));
        }
    }
    return nameless;
}

} // namespace

class TestImports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aFileThatIsNoTableIsRefusedInWords();
    void columnsThatMeanNothingCantBeImported();
    void anotherImportIsRunning();
    void theStoreFails();
    void enterAloneDoesNothing();
    void escapeWhileRunningAsksToStop();
    void correctsAndRemembersColumns();
    void showsProgressAndWhatWasRefused();
    void importsAPastedText();
    void importsAFileOfJson();
    void aFileDroppedOnTheWindowOpensIt();
    void ofSeveralDroppedFilesNoneIsTaken();
    void aTextThatIsTooLongIsRefusedInWords();
    void whatDoesNotStartLeavesThePage();
    void refusalsAreCopiedAndSafeInASpreadsheet();
    void aColumnThatNoRowHasIsNotShown();
    void theInboxIsSaid_data();
    void theInboxIsSaid();
    void removesOnlyOnCtrlEnter();
    void everyReasonHasWords();
    void everythingHasAName_data();
    void everythingHasAName();

private:
    ImportDialog *open();
    void giveCsv(const CsvPreview &csv);
    [[nodiscard]] QComboBox *column(int number) const
    {
        return m_dialog->findChild<QComboBox *>(QStringLiteral("column%1").arg(number));
    }
    static void choose(QComboBox *box, CsvColumn meaning)
    {
        box->setCurrentIndex(box->findData(static_cast<int>(meaning)));
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return m_dialog->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool isClosed() const
    {
        const ImportDialog *dialog = m_dialog;
        return dialog == nullptr || !dialog->isVisible();
    }
    void strikeCtrlEnter()
    {
        QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    }

    QTemporaryDir m_folder;
    Profile m_profile = samples::profile();
    std::unique_ptr<test::SetClock> m_clock;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<QWidget> m_window;
    Imports *m_imports = nullptr;
    QPointer<ImportDialog> m_dialog;
};

void TestImports::initTestCase()
{
    installTheme(*qApp, ThemeChoice::Light);
}

void TestImports::init()
{
    QFile::remove(m_folder.filePath(QStringLiteral("window.ini")));
    m_profile.inboxFolder = QStringLiteral("inbox");
    m_clock = std::make_unique<test::SetClock>(QStringLiteral("2026-11-24T20:48:00+08:00"));
    m_desk = std::make_unique<FakeDesk>(*m_clock);
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 600);
    m_imports = new Imports(*m_desk, m_profile, *m_clock,
                            m_folder.filePath(QStringLiteral("window.ini")), m_window.get());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestImports::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

ImportDialog *TestImports::open()
{
    m_dialog = m_imports->openDialog();
    m_dialog->activateWindow();
    if (!QTest::qWaitForWindowActive(m_dialog)) {
        qFatal("the dialog can't be active");
    }
    return m_dialog;
}

void TestImports::giveCsv(const CsvPreview &csv)
{
    m_dialog->chooseFile(QStringLiteral("/data/day.csv"));
    Q_EMIT m_desk->previewReady(m_desk->imports.last().ticket, csv);
}

void TestImports::aFileThatIsNoTableIsRefusedInWords()
{
    open()->chooseFile(QStringLiteral("/data/day.xlsx"));
    QCOMPARE(m_desk->imports.last().preview, QStringLiteral("/data/day.xlsx"));
    Q_EMIT m_desk->previewReady(m_desk->imports.last().ticket, fail(CsvProblem::Spreadsheet));
    QCOMPARE(m_dialog->page(), Page::Source);
    const auto labels = m_dialog->findChildren<QLabel *>();
    const QString words = csvProblemText(CsvProblem::Spreadsheet).title;
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    }));
}

void TestImports::columnsThatMeanNothingCantBeImported()
{
    open();
    giveCsv(preview()); // no time
    QCOMPARE(m_dialog->page(), Page::Mapping);
    QVERIFY(!button("importCsv")->isEnabled());
    const qsizetype before = m_desk->imports.size();
    strikeCtrlEnter();
    QCOMPARE(m_desk->imports.size(), before);
    choose(column(2), CsvColumn::PaidAt);
    QVERIFY(button("importCsv")->isEnabled());
}

void TestImports::anotherImportIsRunning()
{
    open();
    CsvPreview csv = preview();
    csv.mapping.columns.insert(CsvColumn::PaidAt, 2);
    giveCsv(csv);
    strikeCtrlEnter();
    QCOMPARE(m_dialog->page(), Page::Running);
    Q_EMIT m_desk->importNotStarted(m_desk->imports.last().ticket, ImportStart::Busy);
    QCOMPARE(m_dialog->page(), Page::Mapping);
}

void TestImports::theStoreFails()
{
    open()->setText(QStringLiteral("{}"));
    strikeCtrlEnter();
    ImportResult result;
    result.store = StoreError{StoreProblem::Full, {}};
    Q_EMIT m_desk->importFinished(m_desk->imports.last().ticket, result);
    QCOMPARE(m_dialog->page(), Page::Result);
    const auto labels = m_dialog->findChildren<QLabel *>();
    const QString words = storeProblemText(*result.store).title;
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    }));
}

void TestImports::enterAloneDoesNothing()
{
    open();
    CsvPreview csv = preview();
    csv.mapping.columns.insert(CsvColumn::PaidAt, 2);
    giveCsv(csv);
    const qsizetype before = m_desk->imports.size();
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QTest::keyClick(m_dialog, Qt::Key_Enter);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_desk->imports.size(), before);
}

void TestImports::escapeWhileRunningAsksToStop()
{
    open();
    CsvPreview csv = preview();
    csv.mapping.columns.insert(CsvColumn::PaidAt, 2);
    giveCsv(csv);
    strikeCtrlEnter();
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_desk->cancelledImports, 1);
    ImportResult result;
    result.added = 2'000;
    result.cancelled = true;
    Q_EMIT m_desk->importFinished(m_desk->imports.last().ticket, result);
    QCOMPARE(m_dialog->page(), Page::Result);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(isClosed());
}

void TestImports::correctsAndRemembersColumns()
{
    open();
    giveCsv(preview());
    QCOMPARE(column(0)->currentData().toInt(), static_cast<int>(CsvColumn::TransactionId));
    choose(column(2), CsvColumn::PaidAt);
    choose(column(3), CsvColumn::Amount); // takes it from the other column
    QCOMPARE(column(1)->currentData().toInt(), -1);
    choose(column(1), CsvColumn::Amount);
    QCOMPARE(column(3)->currentData().toInt(), -1);
    auto *unit = m_dialog->findChild<QComboBox *>(QStringLiteral("amountUnit"));
    unit->setCurrentIndex(unit->findData(static_cast<int>(AmountUnit::Fen)));
    strikeCtrlEnter();
    const CsvJob job = m_desk->imports.last().csv;
    QCOMPARE(job.path, QStringLiteral("/data/day.csv"));
    QCOMPARE(job.mapping.columns,
             (QMap<CsvColumn, int>{
                 {CsvColumn::TransactionId, 0}, {CsvColumn::Amount, 1}, {CsvColumn::PaidAt, 2}}));
    QCOMPARE(job.mapping.unit, AmountUnit::Fen);
    QCOMPARE(job.defaults, (CsvDefaults{m_profile.mchid, m_profile.appids.first()}));

    // The next file of the same kind needs no correction, also after a new start.
    Q_EMIT m_desk->importFinished(m_desk->imports.last().ticket, {});
    strikeCtrlEnter();
    QVERIFY(isClosed());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    open();
    giveCsv(preview());
    QVERIFY(button("importCsv")->isEnabled());
    QCOMPARE(column(2)->currentData().toInt(), static_cast<int>(CsvColumn::PaidAt));
    unit = m_dialog->findChild<QComboBox *>(QStringLiteral("amountUnit"));
    QCOMPARE(unit->currentData().toInt(), static_cast<int>(AmountUnit::Fen));
}

void TestImports::showsProgressAndWhatWasRefused()
{
    open();
    CsvPreview csv = preview();
    csv.mapping.columns.insert(CsvColumn::PaidAt, 2);
    giveCsv(csv);
    strikeCtrlEnter();
    const Ticket ticket = m_desk->imports.last().ticket;
    Q_EMIT m_desk->importProgressed(ticket + 1, {900, 1'000, 9, 9, 9}); // of another job
    auto *bar = m_dialog->findChild<QProgressBar *>();
    QCOMPARE(bar->value(), 0);
    Q_EMIT m_desk->importProgressed(ticket, {500, 1'000, 2'000, 0, 1});
    QCOMPARE(bar->value(), bar->maximum() / 2);
    ImportResult result;
    result.added = 2'500;
    result.known = 10;
    result.refused = 3;
    result.refusals = {refusal(7), refusal(9)};
    Q_EMIT m_desk->importFinished(ticket, result);
    const auto *summary = m_dialog->findChild<QLabel *>(QStringLiteral("importSummary"));
    QVERIFY2(summary->text().contains(countsText(2'500, 10, 3)), qPrintable(summary->text()));
    const auto *table = m_dialog->findChild<QTableView *>();
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, RefusalModel::Place).data().toString(), QStringLiteral("7"));
}

void TestImports::importsAPastedText()
{
    open()->setText(QStringLiteral("{\"id\": 1}"));
    auto *text = m_dialog->findChild<QPlainTextEdit *>();
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier); // from within the text
    QCOMPARE(m_desk->imports.size(), 1);
    QCOMPARE(m_desk->imports.last().text, QByteArray("{\"id\": 1}"));
    const qsizetype before = m_desk->imports.size();
    strikeCtrlEnter(); // it is under way
    QCOMPARE(m_desk->imports.size(), before);
    ImportResult result;
    result.added = 1;
    Q_EMIT m_desk->importFinished(m_desk->imports.last().ticket, result);
    QCOMPARE(m_dialog->page(), Page::Result);
    QVERIFY(!m_dialog->findChild<QTableView *>()->isVisible());
}

void TestImports::importsAFileOfJson()
{
    open();
    CsvPreview json;
    json.isJson = true;
    giveCsv(json);
    QCOMPARE(m_desk->imports.last().textFile, QStringLiteral("/data/day.csv"));
}

void TestImports::aFileDroppedOnTheWindowOpensIt()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/dropped.csv"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QVERIFY(m_window->findChild<ImportDialog *>() != nullptr);
    QCOMPARE(m_desk->imports.last().preview,
             QUrl::fromLocalFile(QStringLiteral("/data/dropped.csv")).toLocalFile());

    QMimeData plain;
    plain.setText(QStringLiteral("a word"));
    QDragEnterEvent word({10, 10}, Qt::CopyAction, &plain, Qt::LeftButton, Qt::NoModifier);
    word.ignore();
    QApplication::sendEvent(m_window.get(), &word);
    QVERIFY(!word.isAccepted());
}

void TestImports::ofSeveralDroppedFilesNoneIsTaken()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/one.csv")),
                  QUrl::fromLocalFile(QStringLiteral("/data/two.csv"))});
    open()->take(data);
    QVERIFY(m_desk->imports.isEmpty());
    QVERIFY(m_dialog->findChild<InlineBanner *>()->isVisible());
}

void TestImports::aTextThatIsTooLongIsRefusedInWords()
{
    QMimeData data;
    data.setText(QString(qsizetype{3} * 1024 * 1024, u'{'));
    open()->take(data);
    QVERIFY(m_dialog->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
    const auto *banner = m_dialog->findChild<InlineBanner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(
        notificationErrorText({NotificationProblem::TooLarge, {}, std::nullopt})));
}

void TestImports::whatDoesNotStartLeavesThePage()
{
    open()->setText(QStringLiteral("{}"));
    strikeCtrlEnter();
    Q_EMIT m_desk->importNotStarted(m_desk->imports.last().ticket, ImportStart::Busy);
    QCOMPARE(m_dialog->page(), Page::Source);
    QVERIFY(button("importText")->isEnabled());
}

void TestImports::refusalsAreCopiedAndSafeInASpreadsheet()
{
    RefusalModel model;
    model.setRows({refusal(7)});
    const QStringList lines = model.asText().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(1).split(u'\t').value(RefusalModel::Value), QStringLiteral("=4.2E+27"));
    const QByteArray csv = model.asCsv();
    QVERIFY(csv.startsWith("\xEF\xBB\xBF\""));
    QVERIFY2(csv.contains("\"'=4.2E+27\""), csv.constData());
    QCOMPARE(csv.count("\r\n"), 2);
}

void TestImports::aColumnThatNoRowHasIsNotShown()
{
    RefusalTable table;
    table.model()->setRows({refusal(7)});
    QVERIFY(!table.view()->isColumnHidden(RefusalModel::FileColumn));
    QVERIFY(!table.view()->isColumnHidden(RefusalModel::Value));
    ImportRefusal whole;
    whole.reason = ImportReason::CannotRead;
    table.model()->setFiles({{QStringLiteral("1764036031-backup.json"), {}, whole}});
    QVERIFY(!table.view()->isColumnHidden(RefusalModel::Place));
    QVERIFY(table.view()->isColumnHidden(RefusalModel::FileColumn));
    QVERIFY(table.view()->isColumnHidden(RefusalModel::Value));
}

void TestImports::theInboxIsSaid_data()
{
    QTest::addColumn<InboxState>("state");
    QTest::addColumn<bool>("needsALook");
    InboxState state;
    QTest::newRow("out of reach") << state << true;
    state.reachable = true;
    state.keysMissing = true;
    QTest::newRow("no keys") << state << true;
    state.keysMissing = false;
    state.store = StoreError{StoreProblem::Locked, {}};
    QTest::newRow("the store") << state << true;
    state.store.reset();
    QTest::newRow("watched") << state << false;
    state.lastAt = samples::at(QStringLiteral("2026-11-24T12:00:00Z"));
    QTest::newRow("something came") << state << false;
    state.refused = 1;
    state.refusals = {{QStringLiteral("a.json"), state.lastAt, refusal(0)}};
    QTest::newRow("refused") << state << true;
}

void TestImports::theInboxIsSaid()
{
    QFETCH(InboxState, state);
    QFETCH(bool, needsALook);
    QWidget *button = m_imports->inboxButton();
    QVERIFY(!button->isVisible());
    Q_EMIT m_desk->inboxChanged(state);
    QVERIFY(button->isVisible());
    QCOMPARE(inboxNeedsALook(state), needsALook);
    QVERIFY(button->toolTip().contains(m_profile.inboxFolder));
    QTest::mouseClick(button, Qt::LeftButton);
    auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("inboxDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    const auto *table = dialog->findChild<QTableView *>();
    QCOMPARE(table != nullptr, state.refused > 0);
    if (table != nullptr) {
        QCOMPARE(table->model()->index(0, RefusalModel::Place).data().toString(),
                 QStringLiteral("a.json"));
    }
    QVERIFY(namelessIn(dialog).isEmpty());
}

void TestImports::removesOnlyOnCtrlEnter()
{
    m_profile.keepDays = 30;
    m_imports->openRemoval();
    auto *dialog = m_window->findChild<RemoveOldDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QCOMPARE(dialog->findChild<QSpinBox *>()->value(), 30);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QVERIFY(m_desk->imports.isEmpty());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_desk->imports.size(), 1);
    QCOMPARE(m_desk->imports.last().removeBefore,
             samples::at(QStringLiteral("2026-10-25T00:00:00+08:00")));
    ImportResult result;
    result.removed = 1'234;
    Q_EMIT m_desk->importFinished(m_desk->imports.last().ticket, result);
    const auto *said = dialog->findChild<QLabel *>(QStringLiteral("removalState"));
    QVERIFY2(said->text().contains(QStringLiteral("1,234")), qPrintable(said->text()));
    QVERIFY(namelessIn(dialog).isEmpty());
}

void TestImports::everyReasonHasWords()
{
    QStringList all;
    for (int i = 0; i <= static_cast<int>(ImportReason::CannotRead); ++i) {
        ImportRefusal refused;
        refused.reason = static_cast<ImportReason>(i);
        all.append(refusalText(refused));
    }
    for (int i = 0; i <= static_cast<int>(NotificationProblem::BadSignature); ++i) {
        all.append(notificationErrorText(
            {static_cast<NotificationProblem>(i), QStringLiteral("amount"), {}}));
    }
    for (const CsvColumn column : everyCsvColumn()) {
        all.append(columnWord(column));
    }
    for (int i = 0; i <= static_cast<int>(CsvProblem::NotText); ++i) {
        all.append(csvProblemText(static_cast<CsvProblem>(i)).title);
    }
    QVERIFY(!all.contains(QString()));
}

void TestImports::everythingHasAName_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("title");
    QTest::newRow("English") << QStringLiteral("en") << QStringLiteral("Import");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << QStringLiteral("导入");
}

void TestImports::everythingHasAName()
{
    QFETCH(QString, language);
    QFETCH(QString, title);
    QTranslator words;
    QVERIFY(words.load(QStringLiteral(":/pd/i18n/points-desk_%1.qm").arg(language)));
    qApp->installTranslator(&words);
    open();
    QCOMPARE(m_dialog->windowTitle(), title);
    QStringList nameless = namelessIn(m_dialog);
    CsvPreview csv = preview();
    csv.mapping.columns.insert(CsvColumn::PaidAt, 2);
    giveCsv(csv);
    nameless += namelessIn(m_dialog);
    strikeCtrlEnter();
    nameless += namelessIn(m_dialog);
    ImportResult result;
    result.refused = 1;
    result.refusals = {refusal(1)};
    Q_EMIT m_desk->importFinished(m_desk->imports.last().ticket, result);
    nameless += namelessIn(m_dialog);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    qApp->removeTranslator(&words);
}

QTEST_MAIN(TestImports)
#include "tst_imports.moc"

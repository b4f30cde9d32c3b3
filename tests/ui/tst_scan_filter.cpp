#include "tests/support/patience.h"
#include "ui/common/ime_bypass.h"
#include "ui/transactions/scan_filter.h"

#include <QApplication>
#include <QDialog>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using pd::ImeBypass;
using pd::ScanFilter;

namespace {

const QString code = QStringLiteral("4200002345202611240123456789");

/// Strikes keys at given times, as a keyboard does: shortcut override first, then the press.
class Keyboard
{
public:
    explicit Keyboard(qint64 start)
        : now(start)
    { }

    void strike(QWidget *receiver, int key, const QString &text,
                Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        for (const QEvent::Type type : {QEvent::ShortcutOverride, QEvent::KeyPress}) {
            QKeyEvent event(type, key, modifiers, text);
            event.setTimestamp(static_cast<quint64>(now));
            QApplication::sendEvent(receiver, &event);
        }
    }
    void type(QWidget *receiver, const QString &text, int gap)
    {
        for (const QChar c : text) {
            now += gap;
            strike(receiver, c.toUpper().unicode(), QString(c));
        }
    }
    void enter(QWidget *receiver, int gap)
    {
        now += gap;
        strike(receiver, Qt::Key_Return, QStringLiteral("\r"));
    }
    void scan(QWidget *receiver, const QString &text, int gap = 3)
    {
        type(receiver, text, gap);
        enter(receiver, gap);
    }

    qint64 now;
};

} // namespace

class TestScanFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void handsAreNotAScanner_data();
    void handsAreNotAScanner();
    void aScanReachesNoWidget();
    void itsEnterPressesNothing();
    void aSecondEnterIsSwallowed();
    void theSameCodeWithinTwoSecondsIsIgnored();
    void inAModalDialogAScanIsSwallowed();
    void aSecretIsNoScan();
    void aShortcutFindsWhatWasTypedBefore();
    void keysStayInOrderWithBackspace();
    void fullWidthFromAnInputMethodIsAScan();
    void preeditIsNeverActedOn();
    void theScanBoxSaysThatItTakesNoInputMethod();
    void committedTextIsCleanedInTheScanBox();
    void eventsWithoutATimeUseTheClock();

private:
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_edit = nullptr;
    QPushButton *m_button = nullptr;
    std::unique_ptr<ScanFilter> m_filter;
    std::unique_ptr<QSignalSpy> m_scans;
    qint64 m_clock = 1'000;
};

void TestScanFilter::init()
{
    m_clock = 1'000;
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_edit = new QLineEdit;
    m_button = new QPushButton(QStringLiteral("pay"));
    layout->addWidget(m_edit);
    layout->addWidget(m_button);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_filter = std::make_unique<ScanFilter>([this] { return m_clock; }, nullptr);
    m_scans = std::make_unique<QSignalSpy>(m_filter.get(), &ScanFilter::scanned);
    qApp->installEventFilter(m_filter.get());
}

void TestScanFilter::cleanup()
{
    m_filter.reset();
    m_window.reset();
}

void TestScanFilter::handsAreNotAScanner_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("gap");
    QTest::addColumn<int>("enterGap");
    QTest::newRow("a slow typist") << code << 150 << 150;
    QTest::newRow("just too slow") << code << ScanFilter::maxGapMs << 3;
    QTest::newRow("a short burst") << QStringLiteral("12345") << 3 << 3;
    QTest::newRow("Enter comes late") << code << 3 << ScanFilter::maxGapMs;
    QTest::newRow("Chinese text") << QStringLiteral("重复付款补积分") << 3 << 3;
}

void TestScanFilter::handsAreNotAScanner()
{
    QFETCH(const QString, text);
    QFETCH(const int, gap);
    QFETCH(const int, enterGap);
    QSignalSpy returns(m_edit, &QLineEdit::returnPressed);
    Keyboard keyboard(50'000);
    keyboard.type(m_edit, text, gap);
    keyboard.enter(m_edit, enterGap);
    QCOMPARE(m_scans->size(), 0);
    QCOMPARE(m_edit->text(), text);
    QCOMPARE(returns.size(), 1);
}

void TestScanFilter::aScanReachesNoWidget()
{
    m_edit->setText(QStringLiteral("note: "));
    QSignalSpy returns(m_edit, &QLineEdit::returnPressed);
    Keyboard(50'000).scan(m_edit, code);
    QCOMPARE(m_scans->size(), 1);
    QCOMPARE(m_scans->at(0).at(0).toString(), code);
    QCOMPARE(m_edit->text(), QStringLiteral("note: "));
    QCOMPARE(returns.size(), 0);
}

void TestScanFilter::itsEnterPressesNothing()
{
    QSignalSpy clicks(m_button, &QPushButton::clicked);
    m_button->setAutoDefault(true);
    m_button->setDefault(true);
    Keyboard(50'000).scan(m_button, code);
    QCOMPARE(m_scans->size(), 1);
    QCOMPARE(clicks.size(), 0);
}

void TestScanFilter::aSecondEnterIsSwallowed()
{
    QSignalSpy returns(m_edit, &QLineEdit::returnPressed);
    Keyboard keyboard(50'000);
    keyboard.scan(m_edit, code);
    keyboard.enter(m_edit, 3);
    QCOMPARE(returns.size(), 0);
    keyboard.enter(m_edit, ScanFilter::trailingEnterMs);
    QCOMPARE(returns.size(), 1);
}

void TestScanFilter::theSameCodeWithinTwoSecondsIsIgnored()
{
    Keyboard keyboard(50'000);
    keyboard.scan(m_edit, code);
    keyboard.now += 1'500;
    keyboard.scan(m_edit, code);
    QCOMPARE(m_scans->size(), 1);
    QCOMPARE(m_edit->text(), QString());
    keyboard.now += 1'000;
    keyboard.scan(m_edit, QStringLiteral("4200002345202611240000000000"));
    QCOMPARE(m_scans->size(), 2);
    keyboard.now += ScanFilter::repeatMs;
    keyboard.scan(m_edit, code);
    QCOMPARE(m_scans->size(), 3);
}

void TestScanFilter::inAModalDialogAScanIsSwallowed()
{
    QDialog dialog(m_window.get());
    dialog.setModal(true);
    auto *layout = new QVBoxLayout(&dialog);
    auto *edit = new QLineEdit;
    auto *confirm = new QPushButton(QStringLiteral("send"));
    confirm->setDefault(true);
    layout->addWidget(edit);
    layout->addWidget(confirm);
    dialog.show();
    QSignalSpy ignored(m_filter.get(), &ScanFilter::scanIgnored);
    QSignalSpy clicks(confirm, &QPushButton::clicked);
    Keyboard keyboard(50'000);
    keyboard.scan(edit, code);
    keyboard.scan(confirm, code);
    QCOMPARE(m_scans->size(), 0);
    QCOMPARE(ignored.size(), 2);
    QCOMPARE(clicks.size(), 0);
    QCOMPARE(edit->text(), QString());
}

void TestScanFilter::aSecretIsNoScan()
{
    // A security key types a pass-phrase as fast as a scanner its code, and ends it like one.
    QDialog dialog(m_window.get());
    dialog.setModal(true);
    auto *layout = new QVBoxLayout(&dialog);
    auto *secret = new QLineEdit;
    secret->setEchoMode(QLineEdit::Password);
    auto *unlock = new QPushButton(QStringLiteral("unlock"));
    unlock->setDefault(true);
    layout->addWidget(secret);
    layout->addWidget(unlock);
    dialog.show();
    QSignalSpy ignored(m_filter.get(), &ScanFilter::scanIgnored);
    QSignalSpy clicks(unlock, &QPushButton::clicked);
    Keyboard keyboard(50'000);
    keyboard.scan(secret, code);
    QCOMPARE(secret->text(), code);
    QCOMPARE(clicks.size(), 1);
    QCOMPARE(m_scans->size() + ignored.size(), 0);
}

void TestScanFilter::aShortcutFindsWhatWasTypedBefore()
{
    Keyboard keyboard(50'000);
    keyboard.type(m_edit, QStringLiteral("120"), 3);
    QCOMPARE(m_edit->text(), QString());
    keyboard.now += 3;
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Return, Qt::ControlModifier);
    override.setTimestamp(static_cast<quint64>(keyboard.now));
    QApplication::sendEvent(m_edit, &override);
    QCOMPARE(m_edit->text(), QStringLiteral("120"));
}

void TestScanFilter::keysStayInOrderWithBackspace()
{
    Keyboard keyboard(50'000);
    keyboard.type(m_edit, QStringLiteral("12"), 3);
    keyboard.now += 3;
    keyboard.strike(m_edit, Qt::Key_Backspace, QStringLiteral("\b"));
    keyboard.type(m_edit, QStringLiteral("3"), 3);
    QTRY_COMPARE_WITH_TIMEOUT(m_edit->text(), QStringLiteral("13"), pd::patienceMs);
}

void TestScanFilter::fullWidthFromAnInputMethodIsAScan()
{
    Keyboard keyboard(50'000);
    for (const QChar c : code) {
        m_clock += 4;
        keyboard.now += 4;
        QInputMethodEvent event;
        event.setCommitString(QString(QChar(static_cast<char16_t>(c.unicode() + 0xFEE0))));
        QApplication::sendEvent(m_edit, &event);
    }
    m_clock += 4;
    keyboard.enter(m_edit, 4);
    QCOMPARE(m_scans->size(), 1);
    QCOMPARE(m_scans->at(0).at(0).toString(), code);
    QCOMPARE(m_edit->text(), QString());
}

void TestScanFilter::preeditIsNeverActedOn()
{
    QInputMethodEvent event(QStringLiteral("shuangshiyi"), {});
    QApplication::sendEvent(m_edit, &event);
    Keyboard(50'000).enter(m_edit, 3);
    QCOMPARE(m_scans->size(), 0);
}

void TestScanFilter::theScanBoxSaysThatItTakesNoInputMethod()
{
    // Without the filter a QLineEdit answers "enabled" even when the attribute is off.
    new ImeBypass(m_edit);
    QInputMethodQueryEvent query(Qt::ImEnabled | Qt::ImHints);
    QApplication::sendEvent(m_edit, &query);
    QCOMPARE(query.value(Qt::ImEnabled).toBool(), false);
}

void TestScanFilter::committedTextIsCleanedInTheScanBox()
{
    new ImeBypass(m_edit);
    QInputMethodEvent preedit(QStringLiteral("４２"), {});
    QApplication::sendEvent(m_edit, &preedit);
    QCOMPARE(m_edit->displayText(), QString());
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("４２００ "));
    QApplication::sendEvent(m_edit, &commit);
    QTRY_COMPARE_WITH_TIMEOUT(m_edit->text(), QStringLiteral("4200"), pd::patienceMs);
}

void TestScanFilter::eventsWithoutATimeUseTheClock()
{
    for (const QChar c : code) {
        m_clock += 5;
        QKeyEvent event(QEvent::KeyPress, c.unicode(), Qt::NoModifier, QString(c));
        QApplication::sendEvent(m_edit, &event);
    }
    m_clock += 5;
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Enter, Qt::KeypadModifier, QStringLiteral("\r"));
    QApplication::sendEvent(m_edit, &enter);
    QCOMPARE(m_scans->size(), 1);
}

QTEST_MAIN(TestScanFilter)
#include "tst_scan_filter.moc"

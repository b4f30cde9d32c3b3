#include "samples.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/correction/clean_line_edit.h"
#include "ui/correction/confirm_dialog.h"
#include "ui/transactions/scan_filter.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pd;
using test::SetClock;

class TestConfirmDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void enterAloneCancels();
    void enterOnTheSendButtonSendsNothing();
    void ctrlEnterConfirmsAfterAMoment();
    void aHeldCtrlEnterConfirmsNothing();
    void itConfirmsOnce();
    void escapeCancels();
    void aScanConfirmsNothing();
    void aLargeValueIsTypedAgain();
    void enterInTheSecondTypingDoesNothing();
    void itRepeatsEverything();
    void whereItGoes_data();
    void whereItGoes();
    void againstAdviceIsSaid();
    void beforeAndAfter();
    void itDeletesItself();

private:
    ConfirmDialog *open(const ReviewContext &context);
    ConfirmDialog *open()
    {
        return open(m_context);
    }
    void confirmByKey();
    /// True once the dialog is closed.
    bool strikeCtrlEnter()
    {
        if (isOpen()) {
            QTest::keyClick(m_dialog.data(), Qt::Key_Return, Qt::ControlModifier);
        }
        return !isOpen();
    }
    [[nodiscard]] QPushButton *confirmButton() const;
    [[nodiscard]] bool isOpen() const
    {
        const QWidget *dialog = m_dialog.data();
        return dialog != nullptr && dialog->isVisible();
    }
    [[nodiscard]] bool says(const QString &words) const;

    SetClock m_clock{QStringLiteral("2026-11-24T20:48:31+08:00")};
    std::unique_ptr<QWidget> m_window;
    QPointer<ConfirmDialog> m_dialog;
    CorrectionDraft m_draft;
    ReviewContext m_context;
    Profile m_profile;
};

void TestConfirmDialog::init()
{
    m_profile = samples::profile();
    m_draft = {};
    m_draft.transactionId = samples::idOf(3);
    m_draft.appid = QStringLiteral("wx1234567890abcdef");
    m_draft.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    m_draft.points = QStringLiteral("120");
    m_draft.updateTime = QStringLiteral("2026-11-24T20:48:31+08:00");
    m_draft.reason = QStringLiteral("小票漏积分");
    m_draft.note = QStringLiteral("顾客出示小票");
    m_context = {};
    m_context.card = samples::card(samples::row(3));
    m_context.operatorName = QStringLiteral("王芳");
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 600);
    m_window->show();
}

void TestConfirmDialog::cleanup()
{
    m_window.reset();
}

ConfirmDialog *TestConfirmDialog::open(const ReviewContext &context)
{
    const auto correction = validate(m_draft, m_profile.limits(), m_clock);
    if (!correction) {
        qFatal("the sample is not valid");
    }
    m_dialog = new ConfirmDialog(*correction, context, m_profile, m_window.get());
    m_dialog->open();
    if (!QTest::qWaitForWindowActive(m_dialog)) {
        qFatal("no window");
    }
    return m_dialog;
}

QPushButton *TestConfirmDialog::confirmButton() const
{
    auto *button = m_dialog->findChild<QPushButton *>(QStringLiteral("confirmButton"));
    if (button == nullptr) {
        qFatal("no button");
    }
    return button;
}

void TestConfirmDialog::confirmByKey()
{
    // The first moments are for reading; the keys are struck until they count.
    QTRY_VERIFY_WITH_TIMEOUT(strikeCtrlEnter(), 5000);
}

bool TestConfirmDialog::says(const QString &words) const
{
    const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&words](const QLabel *label) { return label->text().contains(words); });
}

void TestConfirmDialog::enterAloneCancels()
{
    open();
    QSignalSpy confirmed(m_dialog, &ConfirmDialog::confirmed);
    QSignalSpy rejected(m_dialog, &QDialog::rejected);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(confirmed.size(), 0);
    QCOMPARE(rejected.size(), 1);
}

void TestConfirmDialog::enterOnTheSendButtonSendsNothing()
{
    open();
    QSignalSpy confirmed(m_dialog, &ConfirmDialog::confirmed);
    confirmButton()->setFocus();
    QTest::keyClick(confirmButton(), Qt::Key_Return);
    QCOMPARE(confirmed.size(), 0);
}

void TestConfirmDialog::ctrlEnterConfirmsAfterAMoment()
{
    open();
    QSignalSpy confirmed(m_dialog, &ConfirmDialog::confirmed);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(confirmed.size(), 0); // right behind the one that opened it
    confirmByKey();
    QCOMPARE(confirmed.size(), 1);
}

void TestConfirmDialog::aHeldCtrlEnterConfirmsNothing()
{
    open();
    QSignalSpy confirmed(m_dialog, &ConfirmDialog::confirmed);
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(700)) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier, QStringLiteral("\r"),
                       true);
        QApplication::sendEvent(m_dialog, &held);
        QCoreApplication::sendPostedEvents();
    }
    QCOMPARE(confirmed.size(), 0);
    QVERIFY(isOpen());
}

void TestConfirmDialog::itConfirmsOnce()
{
    open();
    QSignalSpy confirmed(m_dialog, &ConfirmDialog::confirmed);
    QPushButton *button = confirmButton();
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(confirmed.size(), 1);
}

void TestConfirmDialog::escapeCancels()
{
    open();
    QSignalSpy confirmed(m_dialog, &ConfirmDialog::confirmed);
    QSignalSpy rejected(m_dialog, &QDialog::rejected);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QCOMPARE(confirmed.size(), 0);
    QCOMPARE(rejected.size(), 1);
}

void TestConfirmDialog::aScanConfirmsNothing()
{
    m_draft.points = QStringLiteral("20000");
    open();
    ScanFilter filter([] { return qint64{5}; }, nullptr);
    qApp->installEventFilter(&filter);
    QSignalSpy scanned(&filter, &ScanFilter::scanned);
    QSignalSpy confirmed(m_dialog, &ConfirmDialog::confirmed);
    quint64 time = 10'000;
    const QString code = samples::idOf(4) + u'\r';
    for (const QChar c : code) {
        const bool enter = c == u'\r';
        QKeyEvent event(QEvent::KeyPress, enter ? int{Qt::Key_Return} : int{c.unicode()},
                        Qt::NoModifier, QString(c));
        event.setTimestamp(time += 2);
        QApplication::sendEvent(m_dialog->focusWidget(), &event);
    }
    QCOMPARE(scanned.size(), 0);
    QCOMPARE(confirmed.size(), 0);
    QVERIFY(isOpen());
    QCOMPARE(m_dialog->findChild<CleanLineEdit *>()->text(), QString());
}

void TestConfirmDialog::aLargeValueIsTypedAgain()
{
    m_draft.points = QStringLiteral("10001");
    open();
    auto *again = m_dialog->findChild<CleanLineEdit *>(QStringLiteral("typedAgain"));
    QVERIFY(again != nullptr);
    QVERIFY(!confirmButton()->isEnabled());
    QTest::keyClicks(again, QStringLiteral("10010"));
    QVERIFY(!confirmButton()->isEnabled());
    again->selectAll();
    QTest::keyClicks(again, QStringLiteral("10001"));
    QVERIFY(confirmButton()->isEnabled());
    m_dialog->close();
    m_draft.points = QStringLiteral("10000");
    open();
    QVERIFY(m_dialog->findChild<CleanLineEdit *>(QStringLiteral("typedAgain")) == nullptr);
}

void TestConfirmDialog::enterInTheSecondTypingDoesNothing()
{
    m_draft.points = QStringLiteral("20000");
    open();
    auto *again = m_dialog->findChild<CleanLineEdit *>();
    QTest::keyClicks(again, QStringLiteral("20000"));
    QSignalSpy finished(m_dialog, &QDialog::finished);
    QTest::keyClick(again, Qt::Key_Return);
    QCOMPARE(finished.size(), 0);
    QVERIFY(confirmButton()->isEnabled());
}

void TestConfirmDialog::itRepeatsEverything()
{
    m_context.ordinal = 2;
    m_context.warnings = {{Field::TransactionId, Issue::UnusualShape}};
    open();
    QVERIFY(says(QStringLiteral("4200 0023 4520 2611 2400 0000 0003")));
    QVERIFY(says(QStringLiteral("店铺 3")));
    QVERIFY(says(QStringLiteral("¥123.48")));
    QVERIFY(says(QStringLiteral("oUpF…eS6o")));
    QVERIFY(!says(m_draft.openid));
    QVERIFY(says(QStringLiteral("120")));
    QVERIFY(says(QStringLiteral("壹佰贰拾")));
    QVERIFY(says(m_draft.reason));
    QVERIFY(says(m_draft.note));
    QVERIFY(says(QStringLiteral("王芳")));
    QVERIFY(says(QStringLiteral("2nd correction")));
    QVERIFY(says(QStringLiteral("28 digits")));
    m_dialog->close();

    m_context.ordinal = 1;
    m_draft.earned = false;
    m_draft.points = QStringLiteral("0");
    m_draft.noPointsRemarks = QStringLiteral("活动商品不积分");
    open();
    QVERIFY(says(m_draft.noPointsRemarks));
    QVERIFY(says(QStringLiteral("零")));
    QVERIFY(!says(QStringLiteral("2nd correction")));
}

void TestConfirmDialog::whereItGoes_data()
{
    QTest::addColumn<bool>("practice");
    QTest::addColumn<bool>("memberSystem");
    QTest::addColumn<QString>("words");
    QTest::newRow("live") << false << false << QStringLiteral("LIVE");
    QTest::newRow("practice") << true << false << QStringLiteral("PRACTICE");
    QTest::newRow("member system") << false << true << QStringLiteral("Nothing is sent");
}

void TestConfirmDialog::whereItGoes()
{
    QFETCH(const bool, practice);
    QFETCH(const bool, memberSystem);
    QFETCH(const QString, words);
    if (practice) {
        m_profile.path.clear();
    }
    m_draft.kind = memberSystem ? EntryKind::MemberSystem : EntryKind::Report;
    open();
    QVERIFY(says(words));
    QCOMPARE(says(QStringLiteral("LIVE")), !practice && !memberSystem);
}

void TestConfirmDialog::againstAdviceIsSaid()
{
    open();
    QVERIFY(!says(QStringLiteral("gainst the desk's advice")));
    m_dialog->close();
    m_draft.againstAdvice = true;
    open();
    QVERIFY(says(QStringLiteral("gainst the desk's advice")));
}

void TestConfirmDialog::beforeAndAfter()
{
    m_draft.pointsBefore = QStringLiteral("1100");
    open();
    QVERIFY(says(QStringLiteral("1,100 → 120")));
}

void TestConfirmDialog::itDeletesItself()
{
    open();
    m_dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog.isNull(), patienceMs);
}

QTEST_MAIN(TestConfirmDialog)
#include "tst_confirm_dialog.moc"

#include "fake_desk.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/setup/check_view.h"
#include "ui/setup/check_words.h"
#include "ui/setup/connection_check_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace pd;

namespace {

CheckResult resultOf(CheckStep step, CheckState state, CheckFinding finding)
{
    CheckResult result;
    result.step = step;
    result.state = state;
    result.finding = finding;
    return result;
}

QList<CheckResult> everyStep(CheckState state)
{
    QList<CheckResult> results;
    const QList<CheckStep> steps = everyCheckStep();
    for (const CheckStep step : steps) {
        results.append(resultOf(step, state, CheckFinding::Nothing));
    }
    return results;
}

} // namespace

class TestConnectionCheckDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void itStartsByItself();
    void eachStepIsShownAsItComes();
    void theVerdictIsTheWorstStep_data();
    void theVerdictIsTheWorstStep();
    void escapeCancelsARunningCheck();
    void escapeCancelsNothingAfterItsEnd();
    void itCanBeCancelledAndBegunAnew();
    void theCopyHoldsEveryStep();

private:
    [[nodiscard]] CheckView *view() const;
    [[nodiscard]] QPushButton *button(const char *name) const;
    [[nodiscard]] QString shown() const;

    test::SetClock m_clock{QStringLiteral("2026-11-24T20:48:31+08:00")};
    std::unique_ptr<FakeDesk> m_desk;
    QPointer<ConnectionCheckDialog> m_dialog;
};

void TestConnectionCheckDialog::init()
{
    m_desk = std::make_unique<FakeDesk>(m_clock);
    m_dialog = new ConnectionCheckDialog(*m_desk);
    m_dialog->open();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestConnectionCheckDialog::cleanup()
{
    delete m_dialog;
    m_desk.reset();
}

CheckView *TestConnectionCheckDialog::view() const
{
    return m_dialog->view();
}

QPushButton *TestConnectionCheckDialog::button(const char *name) const
{
    return m_dialog->findChild<QPushButton *>(QString::fromLatin1(name));
}

/// Every word of the dialog.
QString TestConnectionCheckDialog::shown() const
{
    QStringList words;
    const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        words.append(label->text());
    }
    return words.join(u'\n');
}

void TestConnectionCheckDialog::itStartsByItself()
{
    QCOMPARE(m_desk->checks, 1);
    QVERIFY(view()->isRunning());
    QVERIFY(!button("checkCopy")->isEnabled());
}

void TestConnectionCheckDialog::eachStepIsShownAsItComes()
{
    CheckResult found
        = resultOf(CheckStep::Serial, CheckState::Bad, CheckFinding::SerialOfAnotherCertificate);
    found.text = QStringLiteral("5157F09EFDC096DE");
    const Explanation words = explain(found);
    QVERIFY(words.happened.contains(found.text) || words.next.contains(found.text));
    QVERIFY(!shown().contains(found.text));
    Q_EMIT m_desk->checkStepChanged(found);
    QVERIFY(shown().contains(words.happened));
    QVERIFY(shown().contains(words.next));
    QVERIFY(view()->isRunning());
}

void TestConnectionCheckDialog::theVerdictIsTheWorstStep_data()
{
    QTest::addColumn<CheckState>("worst");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("good") << CheckState::Good << QStringLiteral("Everything works.");
    QTest::newRow("skipped") << CheckState::Skipped << QStringLiteral("Everything works.");
    QTest::newRow("warning") << CheckState::Warning << QStringLiteral("something to look at");
    QTest::newRow("bad") << CheckState::Bad << QStringLiteral("Something is wrong");
}

void TestConnectionCheckDialog::theVerdictIsTheWorstStep()
{
    QFETCH(CheckState, worst);
    QFETCH(QString, verdict);
    QList<CheckResult> results = everyStep(CheckState::Good);
    results[2].state = worst;
    Q_EMIT m_desk->checkFinished(results);
    QVERIFY(!view()->isRunning());
    QVERIFY2(view()->verdict().contains(verdict), qPrintable(view()->verdict()));
}

void TestConnectionCheckDialog::escapeCancelsARunningCheck()
{
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QCOMPARE(m_desk->cancelledChecks, 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog == nullptr, patienceMs);
}

void TestConnectionCheckDialog::escapeCancelsNothingAfterItsEnd()
{
    Q_EMIT m_desk->checkFinished(everyStep(CheckState::Good));
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QCOMPARE(m_desk->cancelledChecks, 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog == nullptr, patienceMs);
}

void TestConnectionCheckDialog::itCanBeCancelledAndBegunAnew()
{
    button("checkStart")->setFocus();
    QTest::keyClick(button("checkStart"), Qt::Key_Space);
    QCOMPARE(m_desk->cancelledChecks, 1);
    QVERIFY(!view()->isRunning());
    QTest::keyClick(button("checkStart"), Qt::Key_Space);
    QCOMPARE(m_desk->checks, 2);
    QVERIFY(view()->isRunning());
}

void TestConnectionCheckDialog::theCopyHoldsEveryStep()
{
    Q_EMIT m_desk->checkFinished(everyStep(CheckState::Good));
    QApplication::clipboard()->clear();
    button("checkCopy")->setFocus();
    QTest::keyClick(button("checkCopy"), Qt::Key_Space);
    const QString text = QApplication::clipboard()->text();
    const QList<CheckStep> steps = everyCheckStep();
    for (const CheckStep step : steps) {
        QVERIFY2(text.contains(checkStepWord(step)), qPrintable(checkStepWord(step)));
    }
}

QTEST_MAIN(TestConnectionCheckDialog)
#include "tst_connection_check_dialog.moc"

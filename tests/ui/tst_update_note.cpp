#include "tests/support/patience.h"
#include "ui/common/theme.h"
#include "ui/common/update_words.h"
#include "ui/update_note.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pd;

namespace {

UpdateState stateWith(const QString &newest, bool isNewer)
{
    UpdateState state;
    state.hasAddress = true;
    state.running = QStringLiteral("0.1.0");
    state.newest = newest;
    state.isNewer = isNewer;
    state.askedAt = QDateTime(QDate(2026, 11, 24), QTime(1, 0), Qt::UTC);
    return state;
}

} // namespace

/// By its key and its button, in a window of its own.
class TestUpdateNote : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aFailureStaysOutOfTheHeader_data();
    void aFailureStaysOutOfTheHeader();
    void withoutAnAddressItSaysSoAndAsksNobody();
    void nothingNewStaysQuiet();
    void tellsWhichVersionThereIs();
    void theKeyAsksAndTheDialogFollows();

private:
    [[nodiscard]] QDialog *dialog() const;
    [[nodiscard]] QStringList spoken() const;
    std::unique_ptr<QWidget> m_window;
    UpdateNote *m_note = nullptr;
};

void TestUpdateNote::initTestCase()
{
    installTheme(*qApp, ThemeChoice::Light);
}

void TestUpdateNote::init()
{
    m_window = std::make_unique<QWidget>();
    m_note = new UpdateNote(m_window.get());
    auto *help = new QMenu(m_window.get());
    m_note->addTo(help);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QDialog *TestUpdateNote::dialog() const
{
    return m_window->findChild<QDialog *>(QStringLiteral("updateDialog"));
}

QStringList TestUpdateNote::spoken() const
{
    QStringList texts;
    const auto labels = dialog()->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        texts.append(label->text());
    }
    return texts;
}

void TestUpdateNote::aFailureStaysOutOfTheHeader_data()
{
    QTest::addColumn<UpdateProblem>("problem");
    QTest::newRow("not reachable") << UpdateProblem::NotReachable;
    QTest::newRow("refused") << UpdateProblem::Refused;
    QTest::newRow("not understood") << UpdateProblem::NotUnderstood;
}

void TestUpdateNote::aFailureStaysOutOfTheHeader()
{
    QFETCH(UpdateProblem, problem);
    UpdateState state = stateWith({}, false);
    state.problem = problem;
    m_note->setState(state);
    QVERIFY(m_note->isHidden());
    QTest::keyClick(m_window.get(), Qt::Key_F1, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(dialog() != nullptr);
    const ErrorText words = updateText(state);
    QVERIFY(words.next.contains(QStringLiteral("update/url")));
    QCOMPARE(spoken(), (QStringList{words.title, words.next}));
}

void TestUpdateNote::withoutAnAddressItSaysSoAndAsksNobody()
{
    QSignalSpy asked(m_note, &UpdateNote::checkRequested);
    QTest::keyClick(m_window.get(), Qt::Key_F1, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(dialog() != nullptr);
    QVERIFY(spoken().constLast().contains(QStringLiteral("update/url")));
    QVERIFY(asked.isEmpty());
    QVERIFY(m_note->isHidden());
}

void TestUpdateNote::nothingNewStaysQuiet()
{
    m_note->setState(stateWith(QStringLiteral("0.1.0"), false));
    QVERIFY(m_note->isHidden());
    QCOMPARE(QApplication::activeModalWidget(), nullptr);
}

void TestUpdateNote::tellsWhichVersionThereIs()
{
    m_note->setState(stateWith(QStringLiteral("0.2.0"), true));
    QVERIFY(m_note->isVisible());
    QVERIFY(m_note->text().contains(QStringLiteral("0.2.0")));
    QCOMPARE(QApplication::activeModalWidget(), nullptr); // nothing pops up over a customer
    QTest::mouseClick(m_note, Qt::LeftButton);
    QVERIFY(dialog() != nullptr);
    QVERIFY(spoken().constFirst().contains(QStringLiteral("0.2.0")));
    QVERIFY(spoken().constLast().contains(QStringLiteral("0.1.0")));
    QCOMPARE(dialog()->accessibleDescription(), spoken().join(u'\n'));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, patienceMs);
    m_note->setState(stateWith(QStringLiteral("0.1.0"), false));
    QVERIFY(m_note->isHidden());
}

void TestUpdateNote::theKeyAsksAndTheDialogFollows()
{
    UpdateState state = stateWith({}, false);
    m_note->setState(state);
    QSignalSpy asked(m_note, &UpdateNote::checkRequested);
    QTest::keyClick(m_window.get(), Qt::Key_F1, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.size(), 1);
    state.asking = true;
    m_note->setState(state);
    QCOMPARE(spoken().constFirst(), updateText(state).title);
    state.asking = false;
    state.newest = QStringLiteral("0.2.0");
    state.isNewer = true;
    m_note->setState(state);
    QVERIFY(spoken().constFirst().contains(QStringLiteral("0.2.0")));
    QTest::keyClick(dialog(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, patienceMs);
}

QTEST_MAIN(TestUpdateNote)
#include "tst_update_note.moc"

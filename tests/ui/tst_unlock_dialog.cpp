#include "core/vault/secret_bytes.h"
#include "fake_desk.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/common/labelled_field.h"
#include "ui/setup/unlock_dialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace pd;

namespace {

DeskStatus withVault(VaultProblem problem)
{
    DeskStatus status;
    status.vault = VaultError{problem, {}, 0};
    return status;
}

} // namespace

class TestUnlockDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyOneIsSaidBesideTheField();
    void aWrongOneIsSaidAndCanBeTypedAgain();
    void itClosesWhenTheVaultIsOpen();
    void nothingIsSaidBeforeTheFirstTry();
    void escapeAsksForNothing();

private:
    [[nodiscard]] QLineEdit *field() const;
    [[nodiscard]] QPushButton *button() const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool hasError() const;

    test::SetClock m_clock{QStringLiteral("2026-11-24T20:48:31+08:00")};
    std::unique_ptr<FakeDesk> m_desk;
    QPointer<UnlockDialog> m_dialog;
};

void TestUnlockDialog::init()
{
    m_desk = std::make_unique<FakeDesk>(m_clock);
    m_dialog = new UnlockDialog(*m_desk);
    m_dialog->open();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestUnlockDialog::cleanup()
{
    delete m_dialog;
    m_desk.reset();
}

QLineEdit *TestUnlockDialog::field() const
{
    return m_dialog->findChild<QLineEdit *>(QStringLiteral("passphrase"));
}

QPushButton *TestUnlockDialog::button() const
{
    return m_dialog->findChild<QPushButton *>(QStringLiteral("unlockButton"));
}

bool TestUnlockDialog::isOpen() const
{
    const UnlockDialog *dialog = m_dialog;
    return dialog != nullptr && dialog->isVisible();
}

bool TestUnlockDialog::hasError() const
{
    return m_dialog->findChild<LabelledField *>()->hasError();
}

void TestUnlockDialog::anEmptyOneIsSaidBesideTheField()
{
    QCOMPARE(QApplication::focusWidget(), field());
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(hasError());
    QVERIFY(m_desk->passphrases.isEmpty());
    QTest::keyClicks(field(), QStringLiteral("a"));
    QVERIFY(!hasError());
}

void TestUnlockDialog::aWrongOneIsSaidAndCanBeTypedAgain()
{
    QCOMPARE(field()->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field(), QStringLiteral("wrong one"));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_desk->passphrases.size(), 1);
    QCOMPARE(m_desk->passphrases.at(0)->view().toByteArray(), QByteArray("wrong one"));
    QCOMPARE(field()->text(), QString());
    QTest::keyClick(field(), Qt::Key_Return); // while the vault is being tried
    QCOMPARE(m_desk->passphrases.size(), 1);

    m_dialog->setStatus(withVault(VaultProblem::WrongPassphrase));
    QVERIFY(isOpen());
    QVERIFY(hasError());
    QCOMPARE(QApplication::focusWidget(), field());
    QTest::keyClicks(field(), QStringLiteral("right one"));
    QVERIFY(!hasError());
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_desk->passphrases.size(), 2);
}

void TestUnlockDialog::itClosesWhenTheVaultIsOpen()
{
    QTest::keyClicks(field(), QStringLiteral("right one"));
    QTest::keyClick(field(), Qt::Key_Return);
    m_dialog->setStatus({});
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog == nullptr, patienceMs);
}

void TestUnlockDialog::nothingIsSaidBeforeTheFirstTry()
{
    m_dialog->setStatus(withVault(VaultProblem::NeedsPassphrase));
    QVERIFY(isOpen());
    QVERIFY(!hasError());
    QVERIFY(button()->isEnabled());
}

void TestUnlockDialog::escapeAsksForNothing()
{
    QTest::keyClicks(field(), QStringLiteral("half a pass"));
    QTest::keyClick(field(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog == nullptr, patienceMs);
    QVERIFY(m_desk->passphrases.isEmpty());
}

QTEST_MAIN(TestUnlockDialog)
#include "tst_unlock_dialog.moc"

// The dialogs of the history's proof, by keys, over a real desk of evidence and a small store.
#include "core/domain/clock.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "fake_desk.h"
#include "store_samples.h"
#include "tests/support/patience.h"
#include "tests/support/set_clock.h"
#include "ui/common/labelled_field.h"
#include "ui/evidence/acknowledge_dialog.h"
#include "ui/evidence/backup_dialog.h"
#include "ui/evidence/evidence.h"
#include "ui/evidence/restore_dialog.h"
#include "ui/evidence/verify_dialog.h"
#include "ui/status_banner.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;
using samples::Outsider;

namespace { }

class TestEvidenceDialogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void goodHistoryIsSaidAndCopied();
    void brokenHistoryIsSaidWithItsPlace();
    void missingStoreIsSaid();
    void backupShowsItsEnd();
    void backupNeverReplaces();
    void wholeBackupIsRestoredByCtrlEnter();
    void olderBackupMustBeTyped();
    void damagedBackupIsRefused();
    void menuHasKeys();
    void lostHistoryNeedsNameAndReason();
    void lostHistoryHasItsOwnAction();

private:
    [[nodiscard]] QString file(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    void seal() const;
    /// Waits for the end of what a dialog does.
    static bool finished(EvidenceDialog *dialog)
    {
        return QTest::qWaitFor([dialog] { return !dialog->isRunning(); }, patienceMs);
    }
    template <class Dialog> Dialog *open(Dialog *dialog)
    {
        m_dialog = dialog;
        dialog->open();
        return finished(dialog) ? dialog : nullptr;
    }
    static bool hasText(const QWidget *dialog, const QString &part)
    {
        const auto *evidence = qobject_cast<const EvidenceDialog *>(dialog);
        return evidence->outcome()->text().contains(part) || evidence->details().contains(part);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Profile m_profile;
    std::unique_ptr<EvidenceDesk> m_desk;
    QPointer<QDialog> m_dialog;
};

void TestEvidenceDialogs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_profile = {};
    m_profile.storePath = file("journal.db");
    samples::makeStore(m_profile.storePath, 3);
    m_desk = std::make_unique<EvidenceDesk>(m_profile);
}

void TestEvidenceDialogs::cleanup()
{
    delete m_dialog.data();
    m_desk.reset();
}

void TestEvidenceDialogs::seal() const
{
    const auto database = Database::open(m_profile.storePath);
    const SealSigner signer{QStringLiteral("1230000109"), QStringLiteral("AB"), QByteArray(32, 'k'),
                            [](const QByteArray &) {
                                return QByteArray("s");
                            }};
    QVERIFY(Journal(**database).seal(signer, samples::at()).has_value());
}

void TestEvidenceDialogs::goodHistoryIsSaidAndCopied()
{
    auto *dialog = open(new VerifyDialog(*m_desk));
    QVERIFY(dialog != nullptr);
    QVERIFY(hasText(dialog, QStringLiteral("as it was written: 6 events")));
    QVERIFY(hasText(dialog, QStringLiteral("agree with the events")));
    auto *copy = dialog->findChild<QPushButton *>(QStringLiteral("copyDetails"));
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), dialog->details());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestEvidenceDialogs::brokenHistoryIsSaidWithItsPlace()
{
    {
        Outsider outsider(m_profile.storePath);
        QVERIFY(outsider.run(QStringLiteral("DROP TRIGGER events_no_update")));
        QVERIFY(outsider.run(QStringLiteral("UPDATE events SET at = at + 1 WHERE seq = 3")));
    }
    auto *dialog = open(new VerifyDialog(*m_desk));
    QVERIFY(dialog != nullptr);
    QVERIFY(hasText(dialog, QStringLiteral("The history is broken")));
    QVERIFY(hasText(dialog, QStringLiteral("Event 3 was changed")));
    QVERIFY(hasText(dialog, QStringLiteral("Entry: ")));
}

void TestEvidenceDialogs::missingStoreIsSaid()
{
    QVERIFY(QFile::remove(m_profile.storePath));
    auto *dialog = open(new VerifyDialog(*m_desk));
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->outcome()->isHidden());
    QVERIFY(hasText(dialog, QStringLiteral("can't be read")));
}

void TestEvidenceDialogs::backupShowsItsEnd()
{
    auto *dialog = open(new BackupDialog(*m_desk, file("backup.db")));
    QVERIFY(dialog != nullptr);
    QVERIFY(hasText(dialog, QStringLiteral("written and checked: 6 events")));
    QVERIFY(hasText(dialog, QStringLiteral("event 6, hash ")));
    QVERIFY(QFile::exists(file("backup.db")));
}

void TestEvidenceDialogs::backupNeverReplaces()
{
    samples::writeBytes(file("backup.db"), "mine");
    auto *dialog = open(new BackupDialog(*m_desk, file("backup.db")));
    QVERIFY(dialog != nullptr);
    QVERIFY(hasText(dialog, QStringLiteral("can't be read or written")));
    QCOMPARE(samples::bytesOf(file("backup.db")), QByteArray("mine"));
}

void TestEvidenceDialogs::wholeBackupIsRestoredByCtrlEnter()
{
    seal();
    QVERIFY(open(new BackupDialog(*m_desk, file("backup.db"))) != nullptr);
    delete m_dialog.data();
    auto *dialog = open(new RestoreDialog(*m_desk, file("backup.db")));
    QVERIFY(dialog != nullptr);
    QVERIFY(hasText(dialog, QStringLiteral("The backup is whole: 7 events")));
    QSignalSpy confirmed(dialog, &RestoreDialog::confirmed);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(confirmed.count(), 1);
    QVERIFY(QFile::exists(confirmed.at(0).at(0).toString()));
}

void TestEvidenceDialogs::olderBackupMustBeTyped()
{
    QVERIFY(open(new BackupDialog(*m_desk, file("backup.db"))) != nullptr);
    delete m_dialog.data();
    {
        const auto database = Database::open(m_profile.storePath);
        QVERIFY(Journal(**database).commitIntent(samples::report(9)).has_value());
    }
    seal();
    auto *dialog = open(new RestoreDialog(*m_desk, file("backup.db")));
    QVERIFY(dialog != nullptr);
    QVERIFY(hasText(dialog, QStringLiteral("is older than the last seal")));
    auto *typed = dialog->findChild<QLineEdit *>(QStringLiteral("restoreTyped"));
    QVERIFY(typed->isVisible());
    QSignalSpy confirmed(dialog, &RestoreDialog::confirmed);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClicks(typed, QStringLiteral("7"));
    QTest::keyClick(typed, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(confirmed.count(), 0);
    QVERIFY(dialog->findChild<LabelledField *>()->hasError());
    typed->clear();
    QTest::keyClicks(typed, QStringLiteral("6"));
    QTest::keyClick(typed, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(confirmed.count(), 1);
}

void TestEvidenceDialogs::damagedBackupIsRefused()
{
    samples::writeBytes(file("backup.db"), "not a database, but long enough to be looked at");
    auto *dialog = open(new RestoreDialog(*m_desk, file("backup.db")));
    QVERIFY(dialog != nullptr);
    QVERIFY(hasText(dialog, QStringLiteral("damaged")));
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("restoreButton"))->isVisible());
    QSignalSpy confirmed(dialog, &RestoreDialog::confirmed);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(confirmed.count(), 0);
}

void TestEvidenceDialogs::menuHasKeys()
{
    QWidget window;
    QMenu menu;
    Evidence evidence(*m_desk, &window);
    evidence.addTo(&menu);
    QCOMPARE(menu.actions().size(), 3);
    for (const QAction *action : menu.actions()) {
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        QVERIFY(window.actions().contains(action));
    }
    evidence.openVerification();
    auto *dialog = window.findChild<VerifyDialog *>();
    QVERIFY(dialog != nullptr && finished(dialog));
}

void TestEvidenceDialogs::lostHistoryNeedsNameAndReason()
{
    const test::SetClock clock(samples::at());
    FakeDesk desk(clock);
    LostHistory lost;
    lost.remembered = {{40, QByteArray(32, 'a')}, samples::at().toMSecsSinceEpoch()};
    lost.end = {12, QByteArray(32, 'b')};
    lost.endAtMs = samples::at().toMSecsSinceEpoch();
    auto *dialog = new AcknowledgeDialog(desk, lost);
    m_dialog = dialog;
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    bool says = false;
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        says = says || label->text().contains(QStringLiteral("At least 28 events are missing"));
    }
    QVERIFY(says);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.acknowledged.isEmpty());
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("acknowledgeName"));
    auto *reason = dialog->findChild<QLineEdit *>(QStringLiteral("acknowledgeReason"));
    QTest::keyClicks(name, QStringLiteral("Wang Fang"));
    QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.acknowledged.isEmpty());
    QTest::keyClicks(reason, QStringLiteral("disk replaced"));
    QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.acknowledged,
             QStringList({QStringLiteral("Wang Fang"), QStringLiteral("disk replaced")}));
}

void TestEvidenceDialogs::lostHistoryHasItsOwnAction()
{
    DeskStatus status;
    QVERIFY(!bannerFor(status));
    status.store = StoreError{StoreProblem::OlderCopy, {}};
    status.lost = LostHistory{};
    const auto banner = bannerFor(status);
    QVERIFY(banner.has_value());
    QCOMPARE(banner->action, QStringLiteral("Go on with this journal…"));
    status.lost.reset();
    status.store = StoreError{StoreProblem::Full, {}};
    QCOMPARE(bannerFor(status)->action, QStringLiteral("Try again"));
}

QTEST_MAIN(TestEvidenceDialogs)
#include "tst_evidence_dialogs.moc"

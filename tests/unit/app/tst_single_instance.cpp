#include "app/single_instance.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using pd::SingleInstance;

class TestSingleInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSecondRaisesTheFirst();
    void twoJournalsAreTwoDesks();
    void theSameJournalByAnotherPathIsTheSame();
    void takesOverFromACopyThatIsGone();
};

void TestSingleInstance::theSecondRaisesTheFirst()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(QStringLiteral("journal.db"));
    SingleInstance first(store);
    QCOMPARE(first.begin(), SingleInstance::Role::First);
    const QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    SingleInstance second(store);
    QCOMPARE(second.begin(), SingleInstance::Role::RaisedOther);
    QTRY_COMPARE_WITH_TIMEOUT(raised.count(), 1, pd::patienceMs);
    QVERIFY(second.otherOwner().contains(QString::number(QCoreApplication::applicationPid())));
}

void TestSingleInstance::twoJournalsAreTwoDesks()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.filePath(QStringLiteral("a.db")));
    SingleInstance second(folder.filePath(QStringLiteral("b.db")));
    QCOMPARE(first.begin(), SingleInstance::Role::First);
    QCOMPARE(second.begin(), SingleInstance::Role::First);
}

void TestSingleInstance::theSameJournalByAnotherPathIsTheSame()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("sub")));
    SingleInstance first(folder.filePath(QStringLiteral("journal.db")));
    SingleInstance second(folder.filePath(QStringLiteral("sub/../journal.db")));
    QCOMPARE(first.begin(), SingleInstance::Role::First);
    QCOMPARE(second.begin(), SingleInstance::Role::RaisedOther);
}

void TestSingleInstance::takesOverFromACopyThatIsGone()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(QStringLiteral("journal.db"));
    {
        SingleInstance gone(store);
        QCOMPARE(gone.begin(), SingleInstance::Role::First);
    }
    SingleInstance next(store);
    QCOMPARE(next.begin(), SingleInstance::Role::First);
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"

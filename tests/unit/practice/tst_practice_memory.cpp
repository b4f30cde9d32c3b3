#include "core/practice/practice_memory.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using pd::PracticeMemory;

class TestPracticeMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void toleratesWhatItFinds_data();
    void toleratesWhatItFinds();
    void worksWithoutAPlace_data();
    void worksWithoutAPlace();
    void survivesARestart();
    void isOnDiskBeforeItReturns();
};

void TestPracticeMemory::toleratesWhatItFinds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("has");
    QTest::newRow("empty") << QByteArray() << QStringList();
    QTest::newRow("torn only") << QByteArray("4200") << QStringList();
    QTest::newRow("torn last line") << QByteArray("1001\n1002\n10")
                                    << QStringList{QStringLiteral("1001"), QStringLiteral("1002")};
    QTest::newRow("empty lines") << QByteArray("\n\n1001\n\n")
                                 << QStringList{QStringLiteral("1001")};
    QTest::newRow("garbage") << QByteArray("\xFF\xFE\0\n1001\n", 9)
                             << QStringList{QStringLiteral("1001")};
}

void TestPracticeMemory::toleratesWhatItFinds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, has);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    {
        PracticeMemory memory(path);
        for (const QString &id : has) {
            QVERIFY(memory.has(id));
        }
        QVERIFY(!memory.has(QString()));
        QVERIFY(!memory.has(QStringLiteral("4200")));
        QVERIFY(!memory.has(QStringLiteral("10")));
        memory.remember(QStringLiteral("2001"));
    }
    const PracticeMemory again(path);
    QVERIFY(again.has(QStringLiteral("2001")));
    for (const QString &id : has) {
        QVERIFY(again.has(id));
    }
}

void TestPracticeMemory::worksWithoutAPlace_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("no path") << false;
    QTest::newRow("a folder stands there") << true;
}

void TestPracticeMemory::worksWithoutAPlace()
{
    QFETCH(bool, isFolder);
    const QTemporaryDir folder;
    PracticeMemory memory(isFolder ? folder.path() : QString());
    QVERIFY(!memory.has(QStringLiteral("1001")));
    memory.remember(QStringLiteral("1001"));
    QVERIFY(memory.has(QStringLiteral("1001")));
}

void TestPracticeMemory::survivesARestart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("not/there/yet/taken"));
    {
        PracticeMemory memory(path);
        memory.remember(QStringLiteral("1001"));
        memory.remember(QStringLiteral("1002"));
        memory.remember(QStringLiteral("1001"));
    }
    const PracticeMemory again(path);
    QVERIFY(again.has(QStringLiteral("1001")));
    QVERIFY(again.has(QStringLiteral("1002")));
    QVERIFY(!again.has(QStringLiteral("1003")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("1001\n1002\n"));
}

void TestPracticeMemory::isOnDiskBeforeItReturns()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken"));
    PracticeMemory memory(path);
    memory.remember(QStringLiteral("1001"));
    QFile file(path); // while the memory still has it open
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("1001\n"));
}

QTEST_GUILESS_MAIN(TestPracticeMemory)
#include "tst_practice_memory.moc"

#include "core/settings/profile_writer.h"

#include "core/settings/ini_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;

class TestProfileWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rewrites_data();
    void rewrites();
    void whatWasWrittenIsRead_data();
    void whatWasWrittenIsRead();
    void aLineBreakIsRefused();
    void aFolderThatCanNotBeMadeIsSaid();
    void makesTheFolder();
};

void TestProfileWriter::rewrites_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<ProfileValues>("values");
    QTest::addColumn<QByteArray>("after");
    const QString mall = QStringLiteral("merchant/mall");
    const QString mchid = QStringLiteral("merchant/mchid");
    const QString deskName = QStringLiteral("desk/name");
    QTest::newRow("a new file, in the order of the documentation")
        << QByteArray()
        << ProfileValues{{deskName, QStringLiteral("A")},
                         {mchid, QStringLiteral("1")},
                         {mall, QStringLiteral("M")}}
        << QByteArray("[merchant]\nmall = M\nmchid = 1\n\n[desk]\nname = A\n");
    QTest::newRow("comments and other keys stay")
        << QByteArray("# ours\n[merchant]\n; the mall\nmall = Old\nmode = partner\n")
        << ProfileValues{{mall, QStringLiteral("New")}}
        << QByteArray("# ours\n[merchant]\n; the mall\nmall = New\nmode = partner\n");
    QTest::newRow("an empty value goes")
        << QByteArray("[merchant]\nmall = Old\nmchid = 1\n") << ProfileValues{{mall, {}}}
        << QByteArray("[merchant]\nmchid = 1\n");
    QTest::newRow("behind the last line of its section")
        << QByteArray("[merchant]\nmall = M\n\n[desk]\nname = A\n")
        << ProfileValues{{mchid, QStringLiteral("1")}}
        << QByteArray("[merchant]\nmall = M\nmchid = 1\n\n[desk]\nname = A\n");
    QTest::newRow("doubled: the first stays")
        << QByteArray("[merchant]\nmall = A\nmall = B\n")
        << ProfileValues{{mall, QStringLiteral("C")}} << QByteArray("[merchant]\nmall = C\n");
    QTest::newRow("what is no line of an INI becomes a comment")
        << QByteArray("[merchant]\nwhat is this\nmall = A\n")
        << ProfileValues{{mall, QStringLiteral("C")}}
        << QByteArray("[merchant]\n# what is this\nmall = C\n");
    QTest::newRow("line ends stay")
        << QByteArray("[merchant]\r\nmall = A\r\n") << ProfileValues{{mall, QStringLiteral("C")}}
        << QByteArray("[merchant]\r\nmall = C\r\n");
    QTest::newRow("GBK is replaced whole")
        << QByteArray("[merchant]\nmall = \xCD\xF2\n") << ProfileValues{{mall, QStringLiteral("C")}}
        << QByteArray("[merchant]\nmall = C\n");
}

void TestProfileWriter::rewrites()
{
    QFETCH(QByteArray, before);
    QFETCH(ProfileValues, values);
    QFETCH(QByteArray, after);
    QCOMPARE(rewriteProfile(before, values), after);
}

void TestProfileWriter::whatWasWrittenIsRead_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value :
         {"plain", "C:\\keys\\a.pem", " blanks ", "\"quoted\"", "a = b", "# no comment", "50%",
          "a | b", "\"", "\xE4\xB8\x87\xE8\xB1\xA1\xE6\xB1\x87"}) {
        QTest::newRow(value) << QString::fromUtf8(value);
    }
}

void TestProfileWriter::whatWasWrittenIsRead()
{
    QFETCH(QString, value);
    const QString key = QStringLiteral("merchant/mall");
    const IniText ini = readIni(rewriteProfile({}, {{key, value}}));
    QCOMPARE(ini.badLines, QList<int>());
    QCOMPARE(ini.entries.size(), 1);
    QCOMPARE(ini.entries.constFirst().value, value);
}

void TestProfileWriter::aLineBreakIsRefused()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("p.ini"));
    const auto written
        = writeProfile(path, {{QStringLiteral("merchant/mall"), QStringLiteral("a\n[desk]")}});
    QVERIFY(!written);
    QCOMPARE(written.error().problem, ProfileWriteProblem::LineBreak);
    QVERIFY(!QFile::exists(path));
}

void TestProfileWriter::aFolderThatCanNotBeMadeIsSaid()
{
    const QTemporaryDir folder;
    const QString blocked = folder.filePath(QStringLiteral("file"));
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto written = writeProfile(blocked + QStringLiteral("/p.ini"),
                                      {{QStringLiteral("merchant/mall"), QStringLiteral("a")}});
    QVERIFY(!written);
    QCOMPARE(written.error().problem, ProfileWriteProblem::CannotWrite);
}

void TestProfileWriter::makesTheFolder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a/b/p.ini"));
    const ProfileValues values{{QStringLiteral("merchant/mall"), QStringLiteral("万象汇")}};
    QVERIFY(writeProfile(path, values).has_value());
    QCOMPARE(readProfileValues(path), values);
}

QTEST_GUILESS_MAIN(TestProfileWriter)
#include "tst_profile_writer.moc"

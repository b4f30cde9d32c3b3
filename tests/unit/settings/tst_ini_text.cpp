#include "core/settings/ini_text.h"

#include <QTest>

using pd::IniEntry;
using pd::IniText;
using pd::readIni;

class TestIniText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesBadLines_data();
    void namesBadLines();
    void refusesWhatIsNotUtf8_data();
    void refusesWhatIsNotUtf8();
    void keepsValuesAsWritten_data();
    void keepsValuesAsWritten();
    void keepsDoubledKeysAndLines();
    void takesBomAndCrlf();
};

void TestIniText::namesBadLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("lines");
    QTest::newRow("no equals sign") << QByteArray("[a]\nb c\n") << QList<int>{2};
    QTest::newRow("before any section") << QByteArray("b = c\n[a]\n") << QList<int>{1};
    QTest::newRow("no key") << QByteArray("[a]\n= c\n") << QList<int>{2};
    QTest::newRow("blank within a key") << QByteArray("[a]\nb d = c\n") << QList<int>{2};
    QTest::newRow("key that is not ASCII") << QByteArray("[a]\n商户 = c\n") << QList<int>{2};
    QTest::newRow("full-width equals sign") << QByteArray("[a]\nb ＝ c\n") << QList<int>{2};
    QTest::newRow("section left open") << QByteArray("[a\n") << QList<int>{1};
    QTest::newRow("section without a name") << QByteArray("[]\n") << QList<int>{1};
    QTest::newRow("lone bracket") << QByteArray("[\n") << QList<int>{1};
    QTest::newRow("behind a bad section") << QByteArray("[a]\n[b\nc = d\n") << QList<int>{2, 3};
    QTest::newRow("a key file by mistake")
        << QByteArray("-----BEGIN PRIVATE KEY-----\nMIIE\n") << QList<int>{1, 2};
}

void TestIniText::namesBadLines()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, lines);
    const IniText ini = readIni(text);
    QVERIFY(ini.isUtf8);
    QCOMPARE(ini.badLines, lines);
    QVERIFY(ini.entries.isEmpty());
}

void TestIniText::refusesWhatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("GBK") << QByteArray("[merchant]\nmall = \xCD\xF2\xCF\xF3\xBB\xE3\n");
    QTest::newRow("UTF-16 LE") << QByteArray("\xFF\xFE[\0a\0]\0", 8);
    QTest::newRow("UTF-16 without BOM") << QByteArray("[\0a\0]\0", 6);
    QTest::newRow("cut off within a character") << QByteArray("[a]\nb = \xE4\xB8");
    QTest::newRow("NUL") << QByteArray("[a]\nb = c\0d\n", 11);
}

void TestIniText::refusesWhatIsNotUtf8()
{
    QFETCH(QByteArray, text);
    const IniText ini = readIni(text);
    QVERIFY(!ini.isUtf8);
    QVERIFY(ini.entries.isEmpty());
}

void TestIniText::keepsValuesAsWritten_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("value");
    QTest::newRow("backslashes") << QByteArray("k = C:\\new\\keys\\a.pem")
                                 << QStringLiteral("C:\\new\\keys\\a.pem");
    QTest::newRow("commas") << QByteArray("k=a, b,c") << QStringLiteral("a, b,c");
    QTest::newRow("percent") << QByteArray("k = 100%20") << QStringLiteral("100%20");
    QTest::newRow("semicolon and hash")
        << QByteArray("k = a ; b # c") << QStringLiteral("a ; b # c");
    QTest::newRow("equals signs") << QByteArray("k = a=b==") << QStringLiteral("a=b==");
    QTest::newRow("blanks around") << QByteArray("\t k \t=\t a b \t") << QStringLiteral("a b");
    QTest::newRow("quotes") << QByteArray("k = \" a \"") << QStringLiteral(" a ");
    QTest::newRow("one quote") << QByteArray("k = \"") << QStringLiteral("\"");
    QTest::newRow("quotes inside") << QByteArray("k = a \"b\" c") << QStringLiteral("a \"b\" c");
    QTest::newRow("@ sign") << QByteArray("k = @Invalid()") << QStringLiteral("@Invalid()");
    QTest::newRow("Chinese") << QByteArray("k = 万象汇") << QStringLiteral("万象汇");
    QTest::newRow("empty") << QByteArray("k =") << QString();
}

void TestIniText::keepsValuesAsWritten()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, value);
    const IniText ini = readIni("[s]\n" + line);
    QCOMPARE(ini.badLines, QList<int>());
    QCOMPARE(ini.entries.size(), 1);
    QCOMPARE(ini.entries.constFirst().key, QStringLiteral("s/k"));
    QCOMPARE(ini.entries.constFirst().value, value);
}

void TestIniText::keepsDoubledKeysAndLines()
{
    const IniText ini = readIni("# first\n[s]\nk = 1\n\n; more\n[t]\nk = 2\n[s]\nk = 3\nK = 4");
    const QList<IniEntry> expected{
        {QStringLiteral("s/k"), QStringLiteral("1"), 3},
        {QStringLiteral("t/k"), QStringLiteral("2"), 7},
        {QStringLiteral("s/k"), QStringLiteral("3"), 9},
        {QStringLiteral("s/K"), QStringLiteral("4"), 10},
    };
    QCOMPARE(ini.entries, expected);
    QVERIFY(ini.badLines.isEmpty());
}

void TestIniText::takesBomAndCrlf()
{
    const IniText ini = readIni("\xEF\xBB\xBF[s]\r\nk = v\r\n\r\n");
    QCOMPARE(ini.entries, (QList<IniEntry>{{QStringLiteral("s/k"), QStringLiteral("v"), 2}}));
    QVERIFY(ini.badLines.isEmpty());
}

QTEST_GUILESS_MAIN(TestIniText)
#include "tst_ini_text.moc"

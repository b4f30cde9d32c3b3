#include "core/domain/text.h"

#include <QTest>

using pd::Cleaned;
using pd::CleanedWhat;
using pd::cleanPasted;

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleansPasted_data();
    void cleansPasted();
    void leavesWhatCountsAlone_data();
    void leavesWhatCountsAlone();
    void cleaningTwiceIsCleaningOnce();
    void knowsSpreadsheetNumbers_data();
    void knowsSpreadsheetNumbers();
    void knowsThreeByteText_data();
    void knowsThreeByteText();
    void findsControlCharacters_data();
    void findsControlCharacters();
};

void TestText::cleansPasted_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("what");
    const auto row
        = [](const char *name, const QString &pasted, const QString &text, CleanedWhat what) {
              QTest::newRow(name) << pasted << text << what.toInt();
          };
    row("nothing", {}, {}, Cleaned::Nothing);
    row("blanks only", QStringLiteral(" \t "), {}, Cleaned::Blanks);
    row("groups of four", QStringLiteral("4200 0000 01"), QStringLiteral("4200000001"),
        Cleaned::Blanks);
    row("full-width blank", QStringLiteral("42　00"), QStringLiteral("4200"), Cleaned::Blanks);
    row("no-break blank", QStringLiteral("42\u00A000"), QStringLiteral("4200"), Cleaned::Blanks);
    row("line break at the end", QStringLiteral("4200\r\n"), QStringLiteral("4200"),
        Cleaned::LineBreaks);
    row("line separator", QStringLiteral("42\u202800"), QStringLiteral("4200"),
        Cleaned::LineBreaks);
    row("form feed", QStringLiteral("42\f00"), QStringLiteral("4200"), Cleaned::LineBreaks);
    row("next line", QStringLiteral("42\u008500"), QStringLiteral("4200"), Cleaned::LineBreaks);
    row("zero-width blank", QStringLiteral("42\u200B00"), QStringLiteral("4200"),
        Cleaned::Invisible);
    row("byte-order mark", QStringLiteral("\uFEFF4200"), QStringLiteral("4200"),
        Cleaned::Invisible);
    row("direction marks", QStringLiteral("\u202A4200\u202C"), QStringLiteral("4200"),
        Cleaned::Invisible);
    row("soft hyphen", QStringLiteral("42\u00AD00"), QStringLiteral("4200"), Cleaned::Invisible);
    row("variation selector", QStringLiteral("4\uFE0F200"), QStringLiteral("4200"),
        Cleaned::Invisible);
    row("group separator of a scanner", QString(QChar(0x1D)) + QStringLiteral("4200"),
        QStringLiteral("4200"), Cleaned::Invisible);
    row("NUL", QStringLiteral("42") + QChar(0) + QStringLiteral("00"), QStringLiteral("4200"),
        Cleaned::Invisible);
    row("full-width digits", QStringLiteral("４２００"), QStringLiteral("4200"),
        Cleaned::FullWidth);
    row("full-width letters", QStringLiteral("ｏＵｐ＿"), QStringLiteral("oUp_"),
        Cleaned::FullWidth);
    row("bill", QStringLiteral("`4200"), QStringLiteral("4200"), Cleaned::BackTick);
    row("full-width back-tick", QStringLiteral("｀4200"), QStringLiteral("4200"),
        Cleaned::BackTick);
    row("all of it", QStringLiteral("\uFEFF` ４2\n00"), QStringLiteral("4200"),
        Cleaned::Invisible | Cleaned::BackTick | Cleaned::Blanks | Cleaned::FullWidth
            | Cleaned::LineBreaks);
}

void TestText::cleansPasted()
{
    QFETCH(QString, pasted);
    QFETCH(QString, text);
    QFETCH(int, what);
    const pd::CleanedText cleaned = cleanPasted(pasted);
    QCOMPARE(cleaned.text, text);
    QCOMPARE(cleaned.what.toInt(), what);
}

void TestText::leavesWhatCountsAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("id") << QStringLiteral("4200000000202611240123456789");
    QTest::newRow("openid") << QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    QTest::newRow("other digits") << QStringLiteral("٤٢");
    QTest::newRow("signs") << QStringLiteral("-12.5,E+27'\"");
    QTest::newRow("Chinese") << QStringLiteral("订单。");
    QTest::newRow("emoji") << QStringLiteral("😀");
    QTest::newRow("half a surrogate pair") << QString(QChar(0xD83D));
}

void TestText::leavesWhatCountsAlone()
{
    QFETCH(QString, text);
    const pd::CleanedText cleaned = cleanPasted(text);
    QCOMPARE(cleaned.text, text);
    QCOMPARE(cleaned.what.toInt(), 0);
}

void TestText::cleaningTwiceIsCleaningOnce()
{
    for (uint c = 0; c <= 0xFFFF; ++c) {
        const pd::CleanedText once = cleanPasted(QString(QChar(c)));
        const pd::CleanedText twice = cleanPasted(once.text);
        QVERIFY2(once.text == twice.text && twice.what == Cleaned::Nothing,
                 qPrintable(QString::number(c, 16)));
    }
}

void TestText::knowsSpreadsheetNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("usual") << QStringLiteral("4.2E+27") << true;
    QTest::newRow("whole") << QStringLiteral("4E+27") << true;
    QTest::newRow("small e") << QStringLiteral("4.2e27") << true;
    QTest::newRow("comma") << QStringLiteral("4,20000E+27") << true;
    QTest::newRow("id") << QStringLiteral("4200000000202611240123456789") << false;
    QTest::newRow("hex serial") << QStringLiteral("5157E09") << false;
    QTest::newRow("order number") << QStringLiteral("E202") << false;
    QTest::newRow("line break behind") << QStringLiteral("4.2E+27\n") << false;
    QTest::newRow("other digits") << QStringLiteral("٤.2E+27") << false;
}

void TestText::knowsSpreadsheetNumbers()
{
    QFETCH(QString, text);
    QFETCH(bool, is);
    QCOMPARE(pd::isSpreadsheetNumber(text), is);
}

void TestText::knowsThreeByteText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("emoji") << QStringLiteral("谢谢😀") << false;
    QTest::newRow("rare ideograph") << QStringLiteral("𠮷野家") << false;
    QTest::newRow("half a pair") << QString(QChar(0xD83D)) << false;
    QTest::newRow("empty") << QString() << true;
    QTest::newRow("Chinese") << QStringLiteral("退货，不积分。") << true;
    QTest::newRow("last of three bytes") << QString(QChar(0xFFFD)) << true;
}

void TestText::knowsThreeByteText()
{
    QFETCH(QString, text);
    QFETCH(bool, is);
    QCOMPARE(pd::isThreeByteText(text), is);
}

void TestText::findsControlCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("has");
    QTest::newRow("tab") << QStringLiteral("a\tb") << true;
    QTest::newRow("line break") << QStringLiteral("a\n") << true;
    QTest::newRow("NUL") << QString(QChar(0)) << true;
    QTest::newRow("delete") << QStringLiteral("\u007F") << true;
    QTest::newRow("C1") << QStringLiteral("\u0085") << true;
    QTest::newRow("line separator") << QStringLiteral("\u2028") << true;
    QTest::newRow("low half") << QString(QChar(0xDE00)) << true;
    QTest::newRow("high half at the end") << QStringLiteral("a") + QChar(0xD83D) << true;
    QTest::newRow("high half before a letter") << QString(QChar(0xD83D)) + u'a' << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("Chinese") << QStringLiteral("退货，不 积分。") << false;
    QTest::newRow("emoji") << QStringLiteral("😀") << false;
}

void TestText::findsControlCharacters()
{
    QFETCH(QString, text);
    QFETCH(bool, has);
    QCOMPARE(pd::hasControlCharacters(text), has);
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"

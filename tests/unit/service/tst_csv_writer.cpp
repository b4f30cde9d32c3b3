#include "core/service/csv_reader.h"
#include "core/service/csv_writer.h"

#include <QBuffer>
#include <QTest>

using namespace pd;

/// What a spreadsheet would run, it must show; what the reader reads back must be what was written.
class TestCsvWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsAreNoFormulas_data();
    void cellsAreNoFormulas();
    void rowsComeBack_data();
    void rowsComeBack();
};

void TestCsvWriter::cellsAreNoFormulas_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("risky");
    QTest::newRow("equals") << "=HYPERLINK(\"http://evil\")" << true;
    QTest::newRow("plus") << "+1+cmd|' /C calc'!A0" << true;
    QTest::newRow("minus") << "-2+3" << true;
    QTest::newRow("at") << "@SUM(1)" << true;
    QTest::newRow("tab") << "\t=1" << true;
    QTest::newRow("carriage return") << "\r=1" << true;
    QTest::newRow("line feed") << "\n=1" << true;
    QTest::newRow("full-width equals") << QStringLiteral("＝1") << true;
    QTest::newRow("full-width at") << QStringLiteral("＠x") << true;
    QTest::newRow("text") << QStringLiteral("漏积分补录") << false;
    QTest::newRow("equals inside") << "a=b" << false;
    QTest::newRow("number") << "9007199254740991" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestCsvWriter::cellsAreNoFormulas()
{
    QFETCH(const QString, cell);
    QFETCH(const bool, risky);
    QCOMPARE(safeCell(cell), risky ? QString(u'\'' + cell) : cell);
}

void TestCsvWriter::rowsComeBack_data()
{
    QTest::addColumn<QStringList>("cells");
    const auto list = [](std::initializer_list<const char *> cells) {
        QStringList texts;
        for (const char *cell : cells) {
            texts += QString::fromUtf8(cell);
        }
        return texts;
    };
    QTest::newRow("plain") << list({"a", "中文", ""});
    QTest::newRow("comma and quote") << list({"a,b", "say \"hi\"", "\"", ",\",\""});
    QTest::newRow("line breaks") << list({"two\nlines", "and\nthree"});
    QTest::newRow("blanks at the ends") << list({" a", "b "});
    QTest::newRow("a huge remark")
        << QStringList{QString(1000, QChar(0x79EF)), QStringLiteral("x")};
    QTest::newRow("made safe") << list({"=1", "-2", "@x"});
}

void TestCsvWriter::rowsComeBack()
{
    QFETCH(const QStringList, cells);
    QByteArray bytes = csvMark + csvRow({QStringLiteral("head")}) + csvRow(cells);
    QVERIFY(bytes.endsWith("\r\n"));
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer, {});
    CsvRow row;
    QVERIFY(reader.next(&row) && reader.next(&row));
    QCOMPARE(row.problem, CsvRowProblem::None);
    QStringList back;
    QStringList expected;
    for (const QByteArray &field : row.fields) {
        back += reader.text(field).value_or(QStringLiteral("?"));
    }
    for (const QString &cell : cells) {
        expected += safeCell(cell);
    }
    QCOMPARE(back, expected);
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csv_writer.moc"

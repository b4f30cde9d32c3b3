#include "core/service/csv_reader.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using pd::CsvEncoding;
using pd::CsvProblem;
using pd::CsvReader;
using pd::CsvRow;
using pd::CsvRowProblem;

using Fields = QList<QByteArray>;

namespace {

QList<CsvRow> readAll(QByteArray bytes, char separator = ',')
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, {CsvEncoding::Utf8, separator});
    QList<CsvRow> rows;
    CsvRow row;
    while (reader.next(&row)) {
        rows.append(row);
    }
    return rows;
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesFiles_data();
    void refusesFiles();
    void refusesRows_data();
    void refusesRows();
    void goingBackIsBounded();
    void readsRows_data();
    void readsRows();
    void countsLines();
    void crossesThePiecesItReads();
    void guesses_data();
    void guesses();
    void decodesFields();
};

void TestCsvReader::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<CsvProblem>("problem");
    QTest::newRow("empty") << ""_ba << CsvProblem::Empty;
    QTest::newRow("a mark only") << "\xEF\xBB\xBF"_ba << CsvProblem::Empty;
    QTest::newRow("xlsx") << "PK\x03\x04 and so on"_ba << CsvProblem::Spreadsheet;
    QTest::newRow("xls") << "\xD0\xCF\x11\xE0 and so on"_ba << CsvProblem::Spreadsheet;
    QTest::newRow("UTF-16") << QByteArray::fromHex("fffe6100") << CsvProblem::Utf16;
    QTest::newRow("zeros") << QByteArray(100, '\0') << CsvProblem::NotText;
}

void TestCsvReader::refusesFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(CsvProblem, problem);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto dialect = pd::guessDialect(buffer);
    QVERIFY(!dialect.has_value());
    QCOMPARE(dialect.error(), problem);
    QBuffer closed;
    QCOMPARE(pd::guessDialect(closed).error(), CsvProblem::CannotRead);
}

void TestCsvReader::refusesRows_data()
{
    QTest::addColumn<QByteArray>("second"); // the rows around it are good
    QTest::addColumn<CsvRowProblem>("problem");
    QTest::addColumn<int>("column");
    constexpr qsizetype tenMegabytes = qsizetype{10} * 1024 * 1024;
    QTest::newRow("NUL") << QByteArray("x,a\0b", 5) << CsvRowProblem::NulByte << 1;
    QTest::newRow("field of 10 MB")
        << "x,y," + QByteArray(tenMegabytes, 'a') << CsvRowProblem::FieldTooLong << 2;
    QTest::newRow("quoted field of 10 MB")
        << '"' + QByteArray(tenMegabytes, 'a') + "\",x" << CsvRowProblem::FieldTooLong << 0;
    QTest::newRow("100,000 fields")
        << QByteArray(100'000, ',') << CsvRowProblem::TooManyFields << 512;
    QTest::newRow("text after a quote") << "x,\"a\"b,c"_ba << CsvRowProblem::TextAfterQuote << 1;
    QTest::newRow("quote not closed") << "x,\"abc,d"_ba << CsvRowProblem::QuoteNotClosed << 1;
    QTest::newRow("a quote alone") << "\""_ba << CsvRowProblem::QuoteNotClosed << 0;
}

void TestCsvReader::refusesRows()
{
    QFETCH(QByteArray, second);
    QFETCH(CsvRowProblem, problem);
    QFETCH(int, column);
    const QList<CsvRow> rows = readAll("1,2\n" + second + "\n3,4\n5,6\n");
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.at(0).fields, (Fields{"1", "2"}));
    QCOMPARE(rows.at(1).problem, problem);
    QCOMPARE(rows.at(1).column, column);
    QCOMPARE(rows.at(1).line, 2);
    // The next ones go on.
    QCOMPARE(rows.at(2).fields, (Fields{"3", "4"}));
    QCOMPARE(rows.at(2).line, 3);
    QCOMPARE(rows.at(3).problem, CsvRowProblem::None);
}

void TestCsvReader::goingBackIsBounded()
{
    // 20 MB in which going back after each row would be quadratic: a doubled quote in each line, so
    // that only the end of the file ends the field.
    QByteArray bytes;
    for (int i = 0; i < 20'000; ++i) {
        bytes += "\"x\"\"" + QByteArray(1000, 'y') + "\"\"\n\"\"\n";
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!readAll(bytes).isEmpty());
    QVERIFY(timer.elapsed() < 30'000);
}

void TestCsvReader::readsRows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<char>("separator");
    QTest::addColumn<QList<Fields>>("rows");
    const auto row
        = [](const char *name, const QByteArray &bytes, char separator, const QList<Fields> &rows) {
              QTest::newRow(name) << bytes << separator << rows;
          };
    row("plain", "a,b\nc,d\n", ',', {{"a", "b"}, {"c", "d"}});
    row("no line end", "a,b", ',', {{"a", "b"}});
    row("CRLF", "a,b\r\nc\r\n", ',', {{"a", "b"}, {"c"}});
    row("CR", "a\rb\r", ',', {{"a"}, {"b"}});
    row("empty lines", "\n\na\n\r\n\nb\n\n", ',', {{"a"}, {"b"}});
    row("empty fields", ",a,\n", ',', {{"", "a", ""}});
    row("quoted", "\"a,b\",\"c\nd\",\"e\"\"f\"\n", ',', {{"a,b", "c\nd", "e\"f"}});
    row("quoted and empty", "\"\",\"\"\n", ',', {{"", ""}});
    row("blank after a quote", "\"a\" ,b\n", ',', {{"a", "b"}});
    row("quote inside", "5\" pipe,b\n", ',', {{"5\" pipe", "b"}});
    row("tab", "a\tb,c\n", '\t', {{"a", "b,c"}});
    row("mark", QByteArray::fromHex("efbbbf") + "a,b\n", ',', {{"a", "b"}});
    row("mark and quote", QByteArray::fromHex("efbbbf") + "\"a\",b\n", ',', {{"a", "b"}});
    row("nothing", "", ',', {});
}

void TestCsvReader::readsRows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(char, separator);
    QFETCH(QList<Fields>, rows);
    QList<Fields> read;
    const QList<CsvRow> all = readAll(bytes, separator);
    for (const CsvRow &row : all) {
        QCOMPARE(row.problem, CsvRowProblem::None);
        read.append(row.fields);
    }
    QCOMPARE(read, rows);
}

void TestCsvReader::countsLines()
{
    const QList<CsvRow> rows = readAll("a\n\"b\nb\nb\"\r\n\nc\n");
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0).line, 1);
    QCOMPARE(rows.at(1).line, 2);
    QCOMPARE(rows.at(2).line, 6);
}

void TestCsvReader::crossesThePiecesItReads()
{
    QByteArray bytes;
    QList<Fields> expected;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray number = QByteArray::number(i);
        bytes += number + ",\"x\"\"" + number + "\r\ny\"\r\n";
        expected.append({number, "x\"" + number + "\ny"});
    }
    QList<Fields> read;
    const QList<CsvRow> all = readAll(bytes);
    for (const CsvRow &row : all) {
        read.append(row.fields);
    }
    QCOMPARE(read, expected);
}

void TestCsvReader::guesses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<CsvEncoding>("encoding");
    QTest::addColumn<char>("separator");
    const QByteArray gbk = QByteArray::fromHex("cea2d0c5");
    const auto row
        = [](const char *name, const QByteArray &bytes, CsvEncoding encoding, char separator) {
              QTest::newRow(name) << bytes << encoding << separator;
          };
    row("comma", "a,b\n1,2\n", CsvEncoding::Utf8, ',');
    row("tab", "a\tb\n1,5\t2,5\n", CsvEncoding::Utf8, '\t');
    row("semicolon", "a;b;c\n1,5;2;3\n2,5;2;3\n", CsvEncoding::Utf8, ';');
    row("one column", "a\nb\n", CsvEncoding::Utf8, ',');
    row("separators in quotes", "\"a;b;c\",x\n\"1;2;3\",y\n", CsvEncoding::Utf8, ',');
    row("UTF-8", u"微信,支付\n"_s.toUtf8(), CsvEncoding::Utf8, ',');
    row("GB18030", gbk + "," + gbk + "\n", CsvEncoding::Gb18030, ',');
    row("GB18030 far behind", QByteArray("a,b\n").repeated(100'000) + gbk + ",x\n",
        CsvEncoding::Gb18030, ',');
    row("cut within a character", "a,b\n" + u"微"_s.toUtf8().chopped(1), CsvEncoding::Gb18030, ',');
}

void TestCsvReader::guesses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(CsvEncoding, encoding);
    QFETCH(char, separator);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto dialect = pd::guessDialect(buffer);
    QVERIFY(dialect.has_value());
    QCOMPARE(dialect->encoding, encoding);
    QCOMPARE(dialect->separator, separator);
    QCOMPARE(buffer.pos(), 0);
}

void TestCsvReader::decodesFields()
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadOnly);
    const CsvReader utf8(buffer, {CsvEncoding::Utf8, ','});
    QCOMPARE(utf8.text(u"微信"_s.toUtf8()).value(), u"微信"_s);
    QVERIFY(!utf8.text("\xCE"_ba).has_value());
    const CsvReader gb18030(buffer, {CsvEncoding::Gb18030, ','});
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(gb18030.text("\xCE\xA2\xD0\xC5"_ba).value(), u"微信"_s);
        QVERIFY(!gb18030.text("\xCE"_ba).has_value());
    }
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"

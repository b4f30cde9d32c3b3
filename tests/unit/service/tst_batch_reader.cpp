#include "core/service/batch_reader.h"
#include "tests/support/set_clock.h"

#include <QBuffer>
#include <QTest>

using namespace pd;
using namespace Qt::StringLiterals;
using pd::test::SetClock;

namespace {

const QByteArray id("4200000000202611241234567890");

struct ReadFile
{
    std::optional<CsvProblem> problem;
    BatchMapping mapping;
    QList<BatchRow> rows;
};

ReadFile readBytes(QByteArray bytes, std::optional<CsvEncoding> encoding = {})
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    auto dialect = guessDialect(buffer);
    ReadFile file;
    if (!dialect) {
        file.problem = dialect.error();
        return file;
    }
    dialect->encoding = encoding.value_or(dialect->encoding);
    CsvReader lines(buffer, *dialect);
    QList<QPair<qint64, QStringList>> first;
    CsvRow row;
    while (lines.next(&row)) {
        first.append({row.line, readableCells(lines, row)});
    }
    file.mapping = guessBatchMapping(first);
    CsvReader reader(buffer, *dialect);
    while (reader.next(&row)) {
        if (row.line > file.mapping.headerLine) {
            file.rows.append(batchRowFrom(reader, row, file.mapping, EntryKind::Report));
        }
    }
    return file;
}

} // namespace
Q_DECLARE_METATYPE(std::optional<BatchCellProblem>)

class TestBatchReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostileCellsAreRefused_data();
    void hostileCellsAreRefused();
    void badValuesAreLeftToTheRulesOfTheForm_data();
    void badValuesAreLeftToTheRulesOfTheForm();
    void filesWithoutItsColumnsAreNotUsable_data();
    void filesWithoutItsColumnsAreNotUsable();
    void halfCharactersOfAPastedTextAreRefused();
    void readsEveryColumnOfTheContract();
    void readsWhatSystemsWrite_data();
    void readsWhatSystemsWrite();
    void tellsEarnedFromPoints_data();
    void tellsEarnedFromPoints();
    void oneBadRowCostsOnlyItself();
};

void TestBatchReader::hostileCellsAreRefused_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<BatchCellProblem>("problem");
    QTest::addColumn<int>("column");
    using P = BatchCellProblem;
    QTest::newRow("formula as id") << QByteArray("=1+1,120,ok") << P::Formula << 0;
    QTest::newRow("at sign") << id + ",120,@SUM(A1)" << P::Formula << 2;
    QTest::newRow("minus") << id + ",120,-2+3" << P::Formula << 2;
    QTest::newRow("plus") << id + ",120,+HYPERLINK" << P::Formula << 2;
    QTest::newRow("formula behind an apostrophe") << id + ",120,'=cmd|x" << P::Formula << 2;
    QTest::newRow("NUL") << id + QByteArray(",1\00020,ok", 8) << P::NulByte << 1;
    QTest::newRow("10 MB") << id + ",120," + QByteArray(10'000'000, 'x') << P::FieldTooLong << 2;
    QTest::newRow("10 MB of digits")
        << QByteArray(10'000'000, '4') + ",120,ok" << P::FieldTooLong << 0;
    QTest::newRow("half a character") << id + ",120,\xED\xA0\x80" << P::BadEncoding << 2;
    QTest::newRow("cut off") << id + ",120,\xE8\xA1" << P::BadEncoding << 2;
    QTest::newRow("rounded") << QByteArray("4200001234202610000000000000,120,ok")
                             << P::RoundedNumber << 0;
    QTest::newRow("quote") << id + ",\"1\"20,ok" << P::TextAfterQuote << 1;
    QTest::newRow("open quote") << id + ",120,\"ok" << P::QuoteNotClosed << 2;
    QTest::newRow("600 columns") << id + ",120" + QByteArray(",x").repeated(600) << P::TooManyFields
                                 << 512;
}

void TestBatchReader::hostileCellsAreRefused()
{
    QFETCH(QByteArray, row);
    QFETCH(BatchCellProblem, problem);
    QFETCH(int, column);
    const ReadFile file
        = readBytes("transaction_id,increased_points,reason\n" + row + '\n', CsvEncoding::Utf8);
    QCOMPARE(file.rows.size(), 1);
    const BatchRow &read = file.rows.constFirst();
    QCOMPARE(read.line, 2);
    QCOMPARE(read.mark, BatchMark::Unreadable);
    QVERIFY(read.cellError.has_value());
    QCOMPARE(read.cellError->problem, problem);
    QCOMPARE(read.cellError->column, column);
    for (const QString &cell : read.cells) {
        QVERIFY(cell.size() <= 201); // nothing of it is carried along whole
        QVERIFY(!cell.contains(QChar(u'\0')));
    }
}

void TestBatchReader::badValuesAreLeftToTheRulesOfTheForm_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<Field>("field");
    QTest::addColumn<Issue>("issue");
    QTest::newRow("64-bit overflow")
        << id + ",9223372036854775808,x" << Field::Points << Issue::TooLarge;
    QTest::newRow("2^53") << id + ",9007199254740992,x" << Field::Points << Issue::TooLarge;
    QTest::newRow("negative") << id + ",-5,x" << Field::Points << Issue::Negative;
    QTest::newRow("fraction") << id + ",12.5,x" << Field::Points << Issue::Fraction;
    QTest::newRow("exponent") << id + ",1.2E+5,x" << Field::Points << Issue::SpreadsheetNumber;
    QTest::newRow("no points") << id + ",,x" << Field::Points << Issue::Missing;
    QTest::newRow("destroyed id") << QByteArray("4.2E+27,120,x") << Field::TransactionId
                                  << Issue::SpreadsheetNumber;
    QTest::newRow("no id") << QByteArray(",120,x") << Field::TransactionId << Issue::Missing;
    QTest::newRow("emoji") << id + ",120,\xF0\x9F\x98\x80" << Field::Reason
                           << Issue::FourByteCharacters;
    QTest::newRow("line break in a cell")
        << id + ",120,\"a\nb\"" << Field::Reason << Issue::ControlCharacters;
}

void TestBatchReader::badValuesAreLeftToTheRulesOfTheForm()
{
    QFETCH(QByteArray, row);
    QFETCH(Field, field);
    QFETCH(Issue, issue);
    const ReadFile file
        = readBytes("transaction_id,increased_points,reason\n" + row + '\n', CsvEncoding::Utf8);
    QCOMPARE(file.rows.size(), 1);
    QVERIFY(!file.rows.constFirst().cellError.has_value());
    CorrectionDraft draft = file.rows.constFirst().draft;
    draft.appid = u"wx1"_s;
    draft.openid = u"o1"_s;
    draft.updateTime = u"2019-04-02T20:00:00+08:00"_s;
    const SetClock clock;
    const QList<Finding> findings = rowFindings(draft, {}, clock);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().field, field);
    QCOMPARE(findings.constFirst().issue, issue);
    QVERIFY(file.mapping.columnOf(field) >= 0);
}

void TestBatchReader::filesWithoutItsColumnsAreNotUsable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("other header") << QByteArray("name,age\na,1\n");
    QTest::newRow("no points") << QByteArray("transaction_id,openid\n" + id + ",o\n");
    QTest::newRow("three columns without header") << id + ",120,x\n";
    QTest::newRow("two columns that are something else") << QByteArray("abc,def\n");
}

void TestBatchReader::filesWithoutItsColumnsAreNotUsable()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!readBytes(bytes).mapping.isUsable());
}

void TestBatchReader::halfCharactersOfAPastedTextAreRefused()
{
    QString text = u"transaction_id\tincreased_points\treason\n"_s;
    text += QString::fromLatin1(id) + u"\t120\t中文"_s + QChar(0xD83D) + u"字\n"_s;
    text += QString::fromLatin1(id) + u"\t120\t😀\n"_s;
    const ReadFile file = readBytes(bytesOfPasted(text), CsvEncoding::Utf8);
    QCOMPARE(file.rows.size(), 2);
    QCOMPARE(file.rows.at(0).cellError->problem, BatchCellProblem::BadEncoding);
    QCOMPARE(file.rows.at(0).cellError->column, 2);
    QVERIFY(!file.rows.at(1).cellError.has_value());
    QCOMPARE(file.rows.at(1).draft.reason, u"😀"_s);
}

void TestBatchReader::readsEveryColumnOfTheContract()
{
    const ReadFile file = readBytes(
        "sub_mchid,transaction_id,appid,openid,earn_points,increased_points,points_update_time,"
        "no_points_remarks,total_points,reason,note,points_before\n1900000109,"
        + id + ",wx1,oUp,false,0,2026-11-24T12:00:00+08:00,活动商品不积分,500,补报,内部,7\n");
    QCOMPARE(file.rows.size(), 1);
    const CorrectionDraft &draft = file.rows.constFirst().draft;
    QCOMPARE(draft.subMchid, u"1900000109"_s);
    QCOMPARE(draft.transactionId, QString::fromLatin1(id));
    QCOMPARE(draft.appid, u"wx1"_s);
    QCOMPARE(draft.openid, u"oUp"_s);
    QVERIFY(!draft.earned);
    QCOMPARE(draft.points, u"0"_s);
    QCOMPARE(draft.updateTime, u"2026-11-24T12:00:00+08:00"_s);
    QCOMPARE(draft.noPointsRemarks, u"活动商品不积分"_s);
    QCOMPARE(draft.totalPoints, u"500"_s);
    QCOMPARE(draft.reason, u"补报"_s);
    QCOMPARE(draft.note, u"内部"_s);
    QCOMPARE(draft.pointsBefore, u"7"_s);
}

void TestBatchReader::readsWhatSystemsWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("two columns without header") << id + ",120\n";
    QTest::newRow("Chinese header") << "微信订单号,应得积分\n" + id + ",120\n";
    QTest::newRow("tabs and back-ticks") << "微信订单号\t积分\n`" + id + "\t`120\n";
    QTest::newRow("guarded against the spreadsheet")
        << "Transaction ID;Points\n=\"" + id + "\";'120\n";
    QTest::newRow("GB18030") << QByteArray(
                                    "\xCE\xA2\xD0\xC5\xB6\xA9\xB5\xA5\xBA\xC5,\xBB\xFD\xB7\xD6\n")
            + id + ",120\n";
    QTest::newRow("title above the header") << "补报清单,\n微信订单号,积分\n" + id + ",120\n";
    QTest::newRow("CR") << "transaction_id,points\r" + id + ",120\r";
}

void TestBatchReader::readsWhatSystemsWrite()
{
    QFETCH(QByteArray, bytes);
    const ReadFile file = readBytes(bytes);
    QVERIFY(file.mapping.isUsable());
    QCOMPARE(file.rows.size(), 1);
    QVERIFY(!file.rows.constFirst().cellError.has_value());
    QCOMPARE(file.rows.constFirst().draft.transactionId, QString::fromLatin1(id));
    QCOMPARE(file.rows.constFirst().draft.points, u"120"_s);
    QVERIFY(file.rows.constFirst().draft.earned);
}

void TestBatchReader::tellsEarnedFromPoints_data()
{
    QTest::addColumn<QByteArray>("cells");
    QTest::addColumn<bool>("earned");
    QTest::addColumn<bool>("refused");
    QTest::newRow("nothing said") << QByteArray(",120") << true << false;
    QTest::newRow("nothing said, no points") << QByteArray(",0") << false << false;
    QTest::newRow("TRUE") << QByteArray("TRUE,120") << true << false;
    QTest::newRow("是") << QByteArray("是,120") << true << false;
    QTest::newRow("否") << QByteArray("否,0") << false << false;
    QTest::newRow("0") << QByteArray("0,0") << false << false;
    QTest::newRow("neither") << QByteArray("perhaps,120") << true << true;
}

void TestBatchReader::tellsEarnedFromPoints()
{
    QFETCH(QByteArray, cells);
    QFETCH(bool, earned);
    QFETCH(bool, refused);
    const ReadFile file
        = readBytes("transaction_id,earn_points,points\n" + id + ',' + cells + '\n');
    QCOMPARE(file.rows.size(), 1);
    QCOMPARE(file.rows.constFirst().draft.earned, earned);
    QCOMPARE(file.rows.constFirst().cellError.has_value(), refused);
}

void TestBatchReader::oneBadRowCostsOnlyItself()
{
    const ReadFile file
        = readBytes("transaction_id,points,reason\n" + id + ",1,\"a\n" + id + ",2,ok\n" + id
                        + QByteArray(",3,\0\n", 5) + id + ",4,ok\n",
                    CsvEncoding::Utf8);
    QCOMPARE(file.rows.size(), 4);
    QStringList points;
    for (const BatchRow &row : file.rows) {
        points.append(row.cellError ? u"!"_s : row.draft.points);
    }
    QCOMPARE(points, (QStringList{u"!"_s, u"2"_s, u"!"_s, u"4"_s}));
}

QTEST_APPLESS_MAIN(TestBatchReader)
#include "tst_batch_reader.moc"

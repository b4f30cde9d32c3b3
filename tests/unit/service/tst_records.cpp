#include "core/domain/day_totals.h"
#include "core/domain/zoned_time.h"
#include "core/service/booking_file.h"
#include "core/service/csv_writer.h"
#include "core/service/history_export.h"
#include "core/service/records_worker.h"
#include "core/store/day_groups.h"
#include "service_fixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace pd;
using pd::test::ServiceFixture;

/// Exports, the day's end, bookings and settling: over a real journal, as the desk thread does it.
class TestRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvHoldsWhatIsFiltered();
    void csvMasksUnlessAskedNotTo();
    void aCancelledExportLeavesTheOldFile();
    void anExportThatCantBeWrittenSaysWhy();
    void jsonLinesHoldTheWholeJournal();
    void jsonLinesOfAPartNameTheGaps();
    void theDaySumsWhatWasGivenAndTaken();
    void theDayHoldsTheLargestPoints();
    void answersAreReadByTheirTitles_data();
    void answersAreReadByTheirTitles();
    void anAnswerTicksOffWhatItNames();
    void aStoreThatIsNotOpenTicksNothing();
    void settlingGoesThroughTheService();
};

namespace {

constexpr int waitMs = 20'000;

CorrectionDraft memberDraft(const ServiceFixture &desk, const QString &points)
{
    CorrectionDraft draft = desk.draft();
    draft.kind = EntryKind::MemberSystem;
    draft.points = points;
    return draft;
}

HistoryExport csvOf(const QString &path)
{
    HistoryExport job;
    job.path = path;
    job.columns = {{RecordColumn::TransactionId, QStringLiteral("交易")},
                   {RecordColumn::Member, QStringLiteral("会员")},
                   {RecordColumn::Points, QStringLiteral("积分")},
                   {RecordColumn::Reason, QStringLiteral("原因")},
                   {RecordColumn::State, QStringLiteral("结果")}};
    job.style.words.states.insert(EntryState::ToBook, QStringLiteral("待入账"));
    return job;
}

ExportResult run(const ServiceFixture &desk, const HistoryExport &job, bool cancel = false)
{
    HistoryExporter exporter(*desk.database, desk.clock, job);
    QSignalSpy ends(&exporter, &HistoryExporter::finished);
    exporter.start();
    if (cancel) {
        exporter.cancel();
    }
    if (ends.isEmpty()) {
        (void)ends.wait(waitMs);
    }
    return ends.isEmpty() ? ExportResult() : ends.first().first().value<ExportResult>();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString writeFile(const ServiceFixture &desk, const QByteArray &bytes)
{
    const QString path = desk.folder.filePath(QStringLiteral("answer.csv"));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

QList<QJsonObject> linesOf(const QByteArray &bytes)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : bytes.trimmed().split('\n')) {
        lines += QJsonDocument::fromJson(line).object();
    }
    return lines;
}

} // namespace

void TestRecords::csvHoldsWhatIsFiltered()
{
    ServiceFixture desk;
    CorrectionDraft draft = memberDraft(desk, QStringLiteral("9007199254740991"));
    draft.reason = QStringLiteral("=1+1, \"quoted\"");
    QVERIFY(desk.service->submit(desk.correction(draft)));
    draft.reason = QStringLiteral("另一原因");
    QVERIFY(desk.service->submit(desk.correction(draft)));
    HistoryExport job = csvOf(desk.folder.filePath(QStringLiteral("out.csv")));
    job.query.reason = QStringLiteral("=1+1, \"quoted\"");
    const ExportResult result = run(desk, job);
    QVERIFY(!result.problem);
    QCOMPARE(result.rows, 1);
    const QByteArray written = bytesOf(job.path);
    QVERIFY2(written.contains("9007199254740991,\"'=1+1, \"\"quoted\"\"\",待入账\r\n"),
             written.constData());
    QVERIFY(written.startsWith(csvMark));
    QCOMPARE(written.count("\r\n"), 2);
    QVERIFY(written.contains(QByteArray('`' + draft.transactionId.toUtf8())));
}

void TestRecords::csvMasksUnlessAskedNotTo()
{
    ServiceFixture desk;
    const CorrectionDraft draft = memberDraft(desk, QStringLiteral("5"));
    QVERIFY(desk.service->submit(desk.correction(draft)));
    HistoryExport job = csvOf(desk.folder.filePath(QStringLiteral("out.csv")));
    QVERIFY(!run(desk, job).problem);
    QVERIFY(!bytesOf(job.path).contains(draft.openid.toUtf8()));
    job.style.masked = false;
    job.style.backTick = false;
    QVERIFY(!run(desk, job).problem);
    QVERIFY(bytesOf(job.path).contains(draft.openid.toUtf8()));
    QVERIFY(!bytesOf(job.path).contains('`'));
}

void TestRecords::aCancelledExportLeavesTheOldFile()
{
    ServiceFixture desk;
    QVERIFY(desk.service->submit(desk.correction(memberDraft(desk, QStringLiteral("5")))));
    const QString path = writeFile(desk, "the old one");
    const ExportResult result = run(desk, csvOf(path), true);
    QVERIFY(result.cancelled);
    QCOMPARE(result.rows, 0);
    QCOMPARE(bytesOf(path), QByteArray("the old one"));
}

void TestRecords::anExportThatCantBeWrittenSaysWhy()
{
    ServiceFixture desk;
    const ExportResult result
        = run(desk, csvOf(desk.folder.filePath(QStringLiteral("no/such/folder/out.csv"))));
    QCOMPARE(result.problem, std::optional(ExportProblem::CannotWrite));
    QVERIFY(!result.detail.isEmpty());
}

void TestRecords::jsonLinesHoldTheWholeJournal()
{
    ServiceFixture desk;
    for (int i = 0; i < 3; ++i) {
        const auto entry
            = desk.service->submit(desk.correction(memberDraft(desk, QStringLiteral("5"))));
        QVERIFY(desk.service->book(entry->id, {QStringLiteral("C"), {}}));
    }
    HistoryExport job = csvOf(desk.folder.filePath(QStringLiteral("out.jsonl")));
    job.format = ExportFormat::JsonLines;
    const ExportResult result = run(desk, job);
    QVERIFY(!result.problem);
    QCOMPARE(result.rows, 6);
    const QList<QJsonObject> lines = linesOf(bytesOf(job.path));
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines.first().value(QStringLiteral("scope")).toString(), QStringLiteral("whole"));
    for (int i = 2; i <= 6; ++i) {
        QCOMPARE(lines.at(i).value(QStringLiteral("prev_hash")),
                 lines.at(i - 1).value(QStringLiteral("hash")));
    }
    QCOMPARE(lines.last().value(QStringLiteral("line")).toString(), QStringLiteral("end"));
}

void TestRecords::jsonLinesOfAPartNameTheGaps()
{
    ServiceFixture desk;
    const auto first
        = desk.service->submit(desk.correction(memberDraft(desk, QStringLiteral("5"))));
    QVERIFY(desk.service->submit(desk.correction(memberDraft(desk, QStringLiteral("6")))));
    QVERIFY(desk.service->book(first->id, {QStringLiteral("C"), {}}));
    HistoryExport job = csvOf(desk.folder.filePath(QStringLiteral("out.jsonl")));
    job.format = ExportFormat::JsonLines;
    job.query.filter = HistoryFilter::Booked;
    QCOMPARE(run(desk, job).rows, 2);
    QStringList kinds;
    for (const QJsonObject &line : linesOf(bytesOf(job.path))) {
        kinds += line.value(QStringLiteral("line")).toString();
    }
    QCOMPARE(kinds,
             QStringList({QStringLiteral("journal"), QStringLiteral("event"), QStringLiteral("gap"),
                          QStringLiteral("event"), QStringLiteral("end")}));
}

void TestRecords::theDaySumsWhatWasGivenAndTaken()
{
    ServiceFixture desk;
    QVERIFY(desk.transactions->add({desk.payment()}));
    CorrectionDraft draft = memberDraft(desk, QStringLiteral("120"));
    draft.pointsBefore = QStringLiteral("20");
    QVERIFY(desk.service->submit(desk.correction(draft)));
    draft.pointsBefore = QStringLiteral("150");
    const auto second = desk.service->submit(desk.correction(draft));
    QVERIFY(desk.service->book(second->id, {QStringLiteral("C"), {}}));
    const QDate day = inShanghai(desk.clock.now()).date();
    const DayTotals totals = dayTotals(*desk.database, day).value();
    const DaySum whole = totalOf(totals);
    QCOMPARE(whole.count, 2);
    QCOMPARE(whole.given, 100);
    QCOMPARE(whole.taken, 30);
    QCOMPARE(byOutcome(totals).size(), 2);
    QCOMPARE(byOperator(totals).size(), 1);
    QCOMPARE(byShop(totals).first().key.name, desk.payment().shopName);
    QCOMPARE(countOf(totals, EntryState::ToBook), 1);
    QVERIFY(dayTotals(*desk.database, day.addDays(-1))->groups.isEmpty());
    QVERIFY(dayTotals(*desk.database, day.addDays(1))->groups.isEmpty());
}

void TestRecords::theDayHoldsTheLargestPoints()
{
    ServiceFixture desk;
    const CorrectionDraft draft = memberDraft(desk, QString::number(Points::maxValue));
    constexpr int entries = 3;
    for (int i = 0; i < entries; ++i) {
        QVERIFY(desk.service->submit(desk.correction(draft)));
    }
    const DayTotals totals = dayTotals(*desk.database, inShanghai(desk.clock.now()).date()).value();
    QCOMPARE(totalOf(totals).given, entries * Points::maxValue);
    DaySum most{1, std::numeric_limits<qint64>::max() - 1, 0};
    most += DaySum{1, 5, 0};
    QCOMPARE(most.given, std::numeric_limits<qint64>::max());
}

void TestRecords::answersAreReadByTheirTitles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QList<BookingRefusal>>("refused");
    using Refusals = QList<BookingRefusal>;
    QTest::newRow("tokens") << QByteArray("entry_id,reference,booked_by\r\nabc,R1,Li\r\n") << 1
                            << Refusals{};
    QTest::newRow("Chinese titles, other order")
        << QByteArray("凭证号;入账人;记录编号\nR1;韩梅梅;abc\n") << 1 << Refusals{};
    QTest::newRow("no column for the name")
        << QByteArray("Entry ID,Booking reference\nabc,R1\n") << 1 << Refusals{};
    QTest::newRow("safe cells come back")
        << QByteArray("Entry ID,Booking reference\nabc,'-R1\n") << 1 << Refusals{};
    QTest::newRow("rows that say too little")
        << QByteArray("Entry ID,Booking reference,Booked by\n,R1,Li\nabc,,Li\nabc,R1,\n") << 0
        << Refusals{BookingRefusal::NoEntryId, BookingRefusal::NoReference, BookingRefusal::NoName};
    QTest::newRow("too long") << QByteArray("Entry ID,Booking reference\nabc," + QByteArray(65, 'x')
                                            + "\n")
                              << 0 << Refusals{BookingRefusal::TooLong};
    QTest::newRow("a broken quote does not cost the next row")
        << QByteArray("Entry ID,Booking reference\n\"abc,R1\nabc,R2\n") << 1
        << Refusals{BookingRefusal::Unreadable};
}

void TestRecords::answersAreReadByTheirTitles()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, rows);
    QFETCH(const QList<BookingRefusal>, refused);
    const ServiceFixture desk;
    const auto file = readBookingFile(writeFile(desk, bytes), QStringLiteral("韩梅梅"));
    QVERIFY(file);
    QCOMPARE(file->rows.size(), rows);
    QList<BookingRefusal> why;
    for (const RefusedBooking &one : file->refused) {
        why += one.refusal;
    }
    QCOMPARE(why, refused);
    for (const BookingRow &row : file->rows) {
        QCOMPARE(row.id.text, QStringLiteral("abc"));
        QVERIFY(!row.booking.bookedBy.isEmpty() && !row.booking.reference.startsWith(u'\''));
    }
}

void TestRecords::anAnswerTicksOffWhatItNames()
{
    ServiceFixture desk;
    const auto waits
        = desk.service->submit(desk.correction(memberDraft(desk, QStringLiteral("5"))));
    const auto stays
        = desk.service->submit(desk.correction(memberDraft(desk, QStringLiteral("6"))));
    RecordsWorker worker;
    worker.enter({*desk.database, *desk.service, desk.clock, true});
    QSignalSpy ends(&worker, &RecordsWorker::booked);
    const QByteArray id = waits->id.text.toUtf8();
    worker.bookFromFile(7,
                        writeFile(desk,
                                  "Entry ID,Booking reference,Booked by\n" + id
                                      + ",CRM-1,韩梅梅\nnobody,CRM-2,韩梅梅\n" + id
                                      + ",CRM-3,韩梅梅\n"),
                        {});
    QTRY_COMPARE_WITH_TIMEOUT(ends.count(), 1, waitMs);
    QCOMPARE(ends.first().at(0).value<Ticket>(), Ticket{7});
    const auto result = ends.first().at(1).value<BookingResult>();
    QCOMPARE(result.booked, 1);
    QCOMPARE(result.refused.size(), 2);
    QCOMPARE(result.refused.at(0).refusal, BookingRefusal::NotInJournal);
    QCOMPARE(result.refused.at(0).line, 3);
    QCOMPARE(result.refused.at(1).refusal, BookingRefusal::NotWaiting);
    QCOMPARE(desk.entry(waits->id).bookingReference, QStringLiteral("CRM-1"));
    QCOMPARE(desk.entry(waits->id).bookedBy, QStringLiteral("韩梅梅"));
    QCOMPARE(desk.entry(stays->id).state, EntryState::ToBook);

    worker.bookFromFile(8, writeFile(desk, "Name,Points\nLi,5\n"), {});
    QTRY_COMPARE_WITH_TIMEOUT(ends.count(), 2, waitMs);
    QCOMPARE(ends.last().at(1).value<BookingResult>().file->problem, BookingFileProblem::NoColumns);
}

void TestRecords::aStoreThatIsNotOpenTicksNothing()
{
    ServiceFixture desk;
    const auto waits
        = desk.service->submit(desk.correction(memberDraft(desk, QStringLiteral("5"))));
    RecordsWorker worker;
    QSignalSpy ends(&worker, &RecordsWorker::booked);
    QSignalSpy refused(&worker, &RecordsWorker::readFailed);
    worker.bookAll(1, {{0, waits->id, {QStringLiteral("C"), QStringLiteral("Li")}}});
    QCOMPARE(ends.count(), 1);
    QVERIFY(ends.first().at(1).value<BookingResult>().store);
    worker.readDay(2, QDate(2026, 11, 24));
    QCOMPARE(refused.count(), 1);
    worker.enter({*desk.database, *desk.service, desk.clock, true});
    worker.bookAll(3, {{0, waits->id, {QStringLiteral("C"), QStringLiteral("Li")}}});
    worker.leave(); // before its first slice
    QCOMPARE(desk.entry(waits->id).state, EntryState::ToBook);
}

void TestRecords::settlingGoesThroughTheService()
{
    ServiceFixture desk;
    const auto entry = desk.service->submit(desk.correction(desk.draft()));
    desk.transport.end(MaybeSent{UnknownReason::TimedOut, {}});
    QCOMPARE(desk.entry(entry->id).state, EntryState::Unknown);
    RecordsWorker worker;
    worker.enter({*desk.database, *desk.service, desk.clock, true});
    QSignalSpy changed(desk.service.get(), &CorrectionService::entryChanged);
    QSignalSpy answers(&worker, &RecordsWorker::settled);
    const Settlement settlement{false, QStringLiteral("客服"), QStringLiteral("韩梅梅")};
    worker.settle(1, entry->id, settlement);
    worker.settle(2, entry->id, settlement);
    QCOMPARE(answers.count(), 2);
    QCOMPARE(desk.entry(entry->id).state, EntryState::SettledNotTaken);
    QCOMPARE(changed.count(), 1);
    const auto second = answers.last().at(1).value<Result<Entry, SubmitError>>();
    QVERIFY(!second);
    QCOMPARE(second.error().problem, SubmitProblem::NotAllowed);
    // What WeChat Pay does not have can be reported: without "send anyway".
    QVERIFY(desk.service->submit(desk.correction(desk.draft())));
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"

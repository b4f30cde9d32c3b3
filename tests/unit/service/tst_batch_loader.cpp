#include "batch_fixture.h"

#include "core/service/batch_file_writer.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QTest>

using namespace pd;
using namespace Qt::StringLiterals;
using pd::test::BatchFixture;

class TestBatchLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesThatAreNoBatchLeaveNothing_data();
    void filesThatAreNoBatchLeaveNothing();
    void cancelledLeavesNothing();
    void waitingOnesNeedAPointsRule();
    void marksWhatSpeaksAgainstARow();
    void fillsInWhatTheDeskKnows();
    void whatTheFileSaysIsKept();
    void reportsAllThatWaits();
    void restGoesToTheMemberSystem();
    void writesTheSourceWithItsEnds();
};

void TestBatchLoader::filesThatAreNoBatchLeaveNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<BatchLoadProblem>("problem");
    QTest::newRow("empty") << QByteArray() << BatchLoadProblem::Empty;
    QTest::newRow("a spreadsheet") << QByteArray("PK\x03\x04rest") << BatchLoadProblem::Spreadsheet;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFEt\0", 4) << BatchLoadProblem::Utf16;
    QTest::newRow("a picture") << QByteArray(4096, '\0') << BatchLoadProblem::NotText;
    QTest::newRow("another table") << QByteArray("name,age\na,1\n") << BatchLoadProblem::NoColumns;
    QTest::newRow("a header alone")
        << QByteArray("transaction_id,points\n") << BatchLoadProblem::NoRows;
}

void TestBatchLoader::filesThatAreNoBatchLeaveNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(BatchLoadProblem, problem);
    BatchFixture fixture;
    const QString path = fixture.desk.folder.filePath(u"batch.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(fixture.load({BatchFile{path}, EntryKind::Report}).isNull());
    QCOMPARE(fixture.problem, problem);
    QVERIFY(fixture.store->inState({BatchState::Loading, BatchState::Ready})->isEmpty());
    QVERIFY(fixture.load({BatchFile{path + u".not"_s}, EntryKind::Report}).isNull());
    QCOMPARE(fixture.problem, BatchLoadProblem::CannotRead);
    QVERIFY(fixture.load({BatchFile{fixture.desk.folder.path()}, EntryKind::Report}).isNull());
    QCOMPARE(fixture.problem, BatchLoadProblem::CannotRead);
}

void TestBatchLoader::cancelledLeavesNothing()
{
    BatchFixture fixture;
    fixture.loader->start({BatchText{fixture.csv(3000)}, EntryKind::Report});
    QSignalSpy failed(fixture.loader.get(), &BatchLoader::failed);
    fixture.loader->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patienceMs);
    QCOMPARE(failed.at(0).at(0).value<BatchLoadProblem>(), BatchLoadProblem::Cancelled);
    QVERIFY(fixture.store->inState({BatchState::Loading, BatchState::Ready})->isEmpty());
    QVERIFY(!fixture.loader->isRunning());
}

void TestBatchLoader::waitingOnesNeedAPointsRule()
{
    BatchFixture fixture;
    fixture.settings.rule.reset();
    fixture.restart();
    fixture.addPayments(1);
    QVERIFY(fixture.load({BatchWaiting{}, EntryKind::Report}).isNull());
    QCOMPARE(fixture.problem, BatchLoadProblem::NoPointsRule);
}

void TestBatchLoader::marksWhatSpeaksAgainstARow()
{
    BatchFixture fixture;
    fixture.addPayments(5);
    Transaction late = fixture.payment(6);
    late.paidAt = late.paidAt.addDays(-1);
    late.notifiedAt = late.paidAt;
    QVERIFY(fixture.desk.transactions->add({late}).has_value());
    CorrectionDraft draft = fixture.desk.draft();
    draft.transactionId = fixture.payment(2).transactionId;
    QVERIFY(fixture.desk.service->submit(fixture.desk.correction(draft)).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(fixture.desk.service->running(), 0, patienceMs); // accepted
    draft.transactionId = fixture.payment(3).transactionId;
    fixture.transport.hold();
    QVERIFY(fixture.desk.service->submit(fixture.desk.correction(draft)).has_value());

    QString text = fixture.csv(6);
    text += fixture.payment(1).transactionId + u",7\n"_s; // 7: the first row's
    text += fixture.payment(4).transactionId + u",-1\n"_s; // 8: not a double of the fourth: wrong
    text += u"4200000000202611249999999999,5\n"_s; // 9: nobody knows the member
    text += u"=1+1,5\n"_s; // 10
    const EntryId id = fixture.loadText(text);
    const auto rows = fixture.store->rows(id, 1, 100);
    QCOMPARE(rows->size(), 10);
    using M = BatchMark;
    const QList<M> marks{M::Good,    M::AlreadyThere, M::SettleFirst, M::Good,  M::Good,
                         M::TooLate, M::Double,       M::Wrong,       M::Wrong, M::Unreadable};
    for (qsizetype i = 0; i < rows->size(); ++i) {
        QCOMPARE(rows->at(i).mark, marks.at(i));
    }
    QCOMPARE(rows->at(1).earlier, 1);
    QCOMPARE(rows->at(6).doubleOf, rows->at(0).place());
    const QList<Finding> findings
        = rowFindings(rows->at(8).draft, fixture.settings.corrections, fixture.desk.clock);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().field, Field::Openid);
    const BatchTotals totals = (*fixture.store->find(id))->totals;
    QCOMPARE(totals.good, 3);
    QCOMPARE(totals.wrong, 4);
    QCOMPARE(totals.forMemberSystem, 2);
    QCOMPARE(totals.unsettled, 1);
}

void TestBatchLoader::fillsInWhatTheDeskKnows()
{
    BatchFixture fixture;
    fixture.settings.corrections.partnerMode = true;
    fixture.settings.subMchid = u"1900000200"_s;
    fixture.restart();
    fixture.addPayments(1);
    const EntryId id = fixture.loadText(fixture.csv(1));
    const BatchRow row = fixture.store->rows(id, 1, 1)->constFirst();
    QCOMPARE(row.mark, BatchMark::Good);
    QCOMPARE(row.draft.appid, fixture.payment(1).appid);
    QCOMPARE(row.draft.openid, fixture.payment(1).openid);
    QCOMPARE(row.draft.subMchid, u"1900000200"_s);
    QCOMPARE(row.draft.updateTime, u"2026-11-24T12:00:00+08:00"_s);
    QCOMPARE(row.due, QDateTime(QDate(2026, 11, 24), QTime(16, 0), Qt::UTC)); // midnight there
}

void TestBatchLoader::whatTheFileSaysIsKept()
{
    BatchFixture fixture;
    fixture.addPayments(1);
    const EntryId id = fixture.loadText(
        u"transaction_id,points,appid,openid,points_update_time,reason\n%1,5,wxOther,oOther,"
        "2026/11/24 09:30:00,特别\n"_s.arg(fixture.payment(1).transactionId));
    const BatchRow row = fixture.store->rows(id, 1, 1)->constFirst();
    QCOMPARE(row.draft.appid, u"wxOther"_s);
    QCOMPARE(row.draft.openid, u"oOther"_s);
    QCOMPARE(row.draft.updateTime, u"2026-11-24T09:30:00+08:00"_s);
    QCOMPARE(row.draft.reason, u"特别"_s);
    QCOMPARE(row.cells.size(), 6);
}

void TestBatchLoader::reportsAllThatWaits()
{
    BatchFixture fixture;
    fixture.addPayments(450); // more than two pages
    Transaction late = fixture.payment(901);
    late.paidAt = late.paidAt.addDays(-1);
    late.notifiedAt = late.paidAt;
    Transaction nothing = fixture.payment(902);
    nothing.amountFen = 99; // less than a point
    QVERIFY(fixture.desk.transactions->add({late, nothing}).has_value());
    CorrectionDraft draft = fixture.desk.draft();
    draft.transactionId = fixture.payment(2).transactionId;
    QVERIFY(fixture.desk.service->submit(fixture.desk.correction(draft)).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(fixture.desk.service->running(), 0, patienceMs);
    const EntryId id = fixture.load({BatchWaiting{}, EntryKind::Report});
    const Batch batch = **fixture.store->find(id);
    QCOMPARE(batch.totals.rows, 450); // without the reported and the late one
    QCOMPARE(batch.totals.good, 449);
    QCOMPARE(batch.totals.wrong, 1); // no points without a remark for the customer
    qint64 points = 0;
    for (int i = 1; i <= 450; ++i) {
        points += i == 2 ? 0 : 100 + i;
    }
    QCOMPARE(batch.totals.up, points);
}

void TestBatchLoader::restGoesToTheMemberSystem()
{
    BatchFixture *self = nullptr;
    BatchFixture fixture([&self](const QString &id) -> SendEnd {
        return id.endsWith(u'3') ? SendEnd(self->error(400, "INVALID_REQUEST", "该订单积分已回传"))
            : id.endsWith(u'4')
            ? SendEnd(self->error(400, "INVALID_REQUEST", "该订单已超过回传时效"))
            : id.endsWith(u'5') ? SendEnd(self->error(400, "PARAM_ERROR", "OpenID参数错误"))
                                : SendEnd(self->desk.signed204());
    });
    self = &fixture;
    fixture.addPayments(5);
    Transaction late = fixture.payment(6);
    late.paidAt = late.paidAt.addDays(-1);
    late.notifiedAt = late.paidAt;
    QVERIFY(fixture.desk.transactions->add({late}).has_value());
    const EntryId first = fixture.loadText(fixture.csv(6));
    QVERIFY(fixture.service->start(fixture.goodStart(first)).has_value());
    QVERIFY(fixture.waitForRest(first));
    const EntryId rest = fixture.load({BatchRest{first}, EntryKind::MemberSystem});
    const auto rows = fixture.store->rows(rest, 1, 100);
    QCOMPARE(rows->size(), 3); // 3, 4 and the late one that was never sent
    QStringList ids;
    for (const BatchRow &row : *rows) {
        ids.append(row.draft.transactionId);
        QCOMPARE(row.mark, BatchMark::Good);
        QCOMPARE(row.draft.kind, EntryKind::MemberSystem);
        QCOMPARE(row.draft.reason, u"系统故障补报"_s);
    }
    QCOMPARE(ids,
             (QStringList{fixture.payment(3).transactionId, fixture.payment(4).transactionId,
                          late.transactionId}));
    QVERIFY(fixture.service->start(fixture.goodStart(rest)).has_value());
    QVERIFY(fixture.waitForRest(rest));
    QCOMPARE(fixture.progress(rest).counts.recorded, 3);
}

void TestBatchLoader::writesTheSourceWithItsEnds()
{
    BatchFixture fixture;
    fixture.addPayments(2);
    const QString text = u"备注,微信订单号,积分\n\"a,\"\"b\",%1,5\n=cmd|x,%2,6,7\n"_s.arg(
        fixture.payment(1).transactionId, fixture.payment(2).transactionId);
    const EntryId id = fixture.loadText(text);
    BatchFileWriter writer(*fixture.store);
    QSignalSpy finished(&writer, &BatchFileWriter::finished);
    const QString path = fixture.desk.folder.filePath(u"result.csv"_s);
    BatchFileJob job;
    job.batch = id;
    job.path = path;
    job.moreTitles = QStringList{u"row"_s};
    job.moreCells = [](const BatchRow &row) {
        return QStringList{QString::number(row.number)};
    };
    writer.start(job);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patienceMs);
    QVERIFY(finished.at(0).at(1).toBool());
    const auto contents = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto expected = [&fixture](const QByteArray &tick) {
        return QByteArray("\xEF\xBB\xBF备注,微信订单号,积分,row\r\n\"a,\"\"b\"," + tick
                          + fixture.payment(1).transactionId.toUtf8() + ",5,1\r\n'=cmd|x," + tick
                          + fixture.payment(2).transactionId.toUtf8() + ",6,2\r\n");
    };
    QCOMPARE(contents(), expected("`"));
    job.backTick = false; // for a machine
    writer.start(job);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patienceMs);
    QCOMPARE(contents(), expected(""));
    job.path = fixture.desk.folder.filePath(u"no/such/folder.csv"_s);
    writer.start(job);
    QCOMPARE(finished.count(), 3);
    QVERIFY(!finished.at(2).at(1).toBool());
}

QTEST_GUILESS_MAIN(TestBatchLoader)
#include "tst_batch_loader.moc"

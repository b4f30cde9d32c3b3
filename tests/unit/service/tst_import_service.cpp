#include "core/service/import_service.h"

#include "core/store/database.h"
#include "core/store/import_store.h"
#include "core/store/transaction_store.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using pd::ImportReason;
using pd::ImportResult;
using pd::ImportService;
using pd::ImportStart;

namespace {

constexpr int patience = 20'000;

QString idOf(int number)
{
    return u"420000123420261124"_s + QString::number(number).rightJustified(10, u'0');
}

QByteArray header()
{
    return "transaction_id,amount,time_end,openid,shop_name,points\n"_ba;
}

QByteArray rowOf(int number)
{
    return idOf(number).toUtf8() + ",12.30,2026-11-24 10:00:00,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,shop "
        + QByteArray::number(number % 40) + ",\n";
}

QByteArray rows(int from, int to)
{
    QByteArray bytes;
    for (int i = from; i < to; ++i) {
        bytes += rowOf(i);
    }
    return bytes;
}

} // namespace

class TestImportService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void refusesToStart();
    void refusesRowByRow();
    void saysSoWhenTheStoreFails();
    void cancels();
    void refusesTexts();
    void refusalsAreBounded();
    void previews();
    void imports();
    void leavesTheThreadResponsive();
    void readsGb18030();
    void importsTexts();
    void removesOldPayments();

private:
    QString write(const QByteArray &bytes, const QString &name = u"file.csv"_s) const;
    ImportResult run(const QByteArray &bytes);
    ImportStart start(const QByteArray &bytes);
    qint64 count() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<pd::Database> m_database;
    std::unique_ptr<pd::ImportStore> m_store;
    std::unique_ptr<ImportService> m_service;
};

void TestImportService::init()
{
    m_service.reset();
    m_store.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = pd::Database::open(m_folder->filePath(u"store.db"_s));
    QVERIFY(database.has_value());
    m_database = std::move(*database);
    m_store = std::make_unique<pd::ImportStore>(*m_database);
    m_service = std::make_unique<ImportService>(*m_store, pd::NotificationKeys());
}

QString TestImportService::write(const QByteArray &bytes, const QString &name) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        return {};
    }
    return file.fileName();
}

ImportStart TestImportService::start(const QByteArray &bytes)
{
    const QString path = write(bytes);
    const auto preview = ImportService::preview(path);
    if (!preview) {
        return ImportStart::CannotRead;
    }
    return m_service->startCsv({path, preview->dialect, preview->mapping, {}});
}

ImportResult TestImportService::run(const QByteArray &bytes)
{
    QSignalSpy finished(m_service.get(), &ImportService::finished);
    ImportResult none;
    none.refused = -1;
    if (start(bytes) != ImportStart::Started || !finished.wait(patience)) {
        return none;
    }
    return finished.at(0).at(0).value<ImportResult>();
}

qint64 TestImportService::count() const
{
    QSqlQuery query(m_database->connection());
    return query.exec(u"SELECT COUNT(*) FROM transactions"_s) && query.next()
        ? query.value(0).toLongLong()
        : -1;
}

void TestImportService::refusesToStart()
{
    QCOMPARE(ImportService::preview(m_folder->filePath(u"missing"_s)).error(),
             pd::CsvProblem::CannotRead);
    QCOMPARE(ImportService::preview(m_folder->path()).error(), pd::CsvProblem::CannotRead);
    QCOMPARE(start("a,b\n1,2\n"), ImportStart::NotUsable);
    pd::CsvJob job;
    job.path = m_folder->filePath(u"missing"_s);
    job.mapping = pd::guessMapping({{1, {u"transaction_id"_s, u"points"_s}}});
    QCOMPARE(m_service->startCsv(job), ImportStart::CannotRead);
    QCOMPARE(start(header() + rows(0, 3)), ImportStart::Started);
    QVERIFY(m_service->isRunning());
    QCOMPARE(start(header() + rows(0, 3)), ImportStart::Busy);
    QCOMPARE(m_service->startRemoval(QDateTime::currentDateTimeUtc()), ImportStart::Busy);
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning(), patience);
}

void TestImportService::refusesRowByRow()
{
    const ImportResult result
        = run(header() + rowOf(1) + "4.2E+27,1,2026-11-24 10:00\n" // line 3
              + rowOf(2) + "\"open,1\n" // line 5
              + rowOf(3) + idOf(1).toUtf8() + ",99.00,2026-11-24 10:00\n" // line 7
              + rowOf(1) + rowOf(4));
    QCOMPARE(result.added, 4);
    QCOMPARE(result.known, 1);
    QCOMPARE(result.refused, 3);
    QCOMPARE(result.refusals.size(), 3);
    QList<QPair<qint64, ImportReason>> reasons;
    for (const pd::ImportRefusal &refusal : result.refusals) {
        reasons.append({refusal.line, refusal.reason});
    }
    std::sort(reasons.begin(), reasons.end());
    QCOMPARE(reasons,
             (QList<QPair<qint64, ImportReason>>{{3, ImportReason::SpreadsheetNumber},
                                                 {5, ImportReason::QuoteNotClosed},
                                                 {7, ImportReason::KnownWithOtherValues}}));
    QCOMPARE(count(), 4);
}

void TestImportService::saysSoWhenTheStoreFails()
{
    QSignalSpy finished(m_service.get(), &ImportService::finished);
    QCOMPARE(start(header() + rows(0, 5'000)), ImportStart::Started);
    QSignalSpy progressed(m_service.get(), &ImportService::progressed);
    QVERIFY(progressed.wait(patience));
    const qint64 committed = count();
    QVERIFY(committed > 0);
    // Another program holds the store from now on, longer than the store waits.
    QVERIFY(QSqlQuery(m_database->connection()).exec(u"PRAGMA busy_timeout = 1"_s));
    {
        QSqlDatabase other = QSqlDatabase::cloneDatabase(m_database->connection(), u"other"_s);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        QVERIFY(finished.wait(patience));
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    const auto result = finished.at(0).at(0).value<ImportResult>();
    QVERIFY(result.store.has_value());
    QCOMPARE(result.store->problem, pd::StoreProblem::Locked);
    QCOMPARE(count(), result.added);
    // Started again it goes to the end.
    const ImportResult again = run(header() + rows(0, 5'000));
    QCOMPARE(again.added, 5'000 - result.added);
    QCOMPARE(again.known, result.added);
}

void TestImportService::cancels()
{
    QSignalSpy finished(m_service.get(), &ImportService::finished);
    connect(m_service.get(), &ImportService::progressed, m_service.get(),
            [this] { m_service->cancel(); });
    QCOMPARE(start(header() + rows(0, 20'000)), ImportStart::Started);
    QVERIFY(finished.wait(patience));
    const auto result = finished.at(0).at(0).value<ImportResult>();
    QVERIFY(result.cancelled);
    QVERIFY(result.added > 0 && result.added < 20'000);
    QCOMPARE(count(), result.added);
    QVERIFY(!m_service->isRunning());
}

void TestImportService::refusesTexts()
{
    const ImportResult notJson = m_service->importText("hello"_ba);
    QCOMPARE(notJson.refused, 1);
    QCOMPARE(notJson.refusals.at(0).notification->problem, pd::NotificationProblem::NotJson);
    QCOMPARE(pd::importReasonToken(notJson.refusals.at(0)), u"not_json"_s);
    const ImportResult big = m_service->importText(QByteArray(qsizetype{10} * 1024 * 1024, ' '));
    QCOMPARE(big.refusals.at(0).notification->problem, pd::NotificationProblem::TooLarge);
    QCOMPARE(count(), 0);
}

void TestImportService::refusalsAreBounded()
{
    const ImportResult result = run(header() + QByteArray("x,y,z\n").repeated(30'000));
    QCOMPARE(result.refused, 30'000);
    QCOMPARE(result.refusals.size(), ImportResult::maxRefusals);
}

void TestImportService::previews()
{
    const auto preview
        = ImportService::preview(write("微信支付账单\n"_ba + header() + rows(0, 50)));
    QVERIFY(preview.has_value());
    QCOMPARE(preview->mapping.headerLine, 2);
    QVERIFY(preview->mapping.isUsable());
    QCOMPARE(preview->rows.size(), 20);
    QCOMPARE(preview->rows.at(0).at(0), idOf(0));
}

void TestImportService::imports()
{
    QSignalSpy progressed(m_service.get(), &ImportService::progressed);
    QSignalSpy changed(m_service.get(), &ImportService::transactionsChanged);
    const ImportResult result = run(header() + rows(0, 7'000));
    QCOMPARE(result.added, 7'000);
    QCOMPARE(result.refused, 0);
    QVERIFY(!result.cancelled && !result.store);
    QCOMPARE(count(), 7'000);
    QCOMPARE(progressed.size(), 3);
    QCOMPARE(changed.size(), 1);
    const auto progress = progressed.at(2).at(0).value<pd::ImportProgress>();
    QCOMPARE(progress.added, 5'999); // the header is a row of the first slice
    QVERIFY(progress.done > 0 && progress.done < progress.total);
    const ImportResult again = run(header() + rows(0, 7'001));
    QCOMPARE(again.added, 1);
    QCOMPARE(again.known, 7'000);
}

void TestImportService::leavesTheThreadResponsive()
{
    int others = 0;
    QTimer other;
    connect(&other, &QTimer::timeout, this, [&others] { ++others; });
    other.start(0);
    QCOMPARE(run(header() + rows(0, 20'000)).added, 20'000);
    QVERIFY(others >= 10);
}

void TestImportService::readsGb18030()
{
    const QByteArray shop = QByteArray::fromHex("b2e8b0d9b5c0"); // 茶百道
    const QByteArray idName = QByteArray::fromHex("cea2d0c5b6a9b5a5bac5"); // 微信订单号
    const ImportResult result
        = run(idName + "\tamount\ttime\tshop\n" + idOf(1).toUtf8() + "\t8\t2026/11/24 9:05\t" + shop
              + "\n" + idOf(2).toUtf8() + "\t8\t2026/11/24 9:05\t\xFF\n");
    QCOMPARE(result.added, 1);
    QCOMPARE(result.refused, 1);
    QCOMPARE(result.refusals.at(0).reason, ImportReason::BadEncoding);
    const auto row = pd::TransactionStore(*m_database).find(idOf(1));
    QVERIFY(row.has_value() && row->has_value());
    QCOMPARE((*row)->transaction.shopName, u"茶百道"_s);
}

void TestImportService::importsTexts()
{
    const QByteArray payment = R"({"mchid":"1","appid":"wx1","openid":"o1","amount":200,
        "time_end":"2026-11-24T10:00:00+08:00","transaction_id":"1234567890"})"_ba;
    QCOMPARE(m_service->importText(payment).added, 1);
    QCOMPARE(m_service->importText(payment).known, 1);
    const ImportResult other = m_service->importText(QByteArray(payment).replace("200", "300"));
    QCOMPARE(other.refused, 1);
    QCOMPARE(other.refusals.at(0).reason, ImportReason::KnownWithOtherValues);
    QCOMPARE(other.refusals.at(0).value, u"1234567890"_s);
    const ImportResult reports = m_service->importText(
        R"({"reports":[{"transaction_id":"1234567890","increased_points":2},
            {"transaction_id":"77","increased_points":3}]})"_ba);
    QCOMPARE(reports.added, 2);
    const auto row = pd::TransactionStore(*m_database).find(u"1234567890"_s);
    QCOMPARE((*row)->state, pd::ReportState::ReportedByMall);
}

void TestImportService::removesOldPayments()
{
    QCOMPARE(run(header() + rows(0, 1'200)).added, 1'200);
    QSignalSpy finished(m_service.get(), &ImportService::finished);
    QCOMPARE(m_service->startRemoval(QDateTime(QDate(2026, 11, 25), QTime(0, 0), Qt::UTC)),
             ImportStart::Started);
    QVERIFY(finished.wait(patience));
    QCOMPARE(finished.at(0).at(0).value<ImportResult>().removed, 1'200);
    QCOMPARE(count(), 0);
}

QTEST_GUILESS_MAIN(TestImportService)
#include "tst_import_service.moc"

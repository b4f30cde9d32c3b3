#include "core/service/desk.h"

#include "core/domain/zoned_time.h"
#include "service_fixture.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace pd;
using pd::test::ServiceFixture;

class TestDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsWrongWithTheStore();
    void reportsFromAnotherThread();
    void waitsForARunningReportWhenClosing();
    void triesAgainAfterTheStoreWasMended();
    void refusesImportsWithoutAStore();
    void importsWhileTheWindowGoesOn();
    void watchesTheInbox();
    void removesOldTransactions();
};

namespace {

/// Answers at once (from the event loop) with what the fixture signs.
class AnsweringTransport final : public Transport
{
public:
    AnsweringTransport(const ServiceFixture &fixture, bool answers)
        : m_fixture(fixture)
        , m_answers(answers)
    { }
    void send(const HttpRequest &request, SendDone done) override
    {
        Q_UNUSED(request)
        if (m_answers) {
            QMetaObject::invokeMethod(
                &m_context, [this, done] { done(m_fixture.signed204()); }, Qt::QueuedConnection);
        } else {
            m_waiting = std::move(done);
        }
    }

private:
    const ServiceFixture &m_fixture;
    bool m_answers;
    SendDone m_waiting;
    QObject m_context;
};

DeskBuilder builder(const ServiceFixture &fixture, const QString &storePath, bool answers = true)
{
    return [&fixture, storePath, answers] {
        auto parts = std::make_unique<DeskParts>();
        parts->identity = {QStringLiteral("1900000109"), QStringLiteral("万象汇"),
                           QStringLiteral("李雷"), QStringLiteral("desk-1")};
        parts->transport = std::make_unique<AnsweringTransport>(fixture, answers);
        TrustedKeys keys;
        keys.addPublicKey(QStringLiteral("PUB_KEY_ID_0000000000000024101100397200000006"),
                          *PublicKey::fromPem(fixture.platformKey.publicPem()));
        parts->client = std::make_unique<ApiClient>(
            ApiEndpoint{QUrl(QStringLiteral("https://wechat-pay.test")), "PointsDesk/test"},
            Signer(QStringLiteral("1900000109"), QStringLiteral("0123456789ABCDEF"),
                   fixture.merchantKey),
            keys, *parts->transport, fixture.clock);
        parts->transactions = {fixture.payment()};
        auto database = Database::open(storePath);
        if (database) {
            parts->database = *std::move(database);
        } else {
            parts->storeError = database.error();
        }
        return parts;
    };
}

} // namespace

void TestDesk::saysWhatIsWrongWithTheStore()
{
    ServiceFixture fixture;
    QVERIFY(QDir(fixture.folder.path()).mkdir(QStringLiteral("folder.db")));
    Desk desk(builder(fixture, fixture.folder.filePath(QStringLiteral("folder.db"))),
              fixture.clock);
    QSignalSpy status(&desk, &Desk::statusChanged);
    QSignalSpy submitted(&desk, &Desk::submitted);
    QSignalSpy failed(&desk, &Desk::readFailed);
    desk.start();
    QTRY_COMPARE_WITH_TIMEOUT(status.count(), 1, patienceMs);
    const auto said = status.at(0).at(0).value<DeskStatus>();
    QVERIFY(said.store.has_value());
    QVERIFY(!said.storeReadable);
    desk.requestHistory({});
    desk.submit(fixture.correction(fixture.draft()));
    QTRY_COMPARE_WITH_TIMEOUT(submitted.count(), 1, patienceMs);
    const auto result = submitted.at(0).at(1).value<Result<Entry, SubmitError>>();
    QVERIFY(!result);
    QCOMPARE(result.error().problem, SubmitProblem::StoreFailed);
    QCOMPARE(failed.count(), 1);
}

void TestDesk::reportsFromAnotherThread()
{
    ServiceFixture fixture;
    Desk desk(builder(fixture, fixture.folder.filePath(QStringLiteral("desk.db"))), fixture.clock);
    QSignalSpy status(&desk, &Desk::statusChanged);
    QSignalSpy submitted(&desk, &Desk::submitted);
    QSignalSpy changed(&desk, &Desk::entryChanged);
    QSignalSpy rows(&desk, &Desk::transactionChanged);
    QSignalSpy cards(&desk, &Desk::cardReady);
    QSignalSpy history(&desk, &Desk::historyReady);
    desk.start();
    QTRY_COMPARE_WITH_TIMEOUT(status.count(), 1, patienceMs);
    QVERIFY(!status.at(0).at(0).value<DeskStatus>().store);
    const Ticket ticket = desk.submit(fixture.correction(fixture.draft()));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patienceMs);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(submitted.at(0).at(0).value<Ticket>(), ticket);
    QCOMPARE(changed.at(0).at(0).value<Entry>().state, EntryState::Sending);
    QCOMPARE(changed.at(1).at(0).value<Entry>().state, EntryState::Accepted);
    QTRY_COMPARE_WITH_TIMEOUT(rows.count(), 2, patienceMs);
    QCOMPARE(rows.at(1).at(0).value<TransactionRow>().state, ReportState::Accepted);

    const Ticket older = desk.requestHistory({});
    const Ticket newer = desk.requestHistory({});
    QVERIFY(newer > older);
    QTRY_COMPARE_WITH_TIMEOUT(history.count(), 2, patienceMs);
    QCOMPARE(history.at(1).at(0).value<Ticket>(), newer);
    QCOMPARE(history.at(1).at(1).value<EntryPage>().entries.size(), 1);

    desk.requestCard(fixture.payment().transactionId);
    QTRY_COMPARE_WITH_TIMEOUT(cards.count(), 1, patienceMs);
    const auto card = cards.at(0).at(1).value<TransactionCard>();
    QVERIFY(card.known);
    QCOMPARE(card.entries.size(), 1);
    QCOMPARE(adviceFor(card, fixture.clock.now()), Advice::AlreadyThere);
}

void TestDesk::waitsForARunningReportWhenClosing()
{
    ServiceFixture fixture;
    Desk desk(builder(fixture, fixture.folder.filePath(QStringLiteral("desk.db")), false),
              fixture.clock);
    QSignalSpy changed(&desk, &Desk::entryChanged);
    QSignalSpy submitted(&desk, &Desk::submitted);
    QSignalSpy closed(&desk, &Desk::closed);
    desk.start();
    desk.submit(fixture.correction(fixture.draft()));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patienceMs);
    desk.close(60);
    CorrectionDraft other = fixture.draft();
    other.transactionId = QStringLiteral("4200000000202611240000000001");
    desk.submit(fixture.correction(other));
    QTRY_COMPARE_WITH_TIMEOUT(submitted.count(), 2, patienceMs);
    QCOMPARE((submitted.at(1).at(1).value<Result<Entry, SubmitError>>().error().problem),
             SubmitProblem::Closing);
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, patienceMs);
}

void TestDesk::triesAgainAfterTheStoreWasMended()
{
    ServiceFixture fixture;
    const QString path = fixture.folder.filePath(QStringLiteral("folder.db"));
    QVERIFY(QDir().mkdir(path));
    Desk desk(builder(fixture, path), fixture.clock);
    QSignalSpy status(&desk, &Desk::statusChanged);
    desk.start();
    QTRY_COMPARE_WITH_TIMEOUT(status.count(), 1, patienceMs);
    QVERIFY(status.at(0).at(0).value<DeskStatus>().store.has_value());
    QVERIFY(QDir().rmdir(path));
    desk.start();
    QTRY_COMPARE_WITH_TIMEOUT(status.count(), 2, patienceMs);
    QVERIFY(!status.at(1).at(0).value<DeskStatus>().store.has_value());
}

namespace {

QByteArray manyRows(int count)
{
    QByteArray csv = "transaction_id,amount,time_end,openid,shop_name\n";
    for (int i = 0; i < count; ++i) {
        csv += "42000012342026112" + QByteArray::number(10'000'000'000 + i)
            + ",12.30,2026-11-24 10:00:00,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,shop\n";
    }
    return csv;
}

QString write(const ServiceFixture &fixture, const QString &name, const QByteArray &bytes)
{
    QFile file(fixture.folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

} // namespace

void TestDesk::refusesImportsWithoutAStore()
{
    ServiceFixture fixture;
    QVERIFY(QDir(fixture.folder.path()).mkdir(QStringLiteral("folder.db")));
    Desk desk(builder(fixture, fixture.folder.filePath(QStringLiteral("folder.db"))),
              fixture.clock);
    QSignalSpy finished(&desk, &Desk::importFinished);
    desk.start();
    const Ticket ticket = desk.importText("{}");
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patienceMs);
    QCOMPARE(finished.at(0).at(0).value<Ticket>(), ticket);
    QVERIFY(finished.at(0).at(1).value<ImportResult>().store.has_value());
}

void TestDesk::importsWhileTheWindowGoesOn()
{
    constexpr int rows = 6'000;
    ServiceFixture fixture;
    Desk desk(builder(fixture, fixture.folder.filePath(QStringLiteral("desk.db"))), fixture.clock);
    QSignalSpy previews(&desk, &Desk::previewReady);
    QSignalSpy notStarted(&desk, &Desk::importNotStarted);
    QSignalSpy progress(&desk, &Desk::importProgressed);
    QSignalSpy finished(&desk, &Desk::importFinished);
    QSignalSpy changed(&desk, &Desk::transactionsChanged);
    QSignalSpy pages(&desk, &Desk::transactionsReady);
    QSignalSpy waiting(&desk, &Desk::waitingReady);
    desk.start();
    const QString path = write(fixture, QStringLiteral("rows.csv"), manyRows(rows));
    QVERIFY(!path.isEmpty());
    desk.requestPreview(path);
    QTRY_COMPARE_WITH_TIMEOUT(previews.count(), 1, patienceMs);
    const auto preview = previews.at(0).at(1).value<Result<CsvPreview, CsvProblem>>();
    QVERIFY(preview.has_value());
    QVERIFY(preview->mapping.isUsable());
    const CsvJob job{path, preview->dialect, preview->mapping, {}};
    const Ticket first = desk.importCsv(job);
    const Ticket second = desk.importCsv(job); // one at a time
    desk.requestTransactions({}); // is answered between two slices
    QTRY_COMPARE_WITH_TIMEOUT(notStarted.count(), 1, patienceMs);
    QCOMPARE(notStarted.at(0).at(0).value<Ticket>(), second);
    QCOMPARE(notStarted.at(0).at(1).value<ImportStart>(), ImportStart::Busy);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QCOMPARE(finished.at(0).at(0).value<Ticket>(), first);
    QCOMPARE(finished.at(0).at(1).value<ImportResult>().added, qint64{rows});
    QCOMPARE(pages.count(), 1);
    QVERIFY(progress.count() >= 2);
    QCOMPARE(progress.at(0).at(0).value<Ticket>(), first);
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 1, patienceMs);

    desk.requestWaiting();
    QTRY_COMPARE_WITH_TIMEOUT(waiting.count(), 1, patienceMs);
    const auto count = waiting.at(0).at(1).value<WaitingCount>();
    QCOMPARE(count.count, rows + 1); // and the fixture's own payment
    QCOMPARE(count.deadline.toMSecsSinceEpoch(),
             reportDeadline(fixture.clock.now()).toMSecsSinceEpoch());

    const QString json = write(fixture, QStringLiteral("one.json"), "{\"half\": ");
    const Ticket third = desk.importTextFile(json);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patienceMs);
    QCOMPARE(finished.at(1).at(0).value<Ticket>(), third);
    QCOMPARE(finished.at(1).at(1).value<ImportResult>().refused, qint64{1});
}

void TestDesk::watchesTheInbox()
{
    ServiceFixture fixture;
    QVERIFY(QDir(fixture.folder.path()).mkdir(QStringLiteral("inbox")));
    const DeskBuilder plain = builder(fixture, fixture.folder.filePath(QStringLiteral("desk.db")));
    const QString id = fixture.payment().transactionId;
    const QByteArray report
        = "{\"report\": {\"transaction_id\": \"" + id.toLatin1() + "\", \"increased_points\": 77}}";
    QVERIFY(!write(fixture, QStringLiteral("inbox/report.json"), report).isEmpty());
    QVERIFY(!write(fixture, QStringLiteral("inbox/wrong.json"), "{}").isEmpty());
    Desk desk(
        [&] {
            auto parts = plain();
            parts->inboxFolder = fixture.folder.filePath(QStringLiteral("inbox"));
            parts->notificationKeys = [&fixture] {
                NotificationKeys keys;
                const auto key = ApiV3Key::fromText("0123456789abcdef0123456789ABCDEF");
                if (key) {
                    keys.apiV3Key = *key;
                }
                keys.trusted.addPublicKey(QStringLiteral("PUB_KEY_ID_01"),
                                          *PublicKey::fromPem(fixture.platformKey.publicPem()));
                return keys;
            };
            return parts;
        },
        fixture.clock);
    QSignalSpy inbox(&desk, &Desk::inboxChanged);
    QSignalSpy changed(&desk, &Desk::transactionsChanged);
    QSignalSpy cards(&desk, &Desk::cardReady);
    desk.start();
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 1, patienceMs);
    const auto state = inbox.last().at(0).value<InboxState>();
    QCOMPARE(state.added, qint64{1});
    QCOMPARE(state.refused, qint64{1});
    QCOMPARE(state.refusals.size(), 1);
    QCOMPARE(state.refusals.at(0).name, QStringLiteral("wrong.json"));
    desk.requestCard(id);
    QTRY_COMPARE_WITH_TIMEOUT(cards.count(), 1, patienceMs);
    QCOMPARE(cards.at(0).at(1).value<TransactionCard>().row.state, ReportState::ReportedByMall);
}

void TestDesk::removesOldTransactions()
{
    ServiceFixture fixture;
    Desk desk(builder(fixture, fixture.folder.filePath(QStringLiteral("desk.db"))), fixture.clock);
    QSignalSpy finished(&desk, &Desk::importFinished);
    QSignalSpy cards(&desk, &Desk::cardReady);
    desk.start();
    desk.removeTransactions(fixture.clock.now().addDays(1));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patienceMs);
    QCOMPARE(finished.at(0).at(1).value<ImportResult>().removed, qint64{1});
    desk.requestCard(fixture.payment().transactionId);
    QTRY_COMPARE_WITH_TIMEOUT(cards.count(), 1, patienceMs);
    QVERIFY(!cards.at(0).at(1).value<TransactionCard>().known);
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"

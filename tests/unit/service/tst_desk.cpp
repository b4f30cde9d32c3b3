#include "core/service/desk.h"

#include "service_fixture.h"

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
    QTRY_COMPARE(status.count(), 1);
    const auto said = status.at(0).at(0).value<DeskStatus>();
    QVERIFY(said.store.has_value());
    QVERIFY(!said.storeReadable);
    desk.requestHistory({});
    desk.submit(fixture.correction(fixture.draft()));
    QTRY_COMPARE(submitted.count(), 1);
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
    QTRY_COMPARE(status.count(), 1);
    QVERIFY(!status.at(0).at(0).value<DeskStatus>().store);
    const Ticket ticket = desk.submit(fixture.correction(fixture.draft()));
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(submitted.at(0).at(0).value<Ticket>(), ticket);
    QCOMPARE(changed.at(0).at(0).value<Entry>().state, EntryState::Sending);
    QCOMPARE(changed.at(1).at(0).value<Entry>().state, EntryState::Accepted);
    QTRY_COMPARE(rows.count(), 2);
    QCOMPARE(rows.at(1).at(0).value<TransactionRow>().state, ReportState::Accepted);

    const Ticket older = desk.requestHistory({});
    const Ticket newer = desk.requestHistory({});
    QVERIFY(newer > older);
    QTRY_COMPARE(history.count(), 2);
    QCOMPARE(history.at(1).at(0).value<Ticket>(), newer);
    QCOMPARE(history.at(1).at(1).value<EntryPage>().entries.size(), 1);

    desk.requestCard(fixture.payment().transactionId);
    QTRY_COMPARE(cards.count(), 1);
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
    QTRY_COMPARE(changed.count(), 1);
    desk.close(60);
    CorrectionDraft other = fixture.draft();
    other.transactionId = QStringLiteral("4200000000202611240000000001");
    desk.submit(fixture.correction(other));
    QTRY_COMPARE(submitted.count(), 2);
    QCOMPARE((submitted.at(1).at(1).value<Result<Entry, SubmitError>>().error().problem),
             SubmitProblem::Closing);
    QTRY_COMPARE(closed.count(), 1);
}

void TestDesk::triesAgainAfterTheStoreWasMended()
{
    ServiceFixture fixture;
    const QString path = fixture.folder.filePath(QStringLiteral("folder.db"));
    QVERIFY(QDir().mkdir(path));
    Desk desk(builder(fixture, path), fixture.clock);
    QSignalSpy status(&desk, &Desk::statusChanged);
    desk.start();
    QTRY_COMPARE(status.count(), 1);
    QVERIFY(status.at(0).at(0).value<DeskStatus>().store.has_value());
    QVERIFY(QDir().rmdir(path));
    desk.start();
    QTRY_COMPARE(status.count(), 2);
    QVERIFY(!status.at(1).at(0).value<DeskStatus>().store.has_value());
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"

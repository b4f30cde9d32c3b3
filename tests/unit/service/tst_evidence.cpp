// Seals, what is remembered outside the journal, checks, backups and restores, over real files.
#include "core/service/evidence_desk.h"

#include "core/service/evidence_worker.h"
#include "core/service/head_memory.h"
#include "core/service/journal_sealer.h"
#include "core/service/seal_folder.h"
#include "core/store/backup.h"
#include "core/store/interruption.h"
#include "core/store/journal_places.h"
#include "core/vault/vault.h"
#include "core/vault/vault_format.h"
#include "core/wechatpay/sha256.h"
#include "service_fixture.h"
#include "tests/support/patience.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTest>

#include <atomic>
#include <thread>

using namespace pd;
using pd::test::ServiceFixture;

namespace {

SealedPlace placeAt(qint64 sequence)
{
    return {{sequence, QByteArray(32, 'h')}, 1'795'514'400'000};
}

/// A store of practice size and the profile that names it.
class SealedDesk
{
public:
    SealedDesk()
    {
        profile.storePath = fixture.storePath();
        folder.keep(fixture.merchantKey.publicKey());
    }
    [[nodiscard]] SealSigner signer() const
    {
        return sealSignerOf(QStringLiteral("1900000109"), QStringLiteral("0123456789ABCDEF"),
                            fixture.merchantKey);
    }
    /// One accepted report more.
    void report()
    {
        Intent intent;
        intent.id = EntryId::generate();
        intent.fields.transactionId
            = QStringLiteral("420000000020261124%1").arg(++reports, 10, 10, QChar(u'0'));
        intent.at = fixture.clock.now();
        QVERIFY(fixture.journal->commitIntent(intent).has_value());
        QVERIFY(fixture.journal->endAttempt(intent.id, Accepted{}, {}, intent.at).has_value());
    }
    void seal() const
    {
        QVERIFY(fixture.journal->seal(signer(), fixture.clock.now()).has_value());
    }
    /// As somebody with a database browser would.
    void forge(const QString &sql) const
    {
        QSqlQuery query(fixture.database->connection());
        QVERIFY(query.exec(QStringLiteral("DROP TRIGGER IF EXISTS events_no_update")));
        QVERIFY(query.exec(sql));
    }
    static constexpr qint64 fillBytes = qint64{64} * 1024 * 1024;
    /// Much that is none of ours.
    void fill() const
    {
        QSqlQuery query(fixture.database->connection());
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE filling (bytes BLOB)")));
        QVERIFY(query.exec(
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                           " WHERE i < %1) INSERT INTO filling SELECT zeroblob(8192) FROM n")
                .arg(fillBytes / 8192)));
    }
    [[nodiscard]] EvidenceWorker worker() const
    {
        EvidenceWorker worker(profile);
        worker.begin(std::make_shared<Interruption>(), [](const CheckProgress &) {});
        return worker;
    }
    [[nodiscard]] QString file(const char *name) const
    {
        return fixture.folder.filePath(QString::fromLatin1(name));
    }

    ServiceFixture fixture;
    Profile profile;
    SealFolder folder{fixture.folder.filePath(QStringLiteral("journal.seals"))};
    int reports = 0;
};

} // namespace

class TestEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesAreRemembered_data();
    void placesAreRemembered();
    void openSslAndQtAgree();
    void sealsAtIntervals();
    void lostHistoryStopsSealsUntilAcknowledged();
    void sealsThatNothingRemembersAreNoticed();
    void checksSealsByKeptKeys();
    void saysWhereItBreaks();
    void backsUpWhileOthersWrite();
    void aCopyIsBrokenOffByTheDatabase();
    void cancelledBackupIsGone();
    void brokenHistoryIsNoBackup();
    void neverReplacesABackup();
    void restoresBehindTheSealOnlyKnowingly();
    void damagedBackupsAreRefused_data();
    void damagedBackupsAreRefused();
    void exchangesAndKeepsAside();
    void worksBesideTheWindow();
};

void TestEvidence::placesAreRemembered_data()
{
    QTest::addColumn<bool>("inVault");
    QTest::newRow("vault") << true;
    QTest::newRow("file") << false;
}

void TestEvidence::placesAreRemembered()
{
    QFETCH(const bool, inVault);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("new/place"));
    std::optional<Vault> vault;
    std::unique_ptr<HeadMemory> memory;
    if (inVault) {
        auto made = Vault::create(folder.filePath(QStringLiteral("vault")),
                                  VaultKey::fromKeychain(QByteArray(vaultSaltSize, 'i'),
                                                         SecretBytes::copyOf(QByteArray(32, 'k'))));
        QVERIFY(made.has_value());
        vault = *std::move(made);
        memory = std::make_unique<VaultHeadMemory>(*vault);
    } else {
        memory = std::make_unique<FileHeadMemory>(path);
    }
    QVERIFY(!memory->recall());
    QVERIFY(memory->remember(placeAt(7)));
    QCOMPARE(memory->recall(), placeAt(7));
    QVERIFY(memory->remember(placeAt(8)));
    QCOMPARE(memory->recall(), placeAt(8));
    const QByteArray good = sealedPlaceText(placeAt(9));
    QVERIFY(sealedPlaceFrom(good).has_value());
    for (qsizetype i = 0; i < good.size() - 1; ++i) {
        QVERIFY(!sealedPlaceFrom(good.left(i)) || good.left(i).count(' ') == 6);
    }
    for (const char *bad :
         {"", "points-desk sealed place 2 1 00 1", "points-desk sealed place 1 x"}) {
        QVERIFY(!sealedPlaceFrom(bad));
    }
}

void TestEvidence::openSslAndQtAgree()
{
    const Sha256 sha256;
    for (const qsizetype size : {0, 1, 55, 56, 63, 64, 65, 1000}) {
        const QByteArray message(size, 'm');
        QByteArray digest(Sha256::size, '\0');
        sha256(message, digest.data());
        QCOMPARE(digest, QCryptographicHash::hash(message, QCryptographicHash::Sha256));
    }
}

void TestEvidence::sealsAtIntervals()
{
    SealedDesk shop;
    ServiceFixture &desk = shop.fixture;
    const auto memory = std::make_shared<FileHeadMemory>(shop.folder.sealedPlaceFile());
    JournalSealer sealer(*desk.journal, *desk.database, desk.clock);
    QVERIFY(!sealer.compare(memory).value());
    shop.report();
    sealer.setSigner(shop.signer()); // at once, for what stood there
    QCOMPARE(lastSeal(*desk.database).value()->place.sequence, 2);
    QCOMPARE(memory->recall(), lastSeal(*desk.database).value());
    for (int i = 0; i < JournalSealer::eventsBetweenSeals; ++i) {
        QCOMPARE(lastSeal(*desk.database).value()->place.sequence, 2);
        if (i % 2 == 0) {
            shop.report();
        }
        sealer.onAppended();
    }
    const auto last = lastSeal(*desk.database).value();
    QCOMPARE(last->place.sequence, 3 + JournalSealer::eventsBetweenSeals);
    QCOMPARE(memory->recall(), last);
    sealer.seal(); // nothing new: no empty seals
    QCOMPARE(journalEnd(*desk.database).value().sequence, last->place.sequence + 1);
    shop.report();
    sealer.seal(); // at exit
    QCOMPARE(memory->recall()->place.sequence, last->place.sequence + 3);
}

void TestEvidence::lostHistoryStopsSealsUntilAcknowledged()
{
    SealedDesk shop;
    ServiceFixture &desk = shop.fixture;
    shop.report();
    const auto memory = std::make_shared<FileHeadMemory>(shop.folder.sealedPlaceFile());
    QVERIFY(memory->remember(placeAt(40)));
    JournalSealer sealer(*desk.journal, *desk.database, desk.clock);
    const auto lost = sealer.compare(memory).value();
    QVERIFY(lost.has_value());
    QCOMPARE(lost->standing, JournalStanding::Behind);
    QCOMPARE(lost->remembered, placeAt(40));
    QCOMPARE(lost->end.sequence, 2);
    sealer.setSigner(shop.signer());
    QVERIFY(!lastSeal(*desk.database).value());
    QCOMPARE(memory->recall(), placeAt(40));
    QVERIFY(sealer.acknowledge(QStringLiteral("王芳"), QStringLiteral("restored")).has_value());
    QCOMPARE(lastSeal(*desk.database).value()->place.sequence, 3); // over the acknowledgement
    QCOMPARE(memory->recall()->place.sequence, 3);
    JournalSealer next(*desk.journal, *desk.database, desk.clock);
    QVERIFY(!next.compare(memory).value());
}

void TestEvidence::sealsThatNothingRemembersAreNoticed()
{
    SealedDesk shop;
    ServiceFixture &desk = shop.fixture;
    shop.report();
    const auto memory = std::make_shared<FileHeadMemory>(shop.folder.sealedPlaceFile());
    {
        JournalSealer first(*desk.journal, *desk.database, desk.clock);
        QVERIFY(!first.compare(memory).value());
        QVERIFY(!first.forgotten()); // nothing was ever sealed
        first.setSigner(shop.signer());
        QVERIFY(!first.forgotten());
    }
    const auto sealed = lastSeal(*desk.database).value();
    // Gone, and then there but no place any more.
    for (const QByteArray &left : {QByteArray(), QByteArray("points-desk sealed pl")}) {
        QFile file(shop.folder.sealedPlaceFile());
        // Wine takes the owner's list of rights for a read-only file, which can't be deleted.
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.remove());
        if (!left.isEmpty()) {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(left) == left.size());
            file.close();
        }
        JournalSealer sealer(*desk.journal, *desk.database, desk.clock);
        QVERIFY(!sealer.compare(memory).value()); // nothing is known to be lost
        QCOMPARE(sealer.forgotten(), sealed);
        sealer.setSigner(shop.signer()); // it goes on, and remembers again
        QCOMPARE(memory->recall(), sealed);
    }
    JournalSealer next(*desk.journal, *desk.database, desk.clock);
    QVERIFY(!next.compare(memory).value());
    QVERIFY(!next.forgotten());
}

void TestEvidence::checksSealsByKeptKeys()
{
    SealedDesk shop;
    shop.report();
    shop.seal();
    const auto report = shop.worker().verify();
    QVERIFY(report && *report);
    QVERIFY(!(*report)->firstBreak);
    QCOMPARE((*report)->seals, 1);
    QCOMPARE((*report)->sealsWithoutKey, 0);
    // Without the key the seal is counted, and not believed.
    QVERIFY(QDir(shop.file("journal.seals")).removeRecursively());
    QCOMPARE(shop.worker().verify().value()->sealsWithoutKey, 1);
}

void TestEvidence::saysWhereItBreaks()
{
    SealedDesk shop;
    for (int i = 0; i < 3; ++i) {
        shop.report();
    }
    shop.forge(QStringLiteral("UPDATE events SET at = at + 1 WHERE seq = 4"));
    const auto report = shop.worker().verify().value();
    QVERIFY(report->firstBreak.has_value());
    QCOMPARE(report->firstBreak->fault, HistoryFault::EventChanged);
    QCOMPARE(report->firstBreak->sequence, 4);
    QVERIFY(!report->firstBreak->entry.isNull());
    QCOMPARE(report->events, 3);
}

void TestEvidence::backsUpWhileOthersWrite()
{
    SealedDesk shop;
    shop.report();
    shop.seal();
    const QString target = shop.file("backup.db");
    // The desk is in the middle of a commit: the copy is of what was committed before.
    QSqlQuery query(shop.fixture.database->connection());
    QVERIFY(query.exec(QStringLiteral("BEGIN IMMEDIATE")));
    const auto done = shop.worker().backUp(target);
    QVERIFY(query.exec(QStringLiteral("ROLLBACK")));
    QVERIFY2(done.has_value(), qPrintable(done ? QString() : done.error().detail));
    QVERIFY(done->has_value());
    QCOMPARE((*done)->path, target);
    QCOMPARE((*done)->bytes, QFileInfo(target).size());
    QCOMPARE((*done)->report.events, 3);
    QCOMPARE((*done)->report.end, journalEnd(*shop.fixture.database).value());
    QVERIFY(!QFileInfo::exists(target + QStringLiteral("-wal"))); // one file
    QVERIFY(!QFileInfo::exists(EvidenceWorker::unfinished(target)));
    const auto opened = Database::open(target);
    QVERIFY(opened && !(*opened)->limitation());
}

/// Large enough that the copy has no end before it is broken off.
void TestEvidence::aCopyIsBrokenOffByTheDatabase()
{
    SealedDesk shop;
    shop.report();
    shop.fill();
    const QString target = shop.file("backup.db");
    const auto beside = Database::openBeside(shop.profile.storePath);
    QVERIFY(beside.has_value());
    Interruption interruption;
    std::atomic<bool> reached = false;
    std::atomic<bool> over = false;
    std::thread other([&] {
        while (!over) {
            if (QFileInfo(target).size() > 0) {
                reached = reached || interruption.reaches();
                interruption.request();
            }
            std::this_thread::yield();
        }
    });
    const auto written = writeBackup(**beside, target, interruption);
    over = true;
    other.join();
    QVERIFY(reached); // so it is on the systems where tests run
    QVERIFY(written.has_value());
    QVERIFY(!*written);
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(!QFileInfo::exists(target + QStringLiteral("-journal")));
    // The connection is as good as before, and so is the store.
    QCOMPARE(journalEnd(**beside).value(), journalEnd(*shop.fixture.database).value());
    Interruption none;
    QCOMPARE(writeBackup(**beside, target, none).value(), true);
    QVERIFY(!none.reaches());
    QVERIFY(QFileInfo(target).size() > SealedDesk::fillBytes);
    shop.report();
}

void TestEvidence::cancelledBackupIsGone()
{
    SealedDesk shop;
    shop.report();
    shop.fill();
    const QString target = shop.file("backup.db");
    EvidenceWorker worker(shop.profile);
    int steps = 0;
    const auto cancelled = std::make_shared<Interruption>();
    cancelled->request();
    worker.begin(cancelled, [&steps](const CheckProgress &) { ++steps; });
    const auto done = worker.backUp(target);
    QVERIFY(done && !*done);
    QCOMPARE(steps, 0); // it was not copied to its end and then checked
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(!QFileInfo::exists(EvidenceWorker::unfinished(target)));
}

void TestEvidence::brokenHistoryIsNoBackup()
{
    SealedDesk shop;
    shop.report();
    shop.forge(QStringLiteral("UPDATE entries SET points = points + 1"));
    const QString target = shop.file("backup.db");
    const auto done = shop.worker().backUp(target);
    QVERIFY(done && *done);
    QVERIFY((*done)->path.isEmpty());
    QCOMPARE((*done)->report.firstBreak->fault, HistoryFault::EntryDiffers);
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(!QFileInfo::exists(EvidenceWorker::unfinished(target)));
}

void TestEvidence::neverReplacesABackup()
{
    SealedDesk shop;
    const QString target = shop.file("backup.db");
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    QVERIFY(!shop.worker().backUp(target));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QVERIFY(!shop.worker().backUp(shop.file("no/such/folder/backup.db")));
}

void TestEvidence::restoresBehindTheSealOnlyKnowingly()
{
    SealedDesk shop;
    shop.report();
    shop.seal();
    const QString target = shop.file("backup.db");
    QVERIFY(shop.worker().backUp(target).has_value());
    const auto same = shop.worker().prepareRestore(target).value();
    QVERIFY(same.has_value());
    QCOMPARE(same->standing, JournalStanding::Holds);
    QVERIFY(QFileInfo::exists(same->prepared));
    shop.report();
    shop.seal();
    const auto older = shop.worker().prepareRestore(target).value();
    QCOMPARE(older->standing, JournalStanding::Behind);
    QCOMPARE(older->report.events, 3);
    QCOMPARE(older->presentSeal->place.sequence, 5);
    shop.worker().dropPrepared();
    QVERIFY(!QFileInfo::exists(older->prepared));
    // Another journal of the same length holds something else at that place.
    SealedDesk other;
    for (int i = 0; i < 3; ++i) {
        other.report();
        other.seal();
    }
    const QString foreign = shop.file("foreign.db");
    QVERIFY(other.worker().backUp(foreign).has_value());
    QCOMPARE(shop.worker().prepareRestore(foreign).value()->standing, JournalStanding::Other);
}

void TestEvidence::damagedBackupsAreRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("missing") << 0;
    QTest::newRow("no database") << 1;
    QTest::newRow("cut short") << 2;
    QTest::newRow("an event was changed") << 3;
}

void TestEvidence::damagedBackupsAreRefused()
{
    QFETCH(const int, kind);
    SealedDesk shop;
    for (int i = 0; i < 60; ++i) {
        shop.report();
    }
    const QString target = shop.file("backup.db");
    QVERIFY(shop.worker().backUp(target).has_value());
    QFile file(target);
    switch (kind) {
    case 0:
        QVERIFY(file.remove());
        break;
    case 1:
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a database") > 0);
        break;
    case 2:
        QVERIFY(file.resize(file.size() / 2));
        break;
    default: {
        const auto opened = Database::open(target);
        QSqlQuery query((*opened)->connection());
        QVERIFY(query.exec(QStringLiteral("DROP TRIGGER events_no_update")));
        // Far from the end, where a start does not look.
        QVERIFY(query.exec(QStringLiteral("UPDATE events SET at = at + 1 WHERE seq = 3")));
    }
    }
    file.close();
    const auto refused = shop.worker().prepareRestore(target);
    if (kind < 3) {
        QVERIFY(!refused.has_value());
    } else {
        QVERIFY(refused && *refused);
        QCOMPARE((*refused)->report.firstBreak->sequence, 3);
        QVERIFY((*refused)->prepared.isEmpty());
    }
    QVERIFY(!QFileInfo::exists(shop.profile.storePath + QStringLiteral(".restoring")));
    QCOMPARE(journalEnd(*shop.fixture.database).value().sequence, 120);
}

void TestEvidence::exchangesAndKeepsAside()
{
    SealedDesk shop;
    shop.report();
    const QString target = shop.file("backup.db");
    QVERIFY(shop.worker().backUp(target).has_value());
    shop.report();
    const auto facts = shop.worker().prepareRestore(target).value();
    // Nobody has it open any more.
    shop.fixture.service.reset();
    shop.fixture.journal.reset();
    shop.fixture.pages.reset();
    shop.fixture.transactions.reset();
    shop.fixture.database.reset();
    const QDateTime at = shop.fixture.clock.now();
    QVERIFY(!exchangeStore(shop.profile.storePath, shop.file("nothing"), at));
    QVERIFY(QFileInfo::exists(shop.profile.storePath));
    const auto aside = exchangeStore(shop.profile.storePath, facts->prepared, at);
    QVERIFY(aside.has_value());
    QCOMPARE(journalEnd(**Database::open(shop.profile.storePath)).value().sequence, 2);
    QCOMPARE(journalEnd(**Database::open(*aside)).value().sequence, 4);
}

void TestEvidence::worksBesideTheWindow()
{
    SealedDesk shop;
    shop.report();
    EvidenceDesk desk(shop.profile);
    QSignalSpy verified(&desk, &EvidenceDesk::verified);
    QSignalSpy backedUp(&desk, &EvidenceDesk::backedUp);
    const Ticket first = desk.verify();
    const Ticket second = desk.backUp(shop.file("backup.db"));
    QTRY_COMPARE_WITH_TIMEOUT(backedUp.count(), 1, patienceMs);
    QCOMPARE(verified.count(), 1);
    QCOMPARE(verified.at(0).at(0).value<Ticket>(), first);
    QCOMPARE(backedUp.at(0).at(0).value<Ticket>(), second);
    // Cancelled before it begins: no file, and an empty answer.
    desk.backUp(shop.file("cancelled.db"));
    desk.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(backedUp.count(), 2, patienceMs);
    const auto answer
        = backedUp.at(1).at(1).value<Result<std::optional<BackupFacts>, StoreError>>();
    QVERIFY(answer.has_value() && (!answer->has_value() || !(*answer)->path.isEmpty()));
    QCOMPARE(QFileInfo::exists(shop.file("cancelled.db")), answer->has_value());
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"

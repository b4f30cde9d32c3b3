#include "core/service/inbox.h"

#include "core/store/database.h"
#include "core/store/import_store.h"
#include "core/store/transaction_store.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using pd::Inbox;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(qEnvironmentVariable("PD_SOURCE_DIR") + u"/tests/unit/wechatpay/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

pd::NotificationKeys keys()
{
    pd::NotificationKeys keys;
    if (const auto key = pd::ApiV3Key::fromText("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb")) {
        keys.apiV3Key = *key;
    }
    if (const auto key = pd::PublicKey::fromPem(fixture(u"data/merchant_test_pub.pem"_s))) {
        keys.trusted.addPublicKey(u"PUB_KEY_ID_0000000000000024101100397200000006"_s, *key);
    }
    return keys;
}

const pd::InboxTiming fast{100, 400};

} // namespace

class TestInbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void refusesWithTheReasonBesideIt_data();
    void refusesWithTheReasonBesideIt();
    void goesOnAfterARefusal();
    void waitsWithoutKeys();
    void waitsForItsFolder();
    void waitsForTheStore();
    void halfWrittenFilesWait();
    void takesWhatIsThere();
    void duplicatesAreHarmless();
    void goesOnWhereItWasKilled();
    void leavesOtherFilesAlone();
    void keepsFilesOfTheSameName();
    void takesManyFiles();

private:
    bool write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;
    QStringList files(const QString &subfolder) const;
    void start(const pd::NotificationKeys &with = keys());

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<pd::Database> m_database;
    std::unique_ptr<pd::ImportStore> m_store;
    std::unique_ptr<Inbox> m_inbox;
};

void TestInbox::init()
{
    m_inbox.reset();
    m_store.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"inbox"_s);
    QVERIFY(QDir().mkpath(m_path));
    auto database = pd::Database::open(m_folder->filePath(u"store.db"_s));
    QVERIFY(database.has_value());
    m_database = std::move(*database);
    m_store = std::make_unique<pd::ImportStore>(*m_database);
    QVERIFY(keys().apiV3Key && !keys().trusted.isEmpty());
}

void TestInbox::start(const pd::NotificationKeys &with)
{
    m_inbox = std::make_unique<Inbox>(m_path, *m_store, with, fast);
    m_inbox->start();
}

bool TestInbox::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_path + u'/' + name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray TestInbox::read(const QString &name) const
{
    QFile file(m_path + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList TestInbox::files(const QString &subfolder) const
{
    return QDir(m_path + u'/' + subfolder).entryList(QDir::Files, QDir::Name);
}

void TestInbox::refusesWithTheReasonBesideIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray good = fixture(u"notifications/transaction.json"_s);
    QTest::newRow("empty") << ""_ba
                           << "reason: not_json\n"_ba;
    QTest::newRow("not JSON") << "hello"_ba
                              << "reason: not_json\n"_ba;
    QTest::newRow("cut short") << good.chopped(10) << "reason: not_json\n"_ba;
    QTest::newRow("10 MB") << QByteArray(qsizetype{10} * 1024 * 1024, ' ')
                           << "reason: too_large\n"_ba;
    QTest::newRow("missing") << R"({"headers":{}})"_ba
                             << "reason: missing_field\nfield: body\n"_ba;
    QTest::newRow("wrong type") << R"({"headers":{},"body":5})"_ba
                                << "reason: wrong_type\nfield: body\n"_ba;
    QTest::newRow("tampered") << QByteArray(good).replace("EV-2018", "EV-2019")
                              << "reason: bad_signature\nsignature: signature_wrong\n"_ba;
    QTest::newRow("no signature")
        << R"({"headers":{},"body":"{}"})"_ba
        << "reason: bad_signature\nsignature: signature_headers_missing\n"_ba;
}

void TestInbox::refusesWithTheReasonBesideIt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, reason);
    QVERIFY(write(u"a.json"_s, bytes));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(files(u"refused"_s),
                              (QStringList{u"a.json"_s, u"a.json.reason.txt"_s}), pd::patienceMs);
    QCOMPARE(read(u"refused/a.json"_s), bytes);
    const QByteArray told = read(u"refused/a.json.reason.txt"_s);
    QVERIFY2(told.startsWith(reason), told.constData());
    QTRY_COMPARE_WITH_TIMEOUT(m_inbox->state().refused, 1, pd::patienceMs);
    QCOMPARE(m_inbox->state().lastRefused, u"a.json"_s);
    QVERIFY(files(u"."_s).isEmpty() && files(u"taking"_s).isEmpty());
}

void TestInbox::goesOnAfterARefusal()
{
    QVERIFY(write(u"a.json"_s, "{}"_ba));
    QVERIFY(write(u"b.json"_s, fixture(u"notifications/transaction.json"_s)));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s), QStringList{u"b.json"_s}, pd::patienceMs);
    QCOMPARE(m_inbox->state().refused, 1);
    QCOMPARE(m_inbox->state().added, 1);
}

void TestInbox::waitsWithoutKeys()
{
    QVERIFY(write(u"a.json"_s, fixture(u"notifications/transaction.json"_s)));
    start({});
    QTRY_VERIFY_WITH_TIMEOUT(m_inbox->state().keysMissing && m_inbox->state().reachable,
                             pd::patienceMs);
    QCOMPARE(files(u"."_s), QStringList{u"a.json"_s});
}

void TestInbox::waitsForItsFolder()
{
    QVERIFY(QDir(m_path).removeRecursively());
    start();
    QSignalSpy changed(m_inbox.get(), &Inbox::stateChanged);
    QVERIFY(!m_inbox->state().reachable);
    QVERIFY(QDir().mkpath(m_path));
    QVERIFY(write(u"a.json"_s, fixture(u"notifications/transaction.json"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(m_inbox->state().added, 1, pd::patienceMs);
    QVERIFY(m_inbox->state().reachable);
    QVERIFY(!changed.isEmpty());
}

void TestInbox::waitsForTheStore()
{
    QVERIFY(QSqlQuery(m_database->connection()).exec(u"PRAGMA busy_timeout = 1"_s));
    {
        QSqlDatabase other = QSqlDatabase::cloneDatabase(m_database->connection(), u"other"_s);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        QVERIFY(write(u"a.json"_s, fixture(u"notifications/transaction.json"_s)));
        start();
        QTRY_VERIFY_WITH_TIMEOUT(m_inbox->state().store.has_value(), pd::patienceMs);
        QCOMPARE(files(u"taking"_s), QStringList{u"a.json"_s});
        QVERIFY(files(u"refused"_s).isEmpty());
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s), QStringList{u"a.json"_s}, pd::patienceMs);
    QVERIFY(!m_inbox->state().store.has_value());
    QCOMPARE(m_inbox->state().added, 1);
}

void TestInbox::halfWrittenFilesWait()
{
    const QByteArray whole = fixture(u"notifications/transaction.json"_s);
    QFile file(m_path + u"/a.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    start();
    // Longer in the making than a file may stay unchanged, but it keeps growing.
    constexpr int pieces = 10;
    const qsizetype size = whole.size() / pieces + 1;
    for (int i = 0; i < pieces; ++i) {
        QSignalSpy spy(m_inbox.get(), &Inbox::stateChanged);
        file.write(whole.mid(i * size, size));
        file.flush();
        (void)spy.wait(100);
        QVERIFY(files(u"refused"_s).isEmpty());
    }
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s), QStringList{u"a.json"_s}, pd::patienceMs);
    QCOMPARE(read(u"done/a.json"_s), whole);
}

void TestInbox::takesWhatIsThere()
{
    QVERIFY(write(u"1.json"_s, fixture(u"notifications/transaction.json"_s)));
    QVERIFY(write(u"2.json"_s, fixture(u"notifications/refund.json"_s)));
    QVERIFY(write(u"3.json"_s,
                  R"({"report":{"transaction_id":"1234567890","increased_points":7}})"_ba));
    start();
    QSignalSpy changed(m_inbox.get(), &Inbox::transactionsChanged);
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s).size(), 3, pd::patienceMs);
    QCOMPARE(m_inbox->state().added, 3);
    QVERIFY(m_inbox->state().lastAt.isValid());
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), pd::patienceMs);
    const auto row = pd::TransactionStore(*m_database).find(u"1234567890"_s);
    QVERIFY(row.has_value() && row->has_value());
    QCOMPARE((*row)->state, pd::ReportState::ReportedByMall);
    QCOMPARE((*row)->points->value(), 7);
    QCOMPARE(m_store->refundsOf(u"42000001217201407033233368018"_s)->size(), 1);
    // The next one is seen while it runs.
    QVERIFY(write(u"4.json"_s, fixture(u"notifications/refund.json"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s).size(), 4, pd::patienceMs);
}

void TestInbox::duplicatesAreHarmless()
{
    for (int i = 0; i < 5; ++i) {
        QVERIFY(
            write(QString::number(i) + u".json"_s, fixture(u"notifications/transaction.json"_s)));
    }
    start();
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s).size(), 5, pd::patienceMs);
    QCOMPARE(m_inbox->state().added, 1);
    QCOMPARE(m_inbox->state().known, 4);
    QCOMPARE(m_inbox->state().refused, 0);
}

void TestInbox::goesOnWhereItWasKilled()
{
    // Taken and not committed, or committed and not moved: both look the same.
    QVERIFY(QDir(m_path).mkpath(u"taking"_s));
    QVERIFY(write(u"taking/a.json"_s, fixture(u"notifications/transaction.json"_s)));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s), QStringList{u"a.json"_s}, pd::patienceMs);
    QVERIFY(files(u"taking"_s).isEmpty());
    QCOMPARE(m_inbox->state().added, 1);
}

void TestInbox::leavesOtherFilesAlone()
{
    QVERIFY(write(u"a.json.tmp"_s, "{"_ba));
    QVERIFY(write(u"notes.txt"_s, "x"_ba));
    QVERIFY(QDir(m_path).mkpath(u"folder.json"_s));
    QVERIFY(write(u"b.json"_s, fixture(u"notifications/transaction.json"_s)));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s), QStringList{u"b.json"_s}, pd::patienceMs);
    QCOMPARE(files(u"."_s), (QStringList{u"a.json.tmp"_s, u"notes.txt"_s}));
    QVERIFY(QDir(m_path + u"/folder.json"_s).exists());
}

void TestInbox::keepsFilesOfTheSameName()
{
    start();
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(write(u"a.json"_s, fixture(u"notifications/transaction.json"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s).size(), i, pd::patienceMs);
    }
    QCOMPARE(files(u"done"_s), (QStringList{u"a-2.json"_s, u"a-3.json"_s, u"a.json"_s}));
}

void TestInbox::takesManyFiles()
{
    for (int i = 0; i < 450; ++i) {
        QVERIFY(write(QString::number(i) + u".json"_s,
                      R"({"report":{"transaction_id":"%1","increased_points":7}})"_ba.replace(
                          "%1", QByteArray::number(i))));
    }
    start();
    QTRY_COMPARE_WITH_TIMEOUT(files(u"done"_s).size(), 450, pd::patienceMs);
    QCOMPARE(m_inbox->state().added, 450);
}

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"

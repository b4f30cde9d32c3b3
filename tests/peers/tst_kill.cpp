// The program is ended with SIGKILL after each step of a correction and started again, against the
// Node gateway, which counts what reached it and remembers what it took.

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int patienceMs = 30'000;

QString todayInShanghai()
{
    return QDateTime::currentDateTimeUtc().toOffsetFromUtc(8 * 3600).toString(
        QStringLiteral("yyyyMMdd"));
}

struct Run
{
    bool killed = false;
    int exitCode = -1;
    QJsonArray history;
    QByteArray errors;
};

} // namespace

class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void leavesOneIntentAndInventsNoOutcome_data();
    void leavesOneIntentAndInventsNoOutcome();
    void settlesWhatWasTakenWithOneReportInTheWorld();
    void settlesWhatWasNotTaken();
    void survivesBeingKilledWhileSendingAgain();

private:
    [[nodiscard]] QString newTransaction();
    [[nodiscard]] Run runChild(const QStringList &arguments) const;
    [[nodiscard]] QJsonObject control(const QJsonObject &order) const;
    [[nodiscard]] QJsonObject find(const Run &run, const QString &transaction) const;
    [[nodiscard]] int arrivals(const QString &transaction) const;
    [[nodiscard]] bool taken(const QString &transaction) const;

    QTemporaryDir m_folder;
    QProcess m_gateway;
    QJsonObject m_ports;
    int m_transactions = 0;
};

void TestKill::initTestCase()
{
    const QDir folder(m_folder.path());
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const QString key = folder.filePath(QStringLiteral("merchant_key.pem"));
    const QString publicKey = folder.filePath(QStringLiteral("merchant_pub.pem"));
    QCOMPARE(QProcess::execute(
                 QStringLiteral("openssl"),
                 {QStringLiteral("genrsa"), QStringLiteral("-out"), key, QStringLiteral("2048")}),
             0);
    QCOMPARE(QProcess::execute(QStringLiteral("openssl"),
                               {QStringLiteral("pkey"), QStringLiteral("-in"), key,
                                QStringLiteral("-pubout"), QStringLiteral("-out"), publicKey}),
             0);
    m_gateway.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_gateway.start(QStringLiteral(PD_NODE),
                    {QStringLiteral(PD_GATEWAY), QStringLiteral("--dir"), m_folder.path()});
    QVERIFY(m_gateway.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(m_gateway.canReadLine(), patienceMs);
    m_ports = QJsonDocument::fromJson(m_gateway.readLine()).object();
    QVERIFY(m_ports.value(QStringLiteral("http")).toInt() > 0);
    const QString profile = QStringLiteral(
        "[merchant]\nmall = 万象汇\nmchid = 1900000109\nserial = 0123456789ABCDEF\n"
        "private_key_file = merchant_key.pem\nappids = wx8888888888888888\n"
        "[wechatpay]\nbase_url = http://127.0.0.1:%1\npublic_key_id = %2\n"
        "public_key_file = platform_pub.pem\n"
        "[desk]\noperator = 李雷\n[store]\npath = journal.db\n");
    write(QStringLiteral("profile.ini"),
          profile
              .arg(QString::number(m_ports.value(QStringLiteral("http")).toInt()),
                   m_ports.value(QStringLiteral("publicKeyId")).toString())
              .toUtf8());
}

void TestKill::cleanupTestCase()
{
    m_gateway.closeWriteChannel();
    QVERIFY(m_gateway.waitForFinished(patienceMs));
}

QString TestKill::newTransaction()
{
    const QString serial = QString::number(1'000'000'000 + 7 * ++m_transactions);
    return QStringLiteral("4200000000") + todayInShanghai() + serial;
}

Run TestKill::runChild(const QStringList &arguments) const
{
    QProcess child;
    child.start(QStringLiteral(PD_KILL_CHILD),
                QStringList{m_folder.filePath(QStringLiteral("profile.ini"))} + arguments);
    if (!child.waitForFinished(patienceMs)) {
        child.kill();
        child.waitForFinished();
        return {};
    }
    Run run;
    run.killed = child.exitStatus() == QProcess::CrashExit;
    run.exitCode = child.exitCode();
    run.history = QJsonDocument::fromJson(child.readAllStandardOutput()).array();
    run.errors = child.readAllStandardError();
    return run;
}

QJsonObject TestKill::control(const QJsonObject &order) const
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/control")
                                     .arg(m_ports.value(QStringLiteral("http")).toInt())));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QNetworkReply *reply
        = manager.post(request, QJsonDocument(order).toJson(QJsonDocument::Compact));
    const QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, patienceMs)) {
        return {};
    }
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QJsonObject TestKill::find(const Run &run, const QString &transaction) const
{
    QJsonObject found;
    for (const QJsonValue &entry : run.history) {
        if (entry[QStringLiteral("transaction")].toString() == transaction) {
            if (!found.isEmpty()) {
                return {{QStringLiteral("state"), QStringLiteral("more than one intent")}};
            }
            found = entry.toObject();
        }
    }
    return found;
}

int TestKill::arrivals(const QString &transaction) const
{
    return control({}).value(QStringLiteral("arrivalsOf")).toObject().value(transaction).toInt();
}

bool TestKill::taken(const QString &transaction) const
{
    return control({}).value(QStringLiteral("taken")).toArray().contains(transaction);
}

void TestKill::leavesOneIntentAndInventsNoOutcome_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("intent");
    QTest::addColumn<QString>("state");
    QTest::newRow("1 draft") << 1 << false << QString();
    QTest::newRow("2 validated") << 2 << false << QString();
    QTest::newRow("3 confirmed") << 3 << false << QString();
    QTest::newRow("4 intent committed") << 4 << true << QStringLiteral("unknown");
    QTest::newRow("5 handed to the network") << 5 << true << QStringLiteral("unknown");
    QTest::newRow("6 answered, not journalled") << 6 << true << QStringLiteral("unknown");
    QTest::newRow("7 outcome committed") << 7 << true << QStringLiteral("accepted");
}

void TestKill::leavesOneIntentAndInventsNoOutcome()
{
    QFETCH(int, step);
    QFETCH(bool, intent);
    QFETCH(QString, state);
    const QString transaction = newTransaction();
    const Run killed = runChild({QStringLiteral("report"), transaction, QString::number(step)});
    QVERIFY2(killed.killed, killed.errors.constData());

    const Run started = runChild({QStringLiteral("list")});
    QVERIFY2(started.exitCode == 0, started.errors.constData());
    const QJsonObject entry = find(started, transaction);
    QCOMPARE(!entry.isEmpty(), intent);
    QCOMPARE(entry.value(QStringLiteral("state")).toString(), state);
    QVERIFY(arrivals(transaction) <= 1);
    if (step <= 4) {
        QCOMPARE(arrivals(transaction), 0);
    }
    if (state == QStringLiteral("unknown")) {
        QCOMPARE(entry.value(QStringLiteral("attempts")).toArray(),
                 QJsonArray{QStringLiteral("unknown:interrupted")});
    }
    // A second start changes nothing.
    QCOMPARE(find(runChild({QStringLiteral("list")}), transaction), entry);
    if (state == QStringLiteral("unknown")) {
        QCOMPARE(runChild({QStringLiteral("again")}).exitCode, 0);
    }
}

void TestKill::settlesWhatWasTakenWithOneReportInTheWorld()
{
    const QString transaction = newTransaction();
    QVERIFY(runChild({QStringLiteral("report"), transaction, QStringLiteral("6")}).killed);
    QVERIFY(taken(transaction));
    QCOMPARE(arrivals(transaction), 1);

    const Run again = runChild({QStringLiteral("again")});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    const QJsonObject entry = find(again, transaction);
    QCOMPARE(entry.value(QStringLiteral("state")).toString(), QStringLiteral("already_reported"));
    QCOMPARE(
        entry.value(QStringLiteral("attempts")).toArray(),
        (QJsonArray{QStringLiteral("unknown:interrupted"), QStringLiteral("already_reported")}));
    QCOMPARE(arrivals(transaction), 2);
    const QJsonArray all = control({}).value(QStringLiteral("taken")).toArray();
    QCOMPARE(std::count(all.begin(), all.end(), QJsonValue(transaction)), 1);
}

void TestKill::settlesWhatWasNotTaken()
{
    const QString transaction = newTransaction();
    QVERIFY(runChild({QStringLiteral("report"), transaction, QStringLiteral("4")}).killed);
    QVERIFY(!taken(transaction));
    const Run again = runChild({QStringLiteral("again")});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QCOMPARE(find(again, transaction).value(QStringLiteral("state")).toString(),
             QStringLiteral("accepted"));
    QVERIFY(taken(transaction));
    QCOMPARE(arrivals(transaction), 1);
}

void TestKill::survivesBeingKilledWhileSendingAgain()
{
    const QString transaction = newTransaction();
    QVERIFY(runChild({QStringLiteral("report"), transaction, QStringLiteral("4")}).killed);
    QVERIFY(runChild({QStringLiteral("again"), QStringLiteral("6")}).killed);
    const Run again = runChild({QStringLiteral("again")});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    const QJsonObject entry = find(again, transaction);
    QCOMPARE(
        entry.value(QStringLiteral("attempts")).toArray(),
        (QJsonArray{QStringLiteral("unknown:interrupted"), QStringLiteral("unknown:interrupted"),
                    QStringLiteral("already_reported")}));
    QCOMPARE(arrivals(transaction), 2);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"

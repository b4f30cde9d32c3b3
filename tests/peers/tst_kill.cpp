// The program is ended with SIGKILL after each step of a correction and started again, against the
// Node gateway, which counts what reached it and remembers what it took.

#include "tests/peers/gateway_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace {

constexpr int patienceMs = 30'000;

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
    void leavesOneIntentAndInventsNoOutcome_data();
    void leavesOneIntentAndInventsNoOutcome();
    void settlesWhatWasTakenWithOneReportInTheWorld();
    void settlesWhatWasNotTaken();
    void survivesBeingKilledWhileSendingAgain();

private:
    [[nodiscard]] Run runChild(const QStringList &arguments) const;
    [[nodiscard]] QJsonObject find(const Run &run, const QString &transaction) const;
    [[nodiscard]] int arrivals(const QString &transaction) const;
    [[nodiscard]] bool taken(const QString &transaction) const;

    pd::test::GatewayProcess m_gateway;
    QString m_profile;
};

void TestKill::initTestCase()
{
    QVERIFY(m_gateway.start());
    m_profile = m_gateway.writeProfile();
}

Run TestKill::runChild(const QStringList &arguments) const
{
    QProcess child;
    child.start(QStringLiteral(PD_KILL_CHILD), QStringList{m_profile} + arguments);
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

QJsonObject TestKill::find(const Run &run, const QString &transaction) const
{
    QJsonObject found;
    for (const auto &entry : run.history) {
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
    return m_gateway.control()
        .value(QStringLiteral("arrivalsOf"))
        .toObject()
        .value(transaction)
        .toInt();
}

bool TestKill::taken(const QString &transaction) const
{
    return m_gateway.control().value(QStringLiteral("taken")).toArray().contains(transaction);
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
    const QString transaction = m_gateway.newTransaction();
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
    const QString transaction = m_gateway.newTransaction();
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
    const QJsonArray all = m_gateway.control().value(QStringLiteral("taken")).toArray();
    QCOMPARE(std::count(all.begin(), all.end(), QJsonValue(transaction)), 1);
}

void TestKill::settlesWhatWasNotTaken()
{
    const QString transaction = m_gateway.newTransaction();
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
    const QString transaction = m_gateway.newTransaction();
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

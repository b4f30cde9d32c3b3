// The program is ended with SIGKILL at random moments while it reports, starts and seals, against
// the Node gateway, which counts what reached it. PD_KILLS says how often (25; 1,000 by hand, with
// QTEST_FUNCTION_TIMEOUT=3600000).

#include "core/service/evidence_worker.h"
#include "core/settings/profile.h"
#include "core/store/database.h"
#include "core/store/interruption.h"
#include "core/store/journal_places.h"
#include "core/store/statement.h"
#include "tests/peers/gateway_process.h"

#include <QHash>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace pd;

namespace {

constexpr int patienceMs = 30'000;
constexpr int longestLifeMs = 700; ///< starting takes about a third of it
constexpr int killsBetweenChecks = 50;
constexpr int paymentsPerLife = 100'000;

} // namespace

class TestRandomKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void losesNothingAndInventsNothing();

private:
    /// Lives a random while, reporting; adds the payments whose intents it said were committed.
    [[nodiscard]] bool live(int life, int forMs);
    void check();

    test::GatewayProcess m_gateway;
    QString m_profilePath;
    Profile m_profile;
    QSet<QString> m_committed;
    int m_killedWhileSending = 0;
};

void TestRandomKill::initTestCase()
{
    QVERIFY(m_gateway.start());
    m_profilePath = m_gateway.writeProfile();
    const auto profile = loadProfile(m_profilePath);
    QVERIFY(profile.has_value());
    m_profile = *profile;
}

bool TestRandomKill::live(int life, int forMs)
{
    QProcess child;
    child.start(
        QStringLiteral(PD_KILL_CHILD),
        {m_profilePath, QStringLiteral("many"), QString::number(1 + life * paymentsPerLife)});
    if (!child.waitForStarted(patienceMs)) {
        return false;
    }
    const bool endedByItself = child.waitForFinished(forMs);
    child.kill();
    if (endedByItself || !child.waitForFinished(patienceMs)) {
        qWarning("%s", child.readAllStandardError().constData());
        return false;
    }
    const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) { // the last one may be cut short
        m_committed.insert(QString::fromLatin1(lines.at(i)));
    }
    return true;
}

void TestRandomKill::check()
{
    EvidenceWorker worker(m_profile);
    worker.begin(std::make_shared<Interruption>(), [](const CheckProgress &) {});
    const auto report = worker.verify();
    QVERIFY(report && *report);
    QVERIFY2(!(*report)->firstBreak, qPrintable(QString::number((*report)->firstBreak->sequence)));
    QCOMPARE((*report)->sealsWithoutKey, 0);

    const QJsonObject figures = m_gateway.control();
    const QJsonObject arrivals = figures.value(QStringLiteral("arrivalsOf")).toObject();
    QSet<QString> taken;
    const QJsonArray takenList = figures.value(QStringLiteral("taken")).toArray();
    for (const auto &transaction : takenList) {
        taken.insert(transaction.toString());
    }
    const auto database = Database::openBeside(m_profile.storePath);
    QVERIFY(database.has_value());
    Statement entries(**database,
                      QStringLiteral("SELECT transaction_id, state, attempts FROM entries"));
    QVERIFY(entries.run().has_value());
    QHash<QString, QString> states;
    while (entries.next()) {
        const QString transaction = entries.text(0);
        const QString state = entries.text(1);
        QVERIFY2(!states.contains(transaction), qPrintable(transaction)); // one intent each
        states.insert(transaction, state);
        QCOMPARE(entries.number(2), 1);
        QVERIFY2(arrivals.value(transaction).toInt() <= 1, qPrintable(transaction));
        // No outcome that the gateway did not give …
        QVERIFY2(state != QLatin1String("accepted") || taken.contains(transaction),
                 qPrintable(transaction));
        QVERIFY2(state == QLatin1String("accepted") || state == QLatin1String("unknown")
                     || state == QLatin1String("sending"),
                 qPrintable(QString(transaction + u' ' + state)));
    }
    // … no intent lost, neither one that was told of nor one that reached the gateway.
    for (const QString &transaction : std::as_const(m_committed)) {
        QVERIFY2(states.contains(transaction), qPrintable(transaction));
    }
    for (const QString &transaction : arrivals.keys()) {
        QVERIFY2(states.contains(transaction), qPrintable(transaction));
    }
    m_killedWhileSending
        = static_cast<int>(std::count_if(states.cbegin(), states.cend(), [](const QString &state) {
              return state != QLatin1String("accepted");
          }));
}

void TestRandomKill::losesNothingAndInventsNothing()
{
    bool isNumber = false;
    int kills = qEnvironmentVariableIntValue("PD_KILLS", &isNumber);
    kills = isNumber ? kills : 25;
    QRandomGenerator random(20261124);
    for (int life = 0; life < kills; ++life) {
        QVERIFY(live(life, random.bounded(longestLifeMs)));
        if (life % killsBetweenChecks == killsBetweenChecks - 1) {
            check();
        }
    }
    QVERIFY(live(kills, 4 * longestLifeMs)); // at least one that gets somewhere
    check();
    QVERIFY(!m_committed.isEmpty());
    const auto database = Database::openBeside(m_profile.storePath);
    const auto end = journalEnd(**database);
    const auto seal = lastSeal(**database);
    QVERIFY(end && seal && *seal);
    qInfo("%d kills: %lld intents told, %lld events, %d entries not accepted", kills + 1,
          static_cast<long long>(m_committed.size()), static_cast<long long>(end->sequence),
          m_killedWhileSending);
}

QTEST_GUILESS_MAIN(TestRandomKill)
#include "tst_random_kill.moc"

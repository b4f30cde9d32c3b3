// `points-desk batch` against the Node gateway, which counts what reached it and remembers what it
// took: a mix of answers, a stop, and one batch that is ended with SIGKILL again and again.
//
// PD_BATCH_ROWS and PD_BATCH_KILLS make it longer: 10,000 rows and 200 kills are what was measured.

#include "tests/peers/gateway_process.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <functional>
#ifndef Q_OS_WIN
#include <csignal>
#endif

namespace {

constexpr int patienceMs = 900'000;

struct Run
{
    int exitCode = -1;
    bool killed = false;
    QString output;
    QString errors;
};

/// The cells of one line of a CSV of ours.
QStringList fieldsOf(const QString &line)
{
    QStringList fields{QString()};
    bool quoted = false;
    for (const QChar c : line) {
        if (c == u'"') {
            quoted = !quoted;
        } else if (c == u',' && !quoted) {
            fields.append(QString());
        } else {
            fields.last() += c;
        }
    }
    return fields;
}

int environment(const char *name, int otherwise)
{
    bool given = false;
    const int value = qEnvironmentVariableIntValue(name, &given);
    return given ? value : otherwise;
}

} // namespace

class TestBatchProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void refusesWhatIsNotReady_data();
    void refusesWhatIsNotReady();
    void dryRunSendsNothing();
    void everyRowEndsAsTheGatewayAnswered();
#ifndef Q_OS_WIN // it has no SIGINT that one program can send to another
    void interruptedItGoesOnWhereItWas();
#endif
    void killedAgainAndAgainItSendsNoRowTwice();

private:
    /// Writes the file, and a profile with a journal of its own. @return the ids, in their order.
    QStringList prepare(int rows, const QString &batchKeys);
    using WhileItRuns = std::function<void(QProcess &)>;
    [[nodiscard]] Run run(const QStringList &arguments, const WhileItRuns &meanwhile = {}) const;
    [[nodiscard]] QStringList startArguments() const;
    /// False if the program ends before.
    [[nodiscard]] bool waitForArrivals(const QProcess &program, int count) const;
    /// Rows of the result file: transaction id to outcome.
    [[nodiscard]] QHash<QString, QString> results() const;
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_gateway.file(name);
    }

    pd::test::GatewayProcess m_gateway;
    QString m_profile;
    qint64 m_total = 0;
    int m_journals = 0;
};

void TestBatchProgram::initTestCase()
{
    QVERIFY(m_gateway.start());
}

void TestBatchProgram::init()
{
    QVERIFY(!m_gateway.control({{QStringLiteral("reset"), true}}).isEmpty());
}

QStringList TestBatchProgram::prepare(int rows, const QString &batchKeys)
{
    m_profile = m_gateway.writeProfile();
    QFile profile(m_profile);
    if (!profile.open(QIODevice::ReadWrite)) {
        qFatal("the profile can't be written");
    }
    // What was sealed last is remembered beside the profile.
    QDir(path(QStringLiteral("profile.seals"))).removeRecursively();
    QByteArray text = profile.readAll();
    text.replace("journal.db", QByteArray("journal" + QByteArray::number(++m_journals) + ".db"));
    profile.seek(0);
    profile.write(text + "[batch]\nsecond_person_above = 9000000000\n" + batchKeys.toUtf8());
    QStringList ids;
    QByteArray csv = "transaction_id,increased_points,openid\n";
    m_total = 0;
    for (int i = 0; i < rows; ++i) {
        ids.append(m_gateway.newTransaction());
        csv += ids.constLast().toLatin1() + ',' + QByteArray::number(100 + i)
            + ",oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\n";
        m_total += 100 + i;
    }
    QFile file(path(QStringLiteral("batch.csv")));
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("the batch can't be written");
    }
    file.write(csv);
    return ids;
}

QStringList TestBatchProgram::startArguments() const
{
    return {path(QStringLiteral("batch.csv")), QStringLiteral("--total"), QString::number(m_total),
            QStringLiteral("--reason"), QStringLiteral("系统故障补报")};
}

Run TestBatchProgram::run(const QStringList &arguments, const WhileItRuns &meanwhile) const
{
    QProcess program;
    program.start(QStringLiteral(PD_PROGRAM),
                  QStringList{QStringLiteral("batch")} + arguments
                      + QStringList{QStringLiteral("--profile"), m_profile,
                                    QStringLiteral("--lang"), QStringLiteral("en"),
                                    QStringLiteral("--result"),
                                    path(QStringLiteral("result.csv"))});
    if (meanwhile && program.waitForStarted()) {
        meanwhile(program);
    }
    if (program.state() != QProcess::NotRunning && !program.waitForFinished(patienceMs)) {
        program.kill();
        program.waitForFinished();
    }
    Run run;
    run.killed = program.exitStatus() == QProcess::CrashExit;
    run.exitCode = program.exitCode();
    run.output = QString::fromUtf8(program.readAllStandardOutput());
    run.errors = QString::fromUtf8(program.readAllStandardError());
    return run;
}

bool TestBatchProgram::waitForArrivals(const QProcess &program, int count) const
{
    return QTest::qWaitFor(
               [&] {
                   return program.state() == QProcess::NotRunning
                       || m_gateway.control().value(QStringLiteral("arrivals")).toInt() >= count;
               },
               patienceMs)
        && program.state() != QProcess::NotRunning;
}

QHash<QString, QString> TestBatchProgram::results() const
{
    QFile file(path(QStringLiteral("result.csv")));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QStringList lines
        = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    const qsizetype column = fieldsOf(lines.value(0)).indexOf(QStringLiteral("outcome"));
    QHash<QString, QString> results;
    for (const QString &line : lines.mid(1)) {
        const QStringList fields = fieldsOf(line);
        results.insert(fields.value(0), fields.value(column));
    }
    return results;
}

void TestBatchProgram::refusesWhatIsNotReady_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString file = QStringLiteral("batch.csv");
    QTest::newRow("no total") << QStringList{file} << 2;
    QTest::newRow("another total")
        << QStringList{file, QStringLiteral("--total"), QStringLiteral("5"),
                       QStringLiteral("--reason"), QStringLiteral("x")}
        << 2;
    QTest::newRow("no file") << QStringList{QStringLiteral("none.csv"), QStringLiteral("--dry-run")}
                             << 1;
    QTest::newRow("nothing to go on with") << QStringList{QStringLiteral("--resume")} << 1;
    QTest::newRow("rows to be mended")
        << QStringList{QStringLiteral("wrong.csv"), QStringLiteral("--total"), QStringLiteral("5")}
        << 4;
}

void TestBatchProgram::refusesWhatIsNotReady()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    prepare(2, {});
    QFile wrong(path(QStringLiteral("wrong.csv")));
    QVERIFY(wrong.open(QIODevice::WriteOnly));
    wrong.write("transaction_id,points\n" + m_gateway.newTransaction().toLatin1() + ",=5\n");
    wrong.close();
    if (arguments.constFirst().endsWith(QStringLiteral(".csv"))) {
        arguments.first() = path(arguments.constFirst());
    }
    const Run refused = run(arguments);
    QVERIFY2(refused.exitCode == code, qPrintable(refused.output + refused.errors));
    QCOMPARE(m_gateway.control().value(QStringLiteral("arrivals")).toInt(), 0);
}

void TestBatchProgram::dryRunSendsNothing()
{
    prepare(40, {});
    const Run looked = run({path(QStringLiteral("batch.csv")), QStringLiteral("--dry-run")});
    QVERIFY2(looked.exitCode == 0, qPrintable(looked.output + looked.errors));
    QVERIFY(looked.output.contains(QStringLiteral("40 rows: 40 to go")));
    QVERIFY(looked.output.contains(QString::number(m_total)));
    QCOMPARE(m_gateway.control().value(QStringLiteral("arrivals")).toInt(), 0);
}

void TestBatchProgram::everyRowEndsAsTheGatewayAnswered()
{
    const int rows = environment("PD_BATCH_ROWS", 600);
    const QStringList ids
        = prepare(rows, QStringLiteral("in_flight = 8\nper_second = 200\npause_after = 1000\n"));
    const QStringList scenarios{QStringLiteral("real"),
                                QStringLiteral("row:400:INVALID_REQUEST:该订单积分已回传"),
                                QStringLiteral("row:400:INVALID_REQUEST:该订单已超过回传时效"),
                                QStringLiteral("row:400:PARAM_ERROR:OpenID参数错误"),
                                QStringLiteral("row:500:SYSTEM_ERROR:系统错误"),
                                QStringLiteral("html"),
                                QStringLiteral("unsigned"),
                                QStringLiteral("taken_then_close"),
                                QStringLiteral("close"),
                                QStringLiteral("real")};
    const QStringList outcomes{QStringLiteral("accepted"),
                               QStringLiteral("already_reported"),
                               QStringLiteral("rejected:too_late"),
                               QStringLiteral("rejected:openid_wrong"),
                               QStringLiteral("unknown:server_error"),
                               QStringLiteral("unknown:service_unavailable"),
                               QStringLiteral("unknown:signature_headers_missing"),
                               QStringLiteral("unknown:connection_lost"),
                               QStringLiteral("unknown:connection_lost"),
                               QStringLiteral("accepted")};
    constexpr int ordersAtOnce = 200; // the gateway's orders are bounded as well
    for (int from = 0; from < rows; from += ordersAtOnce) {
        QJsonObject of;
        for (int i = from; i < qMin(rows, from + ordersAtOnce); ++i) {
            of.insert(ids.at(i), scenarios.at(i % scenarios.size()));
        }
        const QJsonObject told = m_gateway.control({{QStringLiteral("of"), of}});
        QVERIFY2(told.contains(QStringLiteral("arrivals")),
                 qPrintable(told.value(QStringLiteral("error")).toString()));
    }
    const Run sent = run(startArguments());
    QVERIFY2(sent.exitCode == 6, qPrintable(sent.output + sent.errors)); // some are unknown
    const QHash<QString, QString> ends = results();
    QCOMPARE(ends.size(), rows);
    const QJsonObject stats = m_gateway.control();
    const QJsonObject arrivals = stats.value(QStringLiteral("arrivalsOf")).toObject();
    for (int i = 0; i < rows; ++i) {
        QCOMPARE(ends.value(ids.at(i)), outcomes.at(i % outcomes.size()));
        QCOMPARE(arrivals.value(ids.at(i)).toInt(), 1);
    }
    QCOMPARE(stats.value(QStringLiteral("arrivals")).toInt(), rows);
}

#ifndef Q_OS_WIN
void TestBatchProgram::interruptedItGoesOnWhereItWas()
{
    const QStringList ids = prepare(60, QStringLiteral("per_second = 20\n"));
    const Run stopped = run(startArguments(), [this](QProcess &program) {
        if (waitForArrivals(program, 4)) {
            ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        }
    });
    QVERIFY2(stopped.exitCode == 7, qPrintable(stopped.output + stopped.errors));
    QVERIFY(!stopped.killed);
    const int before = m_gateway.control().value(QStringLiteral("arrivals")).toInt();
    QVERIFY(before < 60);
    const Run again = run(startArguments());
    QVERIFY2(again.exitCode == 1, "a second batch was begun beside the first");
    const Run resumed = run({QStringLiteral("--resume")});
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.output + resumed.errors));
    const QHash<QString, QString> ends = results();
    const QJsonObject arrivals = m_gateway.control().value(QStringLiteral("arrivalsOf")).toObject();
    for (const QString &id : ids) {
        QCOMPARE(ends.value(id), QStringLiteral("accepted"));
        QCOMPARE(arrivals.value(id).toInt(), 1);
    }
}
#endif

void TestBatchProgram::killedAgainAndAgainItSendsNoRowTwice()
{
    const int kills = environment("PD_BATCH_KILLS", 10);
    const QStringList ids = prepare(kills * 25, QStringLiteral("per_second = 20\n"));
    int killed = 0;
    const auto kill = [](QProcess &program) {
        if (!program.waitForFinished(QRandomGenerator::global()->bounded(150, 900))) {
            program.kill();
        }
    };
    // The first one after its start was recorded, so that there is something to go on with.
    Run last = run(startArguments(), [this](QProcess &program) {
        if (waitForArrivals(program, 1)) {
            program.kill();
        }
    });
    for (; last.killed && killed < kills; ++killed) {
        last = run({QStringLiteral("--resume")}, kill);
    }
    QVERIFY2(killed >= kills / 2, qPrintable(last.output + last.errors));
    if (last.killed) {
        last = run({QStringLiteral("--resume")});
    }
    QVERIFY2(last.exitCode == 0 || last.exitCode == 6, qPrintable(last.output + last.errors));
    const QHash<QString, QString> ends = results();
    QCOMPARE(ends.size(), ids.size());
    const QJsonObject stats = m_gateway.control();
    const QJsonObject arrivals = stats.value(QStringLiteral("arrivalsOf")).toObject();
    int accepted = 0;
    int unknown = 0;
    for (const QString &id : ids) {
        const int arrived = arrivals.value(id).toInt();
        QVERIFY2(arrived <= 1, qPrintable(id)); // never twice by itself
        if (ends.value(id) == QStringLiteral("accepted")) {
            ++accepted;
            QCOMPARE(arrived, 1);
        } else {
            ++unknown; // and says so
            QCOMPARE(ends.value(id), QStringLiteral("unknown:interrupted"));
        }
    }
    QCOMPARE(accepted + unknown, static_cast<int>(ids.size()));
    qInfo("%d kills, %d rows: %d accepted, %d unknown, %d arrivals", killed + 1,
          static_cast<int>(ids.size()), accepted, unknown,
          stats.value(QStringLiteral("arrivals")).toInt());
}

QTEST_GUILESS_MAIN(TestBatchProgram)
#include "tst_batch_program.moc"

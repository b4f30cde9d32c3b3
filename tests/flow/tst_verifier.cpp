// docs/verify_journal.py, which shares no code with the program, on real exports: it must agree.
#include "core/domain/clock.h"
#include "core/service/history_export.h"
#include "core/service/seal_folder.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "store_samples.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pd;

namespace {

constexpr int patienceMs = 30'000;
enum Verdict : int { Good = 0, Broken = 1, NoKey = 2 };

const PrivateKey &merchantKey()
{
    static const PrivateKey key = PrivateKey::generate();
    return key;
}

} // namespace

class TestVerifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goodExportsAreGood();
    void hasAtMostSixtyLines();
    void oneByteChangedIsFound_data();
    void oneByteChangedIsFound();
    void linesTakenAwayOrSwappedAreFound();
    void sealOfAnotherKeyIsForged();

private:
    [[nodiscard]] int verify(const QByteArray &exported, bool withKey = true);
    /// As the desk exports it.
    [[nodiscard]] QByteArray exportOf(const Database &database) const;
    QTemporaryDir m_folder;
    QByteArray m_whole;
    QByteArray m_part;
    QByteArray m_said;
};

void TestVerifier::initTestCase()
{
    const auto database = Database::open(m_folder.filePath(QStringLiteral("store.db")));
    Journal journal(**database);
    const SealSigner signer = sealSignerOf(QStringLiteral("1230000109"),
                                           QStringLiteral("5157F09EFDC096DE"), merchantKey());
    for (int i = 1; i <= 4; ++i) {
        const Intent intent = samples::report(i); // Chinese, quotes, tabs and backslashes
        QVERIFY(journal.commitIntent(intent).has_value());
        QVERIFY(journal
                    .endAttempt(intent.id, Unknown{UnknownReason::TimedOut},
                                samples::facts(QStringLiteral("08F5-1")), samples::at(i))
                    .has_value());
        QVERIFY(journal.seal(signer, samples::at(i)).has_value());
    }
    QVERIFY(journal.commitIntent(samples::memberCorrection(9)).has_value());
    m_whole = exportOf(**database);
    m_part = samples::jsonLines(**database, {2, 3, 7, 12});
    QCOMPARE(m_whole.count('\n'), 1 + 13 + 1);
    QCOMPARE(m_part.count('\n'), 1 + 4 + 3 + 1);
    QFile pem(m_folder.filePath(QStringLiteral("key.pem")));
    QVERIFY(pem.open(QIODevice::WriteOnly) && pem.write(merchantKey().publicPem()) > 0);
}

QByteArray TestVerifier::exportOf(const Database &database) const
{
    HistoryExport what;
    what.path = m_folder.filePath(QStringLiteral("whole.jsonl"));
    what.format = ExportFormat::JsonLines;
    const SystemClock clock;
    HistoryExporter exporter(database, clock, what);
    QSignalSpy ended(&exporter, &HistoryExporter::finished);
    exporter.start();
    return ended.wait(patienceMs) ? samples::bytesOf(what.path) : QByteArray();
}

int TestVerifier::verify(const QByteArray &exported, bool withKey)
{
    const QString path = m_folder.filePath(QStringLiteral("export.jsonl"));
    samples::writeBytes(path, exported);
    QStringList arguments{
        qEnvironmentVariable("PD_SOURCE_DIR") + QStringLiteral("/docs/verify_journal.py"), path};
    if (withKey) {
        arguments += m_folder.filePath(QStringLiteral("key.pem"));
    }
    QProcess python;
    python.start(QStringLiteral(PD_PYTHON), arguments);
    if (!python.waitForFinished(patienceMs) || python.exitStatus() != QProcess::NormalExit) {
        return -1;
    }
    m_said = python.readAllStandardOutput() + python.readAllStandardError();
    // A traceback ends with 1, too: it must be the verifier's own word.
    return python.exitCode() == Broken && !m_said.startsWith("BROKEN: ") ? -2 : python.exitCode();
}

void TestVerifier::goodExportsAreGood()
{
    QCOMPARE(verify(m_whole), Good);
    QVERIFY2(m_said.contains("whole journal: good to event 13, sealed to 11"), m_said.constData());
    QCOMPARE(verify(m_part), Good);
    QVERIFY2(m_said.contains("part journal: good to event 12, sealed to 11"), m_said.constData());
    QCOMPARE(verify(m_whole, false), NoKey);
    QVERIFY2(m_said.contains("5157F09EFDC096DE"), m_said.constData());
}

void TestVerifier::hasAtMostSixtyLines()
{
    const QByteArray script = samples::bytesOf(qEnvironmentVariable("PD_SOURCE_DIR")
                                               + QStringLiteral("/docs/verify_journal.py"));
    QVERIFY(script.count('\n') > 20 && script.count('\n') <= 60);
}

void TestVerifier::oneByteChangedIsFound_data()
{
    QTest::addColumn<bool>("whole");
    QTest::addColumn<int>("line");
    QTest::newRow("first line") << true << 0;
    QTest::newRow("intent") << true << 1;
    QTest::newRow("outcome") << true << 2;
    QTest::newRow("seal") << true << 3;
    QTest::newRow("intent behind the last seal") << true << 13;
    QTest::newRow("end") << true << 14;
    QTest::newRow("gap") << false << 1;
    QTest::newRow("event beside a gap") << false << 2;
}

void TestVerifier::oneByteChangedIsFound()
{
    QFETCH(const bool, whole);
    QFETCH(const int, line);
    const QByteArray &text = whole ? m_whole : m_part;
    qsizetype from = 0;
    for (int i = 0; i < line; ++i) {
        from = text.indexOf('\n', from) + 1;
    }
    const qsizetype to = text.indexOf('\n', from) + 1;
    QRandomGenerator random(static_cast<quint32>(line + 1));
    for (int change = 0; change < 6; ++change) {
        QByteArray changed = text;
        // The line's own end once, then anywhere in it.
        const qsizetype at
            = change == 0 ? to - 1 : from + random.bounded(static_cast<int>(to - from));
        changed[at] = static_cast<char>(changed.at(at) ^ (1 + random.bounded(127)));
        const int verdict = verify(changed);
        QVERIFY2(verdict == Broken,
                 qPrintable(QStringLiteral("byte %1: %2 %3")
                                .arg(at)
                                .arg(verdict)
                                .arg(QString::fromUtf8(m_said))));
    }
}

void TestVerifier::linesTakenAwayOrSwappedAreFound()
{
    QList<QByteArray> lines = m_whole.split('\n');
    const auto joined = [](const QList<QByteArray> &list) {
        return list.join('\n');
    };
    for (qsizetype i = 0; i < lines.size() - 1; ++i) {
        QList<QByteArray> fewer = lines;
        fewer.removeAt(i);
        QCOMPARE(verify(joined(fewer)), Broken);
    }
    QList<QByteArray> swapped = lines;
    swapped.swapItemsAt(4, 7);
    QCOMPARE(verify(joined(swapped)), Broken);
    lines.insert(5, lines.at(4));
    QCOMPARE(verify(joined(lines)), Broken);
    QCOMPARE(verify(QByteArray()), Broken);
}

void TestVerifier::sealOfAnotherKeyIsForged()
{
    // A journal of somebody who has the store, but not the key: a right chain around wrong seals.
    const auto database = Database::open(m_folder.filePath(QStringLiteral("forged.db")));
    Journal journal(**database);
    const Intent intent = samples::report(1);
    QVERIFY(journal.commitIntent(intent).has_value());
    SealSigner forger = sealSignerOf(QStringLiteral("1230000109"),
                                     QStringLiteral("5157F09EFDC096DE"), PrivateKey::generate());
    forger.keyId = merchantKey().publicKey().id();
    QVERIFY(journal.seal(forger, samples::at()).has_value());
    QCOMPARE(verify(exportOf(**database)), Broken);
    QVERIFY2(m_said.contains("event 2, a seal, is forged"), m_said.constData());
}

QTEST_GUILESS_MAIN(TestVerifier)
#include "tst_verifier.moc"

#include "core/domain/new_version.h"

#include <QTest>

using namespace pd;

class TestNewVersion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatIsNotTheDocument_data();
    void refusesWhatIsNotTheDocument();
    void readsTheVersion_data();
    void readsTheVersion();
    void compares_data();
    void compares();
    void isDueOnceADay_data();
    void isDueOnceADay();
};

void TestNewVersion::refusesWhatIsNotTheDocument_data()
{
    QTest::addColumn<QByteArray>("document");
    const auto naming = [](const QByteArray &version) {
        return QByteArray(R"({"points_desk": 1, "newest": )" + version + "}");
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<html><body>0.2.0</body></html>");
    QTest::newRow("a list") << QByteArray(R"([{"points_desk": 1, "newest": "0.2.0"}])");
    QTest::newRow("cut off") << QByteArray(R"({"points_desk": 1, "newest": "0.2.0")");
    QTest::newRow("another program's") << QByteArray(R"({"newest": "0.2.0"})");
    QTest::newRow("another format") << QByteArray(R"({"points_desk": 2, "newest": "0.2.0"})");
    QTest::newRow("format as text") << QByteArray(R"({"points_desk": "1", "newest": "0.2.0"})");
    QTest::newRow("no version") << QByteArray(R"({"points_desk": 1})");
    QTest::newRow("a number") << naming("2");
    QTest::newRow("one part") << naming(R"("2")");
    QTest::newRow("five parts") << naming(R"("1.2.3.4.5")");
    QTest::newRow("letters") << naming(R"("1.2.0-beta")");
    QTest::newRow("mark-up") << naming(R"("<b>1.2</b>")");
    QTest::newRow("words behind it") << naming(R"("1.2.0 call 400-123")");
    QTest::newRow("a line break behind it") << naming(R"("1.2.0\n")");
    QTest::newRow("other digits") << naming(R"("１.２.０")");
    QTest::newRow("a sign") << naming(R"("-1.2.0")");
    QTest::newRow("more than a number holds") << naming(R"("99999999999999999999.0")");
    QTest::newRow("not UTF-8") << QByteArray("{\"points_desk\": 1, \"newest\": \"\xFF\"}");
    QTest::newRow("deeply nested") << QByteArray(4000, '[');
    QTest::newRow("too long") << QByteArray(naming(R"("0.2.0")") + QByteArray(5000, ' '));
}

void TestNewVersion::refusesWhatIsNotTheDocument()
{
    QFETCH(QByteArray, document);
    const auto newest = readReleaseDocument(document);
    QVERIFY(!newest.has_value());
    QCOMPARE(newest.error(), UpdateProblem::NotUnderstood);
}

void TestNewVersion::readsTheVersion_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("version");
    QTest::newRow("as documented")
        << QByteArray(R"({"points_desk": 1, "newest": "0.2.0"})") << QStringLiteral("0.2.0");
    QTest::newRow("with more in it")
        << QByteArray("{\n \"newest\": \"12.34\", \"points_desk\": 1, \"note\": [\"x\"]}\n")
        << QStringLiteral("12.34");
}

void TestNewVersion::readsTheVersion()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, version);
    const auto newest = readReleaseDocument(document);
    QVERIFY(newest.has_value());
    QCOMPARE(newest->toString(), version);
}

void TestNewVersion::compares_data()
{
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QString>("running");
    QTest::addColumn<bool>("newer");
    const auto row = [](const char *candidate, const char *running, bool newer) {
        QTest::addRow("%s for %s", candidate, running)
            << QString::fromLatin1(candidate) << QString::fromLatin1(running) << newer;
    };
    row("0.1.0", "0.1.0", false);
    row("0.1", "0.1.0", false);
    row("0.1.0.0", "0.1.0", false);
    row("0.0.9", "0.1.0", false);
    row("0.1.1", "0.1.0", true);
    row("0.10.0", "0.9.0", true);
    row("1.0", "0.9.9", true);
    row("", "0.1.0", false);
    row("2.x", "0.1.0", false);
    row("2.0", "", false);
}

void TestNewVersion::compares()
{
    QFETCH(QString, candidate);
    QFETCH(QString, running);
    QFETCH(bool, newer);
    QCOMPARE(isNewerVersion(candidate, running), newer);
}

void TestNewVersion::isDueOnceADay_data()
{
    const QDateTime now(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC);
    QTest::addColumn<QDateTime>("askedAt");
    QTest::addColumn<bool>("due");
    QTest::newRow("never asked") << QDateTime() << true;
    QTest::newRow("just now") << now << false;
    QTest::newRow("a second short of a day") << now.addDays(-1).addSecs(1) << false;
    QTest::newRow("a day ago") << now.addDays(-1) << true;
    QTest::newRow("the clock was set back") << now.addSecs(60) << true;
}

void TestNewVersion::isDueOnceADay()
{
    QFETCH(QDateTime, askedAt);
    QFETCH(bool, due);
    QCOMPARE(isUpdateCheckDue(askedAt, QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC)), due);
}

QTEST_GUILESS_MAIN(TestNewVersion)
#include "tst_new_version.moc"

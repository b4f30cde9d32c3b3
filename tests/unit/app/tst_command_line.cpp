#include "app/command_line.h"

#include <QTest>

using namespace pd;

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void reads_data();
    void reads();
    void helpNamesEveryOption();
};

namespace {

QStringList split(const QString &text)
{
    return QStringList{QStringLiteral("points-desk")} + text.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void TestCommandLine::refuses_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("unknown option") << QStringLiteral("--pratice");
    QTest::newRow("a value is missing") << QStringLiteral("--profile");
    QTest::newRow("a stray word") << QStringLiteral("--practice profile.ini");
    QTest::newRow("two worlds") << QStringLiteral("--practice --profile a.ini");
    QTest::newRow("unknown language") << QStringLiteral("--lang de");
    QTest::newRow("unknown theme") << QStringLiteral("--theme blue");
}

void TestCommandLine::refuses()
{
    QFETCH(QString, arguments);
    const auto line = readCommandLine(split(arguments));
    QVERIFY(!line);
    QVERIFY(!line.error().text.isEmpty());
}

void TestCommandLine::reads_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<CommandLine>("expected");
    CommandLine window;
    QTest::newRow("nothing") << QString() << window;
    CommandLine practice;
    practice.practice = true;
    practice.language = QStringLiteral("zh_CN");
    practice.theme = QStringLiteral("dark");
    QTest::newRow("practice") << QStringLiteral("--practice --lang zh_CN --theme dark") << practice;
    CommandLine live;
    live.profilePath = QStringLiteral("mall.ini");
    QTest::newRow("live") << QStringLiteral("--profile mall.ini") << live;
    CommandLine selfTest;
    selfTest.task = CommandLine::Task::SelfTest;
    selfTest.practice = true;
    selfTest.screenshots = QStringLiteral("out");
    QTest::newRow("self-test") << QStringLiteral("--self-test --screenshots out") << selfTest;
    CommandLine help;
    help.task = CommandLine::Task::Help;
    QTest::newRow("help") << QStringLiteral("--help") << help;
    CommandLine version;
    version.task = CommandLine::Task::Version;
    QTest::newRow("version") << QStringLiteral("--version") << version;
}

void TestCommandLine::reads()
{
    QFETCH(QString, arguments);
    QFETCH(CommandLine, expected);
    const auto line = readCommandLine(split(arguments));
    QVERIFY2(line.has_value(), line ? "" : qPrintable(line.error().text));
    QCOMPARE(*line, expected);
}

void TestCommandLine::helpNamesEveryOption()
{
    for (const char *option :
         {"--practice", "--profile", "--lang", "--theme", "--self-test", "--screenshots",
          "--practice-folder", "--version", "--help", "Usage: points-desk "}) {
        QVERIFY2(helpText().contains(QLatin1String(option)), option);
    }
}

// The program reads its command line before there is an application.
QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"

#include "app/command_line.h"

#include "app/version.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QSslSocket>

namespace pd {

namespace {

constexpr auto translationContext = "CommandLine";

QString text(const char *source)
{
    return QCoreApplication::translate(translationContext, source);
}

struct Options
{
    QCommandLineOption practice{
        QStringLiteral("practice"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "Open the practice world: nothing leaves this machine."))};
    QCommandLineOption profile{
        QStringLiteral("profile"),
        text(QT_TRANSLATE_NOOP("CommandLine", "Use this profile (see docs/profile.md).")),
        QStringLiteral("FILE")};
    QCommandLineOption provision{
        QStringLiteral("provision"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "Set this desk up from FILE without a window (see docs/setup.md).")),
        QStringLiteral("FILE")};
    QCommandLineOption language{
        QStringLiteral("lang"),
        text(QT_TRANSLATE_NOOP("CommandLine", "Language of the window: zh_CN or en.")),
        QStringLiteral("LANG")};
    QCommandLineOption theme{
        QStringLiteral("theme"),
        text(QT_TRANSLATE_NOOP("CommandLine", "Colours of the window: light or dark.")),
        QStringLiteral("THEME")};
    QCommandLineOption selfTest{
        QStringLiteral("self-test"),
        text(QT_TRANSLATE_NOOP(
            "CommandLine",
            "Drive the real window through one practice correction and a refused one; "
            "exit 0 only if the history shows both."))};
    QCommandLineOption screenshots{
        QStringLiteral("screenshots"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "With --self-test: save pictures of the window here.")),
        QStringLiteral("DIR")};
    QCommandLineOption practiceFolder{
        QStringLiteral("practice-folder"),
        text(QT_TRANSLATE_NOOP("CommandLine", "Where the practice world keeps its journal.")),
        QStringLiteral("DIR")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")},
                            text(QT_TRANSLATE_NOOP("CommandLine", "Show this help."))};
    QCommandLineOption version{
        {QStringLiteral("v"), QStringLiteral("version")},
        text(QT_TRANSLATE_NOOP("CommandLine", "Show the versions of the program and its parts."))};
};

void addOptions(QCommandLineParser &parser, const Options &options)
{
    parser.setApplicationDescription(text(QT_TRANSLATE_NOOP(
        "CommandLine",
        "Points Desk 商圈积分台: corrects members' points of a WeChat Pay business circle.")));
    parser.addOptions({options.practice, options.profile, options.provision, options.language,
                       options.theme, options.selfTest, options.screenshots, options.practiceFolder,
                       options.help, options.version});
}

CommandLine::Task taskOf(const QCommandLineParser &parser, const Options &options)
{
    if (parser.isSet(options.help)) {
        return CommandLine::Task::Help;
    }
    if (parser.isSet(options.version)) {
        return CommandLine::Task::Version;
    }
    if (parser.isSet(options.provision)) {
        return CommandLine::Task::Provision;
    }
    return parser.isSet(options.selfTest) ? CommandLine::Task::SelfTest : CommandLine::Task::Window;
}

} // namespace

Result<CommandLine, CommandLineError> readCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    addOptions(parser, options);
    if (!parser.parse(arguments)) {
        return fail(CommandLineError{parser.errorText()});
    }
    if (!parser.positionalArguments().isEmpty()) {
        return fail(
            CommandLineError{text(QT_TRANSLATE_NOOP("CommandLine", "Unexpected argument: %1"))
                                 .arg(parser.positionalArguments().constFirst())});
    }
    CommandLine line;
    line.task = taskOf(parser, options);
    line.practice = parser.isSet(options.practice) || line.task == CommandLine::Task::SelfTest;
    line.profilePath = parser.value(options.profile);
    line.provisionPath = parser.value(options.provision);
    line.language = parser.value(options.language);
    line.theme = parser.value(options.theme);
    line.screenshots = parser.value(options.screenshots);
    line.practiceFolder = parser.value(options.practiceFolder);
    if (parser.isSet(options.practice) && parser.isSet(options.profile)) {
        return fail(CommandLineError{text(QT_TRANSLATE_NOOP(
            "CommandLine",
            "--practice and --profile exclude each other: the practice world needs no profile."))});
    }
    if (parser.isSet(options.language) && line.language != QStringLiteral("zh_CN")
        && line.language != QStringLiteral("en")) {
        return fail(CommandLineError{
            text(QT_TRANSLATE_NOOP("CommandLine", "Unknown language \"%1\": zh_CN or en."))
                .arg(line.language)});
    }
    if (parser.isSet(options.theme) && line.theme != QStringLiteral("light")
        && line.theme != QStringLiteral("dark")) {
        return fail(CommandLineError{
            text(QT_TRANSLATE_NOOP("CommandLine", "Unknown theme \"%1\": light or dark."))
                .arg(line.theme)});
    }
    return line;
}

QString helpText()
{
    const Options options;
    QCommandLineParser parser;
    addOptions(parser, options);
    return parser.helpText();
}

QString versionText()
{
    return QStringLiteral("Points Desk %1\nQt %2\n%3\n")
        .arg(QLatin1String(programVersion), QLatin1String(qVersion()),
             QSslSocket::sslLibraryVersionString());
}

} // namespace pd

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
    QCommandLineOption dryRun{
        QStringLiteral("dry-run"),
        text(QT_TRANSLATE_NOOP("CommandLine", "batch: read and check only, send nothing."))};
    QCommandLineOption resume{
        QStringLiteral("resume"),
        text(
            QT_TRANSLATE_NOOP("CommandLine", "batch: go on with the batch that is not finished."))};
    QCommandLineOption memberSystem{
        QStringLiteral("member-system"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "batch: record corrections for the member system, send nothing."))};
    QCommandLineOption leaveOutWrong{
        QStringLiteral("leave-out-wrong"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "batch: send the good rows although others are to be mended."))};
    QCommandLineOption total{
        QStringLiteral("total"),
        text(QT_TRANSLATE_NOOP("CommandLine", "batch: the points that the good rows add up to.")),
        QStringLiteral("POINTS")};
    QCommandLineOption reason{
        QStringLiteral("reason"),
        text(QT_TRANSLATE_NOOP("CommandLine", "batch: the reason of rows that have none.")),
        QStringLiteral("TEXT")};
    QCommandLineOption secondPerson{
        QStringLiteral("second-person"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "batch: who else has looked at it, above the profile's limit.")),
        QStringLiteral("NAME")};
    QCommandLineOption secondReason{
        QStringLiteral("second-reason"),
        text(QT_TRANSLATE_NOOP("CommandLine", "batch: what the second person has checked.")),
        QStringLiteral("TEXT")};
    QCommandLineOption result{
        QStringLiteral("result"),
        text(QT_TRANSLATE_NOOP("CommandLine", "batch: write the rows with their results here.")),
        QStringLiteral("FILE")};
    QCommandLineOption errors{
        QStringLiteral("errors"),
        text(QT_TRANSLATE_NOOP("CommandLine", "batch: write the rows that are to be mended here.")),
        QStringLiteral("FILE")};
    QCommandLineOption passphrase{
        QStringLiteral("passphrase-stdin"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "batch: read the vault's pass-phrase from standard input."))};
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
    parser.addOptions({options.practice,     options.profile,        options.provision,
                       options.language,     options.theme,          options.selfTest,
                       options.screenshots,  options.practiceFolder, options.dryRun,
                       options.resume,       options.memberSystem,   options.leaveOutWrong,
                       options.total,        options.reason,         options.secondPerson,
                       options.secondReason, options.result,         options.errors,
                       options.passphrase,   options.help,           options.version});
    parser.addPositionalArgument(
        QStringLiteral("batch"),
        text(QT_TRANSLATE_NOOP("CommandLine",
                               "Send the corrections of FILE without a window (docs/batch.md).")),
        QStringLiteral("[batch FILE]"));
}

BatchOrder batchOrder(const QCommandLineParser &parser, const Options &options)
{
    BatchOrder order;
    order.path = parser.positionalArguments().value(1);
    order.kind = parser.isSet(options.memberSystem) ? EntryKind::MemberSystem : EntryKind::Report;
    order.dryRun = parser.isSet(options.dryRun);
    order.resume = parser.isSet(options.resume);
    order.leaveOutWrong = parser.isSet(options.leaveOutWrong);
    order.total = parser.value(options.total);
    order.reason = parser.value(options.reason);
    order.second = {parser.value(options.secondPerson), parser.value(options.secondReason)};
    order.resultPath = parser.value(options.result);
    order.errorsPath = parser.value(options.errors);
    order.passphraseFromInput = parser.isSet(options.passphrase);
    return order;
}

/// Empty when the order makes sense.
QString batchProblem(const BatchOrder &order, qsizetype arguments)
{
    if (order.resume ? arguments != 1 : arguments != 2) {
        return text(
            QT_TRANSLATE_NOOP("CommandLine", "batch needs one FILE, or --resume without one."));
    }
    if (!order.resume && !order.dryRun && order.total.isEmpty()) {
        return text(QT_TRANSLATE_NOOP(
            "CommandLine", "batch needs --total: look with --dry-run first, it tells the total."));
    }
    return {};
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
    if (parser.positionalArguments().value(0) == QStringLiteral("batch")) {
        return CommandLine::Task::Batch;
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
    CommandLine line;
    line.task = taskOf(parser, options);
    if (line.task == CommandLine::Task::Batch) {
        line.batch = batchOrder(parser, options);
        const QString problem = batchProblem(line.batch, parser.positionalArguments().size());
        if (!problem.isEmpty()) {
            return fail(CommandLineError{problem});
        }
    } else if (!parser.positionalArguments().isEmpty()) {
        return fail(
            CommandLineError{text(QT_TRANSLATE_NOOP("CommandLine", "Unexpected argument: %1"))
                                 .arg(parser.positionalArguments().constFirst())});
    }
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
    // Before there is an application, Qt has no name to put in.
    return parser.helpText().replace(QStringLiteral("<executable_name>"),
                                     QStringLiteral("points-desk"));
}

QString versionText()
{
    return QStringLiteral("Points Desk %1\nQt %2\n%3\n")
        .arg(QLatin1String(programVersion), QLatin1String(qVersion()),
             QSslSocket::sslLibraryVersionString());
}

} // namespace pd

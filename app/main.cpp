#include "app/command_line.h"
#include "app/composition.h"
#include "app/language.h"
#include "app/program_flow.h"
#include "app/provision.h"
#include "app/self_test.h"
#include "app/version.h"
#include "core/domain/clock.h"
#include "core/vault/no_dump.h"
#include "ui/common/accessible_choice.h"
#include "ui/common/accessible_scroll_area.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QIcon>

#include <cstdio>
#include <optional>

using namespace pd;

namespace {

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    (void)std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    (void)std::fflush(stream);
}

QStringList argumentList(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    return arguments;
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 20, 24, 32, 40, 48, 64, 128, 256, 512}) {
        icon.addFile(QStringLiteral(":/pd/app/points-desk_%1.png").arg(size));
    }
    return icon;
}

ThemeChoice themeChoice(const QString &wish)
{
    if (wish == QStringLiteral("light")) {
        return ThemeChoice::Light;
    }
    return wish == QStringLiteral("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

/// Without a window, for scripts.
int provision(int argc, char **argv, const CommandLine &line)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("points-desk"));
    installLanguage(application, chooseLanguage(line.language));
    const SystemClock clock;
    Provision work(
        setupSettings(defaultProfilePath()), clock,
        [](const QString &text) { print(stdout, text + u'\n'); },
        [] {
            QFile input;
            return input.open(stdin, QIODevice::ReadOnly) ? input.readAll() : QByteArray();
        });
    QObject::connect(
        &work, &Provision::finished, &application,
        [](ProvisionEnd end) { QCoreApplication::exit(static_cast<int>(end)); },
        Qt::QueuedConnection);
    work.run(line.provisionPath);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (!forbidMemoryDumps()) {
        print(stderr,
              QStringLiteral("The system refused to keep this program's memory out of dumps.\n"));
    }
    const auto line = readCommandLine(argumentList(argc, argv));
    if (!line) {
        print(stderr, line.error().text + QStringLiteral("\n\n") + helpText());
        return BadArguments;
    }
    if (line->task == CommandLine::Task::Help) {
        print(stdout, helpText());
        return Done;
    }
    if (line->task == CommandLine::Task::Version) {
        print(stdout, versionText());
        return Done;
    }

    if (line->task == CommandLine::Task::Provision) {
        return provision(argc, argv, *line);
    }

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("points-desk"));
    QApplication::setApplicationVersion(QLatin1String(programVersion));
    QApplication::setWindowIcon(programIcon());
    QApplication::setDesktopFileName(QStringLiteral("points-desk"));
    installTheme(application, themeChoice(line->theme));
    installAccessibleScrollAreas();
    installAccessibleChoices();

    if (line->task == CommandLine::Task::SelfTest) {
        installLanguage(application, chooseLanguage(line->language));
        const auto test = startSelfTest(line->screenshots);
        return QApplication::exec();
    }
    ProgramFlow flow(application, *line);
    const std::optional<int> ended = flow.begin();
    return ended ? *ended : QApplication::exec();
}

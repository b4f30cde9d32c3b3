#include "app/batch_run.h"
#include "app/command_line.h"
#include "app/composition.h"
#include "app/language.h"
#include "app/leave_process.h"
#include "app/program_flow.h"
#include "app/provision.h"
#include "app/self_test.h"
#include "app/single_instance.h"
#include "app/version.h"
#include "core/domain/clock.h"
#include "core/service/secret_text.h"
#include "core/vault/no_dump.h"
#include "ui/common/accessible_choice.h"
#include "ui/common/accessible_scroll_area.h"
#include "ui/common/error_text.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <QTimer>

#include <csignal>
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

// A signal handler can reach nothing else.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int)
{
    interrupted = 1;
    // The second one ends the program at once; the journal knows what that means.
    (void)std::signal(SIGINT, SIG_DFL);
}

/// One line of standard input, as a secret.
SharedSecret passphraseFromInput()
{
    QFile input;
    QByteArray line = input.open(stdin, QIODevice::ReadOnly) ? input.readLine() : QByteArray();
    trimLineEnd(line);
    return takeSecret(line);
}

/// A batch without a window. Its progress goes to the error stream, what it found to the other.
int runBatch(int argc, char **argv, const CommandLine &line)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("points-desk"));
    const QString path = line.profilePath.isEmpty() ? defaultProfilePath() : line.profilePath;
    const auto loaded = line.practice ? Result<Profile, QList<ProfileError>>(
                            practiceProfile(practiceStorePath(line.practiceFolder)))
                                      : loadProfile(path);
    const QString wish = loaded ? loaded->language : QString();
    installLanguage(application, chooseLanguage(line.language.isEmpty() ? wish : line.language));
    if (!loaded) {
        for (const ProfileError &error : loaded.error()) {
            print(stderr, profileErrorText(error) + u'\n');
        }
        return static_cast<int>(BatchEnd::Failed);
    }
    SingleInstance instance(loaded->storePath);
    if (instance.begin() != SingleInstance::Role::First) {
        print(stderr,
              QCoreApplication::translate("main",
                                          "Points Desk is open on this journal. Close it, "
                                          "or use its window.\n"));
        return static_cast<int>(BatchEnd::AlreadyOpen);
    }
    BatchOrder order = line.batch;
    if (order.passphraseFromInput) {
        order.passphrase = passphraseFromInput();
    }
    const SystemClock clock;
    BatchRun run(
        order, *loaded,
        line.practice ? practiceDesk(*loaded, clock, makePracticeSwitch())
                      : liveDesk(*loaded, clock),
        clock, [](const QString &text) { print(stdout, text + u'\n'); },
        [](const QString &text) { print(stderr, u'\r' + text + QStringLiteral("\x1b[K")); });
    QObject::connect(
        &run, &BatchRun::finished, &application,
        [](BatchEnd end) {
            print(stderr, QStringLiteral("\n"));
            QCoreApplication::exit(static_cast<int>(end));
        },
        Qt::QueuedConnection);
    (void)std::signal(SIGINT, onInterrupt);
    // A signal may do nothing but set a flag.
    constexpr int lookEveryMs = 100;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &run, [&run] {
        if (interrupted != 0) {
            run.stop();
        }
    });
    look.start(lookEveryMs);
    run.start();
    return QCoreApplication::exec();
}

int run(int argc, char **argv)
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
    if (line->task == CommandLine::Task::Batch) {
        return runBatch(argc, argv, *line);
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

} // namespace

int main(int argc, char **argv)
{
    return leaveProcess(run(argc, argv));
}

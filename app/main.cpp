#include "app/command_line.h"
#include "app/composition.h"
#include "app/language.h"
#include "app/self_test.h"
#include "app/single_instance.h"
#include "app/version.h"
#include "core/domain/clock.h"
#include "ui/common/accessible_choice.h"
#include "ui/common/accessible_program.h"
#include "ui/common/theme.h"
#include "ui/main_window.h"
#include "ui/setup/profile_problems_window.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QMessageBox>

#include <cstdio>
#include <memory>

using namespace pd;

namespace {

enum ExitCode : int { Done = 0, Failed = 1, BadArguments = 2, AlreadyOpen = 3 };

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

QString practiceStore(const CommandLine &line)
{
    const QString folder = line.practiceFolder.isEmpty()
        ? programDataFolder() + QStringLiteral("/practice")
        : line.practiceFolder;
    return QDir(folder).filePath(QStringLiteral("practice.db"));
}

/// The window and what it needs, for one profile. Ends with the application.
class Program
{
public:
    Program(const Profile &profile, bool practice)
        : m_next(makePracticeSwitch())
        , m_desk(practice ? practiceDesk(profile, m_clock, m_next) : liveDesk(profile, m_clock),
                 m_clock)
        , m_window(m_desk, profile, practice, m_clock,
                   programDataFolder() + QStringLiteral("/window.ini"))
    {
        QObject::connect(&m_window, &MainWindow::practiceAnswerChosen, &m_window,
                         [next = m_next](PracticeAnswer answer) { next->store(answer); });
        m_desk.start();
        m_window.show();
    }
    [[nodiscard]] MainWindow &window()
    {
        return m_window;
    }

private:
    SystemClock m_clock;
    PracticeSwitch m_next;
    Desk m_desk;
    MainWindow m_window;
};

int openWindow(const Profile &profile, bool practice)
{
    SingleInstance instance(profile.storePath);
    const SingleInstance::Role role = instance.begin();
    if (role == SingleInstance::Role::RaisedOther) {
        print(stderr,
              QCoreApplication::translate("main",
                                          "Points Desk is already open on this journal; "
                                          "its window has been brought to the front.\n"));
        return AlreadyOpen;
    }
    if (role == SingleInstance::Role::OtherSilent) {
        QMessageBox box(
            QMessageBox::Warning, QCoreApplication::translate("main", "Points Desk"),
            QCoreApplication::translate(
                "main",
                "Another copy of Points Desk uses this journal: %1.\n\nJournal: %2\n\n"
                "Use that copy, or close it and start again.")
                .arg(instance.otherOwner(), QDir::toNativeSeparators(profile.storePath)),
            QMessageBox::Close);
        print(stderr, box.text() + u'\n');
        box.show();
        QApplication::exec();
        return AlreadyOpen;
    }
    Program program(profile, practice);
    QObject::connect(&instance, &SingleInstance::raiseRequested, &program.window(),
                     &MainWindow::comeToFront);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
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

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("points-desk"));
    QApplication::setApplicationVersion(QLatin1String(programVersion));
    QApplication::setWindowIcon(programIcon());
    QApplication::setDesktopFileName(QStringLiteral("points-desk"));
    installTheme(application, themeChoice(line->theme));
    installAccessibleProgram();
    installAccessibleChoices();

    if (line->task == CommandLine::Task::SelfTest) {
        installLanguage(application, chooseLanguage(line->language));
        const auto test = startSelfTest(line->screenshots);
        return QApplication::exec();
    }
    if (line->practice) {
        installLanguage(application, chooseLanguage(line->language));
        return openWindow(practiceProfile(practiceStore(*line)), true);
    }
    const QString path = line->profilePath.isEmpty() ? defaultProfilePath() : line->profilePath;
    const auto profile = loadProfile(path);
    installLanguage(
        application,
        chooseLanguage(line->language.isEmpty() && profile ? profile->language : line->language));
    if (!profile) {
        ProfileProblemsWindow problems(path, profile.error());
        print(stderr, problems.text());
        bool practice = false;
        QObject::connect(&problems, &ProfileProblemsWindow::practiceRequested, &problems, [&] {
            practice = true;
            problems.close();
        });
        problems.show();
        QApplication::exec();
        return practice ? openWindow(practiceProfile(practiceStore(*line)), true) : Failed;
    }
    return openWindow(*profile, false);
}

#include "app/program_flow.h"

#include "app/composition.h"
#include "app/language.h"
#include "app/single_instance.h"
#include "core/service/evidence_desk.h"
#include "core/service/setup_desk.h"
#include "core/settings/profile_writer.h"
#include "core/store/backup.h"
#include "ui/main_window.h"
#include "ui/setup/profile_problems_window.h"
#include "ui/setup/setup_window.h"
#include "ui/update_note.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace pd {

namespace {

constexpr int maxProfiles = 1000;

void print(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    (void)std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    (void)std::fflush(stderr);
}

/// Says it in a box of its own, which waits for nobody, and on the terminal.
QMessageBox *say(const QString &text)
{
    auto *box
        = new QMessageBox(QMessageBox::Warning, QCoreApplication::translate("main", "Points Desk"),
                          text, QMessageBox::Close);
    box->setAttribute(Qt::WA_DeleteOnClose);
    print(text + u'\n');
    box->open();
    return box;
}

QDir profileFolder()
{
    return QFileInfo(defaultProfilePath()).absoluteDir();
}

} // namespace

/// The window and what it needs, for one profile.
class ProgramFlow::Program
{
public:
    Program(Profile deskProfile, bool practice, const Clock &clock)
        : profile(std::move(deskProfile))
        , next(makePracticeSwitch())
        , desk(practice ? practiceDesk(profile, clock, next) : liveDesk(profile, clock), clock)
        , updates(updateBuilder(profile, clock))
        , evidence(profile)
        , window(desk, profile, practice, clock,
                 programDataFolder() + QStringLiteral("/window.ini"))
    {
        QObject::connect(&updates, &UpdateDesk::changed, window.updates(), &UpdateNote::setState);
        QObject::connect(window.updates(), &UpdateNote::checkRequested, &updates,
                         &UpdateDesk::askNow);
        window.setEvidence(evidence);
        QObject::connect(&window, &MainWindow::practiceAnswerChosen, &window,
                         [choice = next](PracticeAnswer answer) { choice->store(answer); });
    }
    void start()
    {
        desk.start();
        updates.start();
        window.show();
    }

    Profile profile;
    PracticeSwitch next;
    Desk desk;
    UpdateDesk updates;
    EvidenceDesk evidence;
    MainWindow window;
};

ProgramFlow::ProgramFlow(QApplication &application, CommandLine line)
    : m_application(application)
    , m_line(std::move(line))
{
    // Between two desks no window is open.
    QApplication::setQuitOnLastWindowClosed(false);
}

ProgramFlow::~ProgramFlow() = default;

void ProgramFlow::speak(const QString &wish)
{
    // Words that are on the screen don't change while the program runs: the first wish counts.
    if (!std::exchange(m_languageChosen, true)) {
        installLanguage(m_application,
                        chooseLanguage(m_line.language.isEmpty() ? wish : m_line.language));
    }
}

std::optional<int> ProgramFlow::begin()
{
    if (m_line.practice) {
        return openPractice();
    }
    return openLive(m_line.profilePath.isEmpty() ? defaultProfilePath() : m_line.profilePath);
}

std::optional<int> ProgramFlow::openPractice()
{
    speak({});
    m_profilePath.clear();
    return openDesk(practiceProfile(practiceStorePath(m_line.practiceFolder)), true);
}

std::optional<int> ProgramFlow::openLive(const QString &path)
{
    const auto profile = loadProfile(path);
    speak(profile ? profile->language : QString());
    if (profile) {
        m_profilePath = path;
        return openDesk(*profile, false);
    }
    const QList<ProfileError> &errors = profile.error();
    const bool missing
        = errors.size() == 1 && errors.constFirst().problem == ProfileProblem::FileMissing;
    if (missing && m_line.profilePath.isEmpty()) {
        openSetup(path);
    } else {
        openProblems(path, errors);
    }
    return std::nullopt;
}

std::optional<int> ProgramFlow::openDesk(const Profile &profile, bool practice)
{
    m_instance = std::make_unique<SingleInstance>(profile.storePath);
    const SingleInstance::Role role = m_instance->begin();
    if (role == SingleInstance::Role::RaisedOther) {
        print(QCoreApplication::translate("main",
                                          "Points Desk is already open on this journal; "
                                          "its window has been brought to the front.\n"));
        return AlreadyOpen;
    }
    if (role == SingleInstance::Role::OtherSilent) {
        QMessageBox *box
            = say(QCoreApplication::translate(
                      "main",
                      "Another copy of Points Desk uses this journal: %1.\n\nJournal: %2\n\n"
                      "Use that copy, or close it and start again.")
                      .arg(m_instance->otherOwner(), QDir::toNativeSeparators(profile.storePath)));
        connect(box, &QDialog::finished, this, [] { QApplication::exit(AlreadyOpen); });
        return std::nullopt;
    }
    m_program = std::make_unique<Program>(profile, practice, m_clock);
    MainWindow &window = m_program->window;
    connect(m_instance.get(), &SingleInstance::raiseRequested, &window, &MainWindow::comeToFront);
    connect(&window, &MainWindow::closedForGood, this, &ProgramFlow::onDeskClosed,
            Qt::QueuedConnection);
    connect(&window, &MainWindow::settingsRequested, this, &ProgramFlow::openSettings);
    connect(&window, &MainWindow::placeChosen, this, [this](const QString &path) {
        leaveFor([this, path] { return path.isEmpty() ? openPractice() : openLive(path); });
    });
    connect(&window, &MainWindow::newPlaceRequested, this, [this] {
        leaveFor([this] {
            openSetup(freeProfilePath());
            return std::optional<int>();
        });
    });
    connect(&window, &MainWindow::restoreRequested, this,
            [this, practice, store = profile.storePath](const QString &prepared) {
                leaveFor([this, practice, store, prepared] {
                    return restore(store, prepared, practice);
                });
            });
    placeMenu();
    m_program->start();
    return std::nullopt;
}

std::optional<int> ProgramFlow::restore(const QString &store, const QString &prepared,
                                        bool practice)
{
    const auto aside = exchangeStore(store, prepared, m_clock.now());
    if (!aside) {
        say(QCoreApplication::translate(
                "main", "The backup could not be put in place; the journal is as it was.\n\n%1")
                .arg(aside.error().detail));
    }
    return practice ? openPractice() : openLive(m_profilePath);
}

void ProgramFlow::placeMenu()
{
    QList<DeskPlace> places;
    QStringList paths;
    const QFileInfoList files
        = profileFolder().entryInfoList({QStringLiteral("*.ini")}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files) {
        paths.append(file.absoluteFilePath());
    }
    const QString current
        = m_profilePath.isEmpty() ? QString() : QFileInfo(m_profilePath).absoluteFilePath();
    if (!current.isEmpty() && !paths.contains(current)) {
        paths.prepend(current);
    }
    for (const QString &path : std::as_const(paths)) {
        const QString mall = readProfileValues(path).value(QStringLiteral("merchant/mall"));
        places.append({path,
                       mall.isEmpty() ? QFileInfo(path).fileName()
                                      : QString(mall + QStringLiteral("  (")
                                                + QFileInfo(path).fileName() + u')')});
    }
    m_program->window.setPlaces(places, current);
}

QString ProgramFlow::freeProfilePath() const
{
    QString path = defaultProfilePath();
    for (int number = 2; QFileInfo::exists(path) && number < maxProfiles; ++number) {
        path = profileFolder().filePath(QStringLiteral("profile-%1.ini").arg(number));
    }
    return path;
}

void ProgramFlow::openSetup(const QString &path)
{
    m_setupDesk = std::make_unique<SetupDesk>(setupBuilder(path, m_clock));
    m_setup = std::make_unique<SetupWindow>(*m_setupDesk, path, SetupWindow::Mode::FirstRun);
    connect(m_setup.get(), &SetupWindow::practiceRequested, this, [this] {
        m_next = [this] {
            return openPractice();
        };
    });
    connect(m_setup.get(), &SetupWindow::profileWritten, this, [this](const QString &written) {
        m_next = [this, written] {
            return openLive(written);
        };
    });
    connect(m_setup.get(), &QDialog::finished, this, [this] {
        auto step = std::exchange(m_next, {});
        later(step ? std::move(step) : [] { return std::optional<int>(Done); });
    });
    m_setup->show();
}

void ProgramFlow::openSettings()
{
    if (!m_program) {
        return;
    }
    m_setup.reset();
    m_setupDesk = std::make_unique<SetupDesk>(setupBuilder(m_profilePath, m_clock));
    m_setup = std::make_unique<SetupWindow>(*m_setupDesk, m_profilePath,
                                            SetupWindow::Mode::Settings, &m_program->window);
    connect(m_setup.get(), &SetupWindow::profileWritten, this, [this](const QString &written) {
        leaveFor([this, written] { return openLive(written); });
    });
    connect(m_setup.get(), &SetupWindow::checkRequested, &m_program->window,
            &MainWindow::openCheck);
    m_setup->open();
}

void ProgramFlow::openProblems(const QString &path, const QList<ProfileError> &errors)
{
    m_problems = std::make_unique<ProfileProblemsWindow>(path, errors);
    print(m_problems->text());
    const auto leave = [this](std::function<std::optional<int>()> step) {
        m_next = std::move(step);
        m_problems->close();
    };
    connect(m_problems.get(), &ProfileProblemsWindow::practiceRequested, this,
            [this, leave] { leave([this] { return openPractice(); }); });
    connect(m_problems.get(), &ProfileProblemsWindow::setupRequested, this, [this, leave, path] {
        leave([this, path] {
            openSetup(path);
            return std::optional<int>();
        });
    });
    connect(m_problems.get(), &ProfileProblemsWindow::closed, this, [this] {
        auto step = std::exchange(m_next, {});
        later(step ? std::move(step) : [] { return std::optional<int>(Failed); });
    });
    m_problems->show();
}

void ProgramFlow::leaveFor(std::function<std::optional<int>()> then)
{
    m_next = std::move(then);
    m_program->window.close();
}

void ProgramFlow::onDeskClosed()
{
    auto step = std::exchange(m_next, {});
    if (!step) {
        QApplication::exit(Done);
        return;
    }
    later(std::move(step));
}

/// From the event loop, when the windows of before are no longer in the middle of a signal.
void ProgramFlow::later(std::function<std::optional<int>()> step)
{
    QTimer::singleShot(0, this, [this, step = std::move(step)] {
        m_setup.reset();
        m_setupDesk.reset();
        m_problems.reset();
        m_program.reset();
        m_instance.reset();
        if (const auto code = step()) {
            QApplication::exit(*code);
        }
    });
}

} // namespace pd

#pragma once

#include "app/command_line.h"
#include "core/domain/clock.h"
#include "core/settings/profile.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QApplication;

namespace pd {

class MainWindow;
class ProfileProblemsWindow;
class SetupDesk;
class SetupWindow;
class SingleInstance;

enum ExitCode : int { Done = 0, Failed = 1, BadArguments = 2, AlreadyOpen = 3 };

/// Which window is open, and what comes after it: the desk of a profile or of the practice world,
/// the first set-up, or what is wrong with a profile. One desk at a time; the next one is composed
/// when the last one is gone.
class ProgramFlow : public QObject
{
    Q_OBJECT
public:
    ProgramFlow(QApplication &application, CommandLine line);
    ~ProgramFlow() override;

    /// Opens the first window. An exit code if there is nothing to wait for.
    [[nodiscard]] std::optional<int> begin();

private:
    class Program;
    [[nodiscard]] std::optional<int> openLive(const QString &path);
    [[nodiscard]] std::optional<int> openPractice();
    [[nodiscard]] std::optional<int> openDesk(const Profile &profile, bool practice);
    void openSetup(const QString &path);
    void openSettings();
    void openProblems(const QString &path, const QList<ProfileError> &errors);
    /// Closes the desk (it waits for what is being sent), then does `then`.
    void leaveFor(std::function<std::optional<int>()> then);
    void onDeskClosed();
    void later(std::function<std::optional<int>()> step);
    /// Puts the prepared copy in the store's place and opens it.
    [[nodiscard]] std::optional<int> restore(const QString &store, const QString &prepared,
                                             bool practice);
    void placeMenu();
    [[nodiscard]] QString freeProfilePath() const;
    void speak(const QString &wish);

    QApplication &m_application;
    CommandLine m_line;
    SystemClock m_clock;
    bool m_languageChosen = false;
    QString m_profilePath; ///< of the open desk; empty in practice
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<SetupDesk> m_setupDesk;
    std::unique_ptr<SetupWindow> m_setup;
    std::unique_ptr<ProfileProblemsWindow> m_problems;
    std::function<std::optional<int>()> m_next;
};

} // namespace pd

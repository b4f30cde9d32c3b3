#pragma once

#include "core/domain/result.h"

#include <QString>
#include <QStringList>

namespace pd {

/// What the program was asked to do. Secrets are never arguments.
struct CommandLine
{
    enum class Task { Window, SelfTest, Provision, Help, Version };
    Task task = Task::Window;
    bool practice = false;
    QString profilePath; ///< empty: the platform's default
    QString provisionPath; ///< of the file to set up from; see docs/setup.md
    QString language; ///< "zh_CN", "en" or empty for the profile's, then the system's
    QString theme; ///< "light", "dark" or empty for the system's
    QString screenshots; ///< folder for the self-test's pictures; empty for none
    QString practiceFolder; ///< where the practice world keeps its journal; empty: the platform's
                            ///< default
    bool operator==(const CommandLine &) const = default;
};

struct CommandLineError
{
    QString text; ///< one line for the terminal
};

/// Reads the arguments (the program's name first). Needs no application object.
[[nodiscard]] Result<CommandLine, CommandLineError> readCommandLine(const QStringList &arguments);
[[nodiscard]] QString helpText();
[[nodiscard]] QString versionText();

} // namespace pd

#pragma once

#include "core/domain/batch.h"
#include "core/domain/result.h"
#include "core/service/secret_text.h"

#include <QString>
#include <QStringList>

namespace pd {

/// What `points-desk batch` was asked to do (docs/batch.md).
struct BatchOrder
{
    QString path; ///< of the file; empty with `resume`
    EntryKind kind = EntryKind::Report;
    bool dryRun = false; ///< reads and checks, sends nothing
    bool resume = false; ///< goes on with the batch that is not finished
    bool leaveOutWrong = false; ///< sends the good rows although others are to be mended
    QString total; ///< must be what the good rows move
    QString reason;
    SecondPerson second;
    QString resultPath; ///< empty: none is written
    QString errorsPath; ///< empty: none is written
    bool passphraseFromInput = false; ///< the vault's, one line from standard input
    SharedSecret passphrase;
    bool operator==(const BatchOrder &) const = default;
};

/// What the program was asked to do. Secrets are never arguments.
struct CommandLine
{
    enum class Task { Window, SelfTest, Provision, Batch, Help, Version };
    Task task = Task::Window;
    bool practice = false;
    QString profilePath; ///< empty: the platform's default
    QString provisionPath; ///< of the file to set up from; see docs/setup.md
    QString language; ///< "zh_CN", "en" or empty for the profile's, then the system's
    QString theme; ///< "light", "dark" or empty for the system's
    QString screenshots; ///< folder for the self-test's pictures; empty for none
    QString practiceFolder; ///< where the practice world keeps its journal; empty: the platform's
                            ///< default
    BatchOrder batch;
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

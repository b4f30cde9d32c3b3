#pragma once

#include <QStringList>

namespace pd {

/// What this installation is made of, line by line, for `--self-test`: versions of Qt, OpenSSL and
/// SQLite, the TLS back end, the plug-ins that are loaded at run time, OpenSSL's old ciphers,
/// translations, icons, fonts that can show Chinese.
struct InstallationReport
{
    QStringList lines;
    QStringList missing; ///< what the program can't work without; empty if all is there
};

/// Needs a QApplication.
[[nodiscard]] InstallationReport reportInstallation();

} // namespace pd

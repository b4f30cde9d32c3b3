#pragma once

#include <QString>

class QCoreApplication;

namespace pd {

/// The language of the window: the wish if there is one, else the system's; Chinese of any kind
/// gives zh_CN, all else en.
[[nodiscard]] QString chooseLanguage(const QString &wish);

/// Loads our own texts and Qt's, and sets the default locale of numbers and dates.
/// @return false if the program's own texts are missing from the build.
bool installLanguage(QCoreApplication &application, const QString &language);

} // namespace pd

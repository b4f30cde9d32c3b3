#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace pd {

/// Drives the real window through one practice correction and a refused one, in a world and a
/// journal of its own that vanish afterwards. Prints what it saw; saves pictures into `screenshots`
/// if that is not empty. It ends the application with 0 only if the history shows both as they
/// should be. Keep the result until then.
[[nodiscard]] std::unique_ptr<QObject> startSelfTest(const QString &screenshots);

} // namespace pd

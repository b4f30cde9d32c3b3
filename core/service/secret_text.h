#pragma once

#include <QString>

#include <memory>

namespace pd {

class SecretBytes;

/// A secret on its way from a field of the window to the thread that needs it: one buffer, wiped
/// when its last holder lets go.
using SharedSecret = std::shared_ptr<SecretBytes>;

/// UTF-8; wipes and clears the source.
[[nodiscard]] SharedSecret takeSecret(QString &text);
[[nodiscard]] SharedSecret takeSecret(QByteArray &bytes);
/// What an editor or a shell puts behind a secret is not part of it.
void trimLineEnd(QByteArray &bytes);

} // namespace pd

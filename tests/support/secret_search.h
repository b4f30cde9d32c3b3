#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace pd::test {

/// A text as it might lie about: as it is, in UTF-16, base64 (wherever in a longer text it begins),
/// base64url and hex.
[[nodiscard]] QList<QByteArray> formsOf(const QByteArray &secret);
/// The lines of a PEM's body, and pieces of its DER in all of those forms.
[[nodiscard]] QList<QByteArray> tracesOf(const QByteArray &pem);
/// Every file below a folder that holds one of these texts; a link is not followed.
[[nodiscard]] QStringList filesWith(const QString &folder, const QList<QByteArray> &texts);

} // namespace pd::test

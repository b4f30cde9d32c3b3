#pragma once

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace pd::house {

/// One row of the table in docs/architecture.md: what a room may see.
struct Room
{
    QString path; ///< "core/store"; the longest match decides which room a file is in
    QSet<QString> rooms; ///< other rooms whose headers it may include
    QSet<QString> qtModules; ///< "QtSql"
    QSet<QString> foreign; ///< first part of other libraries' headers: "openssl", "qt6keychain"
    QSet<QString> links; ///< what its link list may name (core only)
};

[[nodiscard]] const QList<Room> &rooms();
/// The room of a source file; nullptr for files that are in none.
[[nodiscard]] const Room *roomOf(const QString &path);

/// "QString" or "QtCore/QString" -> "QtCore"; empty if it is no header of Qt.
using ModuleOf = std::function<QString(const QString &header)>;

/// What a file breaks, one line each: "core/store/x.cpp:3 includes ui/common/theme.h". `path` is
/// relative to the project.
[[nodiscard]] QStringList includeViolations(const QString &path, const QString &text,
                                            const ModuleOf &moduleOf);
/// Calls that the house does without: nested event loops, singletons, sleeping or skipping tests.
[[nodiscard]] QStringList callViolations(const QString &path, const QString &text);
/// The link list of a room of core: pd_add_layer(… LINKS …) and nothing beside it.
[[nodiscard]] QStringList linkViolations(const QString &path, const QString &cmake);

/// A file longer than this needs a reason. Tests stand one file a unit, tables and all: they get
/// more room.
[[nodiscard]] int lengthLimit(const QString &path);
/// Files longer than that, each with its reason.
[[nodiscard]] QString reasonForLength(const QString &path);
[[nodiscard]] QStringList reasonedFiles();

} // namespace pd::house

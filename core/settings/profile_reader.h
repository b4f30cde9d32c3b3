#pragma once

#include "core/settings/ini_text.h"
#include "core/settings/profile.h"

#include <QDir>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace pd {

/// Takes the values out of an INI text, one by one in the order of profileKeys(), and collects what
/// is wrong with them. Each function gives what can be used, else the default or nothing.
class ProfileReader
{
public:
    /// Relative paths are relative to `folder`.
    ProfileReader(const IniText &ini, const QDir &folder);

    void refuse(ProfileProblem problem, const QString &key, const QString &value = {});
    /// What the file says, else the default; empty if that is not usable.
    [[nodiscard]] QString text(const QString &key, int limit);
    [[nodiscard]] QString requiredText(const QString &key, int limit);
    [[nodiscard]] QString checkedText(const QString &key, int limit, ProfileProblem problem,
                                      bool (*isGood)(const QString &));
    /// Between separators; `limit` is for each.
    [[nodiscard]] QStringList list(const QString &key, int limit);
    [[nodiscard]] qint64 number(const QString &key, qint64 least, qint64 most);
    /// Empty stays empty.
    [[nodiscard]] QString absolute(const QString &path) const;
    /// `path` made absolute; refused under `key` if there is no such file.
    [[nodiscard]] QString existing(const QString &key, const QString &path);
    [[nodiscard]] QString file(const QString &key);
    [[nodiscard]] const QList<ProfileError> &errors() const;

private:
    QHash<QString, QString> m_defaults;
    QHash<QString, IniEntry> m_given;
    QList<ProfileError> m_errors;
    QDir m_folder;
};

/// The longest name and path that a profile may hold.
inline constexpr int maxProfileName = 64;
inline constexpr int maxProfilePath = 4096;

} // namespace pd

#include "core/settings/profile_reader.h"

#include "core/domain/points.h"
#include "core/domain/text.h"
#include "core/settings/profile_keys.h"

#include <QFileInfo>

#include <algorithm>

namespace pd {

namespace {

constexpr int maxListText = 32 * 1024;

}

ProfileReader::ProfileReader(const IniText &ini, const QDir &folder)
    : m_folder(folder)
{
    const QList<ProfileKey> known = profileKeys();
    for (const ProfileKey &key : known) {
        m_defaults.insert(key.name, key.defaultValue);
    }
    for (const int line : ini.badLines) {
        m_errors.append({ProfileProblem::NotIni, {}, {}, line});
    }
    for (const IniEntry &entry : ini.entries) {
        if (!m_defaults.contains(entry.key)) {
            m_errors.append({ProfileProblem::UnknownKey, entry.key, {}, entry.line});
        } else if (m_given.contains(entry.key)) {
            m_errors.append({ProfileProblem::DoubledKey, entry.key, {}, entry.line});
        } else {
            m_given.insert(entry.key, entry);
        }
    }
    std::stable_sort(m_errors.begin(), m_errors.end(),
                     [](const auto &a, const auto &b) { return a.line < b.line; });
}

void ProfileReader::refuse(ProfileProblem problem, const QString &key, const QString &value)
{
    m_errors.append({problem, key, value, m_given.value(key).line});
}

QString ProfileReader::text(const QString &key, int limit)
{
    QString given = m_given.value(key).value;
    if (given.isEmpty()) {
        return m_defaults.value(key);
    }
    if (hasControlCharacters(given)) {
        refuse(ProfileProblem::BadCharacters, key);
        return {};
    }
    if (given.size() > limit) {
        refuse(ProfileProblem::TooLong, key, QString::number(limit));
        return {};
    }
    return given;
}

QString ProfileReader::requiredText(const QString &key, int limit)
{
    if (m_given.value(key).value.isEmpty()) {
        refuse(ProfileProblem::MissingKey, key);
        return {};
    }
    return text(key, limit);
}

QString ProfileReader::checkedText(const QString &key, int limit, ProfileProblem problem,
                                   bool (*isGood)(const QString &))
{
    QString value = requiredText(key, limit);
    if (!value.isEmpty() && !isGood(value)) {
        refuse(problem, key, value);
    }
    return value;
}

QStringList ProfileReader::list(const QString &key, int limit)
{
    QStringList values;
    const QStringList parts = text(key, maxListText).split(listSeparator);
    for (const QString &part : parts) {
        const QString value = part.trimmed();
        if (value.size() > limit) {
            refuse(ProfileProblem::TooLong, key, QString::number(limit));
        } else if (!value.isEmpty()) {
            values.append(value);
        }
    }
    return values;
}

qint64 ProfileReader::number(const QString &key, qint64 least, qint64 most)
{
    const qint64 fallback = m_defaults.value(key).toLongLong();
    const QString value = text(key, maxProfileName);
    if (value.isEmpty()) {
        return fallback;
    }
    const auto read = Points::fromText(value);
    if (!read) {
        refuse(read.error() == PointsError::TooLarge || read.error() == PointsError::Negative
                   ? ProfileProblem::OutOfRange
                   : ProfileProblem::NotANumber,
               key, value);
        return fallback;
    }
    if (read->value() < least || read->value() > most) {
        refuse(ProfileProblem::OutOfRange, key, value);
        return fallback;
    }
    return read->value();
}

QString ProfileReader::absolute(const QString &path) const
{
    return path.isEmpty()
        ? QString()
        : QDir::cleanPath(m_folder.absoluteFilePath(QDir::fromNativeSeparators(path)));
}

QString ProfileReader::existing(const QString &key, const QString &path)
{
    QString whole = absolute(path);
    if (!whole.isEmpty() && !QFileInfo(whole).isFile()) {
        refuse(ProfileProblem::FileNotFound, key, QDir::toNativeSeparators(whole));
    }
    return whole;
}

QString ProfileReader::file(const QString &key)
{
    return existing(key, text(key, maxProfilePath));
}

const QList<ProfileError> &ProfileReader::errors() const
{
    return m_errors;
}

} // namespace pd

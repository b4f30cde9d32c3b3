#include "core/settings/profile_writer.h"

#include "core/domain/text.h"
#include "core/settings/ini_text.h"
#include "core/settings/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>
#include <QStringDecoder>

namespace pd {

namespace {

constexpr qint64 maxProfileBytes = qint64{256} * 1024;
constexpr QChar byteOrderMark(0xFEFF);

/// The reader takes the blanks around a value and one pair of quotes off.
QString written(const QString &value)
{
    const bool blanks = value.trimmed() != value;
    const bool quoted = value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"');
    return blanks || quoted ? QString(u'"' + value + u'"') : value;
}

QString lineOf(const QString &key, const QString &value)
{
    return key.section(u'/', 1) + QStringLiteral(" = ") + written(value);
}

QString sectionOf(const QString &line)
{
    return line.startsWith(u'[') && line.endsWith(u']') ? line.mid(1, line.size() - 2).trimmed()
                                                        : QString();
}

/// The keys in the order of profileKeys(), so that a new profile reads like the documentation.
QStringList inOrder(const ProfileValues &values)
{
    QStringList keys;
    const QList<ProfileKey> known = profileKeys();
    for (const ProfileKey &key : known) {
        if (values.contains(key.name)) {
            keys.append(key.name);
        }
    }
    return keys;
}

/// Behind the last line of the section that says something.
qsizetype endOfSection(const QStringList &lines, const QString &section)
{
    qsizetype end = -1;
    QString current;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.startsWith(u'[')) {
            current = sectionOf(line);
        }
        if (current == section && !line.isEmpty()) {
            end = i + 1;
        }
    }
    return end;
}

} // namespace

QByteArray rewriteProfile(const QByteArray &before, const ProfileValues &values)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(before);
    if (decoder.hasError() || text.contains(QChar::Null)) {
        text.clear();
    }
    if (text.startsWith(byteOrderMark)) {
        text.remove(0, 1);
    }
    const bool crlf = text.contains(QLatin1String("\r\n"));
    text.remove(u'\r');
    QStringList lines;
    QSet<QString> done;
    QString section;
    QStringList old = text.split(u'\n');
    if (old.constLast().isEmpty()) {
        old.removeLast();
    }
    for (const QString &raw : old) {
        const QString line = raw.trimmed();
        if (line.startsWith(u'[')) {
            section = sectionOf(line);
        }
        const qsizetype equals = line.indexOf(u'=');
        const bool comment = line.startsWith(u'#') || line.startsWith(u';');
        const QString key = comment || equals < 0
            ? QString()
            : QString(section + u'/' + line.left(equals).trimmed());
        if (key.isEmpty() && !line.isEmpty() && !comment && sectionOf(line).isEmpty()) {
            lines.append(QStringLiteral("# ") + raw); // the reader would refuse it
            continue;
        }
        if (!values.contains(key)) {
            lines.append(raw);
            continue;
        }
        // A doubled key would be refused by the reader: the first stays.
        if (!values.value(key).isEmpty() && !done.contains(key)) {
            lines.append(lineOf(key, values.value(key)));
        }
        done.insert(key);
    }
    const QStringList keys = inOrder(values);
    for (const QString &key : keys) {
        if (done.contains(key) || values.value(key).isEmpty()) {
            continue;
        }
        const QString name = key.section(u'/', 0, 0);
        qsizetype at = endOfSection(lines, name);
        if (at < 0) {
            if (!lines.isEmpty()) {
                lines.append(QString());
            }
            lines.append(u'[' + name + u']');
            at = lines.size();
        }
        lines.insert(at, lineOf(key, values.value(key)));
    }
    lines.append(QString());
    return lines.join(crlf ? QStringLiteral("\r\n") : QStringLiteral("\n")).toUtf8();
}

Result<void, ProfileWriteError> writeProfile(const QString &path, const ProfileValues &values)
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (hasControlCharacters(value.value())) {
            return fail(ProfileWriteError{ProfileWriteProblem::LineBreak, value.key()});
        }
    }
    QByteArray before;
    QFile old(path);
    if (old.exists()) {
        if (!old.open(QIODevice::ReadOnly)) {
            return fail(ProfileWriteError{ProfileWriteProblem::CannotWrite, old.errorString()});
        }
        before = old.read(maxProfileBytes);
        old.close();
    }
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return fail(ProfileWriteError{ProfileWriteProblem::CannotWrite, folder});
    }
    const QByteArray text = rewriteProfile(before, values);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return fail(ProfileWriteError{ProfileWriteProblem::CannotWrite, file.errorString()});
    }
    return {};
}

ProfileValues readProfileValues(const QString &path)
{
    ProfileValues values;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return values;
    }
    const IniText ini = readIni(file.read(maxProfileBytes));
    for (const IniEntry &entry : ini.entries) {
        if (!values.contains(entry.key)) {
            values.insert(entry.key, entry.value);
        }
    }
    return values;
}

} // namespace pd

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace pd {

/// One `key = value` of an INI text.
struct IniEntry
{
    QString key; ///< "section/key"
    QString value;
    int line = 0; ///< from 1
    bool operator==(const IniEntry &) const = default;
};

struct IniText
{
    QList<IniEntry> entries; ///< in the order of the text, doubled ones too
    QList<int> badLines; ///< neither a section, a comment nor `key = value`, or before any section
    bool isUtf8 = true; ///< false: nothing was read
    bool operator==(const IniText &) const = default;
};

/// Reads a strict INI text: `[section]`, `key = value`, comments from `#` or `;` at the beginning
/// of a line; UTF-8 with or without BOM; LF or CRLF. A value is everything behind the first `=`,
/// without the blanks around it and without one pair of double quotes around it. There are no
/// escapes: a backslash is a backslash, a comma a comma, a percent sign a percent sign.
///
/// Not QSettings, because its IniFormat drops lines that it can't read without a word, takes the
/// last of doubled keys, eats the backslashes of C:\keys\apiclient_key.pem, makes a list of every
/// value with a comma and decodes percent signs in keys: a profile must be read as it is written,
/// or refused.
[[nodiscard]] IniText readIni(const QByteArray &bytes);

} // namespace pd

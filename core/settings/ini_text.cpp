#include "core/settings/ini_text.h"

#include <QStringDecoder>

#include <algorithm>

namespace pd {

namespace {

constexpr QChar byteOrderMark(0xFEFF);

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || c == u'_' || c == u'-' || c == u'.';
}

bool isName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

QStringView withoutQuotes(QStringView value)
{
    if (value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"')) {
        return value.mid(1, value.size() - 2);
    }
    return value;
}

} // namespace

IniText readIni(const QByteArray &bytes)
{
    IniText ini;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar::Null)) {
        ini.isUtf8 = false;
        return ini;
    }
    if (text.startsWith(byteOrderMark)) {
        text.remove(0, 1);
    }
    QString section;
    int number = 0;
    for (const QStringView rawLine : QStringView(text).split(u'\n')) {
        ++number;
        const QStringView line = rawLine.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';')) {
            continue;
        }
        if (line.startsWith(u'[')) {
            const QStringView name = line.mid(1, line.size() - 2).trimmed();
            if (!line.endsWith(u']') || !isName(name)) {
                section.clear();
                ini.badLines.append(number);
                continue;
            }
            section = name.toString();
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        const QStringView key = equals < 0 ? QStringView() : line.left(equals).trimmed();
        if (!isName(key) || section.isEmpty()) {
            ini.badLines.append(number);
            continue;
        }
        const QStringView value = withoutQuotes(line.mid(equals + 1).trimmed());
        ini.entries.append({section + u'/' + key, value.toString(), number});
    }
    return ini;
}

} // namespace pd

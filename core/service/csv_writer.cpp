#include "core/service/csv_writer.h"

#include <QStringView>

#include <algorithm>

namespace pd {

namespace {

constexpr QStringView startsFormula(u"=+-@\t\r\n＝＋－＠");
constexpr qsizetype digitsThatSpreadsheetsKeep = 11;
constexpr QStringView needsQuotes(u",;\"\r\n\t");

bool isQuoted(const QString &cell)
{
    if (cell.isEmpty()) {
        return false;
    }
    for (const QChar c : cell) {
        if (needsQuotes.contains(c)) {
            return true;
        }
    }
    return cell.front().isSpace() || cell.back().isSpace();
}

} // namespace

QString safeCell(const QString &text)
{
    const bool isRisky = !text.isEmpty() && startsFormula.contains(text.front());
    return isRisky ? QString(u'\'' + text) : text;
}

QString longNumberCell(const QString &text)
{
    const bool isNumber
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return isNumber && text.size() > digitsThatSpreadsheetsKeep ? QString(u'`' + text) : text;
}

QByteArray csvRow(const QStringList &cells)
{
    QByteArray row;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            row += ',';
        }
        QString cell = safeCell(cells.at(i));
        if (isQuoted(cell)) {
            cell.replace(u'"', QStringLiteral("\"\""));
            cell = u'"' + cell + u'"';
        }
        row += cell.toUtf8();
    }
    return row + "\r\n";
}

} // namespace pd

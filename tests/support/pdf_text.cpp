#include "tests/support/pdf_text.h"

#include <QHash>
#include <QRegularExpression>

namespace pd::test {

namespace {

using Letters = QHash<uint, QString>; // of a font, by glyph

QByteArray unpacked(const QByteArray &object)
{
    const QByteArray begin("stream\n");
    const qsizetype from = object.indexOf(begin);
    const qsizetype to = object.lastIndexOf("\nendstream");
    if (from < 0 || to < from) {
        return {};
    }
    QByteArray bytes = object.mid(from + begin.size(), to - from - begin.size());
    if (!object.left(from).contains("/FlateDecode")) {
        return bytes;
    }
    return qUncompress(QByteArray(4, '\1') + bytes); // the length is a guess that Qt corrects
}

uint number(const QString &hex)
{
    return hex.toUInt(nullptr, 16);
}

/// A "ToUnicode" map: ranges of glyphs, each with its first letter or a list of letters.
Letters lettersOf(const QByteArray &map)
{
    static const QRegularExpression range(
        QStringLiteral("<(\\w+)>\\s*<(\\w+)>\\s*(?:<(\\w+)>|\\[([^\\]]*)\\])"));
    static const QRegularExpression one(QStringLiteral("<(\\w+)>"));
    const auto text = [](const QString &hex) {
        QString letters;
        for (qsizetype i = 0; i + 4 <= hex.size(); i += 4) {
            letters += QChar(static_cast<char16_t>(number(hex.mid(i, 4))));
        }
        return letters;
    };
    Letters letters;
    const QString body = QString::fromLatin1(map.mid(map.indexOf("endcodespacerange")));
    for (auto found = range.globalMatch(body); found.hasNext();) {
        const auto match = found.next();
        uint glyph = number(match.captured(1));
        if (!match.captured(3).isEmpty()) {
            for (uint letter = number(match.captured(3)); glyph <= number(match.captured(2));
                 ++glyph, ++letter) {
                letters.insert(glyph, QString(QChar(static_cast<char16_t>(letter))));
            }
            continue;
        }
        for (auto each = one.globalMatch(match.captured(4)); each.hasNext(); ++glyph) {
            letters.insert(glyph, text(each.next().captured(1)));
        }
    }
    return letters;
}

} // namespace

QString pdfText(const QByteArray &pdf)
{
    static const QRegularExpression begin(QStringLiteral("(?:^|\\n)(\\d+) 0 obj\\n"));
    static const QRegularExpression toUnicode(QStringLiteral("/ToUnicode (\\d+) 0 R"));
    static const QRegularExpression drawn(QStringLiteral("/F(\\d+) [\\d.]+ Tf|<(\\w+)>\\s*Tj"));
    QHash<uint, QByteArray> objects;
    const QString whole = QString::fromLatin1(pdf);
    for (auto found = begin.globalMatch(whole); found.hasNext();) {
        const auto match = found.next();
        const qsizetype from = match.capturedEnd();
        const qsizetype to = pdf.indexOf("\nendobj", from);
        objects.insert(match.captured(1).toUInt(), pdf.mid(from, to - from));
    }
    QHash<uint, Letters> fonts;
    for (auto object = objects.begin(); object != objects.end(); ++object) {
        const auto match = toUnicode.match(QString::fromLatin1(object.value()));
        if (match.hasMatch()) {
            fonts.insert(object.key(),
                         lettersOf(unpacked(objects.value(match.captured(1).toUInt()))));
        }
    }
    QString text;
    for (const QByteArray &object : std::as_const(objects)) {
        uint font = 0;
        const QByteArray stream = unpacked(object);
        if (!stream.contains("\nBT\n")) {
            continue;
        }
        const QString content = QString::fromLatin1(stream);
        for (auto found = drawn.globalMatch(content); found.hasNext();) {
            const auto match = found.next();
            if (!match.captured(1).isEmpty()) {
                font = match.captured(1).toUInt();
                continue;
            }
            const QString glyphs = match.captured(2);
            for (qsizetype i = 0; i + 4 <= glyphs.size(); i += 4) {
                text += fonts.value(font).value(number(glyphs.mid(i, 4)));
            }
        }
    }
    return text.remove(QRegularExpression(QStringLiteral("\\s")));
}

} // namespace pd::test

#include "tests/support/secret_search.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace pd::test {

namespace {

constexpr int pieceSize = 32;

QByteArray utf16Of(const QByteArray &text)
{
    const QString wide = QString::fromUtf8(text);
    return {reinterpret_cast<const char *>(wide.utf16()),
            wide.size() * static_cast<qsizetype>(sizeof(char16_t))};
}

} // namespace

QList<QByteArray> formsOf(const QByteArray &secret)
{
    QList<QByteArray> forms{secret, utf16Of(secret), secret.toHex(), secret.toHex().toUpper()};
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        // Three bytes make four characters: the same text looks different behind one or two more.
        // The first and last four depend on the neighbours.
        for (const int before : {0, 1, 2}) {
            const QByteArray shifted = QByteArray(before, 'x') + secret;
            const QByteArray whole = shifted.toBase64(alphabet | QByteArray::OmitTrailingEquals);
            forms.append(whole.sliced(4).chopped(4));
        }
    }
    return forms;
}

QList<QByteArray> tracesOf(const QByteArray &pem)
{
    QList<QByteArray> traces;
    QByteArray base64;
    for (const QByteArray &line : pem.split('\n')) {
        if (!line.isEmpty() && !line.startsWith("-----")) {
            base64 += line.trimmed();
            if (line.size() >= pieceSize) {
                traces.append(line.trimmed());
            }
        }
    }
    const QByteArray der = QByteArray::fromBase64(base64);
    traces += formsOf(der.mid(der.size() / 2, pieceSize));
    traces += formsOf(der.right(pieceSize));
    return traces;
}

QStringList filesWith(const QString &folder, const QList<QByteArray> &texts)
{
    QStringList found;
    const QFileInfoList infos = QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden
                                                           | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &info : infos) {
        if (info.isSymLink()) {
            continue;
        }
        if (info.isDir()) {
            found += filesWith(info.filePath(), texts);
            continue;
        }
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray bytes = file.readAll();
        if (std::any_of(texts.begin(), texts.end(),
                        [&bytes](const QByteArray &text) { return bytes.contains(text); })) {
            found.append(info.filePath());
        }
    }
    return found;
}

} // namespace pd::test

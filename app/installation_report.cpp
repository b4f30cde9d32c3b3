#include "app/installation_report.h"

#include "core/wechatpay/credential_io.h"

#include <openssl/crypto.h>

#include <QCoreApplication>
#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QImage>
#include <QLibraryInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>
#include <QStyleFactory>
#include <QTranslator>

#include <optional>

namespace pd {

namespace {

constexpr qsizetype fontsNamed = 5;

/// Of an empty database in memory; empty text if there is no driver for it.
QString sqliteVersion()
{
    const QString connection = QStringLiteral("installation-report");
    QString version;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(QStringLiteral(":memory:"));
        if (database.open()) {
            QSqlQuery query(QStringLiteral("SELECT sqlite_version()"), database);
            if (query.next()) {
                version = query.value(0).toString();
            }
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return version;
}

QStringList pluginFiles()
{
    QStringList files;
    const QStringList paths = QCoreApplication::libraryPaths();
    for (const QString &path : paths) {
        for (const char *kind : {"platforms", "sqldrivers", "tls", "styles", "imageformats"}) {
            const QDir folder(path + u'/' + QLatin1String(kind));
            const QStringList names = folder.entryList(QDir::Files, QDir::Name);
            for (const QString &name : names) {
                files.append(QLatin1String(kind) + u'/' + name);
            }
        }
    }
    files.removeDuplicates();
    return files;
}

/// Those that hold words, by name: ours and Qt's own.
QStringList translations()
{
    const QDir folder(QStringLiteral(":/pd/i18n"));
    QStringList names;
    const QStringList files = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &file : files) {
        QTranslator translator;
        if (translator.load(folder.filePath(file)) && !translator.isEmpty()) {
            names.append(file.section(u'.', 0, 0));
        }
    }
    return names;
}

/// How many of the built-in pictures can be read; empty if one can't.
std::optional<qsizetype> readablePictures()
{
    qsizetype count = 0;
    for (const QString &name : {QStringLiteral(":/pd/icons"), QStringLiteral(":/pd/app")}) {
        const QDir folder(name);
        const QStringList files = folder.entryList(QDir::Files, QDir::Name);
        for (const QString &file : files) {
            if (QImage(folder.filePath(file)).isNull()) {
                return std::nullopt;
            }
            ++count;
        }
    }
    return count > 0 ? std::optional(count) : std::nullopt;
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("none") : text;
}

} // namespace

InstallationReport reportInstallation()
{
    InstallationReport report;
    const auto say = [&report](const char *what, const QString &value) {
        report.lines.append(QLatin1String(what) + QStringLiteral(": ") + value);
    };
    say("Qt",
        QLatin1String(qVersion()) + QStringLiteral(", built with ")
            + QLatin1String(QT_VERSION_STR));
    say("system",
        QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture());
    say("OpenSSL for signatures", QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION)));
    const bool tls = QSslSocket::supportsSsl();
    say("TLS",
        orNone(tls ? QSslSocket::activeBackend() + QStringLiteral(", ")
                       + QSslSocket::sslLibraryVersionString()
                   : QString()));
    const bool oldCiphers = LegacyContext({}).hasLegacy();
    say("OpenSSL's old ciphers",
        oldCiphers ? QStringLiteral("loaded")
                   : QStringLiteral("none: older .p12 files can't be read"));
    const QString sqlite = sqliteVersion();
    say("SQLite", orNone(sqlite));
    say("platform", QGuiApplication::platformName());
    say("styles", QStyleFactory::keys().join(QStringLiteral(", ")));
    say("plug-ins", orNone(pluginFiles().join(QStringLiteral(", "))));
    const QStringList words = translations();
    say("translations", orNone(words.join(QStringLiteral(", "))));
    const auto pictures = readablePictures();
    say("icons", pictures ? QString::number(*pictures) : QStringLiteral("damaged"));
    const QStringList chinese = QFontDatabase::families(QFontDatabase::SimplifiedChinese);
    say("fonts that can show Chinese",
        orNone(chinese.mid(0, fontsNamed).join(QStringLiteral(", ")))
            + (chinese.size() > fontsNamed
                   ? QStringLiteral(" and %1 more").arg(chinese.size() - fontsNamed)
                   : QString()));
    if (!tls) {
        report.missing.append(QStringLiteral("a TLS back end"));
    }
    if (sqlite.isEmpty()) {
        report.missing.append(QStringLiteral("the SQLite driver"));
    }
    for (const QString &name :
         {QStringLiteral("points-desk_zh_CN"), QStringLiteral("qtbase_zh_CN")}) {
        if (!words.contains(name)) {
            report.missing.append(QStringLiteral("the translation ") + name);
        }
    }
    if (!pictures) {
        report.missing.append(QStringLiteral("the icons"));
    }
    if (chinese.isEmpty()) {
        report.missing.append(QStringLiteral("a font that can show Chinese"));
    }
    return report;
}

} // namespace pd

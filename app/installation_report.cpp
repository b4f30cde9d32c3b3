#include "app/installation_report.h"

#include <openssl/crypto.h>

#include <QCoreApplication>
#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>
#include <QStyleFactory>

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
    const QString sqlite = sqliteVersion();
    say("SQLite", orNone(sqlite));
    say("platform", QGuiApplication::platformName());
    say("styles", QStyleFactory::keys().join(QStringLiteral(", ")));
    say("plug-ins", orNone(pluginFiles().join(QStringLiteral(", "))));
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
    if (chinese.isEmpty()) {
        report.missing.append(QStringLiteral("a font that can show Chinese"));
    }
    return report;
}

} // namespace pd

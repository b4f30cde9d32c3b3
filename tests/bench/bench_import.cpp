// 100,000 payments from a CSV, durable, against `sqlite3 .import` of the same file into a table
// with the same indexes. Where there is no sqlite3 the first figure stands alone.
#include "core/service/import_service.h"
#include "core/store/database.h"
#include "core/store/import_store.h"
#include "tests/bench/figure.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace pd;

namespace {

constexpr int rows = 100'000;
constexpr int runs = 3;
constexpr int patienceMs = 600'000;

bool writeCsv(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    QByteArray csv = "transaction_id,amount,time_end,openid,shop_name\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(1'000'000'000 + i);
        const QByteArray minute = QByteArray::number(10 + i % 50);
        csv += "420000234520261124" + number + ',' + QByteArray::number(1 + i % 900) + ".30,"
            + "2026-11-24 1" + QByteArray::number(i % 10) + ':' + minute + ":00,oUpF8uMuAJO_M2px"
            + number + ",shop " + QByteArray::number(i % 400) + '\n';
    }
    return file.write(csv) == csv.size();
}

/// Milliseconds, or a negative number if it went wrong.
double importOurs(const QString &csv, const QString &store)
{
    auto database = Database::open(store);
    const auto preview = ImportService::preview(csv);
    if (!database || !preview) {
        return -1;
    }
    ImportStore into(**database);
    ImportService service(into, {});
    ImportResult result;
    QObject::connect(&service, &ImportService::finished, &service,
                     [&result](const ImportResult &end) {
                         result = end;
                         QCoreApplication::exit(0);
                     });
    QElapsedTimer timer;
    timer.start();
    if (service.startCsv({csv, preview->dialect, preview->mapping, {}}) != ImportStart::Started) {
        return -1;
    }
    QCoreApplication::exec();
    const double elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return result.added == rows ? elapsed : -1;
}

double importTheirs(const QString &program, const QString &csv, const QString &store)
{
    QProcess sqlite;
    sqlite.start(program, {store});
    sqlite.write("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;\n"
                 "CREATE TABLE t (transaction_id TEXT PRIMARY KEY, amount TEXT, time_end TEXT,"
                 " openid TEXT, shop_name TEXT);\n"
                 "CREATE INDEX t1 ON t (time_end, transaction_id);\n"
                 "CREATE INDEX t2 ON t (amount, time_end, transaction_id);\n"
                 "CREATE INDEX t3 ON t (openid, time_end, transaction_id);\n"
                 "CREATE INDEX t4 ON t (shop_name, amount, time_end, transaction_id);\n"
                 "CREATE INDEX t5 ON t (amount, transaction_id);\n"
                 "CREATE INDEX t6 ON t (transaction_id, amount);\n");
    sqlite.write(".mode csv\n.import --skip 1 \"" + csv.toUtf8() + "\" t\n");
    QElapsedTimer timer;
    timer.start();
    sqlite.closeWriteChannel();
    const bool ended = sqlite.waitForFinished(patienceMs) && sqlite.exitCode() == 0;
    return ended ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : -1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString csv = folder.filePath(QStringLiteral("rows.csv"));
    if (!folder.isValid() || !writeCsv(csv)) {
        std::fprintf(stderr, "no room for the file\n");
        return 1;
    }
    const QString sqlite = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    QList<double> ours;
    QList<double> theirs;
    for (int run = 0; run < runs; ++run) {
        ours += importOurs(csv, folder.filePath(QStringLiteral("ours-%1.db").arg(run)));
        if (!sqlite.isEmpty()) {
            theirs += importTheirs(sqlite, csv,
                                   folder.filePath(QStringLiteral("theirs-%1.db").arg(run)));
        }
    }
    if (ours.contains(-1) || theirs.contains(-1)) {
        std::fprintf(stderr, "an import went wrong\n");
        return 1;
    }
    bench::print(QStringLiteral("import, 100,000 rows of CSV"), QStringLiteral("ms"), ours);
    if (!theirs.isEmpty()) {
        bench::print(QStringLiteral("sqlite3 .import, the same rows and indexes"),
                     QStringLiteral("ms"), theirs);
    }
    return 0;
}

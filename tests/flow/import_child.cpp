// Imports a CSV into a store and says how far it is, line by line: to be killed in the middle.
#include "core/service/import_service.h"
#include "core/store/database.h"
#include "core/store/import_store.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

void say(qint64 number)
{
    std::printf("%lld\n", static_cast<long long>(number));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        return 2;
    }
    const auto database = pd::Database::open(arguments.at(1));
    const auto preview = pd::ImportService::preview(arguments.at(2));
    if (!database || !preview) {
        return 3;
    }
    pd::ImportStore store(**database);
    pd::ImportService service(store, {});
    QObject::connect(&service, &pd::ImportService::progressed, &application,
                     [](const pd::ImportProgress &progress) { say(progress.added); });
    QObject::connect(&service, &pd::ImportService::finished, &application,
                     [](const pd::ImportResult &result) {
                         say(result.added);
                         QCoreApplication::exit(result.store || result.refused > 0 ? 4 : 0);
                     });
    const pd::CsvJob job{arguments.at(2), preview->dialect, preview->mapping, {}};
    if (service.startCsv(job) != pd::ImportStart::Started) {
        return 5;
    }
    return QCoreApplication::exec();
}

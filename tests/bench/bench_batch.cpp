// Corrections a second in a batch, each durable before it is sent and after it was answered,
// against bare POSTs by wechatpay-axios-plugin at the same concurrency on the same gateway, in
// turn, in the same run. The processor time of a correction, and what 100,000 loaded rows hold.
#include "core/service/batch_loader.h"
#include "core/service/batch_service.h"
#include "core/store/batch_store.h"
#include "tests/bench/figure.h"
#include "tests/bench/gateway_desk.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>

#include <cstdio>

using namespace pd;

namespace {

constexpr int runs = 5;
constexpr int rowsARun = 1'000;
constexpr int inFlight = 8;
constexpr int manyRows = 100'000;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double residentMegabytes()
{
    const QList<QByteArray> pages = contents(QStringLiteral("/proc/self/statm")).split(' ');
    constexpr double pagesAMegabyte = 256; // of 4 KiB
    return pages.value(1).toDouble() / pagesAMegabyte;
}

QString csvOf(int rows, test::GatewayProcess &gateway)
{
    QString text = QStringLiteral("transaction_id,increased_points,openid\n");
    for (int i = 0; i < rows; ++i) {
        text += gateway.newTransaction() + QStringLiteral(",120,oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\n");
    }
    return text;
}

struct Bench
{
    BatchStore &store;
    BatchLoader &loader;
    BatchService &service;

    [[nodiscard]] EntryId load(const QString &text) const
    {
        EntryId id;
        QObject context;
        QObject::connect(&loader, &BatchLoader::loaded, &context, [&id](const EntryId &loaded) {
            id = loaded;
            QCoreApplication::exit(0);
        });
        QObject::connect(&loader, &BatchLoader::failed, &context,
                         [] { QCoreApplication::exit(1); });
        loader.start({BatchText{text}, EntryKind::Report});
        QCoreApplication::exec();
        return id;
    }

    /// True if every row was accepted.
    [[nodiscard]] bool send(const EntryId &id) const
    {
        const auto batch = store.find(id);
        if (!batch || !*batch) {
            return false;
        }
        BatchProgress last;
        QObject context;
        QObject::connect(&service, &BatchService::progressed, &context,
                         [&last](const BatchProgress &progress) {
                             last = progress;
                             if (progress.state != BatchState::Running && progress.inFlight == 0) {
                                 QCoreApplication::exit(0);
                             }
                         });
        if (!service.start(
                {id, QString::number((*batch)->totals.moved()), QStringLiteral("补报"), {}})) {
            return false;
        }
        QCoreApplication::exec();
        return last.counts.accepted == (*batch)->totals.good;
    }
};

/// What the JavaScript client needs for as many: a second, and processor time for one.
std::optional<std::pair<double, double>> barePosts(const test::GatewayProcess &gateway, int first)
{
    QProcess node;
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(QStringLiteral(PD_NODE),
               {QStringLiteral(PD_BARE_POSTS), gateway.url().toString(),
                gateway.file(QStringLiteral("merchant_key.pem")), gateway.publicKeyId(),
                gateway.file(QStringLiteral("platform_pub.pem")), QString::number(rowsARun),
                QString::number(inFlight), QString::number(first)});
    constexpr int patienceMs = 300'000;
    if (!node.waitForFinished(patienceMs)) {
        return std::nullopt;
    }
    const QJsonObject said = QJsonDocument::fromJson(node.readAllStandardOutput()).object();
    if (said.value(QStringLiteral("taken")).toInt() != rowsARun) {
        return std::nullopt;
    }
    return std::pair(said.value(QStringLiteral("perSecond")).toDouble(),
                     said.value(QStringLiteral("microseconds")).toDouble());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::GatewayDesk desk;
    if (!desk.open()) {
        return 1;
    }
    test::GatewayProcess &gateway = desk.gateway();
    BatchStore store(desk.database());
    BatchSettings settings;
    settings.appid = QStringLiteral("wx8888888888888888");
    settings.limits = {inFlight, 1'000'000, 5, Points::maxValue};
    BatchLoader loader(store, desk.transactions(), desk.corrections(), desk.clock(), settings);
    BatchService service(store, desk.corrections(), desk.clock(), settings);
    const Bench bench{store, loader, service};

    QList<double> ours;
    QList<double> theirs;
    QList<double> ratio;
    QList<double> processor;
    QList<double> theirProcessor;
    for (int run = 0; run < runs; ++run) {
        const EntryId id = bench.load(csvOf(rowsARun, gateway));
        QElapsedTimer timer;
        timer.start();
        const double before = bench::processorMicroseconds();
        if (id.isNull() || !bench.send(id)) {
            std::fprintf(stderr, "a correction was not accepted\n");
            return 1;
        }
        processor += (bench::processorMicroseconds() - before) / rowsARun;
        ours += rowsARun * 1e9 / static_cast<double>(timer.nsecsElapsed());
        const auto bare = barePosts(gateway, run * rowsARun);
        if (!bare) {
            std::fprintf(stderr, "a bare post was not accepted\n");
            return 1;
        }
        theirs += bare->first;
        theirProcessor += bare->second;
        ratio += ours.constLast() / bare->first;
    }
    bench::print(QStringLiteral("batch, corrections a second, durable"), QStringLiteral("1/s"),
                 ours);
    bench::print(QStringLiteral("bare posts by JavaScript a second"), QStringLiteral("1/s"),
                 theirs);
    bench::print(QStringLiteral("batch against bare posts"), QStringLiteral("x"), ratio);
    bench::print(QStringLiteral("processor time, one correction of a batch"), QStringLiteral("us"),
                 processor);
    bench::print(QStringLiteral("processor time, one bare post"), QStringLiteral("us"),
                 theirProcessor);

    const QString many = csvOf(manyRows, gateway);
    const double empty = residentMegabytes();
    QElapsedTimer timer;
    timer.start();
    if (bench.load(many).isNull()) {
        return 1;
    }
    bench::print(QStringLiteral("100,000 rows read and checked"), QStringLiteral("s"),
                 {static_cast<double>(timer.elapsed()) / 1000});
    bench::print(QStringLiteral("memory that 100,000 loaded rows add"), QStringLiteral("MB"),
                 {residentMegabytes() - empty});
    return 0;
}

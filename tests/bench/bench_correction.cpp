// Processor time of one correction (build, journal, sign, send, verify, journal) against one
// RSA-2048 signature and one verification, in turn, in the same run. The gateway is another
// process, so its time does not count; the kernel's part of our own sending and syncing does.
#include "core/domain/clock.h"
#include "core/domain/zoned_time.h"
#include "core/service/correction_service.h"
#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/transaction_store.h"
#include "core/wechatpay/api_client.h"
#include "core/wechatpay/network_transport.h"
#include "tests/bench/figure.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace pd;

namespace {

constexpr int runs = 15;
constexpr int perRun = 40;
constexpr int patienceMs = 60'000;

/// The Node gateway of tests/peers, in a folder of its own.
class Gateway
{
public:
    explicit Gateway(const QByteArray &merchantPublicPem)
    {
        QFile file(m_folder.filePath(QStringLiteral("merchant_pub.pem")));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(merchantPublicPem);
        }
        file.close();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(PD_NODE),
                        {QStringLiteral(PD_GATEWAY), QStringLiteral("--dir"), m_folder.path()});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) { }
        m_said = QJsonDocument::fromJson(m_process.readLine()).object();
    }
    ~Gateway()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(patienceMs);
    }
    Gateway(const Gateway &) = delete;
    Gateway &operator=(const Gateway &) = delete;

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1")
                        .arg(m_said.value(QStringLiteral("http")).toInt()));
    }
    [[nodiscard]] TrustedKeys keys() const
    {
        TrustedKeys keys;
        QFile file(m_folder.filePath(QStringLiteral("platform_pub.pem")));
        if (file.open(QIODevice::ReadOnly)) {
            if (const auto key = PublicKey::fromPem(file.readAll())) {
                keys.addPublicKey(m_said.value(QStringLiteral("publicKeyId")).toString(), *key);
            }
        }
        return keys;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_said;
};

double signAndVerify(const PrivateKey &key, const PublicKey &publicKey)
{
    const double before = bench::processorMicroseconds();
    for (int i = 0; i < perRun; ++i) {
        const QByteArray message
            = "POST\n/v3/businesscircle/points/notify\n" + QByteArray::number(i);
        if (!publicKey.verify(message, key.sign(message))) {
            return -1;
        }
    }
    return (bench::processorMicroseconds() - before) / perRun;
}

class Corrections : public QObject
{
public:
    Corrections(CorrectionService &service, const Clock &clock)
        : m_service(service)
        , m_clock(clock)
    {
        connect(&service, &CorrectionService::entryChanged, this, [this](const Entry &entry) {
            if (entry.state == EntryState::Accepted) {
                ++m_accepted;
            }
        });
        connect(
            &service, &CorrectionService::idle, this, [] { QCoreApplication::exit(0); },
            Qt::QueuedConnection);
    }

    double run()
    {
        m_accepted = 0;
        const double before = bench::processorMicroseconds();
        for (int i = 0; i < perRun; ++i) {
            CorrectionDraft draft;
            draft.transactionId = QStringLiteral("4200000000")
                + inShanghai(m_clock.now()).toString(QStringLiteral("yyyyMMdd"))
                + QString::number(1'000'000'003 + 10 * ++m_number);
            draft.appid = QStringLiteral("wx8888888888888888");
            draft.openid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
            draft.points = QStringLiteral("120");
            draft.updateTime = toRfc3339(inShanghai(m_clock.now()));
            draft.reason = QStringLiteral("补报");
            const auto correction = validate(draft, {}, m_clock);
            if (!correction || !m_service.submit(*correction)) {
                return -1;
            }
            QCoreApplication::exec();
        }
        return m_accepted == perRun ? (bench::processorMicroseconds() - before) / perRun : -1;
    }

private:
    CorrectionService &m_service;
    const Clock &m_clock;
    int m_accepted = 0;
    int m_number = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const SystemClock clock;
    const PrivateKey key = PrivateKey::generate();
    const auto publicKey = PublicKey::fromPem(key.publicPem());
    const Gateway gateway(key.publicPem());
    const auto database = Database::open(folder.filePath(QStringLiteral("bench.db")));
    if (!publicKey || !database) {
        return 1;
    }
    Journal journal(**database);
    const JournalPages pages(**database);
    const TransactionStore transactions(**database);
    NetworkTransport transport;
    ApiClient client({gateway.url(), "PointsDesk/bench"},
                     Signer(QStringLiteral("1900000109"), QStringLiteral("0123456789ABCDEF"), key),
                     gateway.keys(), transport, clock);
    CorrectionService service({QStringLiteral("1900000109"), {}, QStringLiteral("bench"), {}},
                              {journal, pages, transactions}, &client, clock);
    Corrections corrections(service, clock);
    corrections.run(); // what is loaded at first use
    QList<double> rsa;
    QList<double> whole;
    QList<double> ratio;
    for (int run = 0; run < runs; ++run) {
        const double base = signAndVerify(key, *publicKey);
        const double one = corrections.run();
        if (base <= 0 || one <= 0) {
            std::fprintf(stderr, "a correction was not accepted\n");
            return 1;
        }
        rsa += base;
        whole += one;
        ratio += one / base;
    }
    bench::print(QStringLiteral("processor time, RSA-2048 sign and verify"), QStringLiteral("us"),
                 rsa);
    bench::print(QStringLiteral("processor time, one correction"), QStringLiteral("us"), whole);
    bench::print(QStringLiteral("processor time a correction, ratio"), QStringLiteral("x"), ratio);
    return 0;
}

// Processor time of one correction (build, journal, sign, send, verify, journal) against one
// RSA-2048 signature and one verification, in turn, in the same run. The gateway is another
// process, so its time does not count; the kernel's part of our own sending and syncing does.
#include "core/domain/zoned_time.h"
#include "tests/bench/figure.h"
#include "tests/bench/gateway_desk.h"

#include <QCoreApplication>

#include <cstdio>

using namespace pd;

namespace {

constexpr int runs = 15;
constexpr int perRun = 40;

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
    Corrections(CorrectionService &service, test::GatewayProcess &gateway, const Clock &clock)
        : m_service(service)
        , m_gateway(gateway)
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
            draft.transactionId = m_gateway.newTransaction();
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
    test::GatewayProcess &m_gateway;
    const Clock &m_clock;
    int m_accepted = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::GatewayDesk desk;
    if (!desk.open()) {
        return 1;
    }
    Corrections corrections(desk.corrections(), desk.gateway(), desk.clock());
    corrections.run(); // what is loaded at first use
    QList<double> rsa;
    QList<double> whole;
    QList<double> ratio;
    for (int run = 0; run < runs; ++run) {
        const double base = signAndVerify(desk.key(), desk.publicKey());
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

// From the start of the process to the first painted window, and the memory at rest, against an
// empty Qt window, in turn, in the same run. The desk is a live one over a journal of 1,000,000
// entries; nothing is sent. A third window, with two lines of Chinese and nothing else, tells what
// of the memory is the font's files. A first argument keeps the store for the next time, a second
// says how many entries.
#include "app/composition.h"
#include "app/language.h"
#include "core/domain/clock.h"
#include "tests/bench/figure.h"
#include "tests/support/big_store.h"
#include "ui/common/theme.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>

#include <cstdio>

using namespace pd;

namespace {

constexpr int runs = 11;
constexpr int restMs = 700;
constexpr int patienceMs = 60'000;

/// Resident set in MiB, from the kernel's own figures; 0 where there are none.
double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:")) {
            return line.mid(6).simplified().split(' ').constFirst().toDouble() / 1024;
        }
    }
    return 0;
}

/// Tells the parent when the window has painted, and its memory when it has come to rest.
class Witness : public QObject
{
public:
    explicit Witness(QWidget *window)
        : m_window(window)
    {
        window->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_window && event->type() == QEvent::UpdateRequest && !m_painted) {
            m_painted = true;
            // Behind this event, which paints.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    std::printf("painted\n");
                    std::fflush(stdout);
                    QTimer::singleShot(restMs, this, [] {
                        std::printf("%.1f\n", residentMiB());
                        std::fflush(stdout);
                        QApplication::exit(0);
                    });
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_window;
    bool m_painted = false;
};

int showEmpty(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QWidget window;
    window.resize(1366, 768);
    const Witness witness(&window);
    window.show();
    return QApplication::exec();
}

int showText(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ThemeKeeper theme(application, ThemeChoice::Light, false);
    QWidget window;
    window.resize(1366, 768);
    auto *lines = new QVBoxLayout(&window);
    for (const TextRole role : {TextRole::Body, TextRole::Title}) {
        auto *label = new QLabel(QStringLiteral("最近交易 ¥128.50"), &window);
        setTextRole(label, role);
        lines->addWidget(label);
    }
    const Witness witness(&window);
    window.show();
    return QApplication::exec();
}

int showDesk(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ThemeKeeper theme(application, ThemeChoice::Light, false);
    installLanguage(application, QStringLiteral("zh_CN"));
    const QTemporaryDir folder;
    const SystemClock clock;
    const QDir keys(QString::fromLocal8Bit(argv[3]));
    Profile profile = practiceProfile(QString::fromLocal8Bit(argv[2]));
    profile.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:9"));
    profile.privateKeyFile = keys.filePath(QStringLiteral("apiclient_key.pem"));
    profile.publicKeyId = QStringLiteral("PUB_KEY_ID_0119000001092024010100000000000001");
    profile.publicKeyFile = keys.filePath(QStringLiteral("pub_key.pem"));
    Desk desk(liveDesk(profile, clock), clock);
    MainWindow window(desk, profile, false, clock, folder.filePath(QStringLiteral("window.ini")));
    window.resize(1366, 768);
    const Witness witness(&window);
    desk.start();
    window.show();
    return QApplication::exec();
}

struct Seen
{
    double paintedMs = 0;
    double memoryMiB = 0;
};

Seen watch(const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    child.start(QCoreApplication::applicationFilePath(), arguments);
    Seen seen;
    while (!child.canReadLine() && child.waitForReadyRead(patienceMs)) { }
    if (child.readLine() != "painted\n") {
        return seen;
    }
    seen.paintedMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    child.waitForFinished(patienceMs);
    seen.memoryMiB = child.readLine().trimmed().toDouble();
    return seen;
}

bool runOpenSsl(const QStringList &arguments)
{
    return QProcess::execute(QStringLiteral("openssl"), arguments) == 0;
}

/// The files that showDesk() reads.
bool makeKeys(const QDir &folder)
{
    const QString key = folder.filePath(QStringLiteral("apiclient_key.pem"));
    return runOpenSsl(
               {QStringLiteral("genrsa"), QStringLiteral("-out"), key, QStringLiteral("2048")})
        && runOpenSsl({QStringLiteral("rsa"), QStringLiteral("-in"), key, QStringLiteral("-pubout"),
                       QStringLiteral("-out"), folder.filePath(QStringLiteral("pub_key.pem"))});
}

int compare(const QString &store)
{
    const QTemporaryDir keys;
    if (!makeKeys(QDir(keys.path()))) {
        std::fprintf(stderr, "no keys: is openssl there?\n");
        return 1;
    }
    QList<double> emptyMs;
    QList<double> deskMs;
    QList<double> ratio;
    QList<double> emptyMiB;
    QList<double> textMiB;
    QList<double> deskMiB;
    QList<double> memoryRatio;
    for (int run = 0; run < runs; ++run) {
        const Seen empty = watch({QStringLiteral("--empty")});
        const Seen text = watch({QStringLiteral("--text")});
        const Seen desk = watch({QStringLiteral("--desk"), store, keys.path()});
        if (empty.paintedMs <= 0 || text.paintedMs <= 0 || desk.paintedMs <= 0
            || empty.memoryMiB <= 0) {
            std::fprintf(stderr, "a window did not paint\n");
            return 1;
        }
        emptyMs += empty.paintedMs;
        deskMs += desk.paintedMs;
        ratio += desk.paintedMs / empty.paintedMs;
        emptyMiB += empty.memoryMiB;
        textMiB += text.memoryMiB;
        deskMiB += desk.memoryMiB;
        memoryRatio += desk.memoryMiB / empty.memoryMiB;
    }
    bench::print(QStringLiteral("first painted window, empty Qt window"), QStringLiteral("ms"),
                 emptyMs);
    bench::print(QStringLiteral("first painted window, desk"), QStringLiteral("ms"), deskMs);
    bench::print(QStringLiteral("first painted window, ratio"), QStringLiteral("x"), ratio);
    bench::print(QStringLiteral("memory at rest, empty Qt window"), QStringLiteral("MiB"),
                 emptyMiB);
    bench::print(QStringLiteral("memory at rest, two lines of Chinese"), QStringLiteral("MiB"),
                 textMiB);
    bench::print(QStringLiteral("memory at rest, desk"), QStringLiteral("MiB"), deskMiB);
    bench::print(QStringLiteral("memory at rest, ratio"), QStringLiteral("x"), memoryRatio);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray task = argc > 1 ? QByteArray(argv[1]) : QByteArray();
    if (task == "--empty") {
        return showEmpty(argc, argv);
    }
    if (task == "--text") {
        return showText(argc, argv);
    }
    if (task == "--desk") {
        return showDesk(argc, argv);
    }
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QTemporaryDir scratch;
    const QString store = arguments.value(1, scratch.filePath(QStringLiteral("bench.db")));
    if (!QFileInfo::exists(store)) {
        const int entries = arguments.value(2, QStringLiteral("1000000")).toInt();
        if (const auto made = big_store::make(store, entries); !made) {
            std::fprintf(stderr, "no store: %s\n", qPrintable(made.error().detail));
            return 1;
        }
    }
    return compare(store);
}

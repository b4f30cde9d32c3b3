// Time a frame while scrolling: the real window over the real desk with 1,000,000 entries. A frame
// is what the GUI thread works between a turn of the wheel, or a key, and the painted list: reading
// the event, rows that came in meanwhile, layout and paint; waiting for the next beat of the screen
// is not in it. A first argument keeps the store for the next time, a second says how many entries.
#include "app/composition.h"
#include "app/language.h"
#include "core/domain/clock.h"
#include "tests/bench/figure.h"
#include "tests/support/big_store.h"
#include "ui/common/theme.h"
#include "ui/main_window.h"
#include "ui/transactions/period_box.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QWheelEvent>

#include <cstdio>
#include <functional>

using namespace pd;

namespace {

constexpr int frames = 1500;
constexpr int framesOnEnd = 60;
constexpr int beatMs = 16;
constexpr int patienceMs = 120'000;

/// Sums what the event loop works, waiting left out.
class BusyApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread()) {
            return QApplication::notify(receiver, event);
        }
        if (m_depth++ == 0) {
            m_timer.start();
        }
        const bool done = QApplication::notify(receiver, event);
        if (--m_depth == 0) {
            m_busyNs += m_timer.nsecsElapsed();
        }
        return done;
    }
    double takeBusyMs()
    {
        const double ms = static_cast<double>(m_busyNs) / 1e6;
        m_busyNs = 0;
        return ms;
    }

private:
    QElapsedTimer m_timer;
    qint64 m_busyNs = 0;
    int m_depth = 0;
};

struct Scroll
{
    QString name;
    QTableView *table = nullptr;
    int frames = 0;
    std::function<void(QTableView *)> turn;
};

void wheel(QTableView *table)
{
    const QPointF place = table->viewport()->rect().center();
    QWheelEvent event(place, table->viewport()->mapToGlobal(place), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(table->viewport(), &event);
}

void strike(QTableView *table, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent press(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(table, &press);
}

/// One turn a beat; what the loop has worked when the next beat comes was that turn's frame.
class Scroller final : public QObject
{
public:
    Scroller(BusyApplication &application, QList<Scroll> scrolls)
        : m_application(application)
        , m_scrolls(std::move(scrolls))
    {
        m_beat.setInterval(beatMs);
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, &Scroller::onBeat);
        m_patience.start();
        m_beat.start();
    }

private:
    void onBeat()
    {
        const Scroll &scroll = m_scrolls.constFirst();
        // The list of the first page comes from another thread.
        if (scroll.table->model()->rowCount() == 0) {
            if (m_patience.hasExpired(patienceMs)) {
                std::fprintf(stderr, "%s: no rows\n", qPrintable(scroll.name));
                QApplication::exit(1);
            }
            return;
        }
        const double busy = m_application.takeBusyMs();
        if (m_turned) {
            m_samples += busy;
        }
        if (m_samples.size() == scroll.frames) {
            bench::print(scroll.name, QStringLiteral("ms"), m_samples);
            bench::print(scroll.name + QStringLiteral(", rows read"), QStringLiteral("rows"),
                         {static_cast<double>(scroll.table->model()->rowCount())});
            next();
            return;
        }
        scroll.turn(scroll.table);
        m_turned = true;
    }

    void next()
    {
        m_samples.clear();
        m_turned = false;
        m_scrolls.removeFirst();
        if (m_scrolls.isEmpty()) {
            m_beat.stop();
            QApplication::exit(0);
        }
    }

    BusyApplication &m_application;
    QList<Scroll> m_scrolls;
    QList<double> m_samples;
    QTimer m_beat;
    QElapsedTimer m_patience;
    bool m_turned = false;
};

} // namespace

int main(int argc, char **argv)
{
    BusyApplication application(argc, argv);
    const ThemeKeeper theme(application, ThemeChoice::Light, true);
    installLanguage(application, QStringLiteral("zh_CN"));
    const QTemporaryDir folder;
    const QStringList arguments = QApplication::arguments();
    const QString store = arguments.value(1, folder.filePath(QStringLiteral("bench.db")));
    if (!QFileInfo::exists(store)) {
        const int entries = arguments.value(2, QStringLiteral("1000000")).toInt();
        if (const auto made = big_store::make(store, entries); !made) {
            std::fprintf(stderr, "no store: %s\n", qPrintable(made.error().detail));
            return 1;
        }
    }
    const SystemClock clock;
    const Profile profile = practiceProfile(store);
    Desk desk(practiceDesk(profile, clock, makePracticeSwitch()), clock);
    MainWindow window(desk, profile, true, clock, folder.filePath(QStringLiteral("window.ini")));
    window.resize(1366, 768);
    auto *transactions = window.findChild<QTableView *>(QStringLiteral("transactions"));
    auto *history = window.findChild<QTableView *>(QStringLiteral("history"));
    auto *period = window.findChild<PeriodBox *>();
    period->setCurrentIndex(period->findData(static_cast<int>(PeriodBox::Period::Everything)));
    desk.start();
    window.show();
    const auto pageDown = [](QTableView *table) {
        strike(table, Qt::Key_PageDown);
    };
    const auto end = [](QTableView *table) {
        strike(table, Qt::Key_End, Qt::ControlModifier);
    };
    const Scroller scroller(
        application,
        {{QStringLiteral("a frame, transactions, wheel"), transactions, frames, wheel},
         {QStringLiteral("a frame, transactions, page down"), transactions, frames, pageDown},
         {QStringLiteral("a frame, transactions, to the end"), transactions, framesOnEnd, end},
         {QStringLiteral("a frame, history, wheel"), history, frames, wheel},
         {QStringLiteral("a frame, history, page down"), history, frames, pageDown},
         {QStringLiteral("a frame, history, to the end"), history, framesOnEnd, end}});
    return QApplication::exec();
}

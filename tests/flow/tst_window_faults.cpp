// The real window of the practice world while its journal can't be written: nothing is sent without
// its intent, nothing is lost, and the form says what to do. Unix only: it takes room away from the
// process by the system's own means. PD_PICTURES names a folder for pictures of what is said.
#include "app/composition.h"
#include "app/ui_driver.h"
#include "core/domain/clock.h"
#include "core/practice/sample_day.h"
#include "core/practice/special_places.h"
#include "store_samples.h"
#ifdef Q_OS_LINUX
#include "tests/support/full_disk.h"
#endif
#include "tests/support/patience.h"
#include "ui/common/theme.h"
#include "ui/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <optional>
#include <sys/resource.h>

using namespace pd;
using samples::Outsider;

namespace {

/// A payment of the sample day that waits and answers like the real one.
QString waitingPayment(const QDateTime &now)
{
    const QList<Transaction> day = sampleDay(now);
    for (const Transaction &payment : day) {
        if (!isTooLate(payment, now) && payment.refundedFen == 0
            && !specialPlaceOf(payment.transactionId)) {
            return payment.transactionId;
        }
    }
    return {};
}

} // namespace

class TestWindowFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingIsSentAndTheFormSaysSo_data();
    void nothingIsSentAndTheFormSaysSo();
    void deletedJournalIsMissed();

private:
    struct Desktop;
    [[nodiscard]] static bool says(const QWidget &window, const QString &words);
    static void picture(QWidget &window, const QString &name);
};

/// The program's window over a practice store in a folder of its own.
struct TestWindowFaults::Desktop
{
    explicit Desktop(const QString &folder)
        : profile(practiceProfile(folder + QStringLiteral("/practice.db")))
        , desk(practiceDesk(profile, clock, makePracticeSwitch(), 20), clock)
        , window(desk, profile, true, clock, folder + QStringLiteral("/window.ini"))
        , status(&desk, &Desk::statusChanged)
        , changed(&desk, &Desk::entryChanged)
    {
        window.resize(1366, 768);
        window.show();
        desk.start();
    }
    template <class Widget> [[nodiscard]] Widget *find(const char *name) const
    {
        return UiDriver::find<Widget>(&window, QString::fromLatin1(name));
    }
    /// Chooses the payment and fills the form, up to the review's last button.
    [[nodiscard]] bool fill(const QString &payment)
    {
        const auto wait = [](const std::function<bool()> &until) {
            return QTest::qWaitFor(until, patienceMs);
        };
        const auto *table = window.findChild<QAbstractItemView *>(QStringLiteral("transactions"));
        if (!wait([table] { return table->model()->rowCount() > 0; })) {
            return false;
        }
        UiDriver::type(find<QLineEdit>("scanBox"), payment);
        UiDriver::pressKey(find<QLineEdit>("scanBox"), Qt::Key_Return);
        if (!wait([this] {
                return find<QPushButton>("reviewButton") != nullptr
                    && find<QLineEdit>("points") != nullptr;
            })) {
            return false;
        }
        UiDriver::type(find<QLineEdit>("points"), QStringLiteral("12"));
        if (!wait([this] { return find<QLineEdit>("points")->text() == QLatin1String("12"); })) {
            return false;
        }
        auto *reason = find<QComboBox>("reason");
        UiDriver::type(reason->lineEdit(), reason->itemText(0));
        return wait([reason] { return reason->currentText() == reason->itemText(0); });
    }
    [[nodiscard]] bool confirm()
    {
        UiDriver::press(find<QPushButton>("reviewButton"));
        if (!QTest::qWaitFor([this] { return find<QPushButton>("confirmButton") != nullptr; },
                             patienceMs)) {
            return false;
        }
        UiDriver::press(find<QPushButton>("confirmButton"));
        return true;
    }

    SystemClock clock;
    Profile profile;
    Desk desk;
    MainWindow window;
    QSignalSpy status;
    QSignalSpy changed;
};

void TestWindowFaults::initTestCase()
{
    (void)std::signal(SIGXFSZ, SIG_IGN);
    installTheme(*qApp, ThemeChoice::Light);
}

bool TestWindowFaults::says(const QWidget &window, const QString &words)
{
    const QList<QLabel *> labels = window.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    });
}

void TestWindowFaults::picture(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("PD_PICTURES");
    if (!folder.isEmpty()) {
        QVERIFY(window.grab().save(folder + u'/' + name + QStringLiteral(".png")));
    }
}

void TestWindowFaults::nothingIsSentAndTheFormSaysSo_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("words");
#ifdef Q_OS_LINUX
    QTest::newRow("the disk is full")
        << QStringLiteral("full") << QStringLiteral("The disk is full");
#endif
    QTest::newRow("no room for this user")
        << QStringLiteral("room") << QStringLiteral("this user's share of it is used up");
    QTest::newRow("locked by another program")
        << QStringLiteral("lock") << QStringLiteral("in use by another program");
    QTest::newRow("the file was deleted")
        << QStringLiteral("gone") << QStringLiteral("can't be opened");
}

void TestWindowFaults::nothingIsSentAndTheFormSaysSo()
{
    QFETCH(const QString, fault);
    QFETCH(const QString, words);
    const QTemporaryDir folder;
    Desktop desktop(folder.path());
    const QString store = desktop.profile.storePath;
    const QString payment = waitingPayment(desktop.clock.now());
    QTRY_COMPARE_WITH_TIMEOUT(desktop.status.count(), 1, patienceMs);
    QVERIFY(!payment.isEmpty() && desktop.fill(payment));

    const QString aside = store + QStringLiteral(".aside");
    std::optional<Outsider> other;
#ifdef Q_OS_LINUX
    std::optional<test::FullDisk> full;
#endif
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    if (fault == QLatin1String("full")) {
#ifdef Q_OS_LINUX
        full.emplace(folder.path());
#endif
    } else if (fault == QLatin1String("room")) {
        const rlimit limit{1024, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    } else if (fault == QLatin1String("lock")) {
        other.emplace(store);
        QVERIFY(other->run(QStringLiteral("BEGIN IMMEDIATE")));
    } else {
        QVERIFY(QFile::rename(store, aside));
    }
    const bool confirmed = desktop.confirm();
    const bool said = confirmed
        && QTest::qWaitFor([&] { return says(desktop.window, QStringLiteral("nothing was sent")); },
                           patienceMs);
    const bool saidWhy = says(desktop.window, words);
    setrlimit(RLIMIT_FSIZE, &before);
#ifdef Q_OS_LINUX
    QCOMPARE(full.has_value(), test::FullDisk::refused() > 0);
    full.reset();
#endif
    picture(desktop.window, fault);
    other.reset();
    if (fault == QLatin1String("gone")) {
        QVERIFY(QFile::rename(aside, store));
    }
    QVERIFY(confirmed);
    QVERIFY(said);
    QVERIFY2(saidWhy, qPrintable(words));
    QCOMPARE(desktop.changed.count(), 0);
    // The stand-in keeps what it took in a file: this payment is not in it.
    QVERIFY(!samples::bytesOf(folder.filePath(QStringLiteral("practice-world.txt")))
                 .contains(payment.toLatin1()));

    // What was typed is still there, and goes out once the fault is over.
    QVERIFY(desktop.confirm());
    QTRY_COMPARE_WITH_TIMEOUT(desktop.changed.count(), 2, patienceMs);
    QCOMPARE(desktop.changed.at(1).at(0).value<Entry>().state, EntryState::Accepted);
    QCOMPARE(samples::bytesOf(folder.filePath(QStringLiteral("practice-world.txt")))
                 .count(payment.toLatin1()),
             1);
}

void TestWindowFaults::deletedJournalIsMissed()
{
    const QTemporaryDir folder;
    QString store;
    {
        Desktop desktop(folder.path());
        store = desktop.profile.storePath;
        QTRY_COMPARE_WITH_TIMEOUT(desktop.status.count(), 1, patienceMs);
        QVERIFY(desktop.fill(waitingPayment(desktop.clock.now())));
        QVERIFY(desktop.confirm());
        QTRY_COMPARE_WITH_TIMEOUT(desktop.changed.count(), 2, patienceMs);
        QSignalSpy closed(&desktop.desk, &Desk::closed);
        desktop.desk.close(0); // seals
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, patienceMs);
    }
    for (const char *end : {"", "-wal", "-shm"}) {
        QFile::remove(store + QLatin1String(end));
    }
    Desktop desktop(folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(desktop.status.count(), 1, patienceMs);
    const auto status = desktop.status.at(0).at(0).value<DeskStatus>();
    QVERIFY(status.store && status.lost);
    QCOMPARE(status.store->problem, StoreProblem::OlderCopy);
    QCOMPARE(status.lost->standing, JournalStanding::Behind);
    QCOMPARE(status.lost->end.sequence, 0);
    QVERIFY(desktop.window.bannerText().contains(QStringLiteral("not the one")));
    picture(desktop.window, QStringLiteral("older"));
    desktop.desk.acknowledgeHistory(QStringLiteral("王芳"),
                                    QStringLiteral("the disk was replaced"));
    QTRY_COMPARE_WITH_TIMEOUT(desktop.status.count(), 2, patienceMs);
    QVERIFY(!desktop.status.at(1).at(0).value<DeskStatus>().store);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.window.bannerText().isEmpty(), patienceMs);
}

QTEST_MAIN(TestWindowFaults)
#include "tst_window_faults.moc"

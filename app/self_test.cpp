#include "app/self_test.h"

#include "app/command_line.h"
#include "app/composition.h"
#include "app/installation_report.h"
#include "app/ui_driver.h"
#include "app/vault_probe.h"
#include "core/domain/clock.h"
#include "core/practice/practice_world.h"
#include "core/practice/special_places.h"
#include "ui/common/words.h"
#include "ui/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include <cstdio>

namespace pd {

namespace {

void print(const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    (void)std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    (void)std::fputc('\n', stdout);
    (void)std::fflush(stdout);
}

/// Two payments of today that nobody has reported and the practice world has no special answer for.
QStringList ordinaryPayments(const QDateTime &now)
{
    QStringList ids;
    const QList<Transaction> day = sampleDay(now);
    for (const Transaction &payment : day) {
        if (!isTooLate(payment, now) && payment.refundedFen == 0
            && !specialPlaceOf(payment.transactionId)) {
            ids.append(payment.transactionId);
        }
        if (ids.size() == 2) {
            break;
        }
    }
    return ids;
}

/// What one row of a table shows, cell by cell.
QString rowText(const QAbstractItemView *view, int row)
{
    QStringList cells;
    const QAbstractItemModel *model = view->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        cells.append(model->index(row, column).data(Qt::DisplayRole).toString().simplified());
    }
    return cells.join(QStringLiteral(" | "));
}

class SelfTest : public QObject
{
public:
    explicit SelfTest(QString screenshots)
        : m_screenshots(std::move(screenshots))
        , m_next(makePracticeSwitch())
        , m_profile(practiceProfile(m_folder.filePath(QStringLiteral("practice.db"))))
        , m_desk(practiceDesk(m_profile, m_clock, m_next, answerDelayMs), m_clock)
        , m_window(m_desk, m_profile, true, m_clock,
                   m_folder.filePath(QStringLiteral("window.ini")))
        , m_keychain(makeKeychainKeeper())
        , m_probe(m_folder.path(), *m_keychain)
    {
        connect(&m_desk, &Desk::entryChanged, this, [this](const Entry &entry) { m_last = entry; });
        connect(&m_driver, &UiDriver::finished, this, &SelfTest::onFinished);
    }

    void start()
    {
        const QStringList payments = ordinaryPayments(m_clock.now());
        const InstallationReport installation = reportInstallation();
        for (const QString &line : installation.lines) {
            print(line);
        }
        if (!installation.missing.isEmpty()) {
            m_driver.then(
                installation.missing.join(QStringLiteral(" and ")), [] { return false; }, [] {});
        }
        if (!m_folder.isValid() || (!m_screenshots.isEmpty() && !QDir().mkpath(m_screenshots))
            || payments.size() < 2) {
            m_driver.then(
                QStringLiteral("a folder and two payments to work with"), [] { return false; },
                [] {});
        } else {
            print(versionText().trimmed());
            correct(payments.at(0), QStringLiteral("128"), PracticeAnswer::Real,
                    EntryState::Accepted, QStringLiteral("main"));
            correct(payments.at(1), QStringLiteral("56"), PracticeAnswer::NotSubmitted,
                    EntryState::Rejected, QStringLiteral("refused"));
            m_driver.then(
                QStringLiteral("the keychain"), [this] { return m_probe.hasEnded(); },
                [this] { print(QStringLiteral("vault: ") + m_probe.report()); });
            m_driver.then(
                QStringLiteral("a vault that works"), [this] { return m_probe.works(); }, [] {});
            m_probe.start();
        }
        m_desk.start();
        m_window.resize(1366, 768);
        m_window.show();
        m_driver.run();
    }

private:
    static constexpr int answerDelayMs = 50;

    /// One correction by the window's own controls: scan box, form, review dialog, history.
    void correct(const QString &payment, const QString &points, PracticeAnswer answer,
                 EntryState expected, const QString &picture)
    {
        m_driver.then(
            QStringLiteral("the scan box"), [this] { return scanBox() != nullptr && rows() > 0; },
            [this, payment, answer] {
                m_next->store(answer);
                m_last.reset();
                UiDriver::type(scanBox(), payment);
                UiDriver::pressKey(scanBox(), Qt::Key_Return);
            });
        m_driver.then(
            QStringLiteral("the form for the payment"),
            [this] { return review() != nullptr && pointsField() != nullptr; },
            [this, points] { UiDriver::type(pointsField(), points); });
        // Fast keys are held back for a moment: they might be a scan.
        m_driver.then(
            QStringLiteral("the typed points"),
            [this, points] { return pointsField()->text() == points && reason() != nullptr; },
            [this] { UiDriver::type(reason()->lineEdit(), reason()->itemText(0)); });
        m_driver.then(
            QStringLiteral("the typed reason"),
            [this] { return reason()->currentText() == reason()->itemText(0); },
            [this] { UiDriver::press(review()); });
        m_driver.then(
            QStringLiteral("the review dialog"), [this] { return confirm() != nullptr; },
            [this, picture] {
                savePicture(QStringLiteral("review-") + picture, dialog());
                UiDriver::press(confirm());
            });
        m_driver.then(
            QStringLiteral("the outcome in the history"),
            [this, expected] {
                return m_last && m_last->state == expected && historyShows(*m_last);
            },
            [this] {
                print(QStringLiteral("history: ") + rowText(history(), 0));
                UiDriver::type(scanBox(), {});
                UiDriver::pressKey(scanBox(), Qt::Key_Delete);
            });
        m_driver.then(
            QStringLiteral("the whole list again"), [this] { return rows() > 1; },
            [this, picture] { savePicture(picture, &m_window); });
    }

    [[nodiscard]] QLineEdit *scanBox() const
    {
        return UiDriver::find<QLineEdit>(&m_window, QStringLiteral("scanBox"));
    }
    [[nodiscard]] int rows() const
    {
        const auto *table
            = UiDriver::find<QAbstractItemView>(&m_window, QStringLiteral("transactions"));
        return table == nullptr ? 0 : table->model()->rowCount();
    }
    [[nodiscard]] QLineEdit *pointsField() const
    {
        return UiDriver::find<QLineEdit>(&m_window, QStringLiteral("points"));
    }
    [[nodiscard]] QComboBox *reason() const
    {
        return UiDriver::find<QComboBox>(&m_window, QStringLiteral("reason"));
    }
    [[nodiscard]] QPushButton *review() const
    {
        return UiDriver::find<QPushButton>(&m_window, QStringLiteral("reviewButton"));
    }
    [[nodiscard]] QWidget *dialog() const
    {
        return UiDriver::find<QWidget>(&m_window, QStringLiteral("confirmDialog"));
    }
    [[nodiscard]] QPushButton *confirm() const
    {
        return dialog() == nullptr
            ? nullptr
            : UiDriver::find<QPushButton>(dialog(), QStringLiteral("confirmButton"));
    }
    [[nodiscard]] QAbstractItemView *history() const
    {
        return UiDriver::find<QAbstractItemView>(&m_window, QStringLiteral("history"));
    }
    /// The first row of the history pane is this entry, in the words of its state.
    [[nodiscard]] bool historyShows(const Entry &entry) const
    {
        if (history() == nullptr || history()->model()->rowCount() == 0) {
            return false;
        }
        QString digits = rowText(history(), 0);
        digits.remove(u' ');
        return digits.contains(entry.fields.transactionId) && digits.contains(entry.facts.requestId)
            && rowText(history(), 0).contains(badgeFor(entry.state).word);
    }

    void savePicture(const QString &name, QWidget *widget) const
    {
        if (m_screenshots.isEmpty()) {
            return;
        }
        const QString path = QDir(m_screenshots).filePath(name + QStringLiteral(".png"));
        print((widget->grab().save(path) ? QStringLiteral("picture: ")
                                         : QStringLiteral("NOT saved: "))
              + path);
    }

    void onFinished(const QString &failedStep)
    {
        if (failedStep.isEmpty()) {
            print(QStringLiteral("self-test: passed"));
            QApplication::exit(0);
            return;
        }
        print(QStringLiteral("self-test: FAILED while waiting for %1").arg(failedStep));
        savePicture(QStringLiteral("failed"), &m_window);
        if (QApplication::activeModalWidget() != nullptr) {
            savePicture(QStringLiteral("failed-dialog"), QApplication::activeModalWidget());
        }
        QApplication::exit(1);
    }

    QString m_screenshots;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    PracticeSwitch m_next;
    Profile m_profile;
    Desk m_desk;
    MainWindow m_window;
    std::unique_ptr<SecretKeeper> m_keychain;
    VaultProbe m_probe;
    UiDriver m_driver;
    std::optional<Entry> m_last;
};

} // namespace

std::unique_ptr<QObject> startSelfTest(const QString &screenshots)
{
    auto test = std::make_unique<SelfTest>(screenshots);
    test->start();
    return test;
}

} // namespace pd

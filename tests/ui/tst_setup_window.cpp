// The set-up driven by keys alone, over a real worker on its own thread.
#include "core/domain/clock.h"
#include "core/service/setup_desk.h"
#include "core/service/setup_worker.h"
#include "core/settings/profile.h"
#include "core/vault/memory_keeper.h"
#include "tests/support/patience.h"
#include "tests/support/setup_files.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/setup/check_view.h"
#include "ui/setup/credentials_page.h"
#include "ui/setup/setup_window.h"

#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QUrl>

#include <memory>
#include <utility>

using namespace pd;
using test::SetupFiles;

class TestSetupWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyFieldHasALabelAndAName();
    void practiceNeedsNothing();
    void aWrongFieldStopsThePage();
    void aCertificateAsPrivateKeyIsSaid();
    void aDeskIsSetUpByKeysAlone();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void whatHasTheFocusIsSeen();
    void settingsSaveFromAnyPage();
    void settingsOfferTheCheck();
    void settingsShowWhatIsSetUp();

private:
    void open(SetupWindow::Mode mode);
    [[nodiscard]] QLineEdit *line(const char *name) const;
    void type(const char *name, const QString &text);
    void next();
    /// Space on the button that has the focus, then the path and Enter in the dialog of files.
    void choose(const QString &path);
    /// Drops a file on the page of the keys: what a hand does.
    void drop(const QString &path);

    SystemClock m_clock;
    const QFont m_font = QApplication::font();
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SetupFiles> m_files;
    std::unique_ptr<SetupDesk> m_desk;
    std::unique_ptr<SetupWindow> m_window;
    QString m_profile;
};

void TestSetupWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    if (!m_files) {
        m_files = std::make_unique<SetupFiles>();
    }
    m_profile = m_home->filePath(QStringLiteral("profile.ini"));
    // A check that must not wait for a network that is not there.
    qputenv("http_proxy", "");
}

void TestSetupWindow::cleanup()
{
    m_window.reset();
    m_desk.reset();
    QApplication::setFont(m_font);
}

void TestSetupWindow::open(SetupWindow::Mode mode)
{
    m_desk = std::make_unique<SetupDesk>([this] {
        return new SetupWorker({m_profile,
                                "test",
                                {},
                                [] {
                                    return std::make_unique<MemoryKeeper>();
                                }},
                               m_clock);
    });
    m_window = std::make_unique<SetupWindow>(*m_desk, m_profile, mode);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QLineEdit *TestSetupWindow::line(const char *name) const
{
    auto *found = m_window->findChild<QLineEdit *>(QString::fromLatin1(name));
    if (found == nullptr) {
        qFatal("no field of that name");
    }
    return found;
}

/// Tab until the field has the focus, then keys.
void TestSetupWindow::type(const char *name, const QString &text)
{
    const QLineEdit *wanted = line(name);
    for (int tabs = 0; tabs < 40 && QApplication::focusWidget() != wanted; ++tabs) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(QApplication::focusWidget(), wanted);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), text);
    QCOMPARE(wanted->text(), text);
}

void TestSetupWindow::next()
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
}

void TestSetupWindow::choose(const QString &path)
{
    const QSignalSpy imported(m_desk.get(), &SetupDesk::imported);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    auto *chooser = m_window->findChild<QFileDialog *>();
    QVERIFY(chooser != nullptr);
    QVERIFY(QTest::qWaitForWindowActive(chooser));
    auto *name = chooser->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(name->hasFocus(), patienceMs);
    QTest::keyClicks(name, path);
    QCOMPARE(name->text(), path);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QFileDialog *>() == nullptr, patienceMs);
    // Window managers give the focus back; the platform of tests has none.
    m_window->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isActiveWindow(), patienceMs);
}

void TestSetupWindow::drop(const QString &path)
{
    auto *page = m_window->findChild<CredentialsPage *>();
    QSignalSpy imported(m_desk.get(), &SetupDesk::imported);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page, &event);
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 1, patienceMs);
}

void TestSetupWindow::everyFieldHasALabelAndAName()
{
    open(SetupWindow::Mode::Settings);
    const QList<QLineEdit *> lines = m_window->findChildren<QLineEdit *>();
    QVERIFY(lines.size() > 12);
    const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
    for (const QLineEdit *field : lines) {
        QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
        const bool labelled
            = std::any_of(labels.begin(), labels.end(),
                          [field](const QLabel *label) { return label->buddy() == field; });
        QVERIFY2(labelled, qPrintable(field->objectName()));
    }
    const QList<QPushButton *> buttons = m_window->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        const bool unused = button->text().isEmpty()
            && m_window->findChild<InlineBanner *>()->isAncestorOf(button);
        QVERIFY(unused || !button->accessibleName().isEmpty() || !button->text().isEmpty());
    }
}

void TestSetupWindow::practiceNeedsNothing()
{
    open(SetupWindow::Mode::FirstRun);
    QSignalSpy practice(m_window.get(), &SetupWindow::practiceRequested);
    QVERIFY(m_window->findChild<QRadioButton *>(QStringLiteral("live"))->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    next();
    QCOMPARE(practice.size(), 1);
    QVERIFY(!QFile::exists(m_profile));
}

void TestSetupWindow::aWrongFieldStopsThePage()
{
    open(SetupWindow::Mode::FirstRun);
    next();
    QCOMPARE(m_window->currentPage(), 1);
    type("merchant/mall", QStringLiteral("Mall"));
    type("merchant/mchid", QStringLiteral("19000A"));
    next();
    QCOMPARE(m_window->currentPage(), 1);
    QCOMPARE(QApplication::focusWidget(), line("merchant/mchid"));
}

void TestSetupWindow::aCertificateAsPrivateKeyIsSaid()
{
    open(SetupWindow::Mode::FirstRun);
    m_window->goTo(2);
    choose(m_files->certificate);
    auto *page = m_window->findChild<CredentialsPage *>();
    QVERIFY(page->rowText(SetupItem::PrivateKey).contains(QLatin1String("certificate")));
    next();
    QCOMPARE(m_window->currentPage(), 2);
}

void TestSetupWindow::aDeskIsSetUpByKeysAlone()
{
    open(SetupWindow::Mode::FirstRun);
    QSignalSpy finished(m_window.get(), &SetupWindow::profileWritten);
    next();
    type("merchant/mall", QStringLiteral("Mall"));
    type("merchant/mchid", QStringLiteral("1900000109"));
    type("merchant/appids", QStringLiteral("wx8888888888888888 wx7777777777777777"));
    next();
    QCOMPARE(m_window->currentPage(), 2);

    // The button of the private key has the focus: Space opens the choice of a file.
    choose(m_files->key);
    drop(m_files->certificate);
    drop(m_files->publicKey);
    auto *page = m_window->findChild<CredentialsPage *>();
    QTRY_VERIFY_WITH_TIMEOUT(page->rowText(SetupItem::PrivateKey).contains(QLatin1String("2048")),
                             patienceMs);
    QVERIFY(page->rowText(SetupItem::Certificate)
                .contains(QLatin1String("5157F09EFDC096DE15EBE81A47057A7232F1B8E1")));
    type("apiV3Key", QStringLiteral("0123456789abcdefGHIJKLMNOPQRSTUV"));
    type("wechatpay/public_key_id",
         QStringLiteral("PUB_KEY_ID_0119000001092024010100000000000001"));
    next();
    QCOMPARE(m_window->currentPage(), 3);
    // An address where nobody listens: the check must end, and saving must not need it.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    type("wechatpay/base_url", QStringLiteral("http://127.0.0.1:9"));
    next();
    QCOMPARE(m_window->currentPage(), 4);
    type("desk/operator", QStringLiteral("Wang Fang"));
    type("store/path", m_home->filePath(QStringLiteral("desk.db")));
    next();
    QCOMPARE(m_window->currentPage(), 5);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<CheckView *>()->isRunning(), 20'000);
    m_window->findChild<QPushButton *>(QStringLiteral("next"))->setFocus();
    next();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPage(), 6, patienceMs);
    const QString done = m_window->findChild<QLabel *>(QStringLiteral("done"))->text();
    QVERIFY(done.contains(QLatin1String("apiclient_key.pem")));
    next();
    QCOMPARE(finished.size(), 1);

    const auto profile = loadProfile(m_profile);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->appids.size(), 2);
    QCOMPARE(profile->operatorName, QStringLiteral("Wang Fang"));
    QVERIFY(!profile->vaultFile.isEmpty());
    QList<QByteArray> secrets = test::tracesOf(m_files->merchant.key);
    secrets << QByteArray("0123456789abcdefGHIJKLMNOPQRSTUV");
    QCOMPARE(test::filesWith(m_home->path(), secrets), QStringList());
}

void TestSetupWindow::settingsSaveFromAnyPage()
{
    const QString key = m_files->key;
    QVERIFY(
        writeProfile(m_profile,
                     {{QStringLiteral("merchant/mall"), QStringLiteral("Mall")},
                      {QStringLiteral("merchant/mchid"), QStringLiteral("1900000109")},
                      {QStringLiteral("merchant/appids"), QStringLiteral("wx1 | wx2")},
                      {QStringLiteral("merchant/serial"), QStringLiteral("5157F0")},
                      {QStringLiteral("merchant/private_key_file"), key},
                      {QStringLiteral("wechatpay/certificate_files"), m_files->platformCertificate},
                      {QStringLiteral("desk/operator"), QStringLiteral("Wang")}})
            .has_value());
    open(SetupWindow::Mode::Settings);
    m_window->goTo(3);
    type("desk/operator", QStringLiteral("Li Lei"));
    QSignalSpy finished(m_window.get(), &SetupWindow::profileWritten);
    next();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patienceMs);
    const auto profile = loadProfile(m_profile);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->operatorName, QStringLiteral("Li Lei"));
    QCOMPARE(profile->privateKeyFile, key);
    QCOMPARE(profile->appids.size(), 2);
}

void TestSetupWindow::nothingIsClipped_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    for (const int percent : {100, 150, 200}) {
        QTest::addRow("English, %d %%", percent) << QStringLiteral("en") << percent;
        QTest::addRow("Chinese, %d %%", percent) << QStringLiteral("zh_CN") << percent;
    }
}

/// Each page is as wide as its room: nothing lies under the edge, in any size of text.
void TestSetupWindow::nothingIsClipped()
{
    QFETCH(QString, language);
    QFETCH(int, percent);
    QTranslator words;
    QVERIFY(words.load(QStringLiteral(":/pd/i18n/points-desk_%1.qm").arg(language)));
    qApp->installTranslator(&words);
    QFont larger = m_font;
    larger.setPointSizeF(m_font.pointSizeF() * percent / 100);
    QApplication::setFont(larger);
    open(SetupWindow::Mode::FirstRun);
    // Its buttons are within reach, whatever the size of the text; the smallest screen is 1024 x
    // 700.
    const QSize least = m_window->minimumSizeHint();
    QVERIFY2(least.width() <= 1024 && least.height() <= 700,
             qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    const QSize room = m_window->screen()->availableGeometry().size().expandedTo(least);
    QCOMPARE(m_window->size().boundedTo(room), m_window->size());
    // The screen of the tests' platform is smaller than that.
    m_window->resize(m_window->size().expandedTo(QSize(percent > 100 ? 1000 : 0, 0)));
    // With everything found in the files: a serial must not make the page wider than its room.
    QSignalSpy imported(m_desk.get(), &SetupDesk::imported);
    for (const auto &[item, file] :
         {std::pair(SetupItem::PrivateKey, m_files->key),
          std::pair(SetupItem::Certificate, m_files->certificate),
          std::pair(SetupItem::PlatformCertificate, m_files->platformCertificate)}) {
        m_desk->importFile(item, file);
    }
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 3, patienceMs);
    for (int page = 0; page < m_window->pageCount(); ++page) {
        m_window->goTo(page);
        const QList<QScrollArea *> areas = m_window->findChildren<QScrollArea *>();
        for (const QScrollArea *area : areas) {
            if (area->isVisible()) {
                QTRY_VERIFY2(area->widget()->width() <= area->viewport()->width(),
                             qPrintable(QStringLiteral("page %1").arg(page)));
            }
        }
    }
    const auto *steps = m_window->findChild<QListWidget *>(QStringLiteral("pages"));
    for (int row = 0; row < steps->count(); ++row) {
        QVERIFY2(steps->sizeHintForIndex(steps->model()->index(row, 0)).width()
                     <= steps->viewport()->width(),
                 qPrintable(steps->item(row)->text()));
    }
    qApp->removeTranslator(&words);
}

void TestSetupWindow::whatHasTheFocusIsSeen()
{
    open(SetupWindow::Mode::FirstRun);
    m_window->goTo(2);
    const auto *page = m_window->findChild<CredentialsPage *>();
    const auto *area = page->findChild<QScrollArea *>();
    const auto isSeen = [area](const QWidget *widget) {
        const QPoint corner = widget->mapTo(area->widget(), QPoint(0, 0));
        const QRect shown(-area->widget()->pos(), area->viewport()->size());
        return shown.contains(QRect(corner, widget->size()));
    };
    // The way to the last field and back, by keys.
    for (int tabs = 0; tabs < 40; ++tabs) {
        const QWidget *focus = QApplication::focusWidget();
        if (area->widget()->isAncestorOf(focus)) {
            QTRY_VERIFY2(isSeen(focus), qPrintable(focus->objectName()));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
}

void TestSetupWindow::settingsOfferTheCheck()
{
    for (const SetupWindow::Mode mode :
         {SetupWindow::Mode::FirstRun, SetupWindow::Mode::Settings}) {
        open(mode);
        const bool offered = mode == SetupWindow::Mode::Settings;
        QSignalSpy asked(m_window.get(), &SetupWindow::checkRequested);
        auto *button = m_window->findChild<QPushButton *>(QStringLiteral("openCheck"));
        QCOMPARE(button->isVisible(), offered);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1, Qt::ControlModifier);
        QCOMPARE(asked.size(), offered ? 1 : 0);
    }
}

void TestSetupWindow::settingsShowWhatIsSetUp()
{
    QVERIFY(writeProfile(
                m_profile,
                {{QStringLiteral("merchant/mchid"), QStringLiteral("1900000109")},
                 {QStringLiteral("merchant/certificate_file"), m_files->certificate},
                 {QStringLiteral("merchant/private_key_file"), m_files->key},
                 {QStringLiteral("wechatpay/certificate_files"), m_files->platformCertificate}})
                .has_value());
    open(SetupWindow::Mode::Settings);
    auto *page = m_window->findChild<CredentialsPage *>();
    QTRY_VERIFY_WITH_TIMEOUT(
        page->rowText(SetupItem::Certificate)
            .contains(QLatin1String("5157F09EFDC096DE15EBE81A47057A7232F1B8E1")),
        patienceMs);
    // It stays for a thousand days; WeChat Pay's ends as soon.
    QVERIFY(page->rowText(SetupItem::Certificate).contains(QLatin1String("valid until")));
    QVERIFY(page->rowText(SetupItem::PlatformCertificate)
                .contains(QLatin1String("3775B6A45ACD588826D15E583A95F5DD11111111")));
}

QTEST_MAIN(TestSetupWindow)
#include "tst_setup_window.moc"

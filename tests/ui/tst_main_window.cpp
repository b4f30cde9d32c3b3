#include "fake_desk.h"
#include "samples.h"
#include "tests/support/set_clock.h"
#include "ui/common/inline_banner.h"
#include "ui/common/practice_band.h"
#include "ui/common/theme.h"
#include "ui/correction/correction_pane.h"
#include "ui/history/book_dialog.h"
#include "ui/history/entry_details_dialog.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_pane.h"
#include "ui/history/send_again_dialog.h"
#include "ui/keys_dialog.h"
#include "ui/main_window.h"
#include "ui/places_menu.h"
#include "ui/setup/connection_check_dialog.h"
#include "ui/transactions/transactions_pane.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <memory>

using namespace pd;

namespace {

/// Title and what to do.
QString allOf(const InlineBanner *banner)
{
    QStringList texts;
    const QList<QLabel *> labels = banner->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        texts.append(label->text());
    }
    return texts.join(u'\n');
}

/// What a screen reader would say of a widget, or nothing.
QString spokenName(const QWidget *widget, const QWidget *window)
{
    if (!widget->accessibleName().isEmpty()) {
        return widget->accessibleName();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        if (!button->text().isEmpty()) {
            return button->text();
        }
    }
    if (const auto *own = qobject_cast<const QLabel *>(widget)) {
        return own->text(); // it can be selected, so it can have the focus
    }
    const auto labels = window->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->buddy() == widget) {
            return label->text();
        }
    }
    return {};
}

QStringList namelessIn(const QWidget *window)
{
    QStringList nameless;
    const auto widgets = window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_"))
            || (widget->parentWidget() != nullptr && widget->parentWidget()->focusProxy() == widget)
            || (widget->parentWidget() != nullptr && widget->parentWidget()->inherits("QComboBox"))
            || (widget->parentWidget() != nullptr
                && widget->parentWidget()->inherits("QAbstractSpinBox"));
        const bool popup = widget->window() != window || widget->inherits("QMenu")
            || widget->inherits("QMenuBar");
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(window) || inner
            || popup) {
            continue;
        }
        if (spokenName(widget, window).isEmpty()) {
            nameless.append(
                QStringLiteral("%1 %2 in %3")
                    .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                         QLatin1String(widget->parentWidget()->metaObject()->className())));
        }
    }
    return nameless;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void practiceIsUnmistakable();
    void liveIsPlain();
    void storeStatesAreSaid_data();
    void storeStatesAreSaid();
    void missingKeysAreSaid();
    void aClockThatIsOffIsSaidBeforeAnythingIsRefused_data();
    void aClockThatIsOffIsSaidBeforeAnythingIsRefused();
    void aForgottenSealIsSaid();
    void anApiV3KeyOfNoUseIsSaid_data();
    void anApiV3KeyOfNoUseIsSaid();
    void aCertificateThatEndsIsSaidAhead();
    void anotherProfileIsChosenFromTheMenu();
    void nobodyLeavesWhileAReportIsOnItsWay();
    void theCheckOpensByItsKey();
    void choosingShowsTheForm();
    void keysReachThePanes();
    void aScanFillsTheForm_data();
    void aScanFillsTheForm();
    void practiceAnswerGoesOutAndIsUsedUp();
    void closingWaitsForTheDesk();
    void sizesAreRemembered();
    void everyFocusableWidgetHasAName_data();
    void everyFocusableWidgetHasAName();

private:
    void make(bool practice);
    [[nodiscard]] QHeaderView *transactionColumns() const;
    [[nodiscard]] InlineBanner *notice() const;
    QTemporaryDir m_dir;
    Profile m_profile = samples::profile();
    std::unique_ptr<test::SetClock> m_clock;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    installTheme(*qApp, ThemeChoice::Light);
}

void TestMainWindow::init()
{
    QFile::remove(m_dir.filePath(QStringLiteral("window.ini")));
    m_clock = std::make_unique<test::SetClock>(QStringLiteral("2026-11-24T20:48:00+08:00"));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestMainWindow::make(bool practice)
{
    m_window.reset();
    m_desk = std::make_unique<FakeDesk>(*m_clock);
    m_window = std::make_unique<MainWindow>(*m_desk, m_profile, practice, *m_clock,
                                            m_dir.filePath(QStringLiteral("window.ini")));
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    Q_EMIT m_desk->statusChanged({});
}

void TestMainWindow::practiceIsUnmistakable()
{
    make(true);
    QVERIFY(m_window->findChild<PracticeBand *>() != nullptr);
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("PRACTICE")));
    QVERIFY(themeOf(m_window->palette()).isPractice());
}

void TestMainWindow::liveIsPlain()
{
    make(false);
    QVERIFY(m_window->findChild<PracticeBand *>() == nullptr);
    QVERIFY(!themeOf(m_window->palette()).isPractice());
}

void TestMainWindow::storeStatesAreSaid_data()
{
    QTest::addColumn<StoreProblem>("problem");
    QTest::newRow("locked") << StoreProblem::Locked;
    QTest::newRow("full") << StoreProblem::Full;
    QTest::newRow("can't write") << StoreProblem::CannotWrite;
    QTest::newRow("read-only") << StoreProblem::ReadOnly;
    QTest::newRow("damaged") << StoreProblem::Damaged;
    QTest::newRow("newer") << StoreProblem::Newer;
    QTest::newRow("older copy") << StoreProblem::OlderCopy;
    QTest::newRow("can't open") << StoreProblem::CannotOpen;
}

void TestMainWindow::storeStatesAreSaid()
{
    QFETCH(StoreProblem, problem);
    make(false);
    QVERIFY(m_window->bannerText().isEmpty());
    DeskStatus status;
    status.store = StoreError{problem, QString()};
    Q_EMIT m_desk->statusChanged(status);
    QVERIFY(!m_window->bannerText().isEmpty());
    Q_EMIT m_desk->statusChanged({});
    QVERIFY(m_window->bannerText().isEmpty());
}

void TestMainWindow::missingKeysAreSaid()
{
    make(false);
    DeskStatus status;
    status.keys
        = KeyProblem{KeyRole::PrivateKey, QStringLiteral("key.pem"), true, KeyError::IsCertificate};
    Q_EMIT m_desk->statusChanged(status);
    QVERIFY(m_window->bannerText().contains(QStringLiteral("key.pem")));
}

void TestMainWindow::aClockThatIsOffIsSaidBeforeAnythingIsRefused_data()
{
    QTest::addColumn<qint64>("ahead");
    QTest::addColumn<QString>("words");
    QTest::newRow("ahead") << qint64{61} << QStringLiteral("ahead of WeChat Pay's");
    QTest::newRow("behind") << qint64{-200} << QStringLiteral("behind WeChat Pay's");
}

void TestMainWindow::aClockThatIsOffIsSaidBeforeAnythingIsRefused()
{
    QFETCH(qint64, ahead);
    QFETCH(QString, words);
    make(false);
    QVERIFY(notice()->isHidden());
    DeskNotices notices;
    notices.clockAhead = ahead;
    Q_EMIT m_desk->noticesChanged(notices);
    QVERIFY(notice()->isVisible());
    QVERIFY2(notice()->text().contains(words), qPrintable(notice()->text()));
    QVERIFY(m_window->bannerText().isEmpty()); // the keys and the store are well
    Q_EMIT m_desk->noticesChanged({});
    QVERIFY(notice()->isHidden());
}

void TestMainWindow::aForgottenSealIsSaid()
{
    make(false);
    DeskNotices notices;
    notices.forgottenSeal = samples::at(QStringLiteral("2026-11-20T21:45:00+08:00"));
    notices.apiV3Key
        = ApiV3KeyNotice{ApiV3KeyFault::DoesNotDecrypt, {}}; // it will be there tomorrow
    Q_EMIT m_desk->noticesChanged(notices);
    QVERIFY(notice()->isVisible());
    for (const char *words : {"no longer remembers", "2026-11-20 21:45", "Ctrl+Shift+V"}) {
        QVERIFY2(allOf(notice()).contains(QString::fromLatin1(words)), words);
    }
    QVERIFY(m_window->bannerText().isEmpty()); // it stops nothing
}

void TestMainWindow::anApiV3KeyOfNoUseIsSaid_data()
{
    QTest::addColumn<ApiV3KeyFault>("fault");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    const QString path = QStringLiteral("/keys/apiv3.key");
    QTest::newRow("unreadable") << ApiV3KeyFault::FileUnreadable << path
                                << QStringLiteral("can't be read: /keys/apiv3.key");
    QTest::newRow("not a key") << ApiV3KeyFault::NotAKey << path
                               << QStringLiteral("does not hold an APIv3 key: /keys/apiv3.key");
    QTest::newRow("of another merchant") << ApiV3KeyFault::DoesNotDecrypt << QString()
                                         << QStringLiteral("does not open what WeChat Pay sends");
}

void TestMainWindow::anApiV3KeyOfNoUseIsSaid()
{
    QFETCH(ApiV3KeyFault, fault);
    QFETCH(QString, file);
    QFETCH(QString, words);
    make(false);
    DeskNotices notices;
    notices.apiV3Key = ApiV3KeyNotice{fault, file};
    Q_EMIT m_desk->noticesChanged(notices);
    QVERIFY(notice()->isVisible());
    QVERIFY2(notice()->text().contains(QDir::toNativeSeparators(words)),
             qPrintable(notice()->text()));
    QVERIFY(allOf(notice()).contains(QStringLiteral("in the settings")));
    QVERIFY(m_window->bannerText().isEmpty());
}

void TestMainWindow::aCertificateThatEndsIsSaidAhead()
{
    make(false);
    for (const CertificateOwner owner : {CertificateOwner::Merchant, CertificateOwner::WeChatPay}) {
        DeskNotices notices;
        notices.ends = {{owner, QStringLiteral("5157F09E"),
                         samples::at(QStringLiteral("2026-12-01T12:00:00+08:00"))}};
        Q_EMIT m_desk->noticesChanged(notices);
        QVERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(QStringLiteral("2026-12-01")),
                 qPrintable(notice()->text()));
    }
}

void TestMainWindow::anotherProfileIsChosenFromTheMenu()
{
    make(false);
    QSignalSpy chosen(m_window.get(), &MainWindow::placeChosen);
    QSignalSpy another(m_window.get(), &MainWindow::newPlaceRequested);
    m_window->setPlaces({{QStringLiteral("/a.ini"), QStringLiteral("Mall A")},
                         {QStringLiteral("/b.ini"), QStringLiteral("Mall B")}},
                        QStringLiteral("/a.ini"));
    QList<QAction *> places = m_window->findChild<PlacesMenu *>()->actions();
    places.removeIf([](const QAction *action) { return action->isSeparator(); });
    QCOMPARE(places.size(), 4); // two malls, practice, set up another
    QVERIFY(places.at(0)->isChecked());
    // LIVE can't be mistaken for PRACTICE.
    QVERIFY(places.at(0)->text().contains(QStringLiteral("LIVE")));
    QVERIFY(!places.at(2)->text().contains(QStringLiteral("LIVE")));
    places.at(0)->trigger();
    QCOMPARE(chosen.size(), 0); // it is open already
    QVERIFY(places.at(0)->isChecked());
    places.at(1)->trigger();
    QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("/b.ini"));
    QVERIFY(!places.at(1)->isChecked()); // until it is open
    places.at(2)->trigger();
    QCOMPARE(chosen.takeFirst().at(0).toString(), QString());
    places.at(3)->trigger();
    QCOMPARE(another.size(), 1);
}

void TestMainWindow::nobodyLeavesWhileAReportIsOnItsWay()
{
    make(false);
    QSignalSpy chosen(m_window.get(), &MainWindow::placeChosen);
    QSignalSpy settings(m_window.get(), &MainWindow::settingsRequested);
    m_window->setPlaces({{QStringLiteral("/b.ini"), QStringLiteral("Mall B")}}, {});
    Entry entry = samples::entry(samples::idOf(1), EntryState::Sending);
    Q_EMIT m_desk->entryChanged(entry);
    QAction *place = m_window->findChild<PlacesMenu *>()->actions().constFirst();
    place->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(chosen.size() + settings.size(), 0);
    QVERIFY(notice()->isVisible());
    entry.state = EntryState::Accepted;
    entry.outcome = Accepted{};
    Q_EMIT m_desk->entryChanged(entry);
    place->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(settings.size(), 1);
}

void TestMainWindow::theCheckOpensByItsKey()
{
    make(false);
    QTest::keyClick(m_window.get(), Qt::Key_F1, Qt::ControlModifier);
    QVERIFY(m_window->findChild<ConnectionCheckDialog *>() != nullptr);
    QCOMPARE(m_desk->checks, 1);
}

void TestMainWindow::choosingShowsTheForm()
{
    make(true);
    Q_EMIT m_window->transactions()->transactionChosen(samples::idOf(3));
    QCOMPARE(m_desk->cards.last().transactionId, samples::idOf(3));
    Q_EMIT m_window->history()->actions()->transactionChosen(samples::idOf(4));
    QCOMPARE(m_desk->cards.last().transactionId, samples::idOf(4));
}

void TestMainWindow::keysReachThePanes()
{
    make(true);
    QTest::keyClick(m_window.get(), Qt::Key_F4);
    QVERIFY(m_window->history()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(m_window.get(), Qt::Key_F2);
    QVERIFY(m_window->transactions()->isAncestorOf(QApplication::focusWidget()));
    const qsizetype read = m_desk->histories.size();
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(m_desk->histories.size(), read + 1);
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *keys = m_window->findChild<KeysDialog *>();
    QVERIFY(keys != nullptr && keys->isVisible());
    QVERIFY(keys->height() <= 700); // the smallest screen has 768 lines, title bar and all
    QTest::keyClick(keys, Qt::Key_Escape);
}

void TestMainWindow::aScanFillsTheForm_data()
{
    QTest::addColumn<bool>("inputMethod");
    QTest::newRow("keys") << false;
    QTest::newRow("a Chinese input method, full width") << true;
}

void TestMainWindow::aScanFillsTheForm()
{
    QFETCH(bool, inputMethod);
    make(true);
    const TransactionRow row = samples::row(7);
    const QString code = row.transaction.transactionId;
    QCOMPARE(code.size(), 28);
    m_window->history()->focusSearch(); // wherever the focus is
    QWidget *focus = QApplication::focusWidget();
    quint64 now = 50'000;
    const auto strike = [focus, &now](int key, const QString &text) {
        now += 3;
        for (const QEvent::Type type : {QEvent::ShortcutOverride, QEvent::KeyPress}) {
            QKeyEvent event(type, key, Qt::NoModifier, text);
            event.setTimestamp(now);
            QApplication::sendEvent(focus, &event);
        }
    };
    for (const QChar c : code) {
        if (inputMethod) {
            QInputMethodEvent event;
            event.setCommitString(QString(QChar(static_cast<char16_t>(c.unicode() + 0xFEE0))));
            QApplication::sendEvent(focus, &event);
        } else {
            strike(c.unicode(), QString(c));
        }
    }
    strike(Qt::Key_Return, QStringLiteral("\r"));
    QCOMPARE(m_desk->pages.last().query.text, code);
    Q_EMIT m_desk->transactionsReady(m_desk->pages.last().ticket, {{row}, {}});
    QVERIFY(!m_desk->cards.isEmpty());
    QCOMPARE(m_desk->cards.last().transactionId, code);
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, samples::card(row));
    QCOMPARE(m_window->correction()->transactionId(), code);
    QVERIFY(m_desk->submits.isEmpty()); // its Enter confirms nothing
}

void TestMainWindow::practiceAnswerGoesOutAndIsUsedUp()
{
    make(true);
    QSignalSpy chosen(m_window.get(), &MainWindow::practiceAnswerChosen);
    auto *band = m_window->findChild<PracticeBand *>();
    const auto actions = band->findChild<QMenu *>()->actions();
    for (QAction *action : actions) {
        if (action->text().contains(QStringLiteral("429"))) {
            action->trigger();
        }
    }
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.last().at(0).value<PracticeAnswer>(), PracticeAnswer::RateLimited);
    QCOMPARE(band->answer(), PracticeAnswer::RateLimited);
    Q_EMIT m_desk->entryChanged(samples::entry(samples::idOf(1), EntryState::Sending));
    QCOMPARE(band->answer(), PracticeAnswer::Real);
}

void TestMainWindow::closingWaitsForTheDesk()
{
    make(true);
    Q_EMIT m_desk->entryChanged(samples::entry(samples::idOf(1), EntryState::Sending));
    m_window->close();
    QVERIFY2(m_window->isVisible(), "an answer is still to come");
    QCOMPARE(m_desk->closeWaits, QList<int>{35'000});
    QVERIFY(!m_window->bannerText().isEmpty());
    m_window->close();
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_desk->closeWaits.size(), qsizetype{1});
    Q_EMIT m_desk->closed();
    QVERIFY(!m_window->isVisible());
}

InlineBanner *TestMainWindow::notice() const
{
    return m_window->findChild<InlineBanner *>(QStringLiteral("notice"));
}

QHeaderView *TestMainWindow::transactionColumns() const
{
    return m_window->findChild<QTableView *>(QStringLiteral("transactions"))->horizontalHeader();
}

void TestMainWindow::sizesAreRemembered()
{
    make(true);
    m_window->resize(1300, 720);
    auto *splitter = m_window->findChild<QSplitter *>();
    splitter->setSizes({500, 400});
    const QList<int> sizes = splitter->sizes();
    transactionColumns()->moveSection(0, 2);
    m_window->close();
    Q_EMIT m_desk->closed();
    make(true);
    QCOMPARE(m_window->size(), QSize(1300, 720));
    QCOMPARE(m_window->findChild<QSplitter *>()->sizes(), sizes);
    QCOMPARE(transactionColumns()->visualIndex(0), 2);
}

void TestMainWindow::everyFocusableWidgetHasAName_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN");
}

void TestMainWindow::everyFocusableWidgetHasAName()
{
    QFETCH(QString, language);
    QTranslator words;
    QVERIFY(words.load(QStringLiteral(":/pd/i18n/points-desk_%1.qm").arg(language)));
    qApp->installTranslator(&words);
    make(true);
    const TransactionRow row = samples::row(1);
    m_window->correction()->showTransaction(row.transaction.transactionId);
    Q_EMIT m_desk->cardReady(m_desk->cards.last().ticket, samples::card(row));
    Entry unknown = samples::entry(samples::idOf(2), EntryState::Unknown);
    unknown.outcome = Unknown{UnknownReason::TimedOut};
    Q_EMIT m_desk->unsettledReady(m_desk->unsettled.last(), {unknown});

    const QString shown = language == QLatin1String("en") ? QStringLiteral("Recent transactions")
                                                          : QStringLiteral("最近交易");
    const auto labels = m_window->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&shown](const QLabel *label) { return label->text() == shown; }));
    QStringList nameless = namelessIn(m_window.get());

    m_window->history()->actions()->openDetails(unknown.id);
    EntryDetails details;
    details.entry = unknown;
    details.attempts = {Attempt{}};
    EntryStep end;
    end.kind = EntryStep::Kind::Ended;
    end.outcome = unknown.outcome;
    details.steps = {EntryStep{}, end};
    details.related = {unknown};
    Q_EMIT m_desk->detailsReady(m_desk->details.last().ticket, details);
    HistoryActions *actions = m_window->history()->actions();
    actions->askSendAgain(unknown);
    actions->askSettle(unknown);
    actions->askBook({unknown});
    m_window->history()->openFilters();
    const auto entries = m_window->actions();
    for (QAction *entry : entries) {
        if (entry->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_E)
            || entry->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_B)
            || entry->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_D)) {
            entry->trigger();
        }
    }
    Q_EMIT actions->receiptRequested(unknown);
    nameless += namelessIn(m_window->history());
    const auto dialogs = m_window->findChildren<QDialog *>();
    QVERIFY(dialogs.size() >= 8);
    for (const QDialog *dialog : dialogs) {
        nameless += namelessIn(dialog);
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    qApp->removeTranslator(&words);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"

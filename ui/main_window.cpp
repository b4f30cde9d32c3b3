#include "ui/main_window.h"

#include "core/service/records_desk.h"
#include "core/settings/profile.h"
#include "ui/batch/batches.h"
#include "ui/common/batch_words.h"
#include "ui/common/command.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_banner.h"
#include "ui/common/practice_band.h"
#include "ui/common/surface.h"
#include "ui/common/theme.h"
#include "ui/correction/correction_pane.h"
#include "ui/evidence/acknowledge_dialog.h"
#include "ui/evidence/evidence.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_pane.h"
#include "ui/imports/imports.h"
#include "ui/keys_dialog.h"
#include "ui/places_menu.h"
#include "ui/records/records.h"
#include "ui/setup/connection_check_dialog.h"
#include "ui/setup/unlock_dialog.h"
#include "ui/status_banner.h"
#include "ui/transactions/scan_filter.h"
#include "ui/transactions/transactions_pane.h"
#include "ui/update_note.h"
#include "ui/window_header.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace pd {

namespace {

constexpr int closeWaitMs = 35'000; // longer than the longest call
constexpr int lastResortMs = closeWaitMs + 2'000;
constexpr QSize smallestSize(1024, 700);
constexpr QSize firstSize(1366, 768);

Surface *makePanel(QWidget *content, QWidget *parent)
{
    auto *panel = new Surface(Token::Panel, parent);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(grid(parent, 3), grid(parent, 2), grid(parent, 3), grid(parent, 2));
    layout->addWidget(content);
    return panel;
}

} // namespace

MainWindow::MainWindow(Desk &desk, const Profile &profile, bool practice, const Clock &clock,
                       QString settingsPath, QWidget *parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_recordsDesk(new RecordsDesk(desk, this))
    , m_clock(clock)
    , m_practice(practice)
    , m_settingsPath(std::move(settingsPath))
{
    if (auto *theme = qApp->findChild<ThemeKeeper *>()) {
        theme->setPractice(practice);
    }
    setWindowTitle(practice ? tr("Points Desk — PRACTICE") : tr("Points Desk"));
    setMinimumSize(smallestSize);
    resize(firstSize);
    makeLayout(profile);
    m_imports = new Imports(m_desk, profile, m_clock, m_settingsPath, this);
    m_header->addStatus(m_imports->inboxButton());
    m_records = new Records(m_desk, *m_recordsDesk, *m_history, profile, m_clock, this);
    m_updates = new UpdateNote(this);
    m_header->addStatus(m_updates);
    makeMenus();
    connectPanes();
    restoreSizes();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeLayout(const Profile &profile)
{
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (m_practice) {
        m_band = new PracticeBand(central);
        layout->addWidget(m_band);
    }
    m_header = new WindowHeader(profile.mallName, profile.deskName, profile.operatorName,
                                m_practice, central);
    layout->addWidget(m_header);

    m_banner = new InlineBanner(central);
    m_banner->setObjectName(QStringLiteral("banner"));
    m_notice = new InlineBanner(central);
    m_notice->setObjectName(QStringLiteral("notice"));
    m_transactions = new TransactionsPane(m_desk, m_clock, central);
    m_correction = new CorrectionPane(m_desk, profile, m_clock, central);
    m_history = new HistoryPane(m_desk, *m_recordsDesk, m_clock, profile.operatorName, central);

    m_upper = new QSplitter(Qt::Horizontal, central);
    m_upper->setChildrenCollapsible(false);
    m_upper->addWidget(makePanel(m_transactions, m_upper));
    m_upper->addWidget(makePanel(m_correction, m_upper));
    m_upper->setStretchFactor(0, 3);
    m_upper->setStretchFactor(1, 2);
    m_whole = new QSplitter(Qt::Vertical, central);
    m_whole->setChildrenCollapsible(false);
    m_whole->addWidget(m_upper);
    m_whole->addWidget(makePanel(m_history, m_whole));
    m_whole->setStretchFactor(0, 5);
    m_whole->setStretchFactor(1, 3);

    auto *body = new QVBoxLayout;
    body->setContentsMargins(grid(this, 2), grid(this, 1), grid(this, 2), grid(this, 2));
    body->setSpacing(grid(this, 1));
    body->addWidget(m_banner);
    body->addWidget(m_notice);
    m_batches = new Batches(m_desk, profile, m_practice, m_clock, this);
    body->addWidget(m_batches->strip());
    body->addWidget(m_whole, 1);
    layout->addLayout(body, 1);
    setCentralWidget(central);
}

void MainWindow::makeMenus()
{
    QMenu *desk = m_header->menuBar()->addMenu(tr("&Desk"));
    const auto add = [this](QMenu *menu, const QString &text, const QKeySequence &key, auto does) {
        QAction *action = addCommand(menu, this, text, key);
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    add(desk, tr("Scan or search"), Qt::Key_F2, [this] { m_transactions->focusScanBox(); });
    add(desk, tr("To the form"), Qt::Key_F3,
        [this] { m_correction->setFocus(Qt::ShortcutFocusReason); });
    add(desk, tr("Read everything again"), Qt::Key_F5, [this] { reload(); });
    desk->addSeparator();
    m_imports->addTo(desk);
    desk->addSeparator();
    QAction *settings = add(desk, tr("Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] {
        if (mayLeave()) {
            Q_EMIT settingsRequested();
        }
    });
    settings->setObjectName(QStringLiteral("settingsAction"));
    settings->setEnabled(!m_practice);
    QAction *quit = add(desk, tr("Close"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    quit->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Q), QKeySequence(Qt::CTRL | Qt::Key_W)});

    m_batches->addTo(m_header->menuBar()->addMenu(tr("&Batch")));
    m_recordsMenu = m_header->menuBar()->addMenu(tr("R&ecords"));
    m_records->addTo(m_recordsMenu);
    if (m_band != nullptr) {
        // In the bar as well: a screen reader does not find the menu of a button.
        m_header->menuBar()->addMenu(m_band->menu());
    }
    m_places = new PlacesMenu(tr("P&rofiles"), this);
    m_header->menuBar()->addMenu(m_places);
    QMenu *help = m_header->menuBar()->addMenu(tr("&Help"));
    add(help, tr("Keys"), Qt::Key_F1, [this] { (new KeysDialog(this))->open(); });
    add(help, tr("Connection check…"), QKeySequence(Qt::CTRL | Qt::Key_F1), [this] {
        openCheck();
    })->setObjectName(QStringLiteral("connectionCheckAction"));
    m_updates->addTo(help);
}

void MainWindow::openCheck()
{
    QWidget *over = QApplication::activeModalWidget();
    (new ConnectionCheckDialog(m_desk, over != nullptr ? over : this))->open();
}

bool MainWindow::mayLeave()
{
    if (m_history->sendingCount() == 0 && !m_correction->isSending() && !m_batches->isRunning()) {
        return true;
    }
    m_notice->show(InlineBanner::Kind::Info, tr("A report is being sent."),
                   tr("Change the profile or the settings when it has ended."));
    return false;
}

void MainWindow::setEvidence(EvidenceDesk &desk)
{
    m_evidence = new Evidence(desk, this);
    m_evidence->addTo(m_recordsMenu);
    connect(m_evidence, &Evidence::restoreConfirmed, this, [this](const QString &prepared) {
        if (mayLeave()) {
            Q_EMIT restoreRequested(prepared);
        }
    });
}

void MainWindow::setPlaces(const QList<DeskPlace> &places, const QString &current)
{
    m_places->setPlaces(places, current);
}

void MainWindow::connectPanes()
{
    connect(&m_desk, &Desk::statusChanged, this, &MainWindow::onStatus);
    connect(&m_desk, &Desk::closed, this, &MainWindow::onClosed);
    connect(m_places, &PlacesMenu::placeChosen, this, [this](const QString &path) {
        if (mayLeave()) {
            Q_EMIT placeChosen(path);
        }
    });
    connect(m_places, &PlacesMenu::newPlaceRequested, this, [this] {
        if (mayLeave()) {
            Q_EMIT newPlaceRequested();
        }
    });
    connect(&m_desk, &Desk::noticesChanged, this, &MainWindow::onNotices);
    connect(m_banner, &InlineBanner::actionTriggered, this, &MainWindow::onBannerAction);
    connect(m_transactions, &TransactionsPane::transactionChosen, m_correction,
            &CorrectionPane::showTransaction);
    connect(m_transactions, &TransactionsPane::manualEntryRequested, m_correction,
            &CorrectionPane::startManual);
    connect(m_correction, &CorrectionPane::transactionShown, m_transactions,
            &TransactionsPane::setCurrent);
    connect(m_correction, &CorrectionPane::nextRequested, m_transactions,
            &TransactionsPane::focusScanBox);
    connect(m_history->actions(), &HistoryActions::transactionChosen, m_correction,
            &CorrectionPane::showTransaction);
    connect(m_history->actions(), &HistoryActions::checkRequested, this, &MainWindow::openCheck);
    connect(m_correction, &CorrectionPane::receiptRequested, m_records, &Records::openReceipt);
    connect(m_correction, &CorrectionPane::checkRequested, this, &MainWindow::openCheck);
    connect(m_history, &HistoryPane::sendingCountChanged, m_header, &WindowHeader::setSending);
    connect(m_batches, &Batches::historyRequested, this, [this](const Batch &batch) {
        m_history->showBatch(batch.id, batchName(batch));
        comeToFront();
    });

    m_scanner = new ScanFilter(this);
    qApp->installEventFilter(m_scanner);
    connect(m_scanner, &ScanFilter::scanned, m_transactions, &TransactionsPane::onScanned);
    if (m_band != nullptr) {
        connect(m_band, &PracticeBand::answerChosen, this, &MainWindow::practiceAnswerChosen);
        connect(&m_desk, &Desk::entryChanged, m_band, &PracticeBand::onEntryChanged);
    }
    m_lastResort.setSingleShot(true);
    connect(&m_lastResort, &QTimer::timeout, this, &MainWindow::onClosed);
}

TransactionsPane *MainWindow::transactions() const
{
    return m_transactions;
}

CorrectionPane *MainWindow::correction() const
{
    return m_correction;
}

HistoryPane *MainWindow::history() const
{
    return m_history;
}

Imports *MainWindow::imports() const
{
    return m_imports;
}

UpdateNote *MainWindow::updates() const
{
    return m_updates;
}

QString MainWindow::bannerText() const
{
    return m_banner->isHidden() ? QString() : m_banner->text();
}

void MainWindow::comeToFront()
{
    if (isMinimized()) {
        showNormal();
    }
    show();
    raise();
    activateWindow();
}

void MainWindow::onStatus(const DeskStatus &status)
{
    m_header->setStatus(status);
    const DeskStatus before = std::exchange(m_status, status);
    if (m_unlock) {
        m_unlock->setStatus(status);
    }
    if (const auto banner = bannerFor(status)) {
        m_banner->show(banner->kind, banner->title, banner->next, banner->action);
    } else {
        m_banner->hide();
    }
    // What the keys are in changes nothing in the lists.
    if (status.storeReadable && (!m_known || status.store != before.store || m_askedAgain)) {
        reload();
    }
    m_known = true;
    m_askedAgain = false;
}

void MainWindow::onBannerAction()
{
    if (m_status.lost) {
        askAcknowledgement();
        return;
    }
    if (m_status.isLocked()) {
        askPassphrase();
        return;
    }
    m_askedAgain = true;
    m_desk.start();
}

void MainWindow::askPassphrase()
{
    if (m_unlock) {
        m_unlock->raise();
        return;
    }
    m_unlock = new UnlockDialog(m_desk, this);
    m_unlock->open();
}

void MainWindow::askAcknowledgement()
{
    auto *dialog = new AcknowledgeDialog(m_desk, *m_status.lost, this);
    dialog->open();
}

void MainWindow::onNotices(const DeskNotices &notices)
{
    const ErrorText text = noticesText(notices);
    if (text.title.isEmpty()) {
        m_notice->hide();
        return;
    }
    m_notice->show(InlineBanner::Kind::Warning, text.title, text.next);
}

void MainWindow::reload()
{
    m_transactions->reload();
    m_history->reload();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose) {
        saveSizes();
        event->accept();
        Q_EMIT closedForGood();
        return;
    }
    event->ignore();
    if (m_closing) {
        return;
    }
    m_closing = true;
    centralWidget()->setEnabled(false);
    m_batches->close();
    if (m_history->sendingCount() > 0) {
        m_banner->show(InlineBanner::Kind::Info, tr("Closing: waiting for WeChat Pay's answer"),
                       tr("A report is on its way. The window closes by itself when the answer is "
                          "recorded, after 35 seconds at the latest."));
    }
    m_lastResort.start(lastResortMs);
    m_desk.close(closeWaitMs);
}

void MainWindow::onClosed()
{
    if (!m_closing) {
        return;
    }
    m_lastResort.stop();
    m_mayClose = true;
    close();
}

} // namespace pd

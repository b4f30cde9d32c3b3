#pragma once

#include "core/domain/practice_answer.h"
#include "core/service/desk.h"
#include "ui/places_menu.h"

#include <QMainWindow>
#include <QPointer>
#include <QString>
#include <QTimer>

class QMenu;
class QSplitter;

namespace pd {

class Clock;
class Batches;
class CorrectionPane;
class Evidence;
class EvidenceDesk;
class HistoryPane;
class Imports;
class InlineBanner;
class PracticeBand;
class Records;
class RecordsDesk;
class ScanFilter;
class TransactionsPane;
class UnlockDialog;
class UpdateNote;
class WindowHeader;
struct Profile;

/// The shell: lays out the panes, passes on what one tells the other, remembers sizes, says what
/// the store and the keys are in, and waits for what is being sent before it closes. It holds no
/// rule and no state of a correction.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// `desk`, `profile` and `clock` outlive the window. `settingsPath`: an INI file for sizes and
    /// places; never anything else.
    MainWindow(Desk &desk, const Profile &profile, bool practice, const Clock &clock,
               QString settingsPath, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] TransactionsPane *transactions() const;
    [[nodiscard]] CorrectionPane *correction() const;
    [[nodiscard]] HistoryPane *history() const;
    [[nodiscard]] Imports *imports() const;
    [[nodiscard]] UpdateNote *updates() const;
    /// The history's proof, in the menu Records. Outlives the window.
    void setEvidence(EvidenceDesk &desk);
    /// The profiles that the menu offers, and the one that is open; empty: the practice world.
    void setPlaces(const QList<DeskPlace> &places, const QString &current);
    /// What the banner says at the moment; empty when there is nothing to say.
    [[nodiscard]] QString bannerText() const;

public Q_SLOTS:
    /// Another copy of the program was started on the same journal.
    void comeToFront();
    /// Finds out why it does not work, over whatever dialog is open.
    void openCheck();

Q_SIGNALS:
    /// The window has closed, and everything that was being sent has ended.
    void closedForGood();
    void settingsRequested();
    /// Another profile was chosen; empty: the practice world.
    void placeChosen(const QString &path);
    void newPlaceRequested();
    /// A checked copy shall take the journal's place.
    void restoreRequested(const QString &prepared);
    /// Practice: what the stand-in shall answer to the next report.
    void practiceAnswerChosen(pd::PracticeAnswer answer);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeLayout(const Profile &profile);
    void makeMenus();
    void connectPanes();
    void onStatus(const DeskStatus &status);
    void onNotices(const DeskNotices &notices);
    void onBannerAction();
    void askPassphrase();
    void askAcknowledgement();
    void onClosed();
    /// False, and the banner says why, while something is being sent.
    [[nodiscard]] bool mayLeave();
    void reload();
    void restoreSizes();
    void saveSizes() const;

    Desk &m_desk;
    RecordsDesk *m_recordsDesk;
    const Clock &m_clock;
    bool m_practice;
    QString m_settingsPath;
    PracticeBand *m_band = nullptr;
    WindowHeader *m_header = nullptr;
    InlineBanner *m_banner = nullptr;
    InlineBanner *m_notice = nullptr; ///< what will stop the desk one day
    DeskStatus m_status;
    QPointer<UnlockDialog> m_unlock;
    PlacesMenu *m_places = nullptr;
    QSplitter *m_upper = nullptr; ///< transactions | correction
    QSplitter *m_whole = nullptr; ///< upper over history
    TransactionsPane *m_transactions = nullptr;
    CorrectionPane *m_correction = nullptr;
    HistoryPane *m_history = nullptr;
    Imports *m_imports = nullptr;
    Records *m_records = nullptr;
    UpdateNote *m_updates = nullptr;
    QMenu *m_recordsMenu = nullptr;
    Evidence *m_evidence = nullptr;
    Batches *m_batches = nullptr;
    ScanFilter *m_scanner = nullptr;
    QTimer m_lastResort; ///< closes the window even if the desk never answers
    bool m_known = false; ///< a status has come
    bool m_askedAgain = false; ///< by the banner
    bool m_closing = false;
    bool m_mayClose = false;
};

} // namespace pd

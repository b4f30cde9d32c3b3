#pragma once

#include "core/domain/transaction.h"
#include "core/service/desk.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace pd {

class ChipGroup;
class Clock;
class InlineBanner;
class NothingListed;
class PeriodBox;
class ScanBox;
class TransactionModel;
class TransactionTable;
class WaitingStrip;

/// The left side of the window: find a transaction, see where its report stands, choose it.
/// Typing searches after a moment; Enter and a scan find exactly, whatever the chips and dates say.
class TransactionsPane : public QWidget
{
    Q_OBJECT
public:
    TransactionsPane(Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    /// Reads the list anew, e.g. after the store was opened.
    void reload();
    /// Something came into the store: the list follows after a moment, and stays where it is.
    void refreshSoon();
    /// To the scan box, all of its text selected. F2 in the box itself lets the input method in, so
    /// that a shop's name can be typed, and out again.
    void focusScanBox();
    /// Shows in the list which transaction the form is about.
    void setCurrent(const QString &transactionId);
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

public Q_SLOTS:
    /// A hand scanner read `code`: it stands in the scan box, is found and chosen.
    void onScanned(const QString &code);

Q_SIGNALS:
    void transactionChosen(const QString &transactionId);
    /// Nobody told the desk about this one; the operator wants to type it in.
    void manualEntryRequested(const QString &typed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeScanBox();
    QWidget *makeFilters();
    QWidget *makeTable();
    void enterList();
    [[nodiscard]] TransactionQuery currentQuery() const;
    void applyFilters();
    void listEverything();
    void findExactly(const QString &typed);
    void onFound(Ticket ticket, const TransactionPage &page);
    void chooseFound(const QString &transactionId);
    void choose(int row);
    void onLoaded(bool fresh);
    void onFailed(const StoreError &error);
    void onTick();
    void showContents();

    Desk &m_desk;
    const Clock &m_clock;
    TransactionModel *m_model;
    ScanBox *m_scanBox = nullptr;
    PeriodBox *m_period = nullptr;
    ChipGroup *m_chips = nullptr;
    WaitingStrip *m_waiting = nullptr;
    InlineBanner *m_problem = nullptr;
    QStackedWidget *m_stack = nullptr;
    TransactionTable *m_table = nullptr;
    NothingListed *m_nothing = nullptr;
    QTimer m_debounce;
    QTimer m_refresh; ///< many arrivals, one reading
    QTimer m_tick; ///< every 30 s: the time left
    std::optional<Ticket> m_findTicket;
    QString m_findText;
    QString m_unknownNumber; ///< looked for exactly, and not there
    bool m_refreshing = false; ///< what is being read is the same list
    QString m_current; ///< the transaction that the form is about
};

} // namespace pd

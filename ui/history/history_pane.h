#pragma once

#include "core/service/desk.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QStackedWidget;

namespace pd {

class ChipGroup;
class Clock;
class EmptyState;
class HistoryActions;
class HistoryFilters;
class HistoryModel;
class HistoryTable;
class InlineBanner;
class RecordsDesk;
class UnsettledStrip;

/// The lower part of the window: what was sent, when, by whom, and what came of it. Unknown ones
/// stay pinned above the list until settled.
class HistoryPane final : public QWidget
{
    Q_OBJECT
public:
    /// All of them outlive the pane.
    HistoryPane(Desk &desk, RecordsDesk &records, const Clock &clock, const QString &operatorName,
                QWidget *parent = nullptr);

    void reload();
    /// Lists the entries of one transaction, or of all for an empty text.
    void search(const QString &text);
    void focusSearch();
    void openFilters();
    /// Lists the entries of one batch, and says so until the operator asks for all again.
    void showBatch(const EntryId &id, const QString &name);
    [[nodiscard]] HistoryModel *model() const;
    /// What can be done with an entry, for other lists of them too.
    [[nodiscard]] HistoryActions *actions() const;
    /// What is listed, and in words; empty when it is everything.
    [[nodiscard]] HistoryQuery query() const;
    [[nodiscard]] QString filterWords() const;
    /// How many reports are on their way at the moment, as far as this window knows.
    [[nodiscard]] int sendingCount() const;

Q_SIGNALS:
    void sendingCountChanged(int count);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeTable();
    void connectDesk();
    void onEntryChanged(const Entry &entry);
    void applyFilters();
    void listEverything();
    void onLoaded();
    void onMenu(const QPoint &point);
    [[nodiscard]] const Entry *currentEntry() const;

    Desk &m_desk;
    RecordsDesk &m_records;
    HistoryModel *m_model;
    HistoryActions *m_actions;
    HistoryFilters *m_filters;
    UnsettledStrip *m_strip;
    InlineBanner *m_problem;
    InlineBanner *m_batch; ///< which batch is listed
    EntryId m_batchId; ///< null: all of them
    QString m_batchName;
    ChipGroup *m_chips = nullptr;
    QLineEdit *m_search = nullptr;
    QStackedWidget *m_stack = nullptr;
    HistoryTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QTimer m_debounce;
    Ticket m_pageTicket = 0;
    Ticket m_unsettledTicket = 0;
    Ticket m_choicesTicket = 0;
    QList<EntryId> m_sending;
};

} // namespace pd

#pragma once

#include "core/service/desk.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QStackedWidget;
class QTableView;

namespace pd {

class ChipGroup;
class EmptyState;
class HistoryModel;
class InlineBanner;
class UnsettledStrip;

/// The lower part of the window: what was sent, when, by whom, and what came of it. Unknown ones
/// stay pinned above the list until settled.
class HistoryPane final : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPane(Desk &desk, QWidget *parent = nullptr);

    void reload();
    /// Lists the entries of one transaction, or of all for an empty text.
    void search(const QString &text);
    void focusSearch();
    [[nodiscard]] HistoryModel *model() const;
    /// How many reports are on their way at the moment, as far as this window knows.
    [[nodiscard]] int sendingCount() const;

public Q_SLOTS:
    void openDetails(const pd::EntryId &id);
    void askSendAgain(const pd::Entry &entry);
    void askBook(const pd::Entry &entry);

Q_SIGNALS:
    void transactionChosen(const QString &transactionId);
    /// A signature was refused: find out why.
    void checkRequested();
    void sendingCountChanged(int count);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeTable();
    void connectDesk();
    void onSubmitted(Ticket ticket, const Result<Entry, SubmitError> &result);
    void onEntryChanged(const Entry &entry);
    void onChip(int id);
    void onLoaded();
    void onMenu(const QPoint &point);
    [[nodiscard]] const Entry *currentEntry() const;
    void fitColumns();

    Desk &m_desk;
    HistoryModel *m_model;
    UnsettledStrip *m_strip;
    InlineBanner *m_problem;
    ChipGroup *m_chips = nullptr;
    QLineEdit *m_search = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QTimer m_debounce;
    Ticket m_pageTicket = 0;
    Ticket m_unsettledTicket = 0;
    QList<Ticket> m_asked; ///< sendAgain and book, not answered yet
    QList<EntryId> m_sending;
};

} // namespace pd

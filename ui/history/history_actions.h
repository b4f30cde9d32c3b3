#pragma once

#include "core/service/desk.h"
#include "ui/common/error_text.h"

#include <QObject>
#include <QString>

class QMenu;

namespace pd {

class RecordsDesk;

/// What can be done with an entry of the history: its details, sending it again, settling it,
/// booking it, its receipt. Each asks in a dialog of its own and hands the answer to the desk;
/// what a list has to say of it comes by signals.
class HistoryActions final : public QObject
{
    Q_OBJECT
public:
    /// Dialogs open over `window`. All of them outlive this.
    HistoryActions(Desk &desk, RecordsDesk &records, QString operatorName, QWidget *window);

    /// Who is at the desk: the name that a dialog begins with.
    void setOperatorName(const QString &name);
    [[nodiscard]] const QString &operatorName() const;
    /// Everything that fits the entry, for a context menu.
    void addTo(QMenu *menu, const Entry &entry);

public Q_SLOTS:
    void openDetails(const pd::EntryId &id);
    void askSendAgain(const pd::Entry &entry);
    void askSettle(const pd::Entry &entry);
    void askBook(const QList<pd::Entry> &entries);

Q_SIGNALS:
    void transactionChosen(const QString &transactionId);
    void receiptRequested(const pd::Entry &entry);
    /// A signature was refused: find out why.
    void checkRequested();
    /// The desk has taken what was asked of it.
    void done();
    void failed(const pd::ErrorText &why);

private:
    [[nodiscard]] QWidget *over() const;
    void onAnswer(QList<Ticket> *asked, Ticket ticket, const Result<Entry, SubmitError> &result);

    Desk &m_desk;
    RecordsDesk &m_records;
    QString m_operatorName;
    QWidget *m_window;
    QList<Ticket> m_sent; ///< of the desk, not answered yet
    QList<Ticket> m_settled; ///< of the records
    QList<Ticket> m_booked;
};

} // namespace pd

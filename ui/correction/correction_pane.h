#pragma once

#include "core/domain/transaction.h"
#include "core/service/desk.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace pd {

class Clock;
class ConfirmDialog;
class CorrectionForm;
class EmptyState;
class Notice;
class TransactionCardView;
struct Profile;

/// The right side of the window: one transaction, its card, the form, the review, the sending, and
/// how it ended. What was typed for a transaction is kept until it is sent, also while another one
/// is looked at.
class CorrectionPane final : public QWidget
{
    Q_OBJECT
public:
    /// `profile` and `clock` outlive the pane.
    CorrectionPane(Desk &desk, const Profile &profile, const Clock &clock,
                   QWidget *parent = nullptr);

    /// Who is at the desk; the profile's operator at first.
    void setOperatorName(const QString &name);
    [[nodiscard]] QString transactionId() const;
    /// A report of this form is on its way.
    [[nodiscard]] bool isSending() const;

public Q_SLOTS:
    void showTransaction(const QString &transactionId);
    /// Nobody told the desk about it: its ids are opened for typing.
    void startManual(const QString &typed);
    /// Ctrl+Enter: checks the form and opens the review.
    void review();

Q_SIGNALS:
    /// Done with this one: the focus belongs in the scan box.
    void nextRequested();
    /// The form is about this transaction now; empty: about none.
    void transactionShown(const QString &transactionId);

protected:
    /// F3: to the first field.
    void focusInEvent(QFocusEvent *event) override;

private:
    void makeForm();
    void onCard(Ticket ticket, const TransactionCard &card);
    void onReadFailed(Ticket ticket, const StoreError &error);
    void onSubmitted(Ticket ticket, const Result<Entry, SubmitError> &result);
    void onEntryChanged(const Entry &entry);
    void onTick();
    void keepTyped();
    void fill(const TransactionCard &card);
    [[nodiscard]] CorrectionDraft proposal(const TransactionCard &card) const;
    /// What the advice says of this moment: the kind of the entry, the words, the button.
    void applyAdvice();
    [[nodiscard]] Advice advice() const;
    void sendAnyway();
    void recordInstead();
    void openReview(const Correction &correction);
    void onConfirmed(const Correction &correction, Advice reviewed);
    void sendAgain();
    void showOutcome(const Entry &entry);
    void showDone(const Entry &entry);
    void showSubmitError(const SubmitError &error);
    void setBusy(bool busy);
    void showEmpty();

    Desk &m_desk;
    const Profile &m_profile;
    const Clock &m_clock;
    QString m_operatorName;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QScrollArea *m_scroll = nullptr;
    TransactionCardView *m_cardView = nullptr;
    Notice *m_advice = nullptr;
    Notice *m_result = nullptr;
    CorrectionForm *m_form = nullptr;
    QPushButton *m_review = nullptr;
    QPointer<ConfirmDialog> m_dialog;
    QTimer m_tick; ///< every 30 s: the time left, and midnight

    TransactionCard m_card;
    std::optional<Ticket> m_cardTicket;
    std::optional<Ticket> m_submitTicket;
    EntryId m_entry; ///< that of the last sending of this form
    QHash<EntryId, Entry> m_early; ///< changes that came before submitted() named their entry
    QHash<QString, CorrectionDraft> m_typed; ///< by transaction id
    bool m_againstAdvice = false;
    bool m_manual = false;
    bool m_reviewWhenRead = false; ///< the card of a typed number is read first
    bool m_busy = false;
};

} // namespace pd

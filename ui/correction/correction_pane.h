#pragma once

#include "core/domain/transaction.h"
#include "core/service/desk.h"
#include "ui/correction/draft_shelf.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace pd {

class Clock;
class ConfirmDialog;
class CorrectionForm;
class CorrectionPage;
class EmptyState;
class MemberInquiry;
class Submission;
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
    /// A signature was refused: find out why.
    void checkRequested();
    /// For the customer, of what was just done.
    void receiptRequested(const pd::Entry &entry);

protected:
    /// F3: to the first field.
    void focusInEvent(QFocusEvent *event) override;

private:
    void connectPage();
    [[nodiscard]] bool isShowingForm() const;
    void onCard(Ticket ticket, const TransactionCard &card);
    void onReadFailed(Ticket ticket, const StoreError &error);
    void onAnotherChanged(const Entry &entry);
    void onTick();
    /// Payments or refunds came into the store: one of them may be of this transaction.
    void onStoreChanged();
    void propose(const TransactionCard &card);
    void keepTyped();
    void fill(const TransactionCard &card);
    /// What the advice says of this moment: the kind of the entry, the words, the button.
    void applyAdvice();
    [[nodiscard]] Advice advice() const;
    void openReview(const Correction &correction);
    void onConfirmed(const Correction &correction, Advice reviewed);
    void sendAgain();
    void showOutcome(const Entry &entry);
    void showDone(const Entry &entry);
    void showSubmitError(const SubmitError &error);
    void setBusy(bool busy);

    Desk &m_desk;
    const Profile &m_profile;
    const Clock &m_clock;
    QString m_operatorName;
    QStackedWidget *m_stack;
    Entry m_done; ///< what the last page says
    EmptyState *m_empty;
    CorrectionPage *m_page;
    CorrectionForm *m_form; ///< the page's
    Submission *m_submission;
    MemberInquiry *m_inquiry = nullptr;
    QPointer<ConfirmDialog> m_dialog;
    QTimer m_tick; ///< every 30 s: the time left, and midnight

    TransactionCard m_card;
    std::optional<Ticket> m_cardTicket;
    DraftShelf m_typed;
    bool m_followStore = false; ///< the card is read again because the store changed
    bool m_againstAdvice = false;
    bool m_manual = false;
    bool m_reviewWhenRead = false; ///< the card of a typed number is read first
    bool m_busy = false;
};

} // namespace pd

#pragma once

#include "core/domain/entry.h"
#include "core/service/desk.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace pd {

class OutcomeBadge;

/// Everything about one entry: what was meant, each attempt, the exact bytes. Shown by open(); it
/// follows the entry while it changes.
class EntryDetailsDialog final : public QDialog
{
    Q_OBJECT
public:
    EntryDetailsDialog(Desk &desk, EntryId id, QWidget *parent = nullptr);
    [[nodiscard]] EntryId entryId() const;
    /// For tests: what is shown of the body at the moment.
    [[nodiscard]] QString bodyText() const;

Q_SIGNALS:
    void sendAgainRequested(const pd::Entry &entry);
    void settleRequested(const pd::Entry &entry);
    void receiptRequested(const pd::Entry &entry);
    /// Another entry: the one that this corrects, or that corrects this.
    void entryRequested(const pd::EntryId &id);
    void bookRequested(const pd::Entry &entry);
    void checkRequested();

private:
    void request();
    void onDetails(Ticket ticket, const std::optional<EntryDetails> &details);
    void fill();
    void fillFacts(QVBoxLayout *layout);
    void fillRelated(QVBoxLayout *layout);
    void fillSteps(QVBoxLayout *layout);
    void fillBody(QVBoxLayout *layout);
    void refreshBody();
    void copyForSupport();
    void copyEverything();

    Desk &m_desk;
    EntryId m_id;
    Ticket m_ticket = 0;
    std::optional<EntryDetails> m_details;
    QVBoxLayout *m_scroll = nullptr;
    QWidget *m_content = nullptr;
    QLabel *m_title = nullptr;
    OutcomeBadge *m_badge;
    QPlainTextEdit *m_body = nullptr;
    bool m_bodyShown = false; ///< with the member's number whole
    QPushButton *m_again = nullptr;
    QPushButton *m_book = nullptr;
    QPushButton *m_settle = nullptr;
    QPushButton *m_receipt = nullptr;
    QPushButton *m_copyAll = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_check = nullptr;
};

} // namespace pd

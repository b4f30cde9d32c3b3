#pragma once

#include "core/service/evidence_desk.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_banner.h"

#include <QDialog>

#include <optional>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace pd {

/// A dialog around one long piece of work on the history: what it does, how far it is, cancel, and
/// at the end the outcome in a sentence with its details to copy. Shown by open().
class EvidenceDialog : public QDialog
{
    Q_OBJECT
public:
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] InlineBanner *outcome() const;
    [[nodiscard]] QString details() const;

public Q_SLOTS:
    void reject() override;

protected:
    EvidenceDialog(EvidenceDesk &desk, const QString &title, const QString &explanation,
                   QWidget *parent);
    void begin(Ticket ticket);
    /// True, and the work is over, when the answer is to the question that runs.
    [[nodiscard]] bool end(Ticket ticket);
    void showOutcome(InlineBanner::Kind kind, const ErrorText &words, const QString &details = {});
    void showError(const StoreError &error);
    void showCancelled();
    void addWidget(QWidget *widget); ///< below the details
    void addButton(QPushButton *button); ///< right of "Close"

    EvidenceDesk &m_desk;

private:
    void onProgress(Ticket ticket, const CheckProgress &progress);
    void copy();

    QLabel *m_state;
    QProgressBar *m_bar;
    InlineBanner *m_outcome;
    QPlainTextEdit *m_details;
    QPushButton *m_copy;
    QPushButton *m_cancel;
    QBoxLayout *m_extra;
    QBoxLayout *m_buttons;
    std::optional<Ticket> m_ticket;
};

} // namespace pd

#pragma once

#include "core/domain/batch.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace pd {

class LabelledField;
class NoteLine;

/// The operator's word: repeats what a batch moves, and asks for the total, the reason and, above
/// the profile's limit, a second person. Cancel is the default; Ctrl+Enter confirms, Enter alone
/// never. To be shown with open(); deletes itself when it is closed.
class BatchStartDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `reasons`: what the profile offers.
    BatchStartDialog(const Batch &batch, const BatchLimits &limits, const QStringList &reasons,
                     bool practice, QWidget *parent = nullptr);
    /// What the desk says against it; the dialog stays.
    void showIssues(const QList<BatchStartIssue> &issues);

Q_SIGNALS:
    void confirmed(const pd::BatchStart &start);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeSummary(bool practice);
    void confirm();
    Batch m_batch;
    QLineEdit *m_total;
    QComboBox *m_reason;
    QLineEdit *m_second = nullptr; ///< null: below the limit
    QLineEdit *m_secondReason = nullptr;
    LabelledField *m_totalField;
    LabelledField *m_reasonField;
    LabelledField *m_secondField = nullptr;
    LabelledField *m_secondReasonField = nullptr;
    NoteLine *m_problem;
    QPushButton *m_confirm;
};

} // namespace pd

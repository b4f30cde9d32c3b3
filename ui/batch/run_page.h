#pragma once

#include "core/domain/batch.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pd {

class BatchDesk;
class BatchTable;
class Clock;
class InlineBanner;

/// A batch that was started: how far it is, what its rows came to, and what can be done about it.
class BatchRunPage final : public QWidget
{
    Q_OBJECT
public:
    BatchRunPage(BatchDesk &desk, const CorrectionLimits &limits, const Clock &clock,
                 QWidget *parent = nullptr);
    void setBatch(const Batch &batch);
    void setProgress(const BatchProgress &progress);
    [[nodiscard]] const Batch &batch() const;
    [[nodiscard]] const BatchProgress &progress() const;
    [[nodiscard]] BatchTable *table() const;
    void say(const QString &text); ///< one quiet line, e.g. "Saved."

Q_SIGNALS:
    void saveRequested();
    void historyRequested();
    void memberSystemRequested();
    void stopRequested();
    void newRequested();

private:
    void connectButtons();
    void refreshButtons();
    BatchDesk &m_desk;
    Batch m_batch;
    BatchProgress m_progress;
    QLabel *m_title;
    QLabel *m_state;
    QProgressBar *m_bar;
    QLabel *m_counts = nullptr;
    InlineBanner *m_pause;
    BatchTable *m_table;
    QLabel *m_said;
    QPushButton *m_toggle; ///< pause, or go on
    QPushButton *m_stop;
    QPushButton *m_notTaken;
    QPushButton *m_unknown;
    QPushButton *m_member;
    QPushButton *m_save;
    QPushButton *m_history;
    QPushButton *m_new;
};

} // namespace pd

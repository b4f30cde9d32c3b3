#pragma once

#include "core/domain/batch.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace pd {

class BatchDesk;
class BatchTable;
class Clock;
class NoteLine;

/// Every row before anything is sent: what it says, what speaks against it, and what all of them
/// add up to. Rows can be left out.
class BatchPreviewPage final : public QWidget
{
    Q_OBJECT
public:
    BatchPreviewPage(BatchDesk &desk, const CorrectionLimits &limits, const Clock &clock,
                     QWidget *parent = nullptr);
    void setBatch(const Batch &batch);
    [[nodiscard]] const Batch &batch() const;
    [[nodiscard]] BatchTable *table() const;
    /// What Ctrl+Enter does.
    void primary();

Q_SIGNALS:
    void backRequested();
    void startRequested();
    void saveWrongRequested();

private:
    QWidget *makeTotals();
    void leaveOut(bool out);
    void refreshButtons();
    BatchDesk &m_desk;
    Batch m_batch;
    QLabel *m_title;
    QLabel *m_rows = nullptr;
    QLabel *m_members = nullptr;
    QLabel *m_up = nullptr;
    QLabel *m_down = nullptr;
    QLabel *m_downName = nullptr;
    NoteLine *m_note;
    BatchTable *m_table;
    QPushButton *m_out;
    QPushButton *m_in;
    QPushButton *m_saveWrong;
    QPushButton *m_start;
};

} // namespace pd

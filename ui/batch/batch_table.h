#pragma once

#include "core/domain/batch.h"

#include <QWidget>

class QTableView;

namespace pd {

class BatchDesk;
class BatchModel;
class ChipGroup;
class Clock;

/// The rows of a batch with the chips that choose among them. It reads what it shows by itself.
class BatchTable final : public QWidget
{
    Q_OBJECT
public:
    BatchTable(BatchDesk &desk, const CorrectionLimits &limits, const Clock &clock,
               const QList<BatchFilter> &filters, QWidget *parent = nullptr);

    void setBatch(const Batch &batch);
    /// Chooses a chip, as if it had been pressed.
    void show(BatchFilter filter);
    /// Numbers of the chosen rows.
    [[nodiscard]] QList<int> selectedNumbers() const;
    [[nodiscard]] BatchModel *model() const;
    [[nodiscard]] QTableView *view() const;

Q_SIGNALS:
    void selectionChanged();

private:
    void choose(BatchFilter filter);
    void fitColumns();
    BatchDesk &m_desk;
    BatchModel *m_model;
    ChipGroup *m_chips;
    QTableView *m_view;
    EntryId m_id;
    EntryKind m_kind = EntryKind::Report;
    BatchFilter m_filter = BatchFilter::All;
};

} // namespace pd

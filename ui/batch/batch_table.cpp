#include "ui/batch/batch_table.h"

#include "core/service/batch_desk.h"
#include "ui/batch/batch_model.h"
#include "ui/common/chip_group.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QTableView>
#include <QVBoxLayout>

namespace pd {

BatchTable::BatchTable(BatchDesk &desk, const CorrectionLimits &limits, const Clock &clock,
                       const QList<BatchFilter> &filters, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new BatchModel(limits, clock, this))
    , m_chips(new ChipGroup(tr("Show of the batch"), this))
    , m_view(new QTableView(this))
{
    for (const BatchFilter filter : filters) {
        m_chips->add(static_cast<int>(filter), filterWord(filter));
    }
    m_view->setModel(m_model);
    m_view->setObjectName(QStringLiteral("batchRows"));
    m_view->setAccessibleName(tr("Rows of the batch"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(grid(this, 6));
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionsClickable(false);
    fitColumns();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(m_chips);
    layout->addWidget(m_view, 1);

    connect(m_chips, &ChipGroup::chosenChanged, this,
            [this](int id) { choose(static_cast<BatchFilter>(id)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BatchTable::selectionChanged);
    connect(m_model, &BatchModel::wanted, this,
            [this](int first, int count) { m_desk.requestRows(m_id, first, count); });
    connect(&desk, &BatchDesk::rowsReady, this,
            [this](const EntryId &id, int first, const QList<BatchRow> &rows) {
                if (id == m_id) {
                    m_model->applyRows(first, rows);
                }
            });
    connect(&desk, &BatchDesk::rowsChanged, this,
            [this](const EntryId &id, const QList<int> &numbers) {
                if (id == m_id && isVisible()) {
                    m_model->forget(numbers);
                }
            });
    connect(&desk, &BatchDesk::numbersReady, this,
            [this](const EntryId &id, BatchFilter filter, const QList<int> &numbers) {
                if (id == m_id && filter == m_filter && filter != BatchFilter::All) {
                    m_model->setNumbers(numbers);
                }
            });
}

void BatchTable::fitColumns()
{
    using Column = BatchModel::Column;
    const std::pair<Column, int> widths[]
        = {{Column::Row, 9},     {Column::Transaction, 36}, {Column::Member, 16},
           {Column::Points, 12}, {Column::Before, 12},      {Column::State, 24}};
    QHeaderView *header = m_view->horizontalHeader();
    for (const auto &[column, letters] : widths) {
        header->resizeSection(static_cast<int>(column), textWidth(this, letters));
    }
    header->setSectionResizeMode(static_cast<int>(Column::What), QHeaderView::Stretch);
}

void BatchTable::setBatch(const Batch &batch)
{
    const bool another = m_id != batch.id;
    m_id = batch.id;
    m_kind = batch.kind;
    m_view->setColumnHidden(static_cast<int>(BatchModel::Column::Before),
                            m_kind == EntryKind::Report);
    if (another) {
        m_model->setBatch(batch.id, batch.totals.rows);
        show(BatchFilter::All);
    }
}

void BatchTable::show(BatchFilter filter)
{
    m_chips->choose(static_cast<int>(filter));
    choose(filter);
}

void BatchTable::choose(BatchFilter filter)
{
    m_filter = filter;
    if (filter == BatchFilter::All) {
        m_model->setNumbers(std::nullopt);
    } else {
        m_desk.requestNumbers(m_id, filter);
    }
}

QList<int> BatchTable::selectedNumbers() const
{
    QList<int> numbers;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        numbers.append(m_model->numberAt(index.row()));
    }
    return numbers;
}

BatchModel *BatchTable::model() const
{
    return m_model;
}

QTableView *BatchTable::view() const
{
    return m_view;
}

} // namespace pd

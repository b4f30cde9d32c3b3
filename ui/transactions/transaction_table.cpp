#include "ui/transactions/transaction_table.h"

#include "ui/common/theme.h"
#include "ui/transactions/transaction_delegate.h"
#include "ui/transactions/transaction_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyle>

namespace pd {

TransactionTable::TransactionTable(TransactionModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("transactions"));
    setAccessibleName(tr("Transactions"));
    setModel(model);
    setItemDelegate(new TransactionDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionsMovable(true);
    fixColumns();
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &TransactionTable::keepPlace);
}

void TransactionTable::keepPlace()
{
    m_placeId = currentIndex().data(TransactionModel::TransactionIdRole).toString();
    m_placeScroll = verticalScrollBar()->value();
}

void TransactionTable::backToPlace(const QString &selectedId)
{
    const int current = m_model->rowOf(m_placeId);
    if (current >= 0) {
        setCurrentIndex(m_model->index(current, 0));
    }
    const int shown = m_model->rowOf(selectedId);
    if (shown >= 0) {
        selectRow(shown);
    } else {
        clearSelection();
    }
    verticalScrollBar()->setValue(m_placeScroll);
}

void TransactionTable::fixColumns()
{
    verticalHeader()->setMinimumSectionSize(transactionRowHeight(this));
    verticalHeader()->setDefaultSectionSize(transactionRowHeight(this));
    QHeaderView *header = horizontalHeader();
    header->setMinimumSectionSize(grid(this, 8));
    int width
        = grid(this, 16) + 2 * frameWidth() + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    for (int column = 0; column < TransactionModel::ColumnCount; ++column) {
        if (column == TransactionModel::Shop) {
            header->setSectionResizeMode(column, QHeaderView::Stretch);
            continue;
        }
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, transactionColumnWidth(this, column));
        width += transactionColumnWidth(this, column);
    }
    m_wideEnough = width;
    setMinimumWidth(width - transactionColumnWidth(this, TransactionModel::Member));
    showColumns();
}

void TransactionTable::showColumns()
{
    setColumnHidden(TransactionModel::Member, width() < m_wideEnough);
}

void TransactionTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    showColumns();
}

void TransactionTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model() != nullptr) {
        fixColumns();
    }
}

QByteArray TransactionTable::saveColumns() const
{
    return horizontalHeader()->saveState();
}

void TransactionTable::restoreColumns(const QByteArray &state)
{
    horizontalHeader()->restoreState(state);
    fixColumns(); // the widths are the font's of today
}

} // namespace pd

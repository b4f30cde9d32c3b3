#include "ui/history/history_table.h"

#include "ui/common/theme.h"
#include "ui/history/history_delegate.h"
#include "ui/history/history_model.h"

#include <QApplication>
#include <QHeaderView>

namespace pd {

HistoryTable::HistoryTable(HistoryModel *model, QWidget *parent)
    : QTableView(parent)
{
    const QFont font = QApplication::font();
    setModel(model);
    setItemDelegate(new HistoryDelegate(this));
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(historyRowHeight(font));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setFont(smallFont(font));
    for (int column = 0; column < model->columnCount(); ++column) {
        setColumnWidth(column, historyColumnWidth(column, font));
    }
}

} // namespace pd

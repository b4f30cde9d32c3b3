#include "ui/imports/refusal_table.h"

#include "ui/common/file_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/imports/refusal_model.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pd {

RefusalTable::RefusalTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new RefusalModel(this))
    , m_view(new QTableView(this))
    , m_note(new QLabel(this))
    , m_copy(new QPushButton(iconFor(Icon::Copy), tr("Copy all"), this))
    , m_save(new QPushButton(tr("Save as CSV …"), this))
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("What was refused"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(grid(this, 6));
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(RefusalModel::Reason, QHeaderView::Stretch);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RefusalTable::fitColumns);
    setTextRole(m_note, TextRole::Small);
    for (QPushButton *button : {m_copy, m_save}) {
        button->setAutoDefault(false);
        setButtonRole(button, ButtonRole::Quiet);
    }
    connect(m_copy, &QPushButton::clicked, this, &RefusalTable::copy);
    connect(m_save, &QPushButton::clicked, this, &RefusalTable::save);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(this, 1));
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);
}

void RefusalTable::fitColumns()
{
    const int widest = textWidth(this, 32);
    for (const int column : {RefusalModel::Place, RefusalModel::FileColumn, RefusalModel::Value}) {
        bool isEmpty = true;
        for (int row = 0; row < m_model->rowCount() && isEmpty; ++row) {
            isEmpty = m_model->index(row, column).data().toString().isEmpty();
        }
        // The reason takes the room of what no row has: a file's refusal has no column.
        m_view->setColumnHidden(column, isEmpty && column != RefusalModel::Place);
        m_view->resizeColumnToContents(column);
        m_view->setColumnWidth(column,
                               std::min(m_view->columnWidth(column) + grid(this, 2), widest));
    }
}

RefusalModel *RefusalTable::model() const
{
    return m_model;
}

QTableView *RefusalTable::view() const
{
    return m_view;
}

void RefusalTable::setNote(const QString &note)
{
    m_note->setText(note);
}

void RefusalTable::copy() const
{
    QGuiApplication::clipboard()->setText(m_model->asText());
}

void RefusalTable::save()
{
    auto *dialog = makeFileDialog(this, tr("Save what was refused"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("refused.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &RefusalTable::saveTo);
    dialog->open();
}

void RefusalTable::saveTo(const QString &path)
{
    // At most ten thousand lines, and only where the operator chose to.
    QSaveFile file(path);
    const QByteArray csv = m_model->asCsv();
    const bool saved
        = file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit();
    m_note->setText(saved ? tr("Saved.") : tr("It could not be saved there."));
}

} // namespace pd

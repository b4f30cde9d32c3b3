#include "ui/records/to_book_dialog.h"

#include "ui/common/file_dialog.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/record_words.h"
#include "ui/common/theme.h"
#include "ui/history/fact_card.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_model.h"
#include "ui/history/history_table.h"

#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pd {

ToBookDialog::ToBookDialog(Desk &desk, RecordsDesk &records, HistoryActions &actions,
                           QList<TitledColumn> columns, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_records(records)
    , m_actions(actions)
    , m_columns(std::move(columns))
    , m_model(new HistoryModel(this))
    , m_about(makePlainLabel(QString(), TextRole::Quiet, this))
    , m_progress(new QProgressBar(this))
    , m_state(makePlainLabel(QString(), TextRole::Strong, this))
    , m_refused(new QPlainTextEdit(this))
    , m_export(new QPushButton(tr("Export…"), this))
    , m_answer(new QPushButton(tr("Read the answer…"), this))
    , m_tick(new QPushButton(tr("Mark as booked…"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("To be booked in the member system"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_state->setObjectName(QStringLiteral("toBookState"));
    m_state->hide();
    m_refused->setReadOnly(true);
    m_refused->setTabChangesFocus(true);
    m_refused->setAccessibleName(tr("Rows that were not ticked off"));
    m_refused->setFixedHeight(grid(this, 24));
    m_refused->hide();
    m_export->setIcon(iconFor(Icon::Export));
    m_tick->setObjectName(QStringLiteral("tickOff"));
    setButtonRole(m_tick, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_export, m_answer, m_tick, m_close}) {
        button->setAutoDefault(false);
        if (button == m_tick) {
            buttons->addStretch(1);
        }
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 4), grid(this, 4), grid(this, 4), grid(this, 3));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(
        makePlainLabel(tr("To be booked in the member system"), TextRole::Title, this));
    layout->addWidget(m_about);
    layout->addWidget(makeTable(), 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_state);
    layout->addWidget(m_refused);
    layout->addLayout(buttons);
    resizeWithin(this, 118, 120);

    connect(m_export, &QPushButton::clicked, this, &ToBookDialog::askForExport);
    connect(m_answer, &QPushButton::clicked, this, &ToBookDialog::askForAnswer);
    connect(m_tick, &QPushButton::clicked, this, [this] { m_actions.askBook(chosen()); });
    connect(m_close, &QPushButton::clicked, this, &ToBookDialog::reject);
    connectDesk();
    HistoryQuery query;
    query.filter = HistoryFilter::ToBook;
    m_model->setQuery(query);
    refresh();
}

QWidget *ToBookDialog::makeTable()
{
    m_table = new HistoryTable(m_model, this);
    m_table->setObjectName(QStringLiteral("toBook"));
    m_table->setAccessibleName(tr("Corrections to book"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const auto column : {HistoryModel::Column::Code, HistoryModel::Column::RequestId}) {
        m_table->setColumnHidden(static_cast<int>(column), true); // nothing was sent
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ToBookDialog::refresh);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const Entry *entry = m_model->entryAt(index.row())) {
            m_actions.openDetails(entry->id);
        }
    });
    return m_table;
}

void ToBookDialog::connectDesk()
{
    connect(m_model, &HistoryModel::wanted, this,
            [this](const HistoryQuery &query) { m_pageTicket = m_desk.requestHistory(query); });
    connect(m_model, &HistoryModel::loaded, this, &ToBookDialog::refresh);
    connect(&m_desk, &Desk::historyReady, this, [this](Ticket ticket, const EntryPage &page) {
        if (ticket == m_pageTicket) {
            m_model->applyPage(page);
        }
    });
    connect(&m_desk, &Desk::readFailed, this, [this](Ticket ticket, const StoreError &error) {
        if (ticket == m_pageTicket) {
            m_model->applyFailure();
            m_about->setText(storeProblemText(error).title);
        }
    });
    connect(&m_desk, &Desk::entryChanged, m_model, &HistoryModel::applyChange);
    connect(&m_actions, &HistoryActions::failed, this,
            [this](const ErrorText &why) { end(why.title, why.next); });
    connect(&m_records, &RecordsDesk::exportProgressed, this,
            [this](Ticket ticket, const ExportProgress &progress) {
                if (m_running == ticket) {
                    m_progress->setRange(0, 1000);
                    m_progress->setValue(progress.permille);
                }
            });
    connect(&m_records, &RecordsDesk::exported, this,
            [this](Ticket ticket, const ExportResult &result) {
                if (m_running == ticket) {
                    const ErrorText words = exportResultText(result);
                    end(words.title, words.next);
                }
            });
    connect(&m_records, &RecordsDesk::bookingProgressed, this,
            [this](Ticket ticket, qint64 done, qint64 total) {
                if (m_running == ticket) {
                    m_progress->setRange(0, static_cast<int>(total));
                    m_progress->setValue(static_cast<int>(done));
                    m_state->setText(tr("%1 of %2 …").arg(formatNumber(done), formatNumber(total)));
                }
            });
    connect(&m_records, &RecordsDesk::booked, this, &ToBookDialog::onBooked);
}

HistoryModel *ToBookDialog::model() const
{
    return m_model;
}

QList<Entry> ToBookDialog::chosen() const
{
    QList<Entry> entries;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (const Entry *entry = m_model->entryAt(row.row())) {
            entries.append(*entry);
        }
    }
    return entries;
}

void ToBookDialog::refresh()
{
    if (!m_model->isLoading()) {
        m_about->setText(m_model->rowCount() == 0
                             ? tr("Nothing waits to be booked.")
                             : tr("Book these in the member system, then tick them off with the "
                                  "booking's reference. Nothing leaves this list by itself."));
    }
    const bool idle = !m_running;
    m_export->setEnabled(idle && m_model->rowCount() > 0);
    m_answer->setEnabled(idle);
    m_tick->setEnabled(idle && !m_table->selectionModel()->selectedRows().isEmpty());
    m_close->setText(idle ? tr("Close") : tr("Stop"));
}

HistoryExport ToBookDialog::job(const QString &path) const
{
    HistoryExport job;
    job.path = path;
    job.query.filter = HistoryFilter::ToBook;
    job.columns = m_columns;
    job.style.words = recordWords();
    job.style.masked = false; // the member system must find the member
    job.style.backTick = false;
    return job;
}

void ToBookDialog::askForExport()
{
    auto *dialog = makeFileDialog(this, tr("Export the work list"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({QStringLiteral("CSV (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(
        QStringLiteral("to-book-%1.csv")
            .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmm"))));
    connect(dialog, &QFileDialog::fileSelected, this, &ToBookDialog::exportTo);
    dialog->open();
}

void ToBookDialog::askForAnswer()
{
    auto *dialog = makeFileDialog(this, tr("The member system's answer"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("CSV (*.csv *.txt *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ToBookDialog::readAnswer);
    dialog->open();
}

void ToBookDialog::exportTo(const QString &path)
{
    begin(m_records.exportHistory(job(path)));
}

void ToBookDialog::readAnswer(const QString &path)
{
    begin(m_records.bookFromFile(path, m_actions.operatorName()));
}

void ToBookDialog::begin(Ticket ticket)
{
    m_running = ticket;
    m_refused->hide();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_state->hide();
    refresh();
}

void ToBookDialog::end(const QString &title, const QString &next)
{
    m_running.reset();
    m_progress->hide();
    m_state->setText(QString(title + u' ' + next).trimmed());
    m_state->show();
    refresh();
}

void ToBookDialog::onBooked(Ticket ticket, const BookingResult &result)
{
    if (m_running != ticket) {
        return; // of what was ticked by hand
    }
    const ErrorText problem = bookingProblemText(result);
    end(problem.title.isEmpty() ? tr("%1 ticked off.").arg(formatNumber(result.booked))
                                : problem.title,
        result.cancelled               ? tr("Stopped; the rows behind were not looked at.")
            : result.refused.isEmpty() ? problem.next
                                       : QString());
    QStringList lines;
    for (const RefusedBooking &refused : result.refused) {
        lines += tr("Row %1, %2: %3")
                     .arg(refused.line)
                     .arg(refused.entryId.isEmpty() ? QStringLiteral("—") : refused.entryId,
                          bookingRefusalText(refused.refusal));
    }
    m_refused->setPlainText(lines.join(u'\n'));
    m_refused->setVisible(!lines.isEmpty());
}

void ToBookDialog::reject()
{
    if (m_running) {
        m_records.cancel(); // its end says how far it came
        return;
    }
    QDialog::reject();
}

} // namespace pd

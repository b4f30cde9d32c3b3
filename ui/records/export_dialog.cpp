#include "ui/records/export_dialog.h"

#include "ui/common/chip_group.h"
#include "ui/common/file_dialog.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/record_words.h"
#include "ui/common/theme.h"
#include "ui/history/fact_card.h"

#include <QCheckBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace pd {

ExportDialog::ExportDialog(RecordsDesk &records, HistoryQuery query, const QString &words,
                           QWidget *parent)
    : QDialog(parent)
    , m_records(records)
    , m_query(std::move(query))
    , m_format(new ChipGroup(tr("Format"), this))
    , m_about(makePlainLabel(QString(), TextRole::Quiet, this))
    , m_whole(new QCheckBox(tr("Members' numbers whole, not masked"), this))
    , m_progress(new QProgressBar(this))
    , m_state(makePlainLabel(QString(), TextRole::Body, this))
    , m_start(new QPushButton(tr("Choose a file…"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export the history"));
    m_format->add(static_cast<int>(ExportFormat::Csv), tr("CSV, for a spreadsheet"));
    m_format->add(static_cast<int>(ExportFormat::JsonLines), tr("JSON Lines, for an auditor"));
    m_start->setIcon(iconFor(Icon::Export, Token::AccentText));
    m_start->setObjectName(QStringLiteral("exportStart"));
    m_state->setObjectName(QStringLiteral("exportState"));
    m_start->setAutoDefault(false);
    m_close->setAutoDefault(false);
    setButtonRole(m_start, ButtonRole::Primary);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(makePlainLabel(tr("Export the history"), TextRole::Title, this));
    layout->addWidget(makePlainLabel(words.isEmpty() ? tr("Everything, as no filter is set.")
                                                     : tr("What the history shows: %1").arg(words),
                                     TextRole::Body, this));
    layout->addWidget(m_format);
    layout->addWidget(m_about);
    layout->addWidget(m_whole);
    layout->addWidget(m_progress);
    layout->addWidget(m_state);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(textWidth(this, 96));
    m_start->setFocus();
    sayFormat();

    connect(m_format, &ChipGroup::chosenChanged, this, &ExportDialog::sayFormat);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::askForFile);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(&m_records, &RecordsDesk::exportProgressed, this,
            [this](Ticket ticket, const ExportProgress &progress) {
                if (m_ticket == ticket) {
                    m_progress->setValue(progress.permille);
                    m_state->setText(tr("%1 so far …").arg(formatNumber(progress.done)));
                }
            });
    connect(&m_records, &RecordsDesk::exported, this, &ExportDialog::onFinished);
}

ExportFormat ExportDialog::format() const
{
    return static_cast<ExportFormat>(m_format->chosen());
}

void ExportDialog::sayFormat()
{
    const bool csv = format() == ExportFormat::Csv;
    m_whole->setEnabled(csv);
    m_about->setText(
        csv ? tr(
            "One row an entry, newest first, in UTF-8. Cells that a spreadsheet would take for "
            "a formula begin with an apostrophe, long numbers with a back-tick.")
            : tr("Every event with its hash, and the seals, as docs/journal.md describes; "
                 "docs/verify_journal.py checks it. With a filter the events between are named as "
                 "gaps: only an export of everything proves that nothing is missing. It holds the "
                 "members' numbers whole."));
}

HistoryExport ExportDialog::job(const QString &path) const
{
    HistoryExport job;
    job.path = path;
    job.format = format();
    job.query = m_query;
    job.columns = everyTitledColumn();
    job.style.words = recordWords();
    job.style.masked = !m_whole->isChecked();
    return job;
}

void ExportDialog::askForFile()
{
    const bool csv = format() == ExportFormat::Csv;
    const QString suffix = csv ? QStringLiteral("csv") : QStringLiteral("jsonl");
    auto *dialog = makeFileDialog(this, tr("Export the history"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {csv ? QStringLiteral("CSV (*.csv)") : QStringLiteral("JSON Lines (*.jsonl)")});
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(
        QStringLiteral("points-desk-%1.%2")
            .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmm")), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::begin);
    dialog->open();
}

void ExportDialog::begin(const QString &path)
{
    if (m_ticket) {
        return;
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_whole),
                            static_cast<QWidget *>(m_start)}) {
        widget->setEnabled(false);
    }
    m_progress->setValue(0);
    m_progress->show();
    m_state->setText(tr("Writing …"));
    m_close->setText(tr("Stop"));
    m_close->setFocus();
    m_ticket = m_records.exportHistory(job(path));
}

void ExportDialog::reject()
{
    if (m_ticket) {
        m_records.cancel(); // its end says that nothing was written
        return;
    }
    QDialog::reject();
}

void ExportDialog::onFinished(Ticket ticket, const ExportResult &result)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    m_progress->hide();
    m_close->setText(tr("Close"));
    m_format->setEnabled(true);
    m_start->setEnabled(true);
    sayFormat();
    const ErrorText words = exportResultText(result);
    m_state->setText(words.inOneLine());
}

} // namespace pd

#include "ui/imports/import_dialog.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/import_words.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/imports/mapping_view.h"
#include "ui/imports/refusal_model.h"
#include "ui/imports/refusal_table.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace pd {

namespace {

constexpr int wholeBar = 1'000; ///< steps of the progress bar
constexpr qsizetype textAtMost = 2 * 1024 * 1024;

QLabel *makeWords(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, role);
    return label;
}

QVBoxLayout *makeColumn(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid(page, 2));
    return layout;
}

QHBoxLayout *makeButtons(const QList<QPushButton *> &buttons)
{
    auto *layout = new QHBoxLayout;
    layout->addStretch(1);
    for (QPushButton *button : buttons) {
        // No default button: a scanner's Enter must neither import nor close.
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    return layout;
}

QString firstFileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.isEmpty() ? QString() : urls.constFirst().toLocalFile();
}

} // namespace

ImportDialog::ImportDialog(Desk &desk, CsvDefaults defaults, const QString &settingsPath,
                           QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_defaults(std::move(defaults))
    , m_memory(settingsPath)
    , m_pages(new QStackedWidget(this))
    , m_problem(new InlineBanner(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setWindowTitle(tr("Import"));
    m_problem->hide();
    m_pages->addWidget(makeSource());
    m_pages->addWidget(makeMapping());
    m_pages->addWidget(makeRunning());
    m_pages->addWidget(makeResult());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);
    resize(fontMetrics().horizontalAdvance(u'0') * 110, grid(this, 110));

    connect(&desk, &Desk::previewReady, this, &ImportDialog::onPreview);
    connect(&desk, &Desk::importNotStarted, this, &ImportDialog::onNotStarted);
    connect(&desk, &Desk::importProgressed, this, &ImportDialog::onProgress);
    connect(&desk, &Desk::importFinished, this, &ImportDialog::onFinished);
    show(Page::Source);
}

QWidget *ImportDialog::makeSource()
{
    auto *page = new QWidget(m_pages);
    auto *layout = makeColumn(page);
    layout->addWidget(makeWords(tr("Import transactions"), TextRole::Title, page));
    layout->addWidget(
        makeWords(tr("A CSV as the member system exports it, or a notification of WeChat Pay as "
                     "JSON. What the desk knows already is not imported twice."),
                  TextRole::Quiet, page));
    m_file = new QPushButton(iconFor(Icon::Receipt), tr("Choose a file …"), page);
    m_file->setAutoDefault(false);
    connect(m_file, &QPushButton::clicked, this, &ImportDialog::askForFile);
    auto *file = new QHBoxLayout;
    file->addWidget(m_file);
    file->addWidget(makeWords(tr("or drop it here"), TextRole::Quiet, page), 1);
    layout->addLayout(file);
    auto *label = makeWords(tr("or paste a notification (envelope or decrypted resource)"),
                            TextRole::Body, page);
    m_text = new QPlainTextEdit(page);
    m_text->setObjectName(QStringLiteral("pastedText"));
    m_text->setAccessibleName(label->text());
    m_text->setFont(idFont(font()));
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // the dialog takes them, files as well
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    auto *close = new QPushButton(tr("Close"), page);
    m_import = new QPushButton(tr("Import the text    Ctrl+Enter"), page);
    m_import->setObjectName(QStringLiteral("importText"));
    setButtonRole(m_import, ButtonRole::Primary);
    m_import->setEnabled(false);
    layout->addLayout(makeButtons({close, m_import}));
    connect(close, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::importPasted);
    connect(m_text, &QPlainTextEdit::textChanged, this,
            [this] { m_import->setEnabled(!m_text->document()->isEmpty() && !m_ticket); });
    return page;
}

QWidget *ImportDialog::makeMapping()
{
    auto *page = new QWidget(m_pages);
    auto *layout = makeColumn(page);
    layout->addWidget(makeWords(tr("What do the columns mean?"), TextRole::Title, page));
    m_what = makeWords({}, TextRole::Quiet, page);
    layout->addWidget(m_what);
    m_mapping = new MappingView(page);
    layout->addWidget(m_mapping, 1);
    auto *back = new QPushButton(tr("Another file"), page);
    m_start = new QPushButton(tr("Import    Ctrl+Enter"), page);
    m_start->setObjectName(QStringLiteral("importCsv"));
    setButtonRole(m_start, ButtonRole::Primary);
    layout->addLayout(makeButtons({back, m_start}));
    connect(back, &QPushButton::clicked, this, &ImportDialog::startOver);
    connect(m_start, &QPushButton::clicked, this, &ImportDialog::startCsv);
    connect(m_mapping, &MappingView::changed, this, &ImportDialog::onMappingChanged);
    return page;
}

QWidget *ImportDialog::makeRunning()
{
    auto *page = new QWidget(m_pages);
    auto *layout = makeColumn(page);
    layout->addWidget(makeWords(tr("Importing …"), TextRole::Title, page));
    m_progress = new QProgressBar(page);
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->setRange(0, wholeBar);
    layout->addWidget(m_progress);
    m_counts = makeWords({}, TextRole::Body, page);
    layout->addWidget(m_counts);
    layout->addWidget(makeWords(tr("The desk goes on meanwhile. If it is cancelled, what is in "
                                   "already stays, and the rest can be imported again."),
                                TextRole::Quiet, page));
    layout->addStretch(1);
    m_cancel = new QPushButton(tr("Cancel the import"), page);
    m_cancel->setObjectName(QStringLiteral("cancelImport"));
    layout->addLayout(makeButtons({m_cancel}));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_desk.cancelImport();
    });
    return page;
}

QWidget *ImportDialog::makeResult()
{
    auto *page = new QWidget(m_pages);
    auto *layout = makeColumn(page);
    m_title = makeWords({}, TextRole::Title, page);
    m_summary = makeWords({}, TextRole::Body, page);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_refusals = new RefusalTable(page);
    layout->addWidget(m_title);
    layout->addWidget(m_summary);
    layout->addWidget(m_refusals, 1);
    layout->addStretch(0);
    m_more = new QPushButton(tr("Import more"), page);
    auto *close = new QPushButton(tr("Close    Ctrl+Enter"), page);
    setButtonRole(close, ButtonRole::Primary);
    layout->addLayout(makeButtons({m_more, close}));
    connect(m_more, &QPushButton::clicked, this, &ImportDialog::startOver);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return page;
}

ImportDialog::Page ImportDialog::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

void ImportDialog::show(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    switch (page) {
    case Page::Source:
        m_file->setFocus();
        break;
    case Page::Mapping:
        m_mapping->setFocus();
        break;
    case Page::Running:
        m_cancel->setEnabled(true);
        m_cancel->setFocus();
        break;
    case Page::Result:
        m_more->setFocus();
        break;
    }
}

void ImportDialog::primary()
{
    switch (page()) {
    case Page::Source:
        importPasted();
        break;
    case Page::Mapping:
        startCsv();
        break;
    case Page::Running:
        break;
    case Page::Result:
        accept();
        break;
    }
}

void ImportDialog::reject()
{
    if (page() == Page::Running) {
        // Esc asks to stop; the dialog stays to say how it ended.
        m_cancel->setEnabled(false);
        m_desk.cancelImport();
        return;
    }
    QDialog::reject();
}

void ImportDialog::startOver()
{
    m_problem->hide();
    m_text->clear();
    show(Page::Source);
}

void ImportDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a CSV or a notification"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("CSV and JSON (*.csv *.txt *.tsv *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::chooseFile);
    dialog->open();
}

void ImportDialog::chooseFile(const QString &path)
{
    if (page() == Page::Running || path.isEmpty()) {
        return;
    }
    m_problem->hide();
    m_path = path;
    m_previewTicket = m_desk.requestPreview(path);
}

void ImportDialog::setText(const QString &text)
{
    if (page() == Page::Running || text.size() > textAtMost) {
        return;
    }
    startOver();
    m_text->setPlainText(text);
    m_text->setFocus();
}

void ImportDialog::importPasted()
{
    if (m_ticket || m_text->document()->isEmpty()) {
        return;
    }
    m_problem->hide();
    m_import->setEnabled(false);
    m_ticket = m_desk.importText(m_text->toPlainText().toUtf8());
}

void ImportDialog::onPreview(Ticket ticket, const Result<CsvPreview, CsvProblem> &preview)
{
    if (m_previewTicket != ticket) {
        return;
    }
    m_previewTicket.reset();
    if (!preview) {
        const ErrorText words = csvProblemText(preview.error());
        m_problem->show(InlineBanner::Kind::Error, words.title, words.next);
        show(Page::Source);
        return;
    }
    if (preview->isJson) {
        m_ticket = m_desk.importTextFile(m_path);
        return;
    }
    m_preview = *preview;
    m_preview.mapping = m_memory.recalled(m_preview.mapping);
    m_mapping->setPreview(m_preview);
    m_what->setText(tr("%1: %2 bytes, %3")
                        .arg(QFileInfo(m_path).fileName(), formatNumber(m_preview.bytes),
                             dialectText(m_preview.dialect)));
    show(Page::Mapping);
    onMappingChanged();
}

void ImportDialog::onMappingChanged()
{
    const bool usable = m_mapping->mapping().isUsable();
    m_start->setEnabled(usable);
    if (usable) {
        m_problem->hide();
        return;
    }
    const ErrorText words = importStartText(ImportStart::NotUsable);
    m_problem->show(InlineBanner::Kind::Warning, words.title, words.next);
}

void ImportDialog::startCsv()
{
    const CsvMapping mapping = m_mapping->mapping();
    if (m_ticket || !mapping.isUsable()) {
        return;
    }
    m_memory.keep(mapping);
    m_problem->hide();
    m_progress->setRange(0, wholeBar);
    m_progress->setValue(0);
    m_counts->setText(countsText(0, 0, 0));
    m_ticket = m_desk.importCsv({m_path, m_preview.dialect, mapping, m_defaults});
    show(Page::Running);
}

void ImportDialog::onNotStarted(Ticket ticket, ImportStart why)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    const ErrorText words = importStartText(why);
    m_problem->show(InlineBanner::Kind::Error, words.title, words.next);
    show(Page::Mapping);
}

void ImportDialog::onProgress(Ticket ticket, const ImportProgress &progress)
{
    if (m_ticket != ticket) {
        return;
    }
    if (progress.total > 0) {
        m_progress->setValue(static_cast<int>(progress.done * wholeBar / progress.total));
    }
    m_counts->setText(countsText(progress.added, progress.known, progress.refused));
}

void ImportDialog::onFinished(Ticket ticket, const ImportResult &result)
{
    if (m_ticket != ticket) {
        return;
    }
    m_ticket.reset();
    if (result.store) {
        const ErrorText words = storeProblemText(*result.store);
        m_problem->show(InlineBanner::Kind::Error, words.title, words.next);
    }
    m_title->setText(result.cancelled   ? tr("The import was cancelled")
                         : result.store ? tr("The import stopped")
                                        : tr("The import has ended"));
    QStringList sentences{countsText(result.added, result.known, result.refused)};
    if (result.cancelled || result.store) {
        sentences.append(tr("What came before is in. Import the file again for the rest."));
    }
    if (result.unknownEvents > 0) {
        sentences.append(tr("Its kind is not known to this version; it was kept."));
    }
    m_summary->setText(sentences.join(u'\n'));
    m_refusals->model()->setRows(result.refusals);
    m_refusals->setVisible(!result.refusals.isEmpty());
    m_refusals->setNote(
        result.refused > result.refusals.size()
            ? tr("The first %1 of %2 are listed.")
                  .arg(formatNumber(result.refusals.size()), formatNumber(result.refused))
            : QString());
    show(Page::Result);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (page() != Page::Running && (event->mimeData()->hasUrls() || event->mimeData()->hasText())) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    const QString file = firstFileOf(event->mimeData());
    event->acceptProposedAction();
    if (!file.isEmpty()) {
        chooseFile(file);
    } else {
        setText(event->mimeData()->text());
    }
}

void ImportDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter) {
        event->accept(); // Enter alone, a scanner's, never closes and never confirms
        if (event->modifiers().testFlag(Qt::ControlModifier) && !event->isAutoRepeat()) {
            primary();
        }
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace pd

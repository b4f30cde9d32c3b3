#include "ui/imports/import_dialog.h"

#include "ui/common/file_dialog.h"
#include "ui/common/import_words.h"
#include "ui/common/inline_banner.h"
#include "ui/common/theme.h"
#include "ui/imports/import_pages.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace pd {

namespace {

constexpr qsizetype textAtMost = qsizetype{2} * 1024 * 1024;

} // namespace

ImportDialog::ImportDialog(Desk &desk, CsvDefaults defaults, const QString &settingsPath,
                           QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_defaults(std::move(defaults))
    , m_memory(settingsPath)
    , m_problem(new InlineBanner(this))
    , m_pages(new QStackedWidget(this))
    , m_source(new ImportSourcePage(m_pages))
    , m_mapping(new ImportMappingPage(m_pages))
    , m_running(new ImportRunningPage(m_pages))
    , m_result(new ImportResultPage(m_pages))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setWindowTitle(tr("Import"));
    m_problem->hide();
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_source, m_mapping, m_running, m_result}) {
        m_pages->addWidget(page);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);
    resizeWithin(this, 118, 110);
    connectPages();
    connect(&desk, &Desk::previewReady, this, &ImportDialog::onPreview);
    connect(&desk, &Desk::importNotStarted, this, &ImportDialog::onNotStarted);
    connect(&desk, &Desk::importProgressed, this, &ImportDialog::onProgress);
    connect(&desk, &Desk::importFinished, this, &ImportDialog::onFinished);
    show(Page::Source);
}

void ImportDialog::connectPages()
{
    connect(m_source, &ImportSourcePage::fileRequested, this, &ImportDialog::askForFile);
    connect(m_source, &ImportSourcePage::importRequested, this, &ImportDialog::importPasted);
    connect(m_source, &ImportSourcePage::closeRequested, this, &ImportDialog::reject);
    connect(m_mapping, &ImportMappingPage::mappingChanged, this, &ImportDialog::onMappingChanged);
    connect(m_mapping, &ImportMappingPage::importRequested, this, &ImportDialog::startCsv);
    connect(m_mapping, &ImportMappingPage::backRequested, this, &ImportDialog::startOver);
    connect(m_running, &ImportRunningPage::cancelRequested, this, &ImportDialog::cancel);
    connect(m_result, &ImportResultPage::moreRequested, this, &ImportDialog::startOver);
    connect(m_result, &ImportResultPage::closeRequested, this, &QDialog::accept);
}

ImportDialog::Page ImportDialog::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

void ImportDialog::show(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_pages->currentWidget()->setFocus();
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

void ImportDialog::cancel()
{
    m_running->setCancelling();
    m_desk.cancelImport();
}

void ImportDialog::reject()
{
    if (page() == Page::Running) {
        cancel(); // Esc asks to stop; the dialog stays to say how it ended
        return;
    }
    QDialog::reject();
}

void ImportDialog::startOver()
{
    m_problem->hide();
    m_source->setText({});
    show(Page::Source);
}

void ImportDialog::setTicket(std::optional<Ticket> ticket)
{
    m_ticket = ticket;
    m_source->setBusy(ticket.has_value());
}

void ImportDialog::askForFile()
{
    auto *dialog = makeFileDialog(this, tr("Choose a CSV or a notification"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("CSV and JSON (*.csv *.txt *.tsv *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::chooseFile);
    dialog->open();
}

void ImportDialog::chooseFile(const QString &path)
{
    if (m_ticket || path.isEmpty()) {
        return;
    }
    m_problem->hide();
    m_path = path;
    m_previewTicket = m_desk.requestPreview(path);
}

void ImportDialog::setText(const QString &text)
{
    if (m_ticket) {
        return;
    }
    startOver();
    if (text.size() > textAtMost) {
        m_problem->show(InlineBanner::Kind::Error,
                        notificationErrorText({NotificationProblem::TooLarge, {}, std::nullopt}));
        return;
    }
    m_source->setText(text);
}

void ImportDialog::take(const QMimeData &dropped)
{
    const QList<QUrl> urls = dropped.urls();
    if (urls.size() > 1) {
        m_problem->show(InlineBanner::Kind::Error, tr("One file at a time."),
                        tr("Nothing was imported. Many notifications at once come by the inbox."));
        return;
    }
    const QString file = urls.isEmpty() ? QString() : urls.constFirst().toLocalFile();
    if (file.isEmpty()) {
        setText(dropped.text());
    } else {
        chooseFile(file);
    }
}

void ImportDialog::importPasted()
{
    const QString text = m_source->text();
    if (m_ticket || text.isEmpty()) {
        return;
    }
    m_problem->hide();
    setTicket(m_desk.importText(text.toUtf8()));
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
        setTicket(m_desk.importTextFile(m_path));
        return;
    }
    m_preview = *preview;
    m_preview.mapping = m_memory.recalled(m_preview.mapping);
    m_mapping->setPreview(QFileInfo(m_path).fileName(), m_preview);
    show(Page::Mapping);
    onMappingChanged();
}

void ImportDialog::onMappingChanged()
{
    const bool usable = m_mapping->mapping().isUsable();
    m_mapping->setUsable(usable);
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
    m_running->begin();
    setTicket(m_desk.importCsv({m_path, m_preview.dialect, mapping, m_defaults}));
    show(Page::Running);
}

void ImportDialog::onNotStarted(Ticket ticket, ImportStart why)
{
    if (m_ticket != ticket) {
        return;
    }
    setTicket(std::nullopt);
    const ErrorText words = importStartText(why);
    m_problem->show(InlineBanner::Kind::Error, words.title, words.next);
    if (page() == Page::Running) {
        show(Page::Mapping);
    }
}

void ImportDialog::onProgress(Ticket ticket, const ImportProgress &progress)
{
    if (m_ticket == ticket) {
        m_running->setProgress(progress);
    }
}

void ImportDialog::onFinished(Ticket ticket, const ImportResult &result)
{
    if (m_ticket != ticket) {
        return;
    }
    setTicket(std::nullopt);
    if (result.store) {
        const ErrorText words = storeProblemText(*result.store);
        m_problem->show(InlineBanner::Kind::Error, words.title, words.next);
    }
    m_result->setResult(result);
    show(Page::Result);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_ticket && (event->mimeData()->hasUrls() || event->mimeData()->hasText())) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    take(*event->mimeData());
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

#include "ui/imports/import_pages.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/import_words.h"
#include "ui/common/page_parts.h"
#include "ui/common/theme.h"
#include "ui/imports/mapping_view.h"
#include "ui/imports/refusal_model.h"
#include "ui/imports/refusal_table.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

namespace {

constexpr int wholeBar = 1'000; ///< steps of the progress bar

} // namespace

ImportSourcePage::ImportSourcePage(QWidget *parent)
    : QWidget(parent)
    , m_file(new QPushButton(iconFor(Icon::Receipt), tr("Choose a file …"), this))
    , m_text(new QPlainTextEdit(this))
    , m_import(new QPushButton(tr("Import the text    Ctrl+Enter"), this))
{
    auto *layout = makeColumn(this);
    layout->addWidget(makeWords(tr("Import transactions"), TextRole::Title, this));
    layout->addWidget(
        makeWords(tr("A CSV as the member system exports it, or a notification of WeChat Pay as "
                     "JSON. What the desk knows already is not imported twice."),
                  TextRole::Quiet, this));
    m_file->setAutoDefault(false);
    auto *file = new QHBoxLayout;
    file->addWidget(m_file);
    file->addWidget(makeWords(tr("or drop it here"), TextRole::Quiet, this), 1);
    layout->addLayout(file);
    auto *label = makeWords(tr("or paste a notification (envelope or decrypted resource)"),
                            TextRole::Body, this);
    m_text->setObjectName(QStringLiteral("pastedText"));
    m_text->setAccessibleName(label->text());
    m_text->setFont(idFont(font()));
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // the dialog takes them, files as well
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    auto *close = new QPushButton(tr("Close"), this);
    m_import->setObjectName(QStringLiteral("importText"));
    setButtonRole(m_import, ButtonRole::Primary);
    layout->addLayout(makeButtons({close, m_import}));
    setFocusProxy(m_file);
    connect(m_file, &QPushButton::clicked, this, &ImportSourcePage::fileRequested);
    connect(close, &QPushButton::clicked, this, &ImportSourcePage::closeRequested);
    connect(m_import, &QPushButton::clicked, this, &ImportSourcePage::importRequested);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportSourcePage::refresh);
    refresh();
}

void ImportSourcePage::setText(const QString &text)
{
    m_text->setPlainText(text);
    if (!text.isEmpty()) {
        m_text->setFocus();
    }
}

QString ImportSourcePage::text() const
{
    return m_text->toPlainText();
}

void ImportSourcePage::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void ImportSourcePage::refresh()
{
    m_import->setEnabled(!m_busy && !m_text->document()->isEmpty());
    m_file->setEnabled(!m_busy);
}

ImportMappingPage::ImportMappingPage(QWidget *parent)
    : QWidget(parent)
    , m_what(makeWords({}, TextRole::Quiet, this))
    , m_mapping(new MappingView(this))
    , m_import(new QPushButton(tr("Import    Ctrl+Enter"), this))
{
    auto *layout = makeColumn(this);
    layout->addWidget(makeWords(tr("What do the columns mean?"), TextRole::Title, this));
    layout->addWidget(m_what);
    layout->addWidget(m_mapping, 1);
    auto *back = new QPushButton(tr("Another file"), this);
    m_import->setObjectName(QStringLiteral("importCsv"));
    setButtonRole(m_import, ButtonRole::Primary);
    layout->addLayout(makeButtons({back, m_import}));
    setFocusProxy(m_mapping);
    connect(back, &QPushButton::clicked, this, &ImportMappingPage::backRequested);
    connect(m_import, &QPushButton::clicked, this, &ImportMappingPage::importRequested);
    connect(m_mapping, &MappingView::changed, this, &ImportMappingPage::mappingChanged);
}

void ImportMappingPage::setPreview(const QString &fileName, const CsvPreview &preview)
{
    m_mapping->setPreview(preview);
    m_what->setText(tr("%1: %2 bytes, %3")
                        .arg(fileName, formatNumber(preview.bytes), dialectText(preview.dialect)));
}

CsvMapping ImportMappingPage::mapping() const
{
    return m_mapping->mapping();
}

void ImportMappingPage::setUsable(bool usable)
{
    m_import->setEnabled(usable);
}

ImportRunningPage::ImportRunningPage(QWidget *parent)
    : QWidget(parent)
    , m_progress(new QProgressBar(this))
    , m_counts(makeWords({}, TextRole::Body, this))
    , m_cancel(new QPushButton(tr("Cancel the import"), this))
{
    auto *layout = makeColumn(this);
    layout->addWidget(makeWords(tr("Importing …"), TextRole::Title, this));
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->setRange(0, wholeBar);
    layout->addWidget(m_progress);
    layout->addWidget(m_counts);
    layout->addWidget(makeWords(tr("The desk goes on meanwhile. If it is cancelled, what is in "
                                   "already stays, and the rest can be imported again."),
                                TextRole::Quiet, this));
    layout->addStretch(1);
    m_cancel->setObjectName(QStringLiteral("cancelImport"));
    layout->addLayout(makeButtons({m_cancel}));
    setFocusProxy(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &ImportRunningPage::cancelRequested);
}

void ImportRunningPage::begin()
{
    m_progress->setValue(0);
    m_counts->setText(countsText(0, 0, 0));
    m_cancel->setEnabled(true);
}

void ImportRunningPage::setProgress(const ImportProgress &progress)
{
    if (progress.total > 0) {
        m_progress->setValue(static_cast<int>(progress.done * wholeBar / progress.total));
    }
    m_counts->setText(countsText(progress.added, progress.known, progress.refused));
}

void ImportRunningPage::setCancelling()
{
    m_cancel->setEnabled(false);
}

ImportResultPage::ImportResultPage(QWidget *parent)
    : QWidget(parent)
    , m_title(makeWords({}, TextRole::Title, this))
    , m_summary(makeWords({}, TextRole::Body, this))
    , m_refusals(new RefusalTable(this))
{
    auto *layout = makeColumn(this);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    layout->addWidget(m_title);
    layout->addWidget(m_summary);
    layout->addWidget(m_refusals, 1);
    layout->addStretch(0);
    auto *more = new QPushButton(tr("Import more"), this);
    auto *close = new QPushButton(tr("Close    Ctrl+Enter"), this);
    setButtonRole(close, ButtonRole::Primary);
    layout->addLayout(makeButtons({more, close}));
    setFocusProxy(more);
    connect(more, &QPushButton::clicked, this, &ImportResultPage::moreRequested);
    connect(close, &QPushButton::clicked, this, &ImportResultPage::closeRequested);
}

void ImportResultPage::setResult(const ImportResult &result)
{
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
}

} // namespace pd

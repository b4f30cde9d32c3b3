#include "ui/batch/source_page.h"

#include "ui/common/file_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/page_parts.h"
#include "ui/common/words.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pd {

BatchSourcePage::BatchSourcePage(QWidget *parent)
    : QWidget(parent)
    , m_kinds(new QButtonGroup(this))
    , m_file(new QPushButton(iconFor(Icon::Receipt), tr("Choose a file …"), this))
    , m_waiting(new QPushButton(iconFor(Icon::Clock), tr("All that wait today"), this))
    , m_text(new QPlainTextEdit(this))
    , m_read(new QPushButton(tr("Read the pasted rows    Ctrl+Enter"), this))
{
    auto *layout = makeColumn(this);
    layout->addWidget(makeWords(tr("A batch of corrections"), TextRole::Title, this));
    layout->addWidget(makeWords(tr("Nothing is sent before you have seen every row, typed the "
                                   "total in and started it."),
                                TextRole::Quiet, this));
    const std::pair<EntryKind, QString> kinds[]
        = {{EntryKind::Report, tr("Report the points to WeChat Pay")},
           {EntryKind::MemberSystem,
            tr("Correct values in the member system (recorded here, nothing is sent)")}};
    for (const auto &[kind, text] : kinds) {
        auto *choice = new QRadioButton(text, this);
        m_kinds->addButton(choice, static_cast<int>(kind));
        layout->addWidget(choice);
    }
    m_kinds->button(static_cast<int>(EntryKind::Report))->setChecked(true);
    connect(m_kinds, &QButtonGroup::idToggled, this,
            [this] { m_waiting->setEnabled(kind() == EntryKind::Report); });

    for (QPushButton *button : {m_waiting, m_file}) {
        button->setAutoDefault(false);
    }
    m_waiting->setObjectName(QStringLiteral("batchWaiting"));
    m_file->setObjectName(QStringLiteral("batchFile"));
    auto *ways = new QHBoxLayout;
    ways->addWidget(m_file);
    ways->addWidget(m_waiting);
    ways->addStretch(1);
    layout->addLayout(ways);
    layout->addWidget(makeWords(
        tr("A CSV with the columns of WeChat Pay's call, or just transaction id (微信订单号) and "
           "points (积分): the desk fills in what it knows."),
        TextRole::Quiet, this));
    auto *label = makeWords(tr("or paste cells from a spreadsheet, with their header"),
                            TextRole::Body, this);
    m_text->setObjectName(QStringLiteral("batchText"));
    m_text->setAccessibleName(label->text());
    m_text->setFont(idFont(font()));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    auto *close = new QPushButton(tr("Close"), this);
    m_read->setObjectName(QStringLiteral("batchRead"));
    setButtonRole(m_read, ButtonRole::Primary);
    m_read->setEnabled(false);
    layout->addLayout(makeButtons({close, m_read}));

    connect(close, &QPushButton::clicked, this, &BatchSourcePage::closeRequested);
    connect(m_file, &QPushButton::clicked, this, &BatchSourcePage::askForFile);
    connect(m_waiting, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen({BatchWaiting{}, EntryKind::Report});
    });
    connect(m_read, &QPushButton::clicked, this, &BatchSourcePage::primary);
    connect(m_text, &QPlainTextEdit::textChanged, this,
            [this] { m_read->setEnabled(!m_text->document()->isEmpty()); });
    setFocusProxy(m_file);
}

EntryKind BatchSourcePage::kind() const
{
    return static_cast<EntryKind>(m_kinds->checkedId());
}

void BatchSourcePage::askForFile()
{
    auto *dialog = makeFileDialog(this, tr("Choose a CSV with corrections"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("CSV (*.csv *.txt *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &BatchSourcePage::chooseFile);
    dialog->open();
}

void BatchSourcePage::chooseFile(const QString &path)
{
    Q_EMIT chosen({BatchFile{path}, kind()});
}

void BatchSourcePage::primary()
{
    if (!m_text->document()->isEmpty()) {
        Q_EMIT chosen({BatchText{m_text->toPlainText()}, kind()});
    }
}

void BatchSourcePage::startOver()
{
    m_text->clear();
}

} // namespace pd

#include "ui/batch/preview_page.h"

#include "core/service/batch_desk.h"
#include "ui/batch/batch_model.h"
#include "ui/batch/batch_table.h"
#include "ui/common/batch_words.h"
#include "ui/common/format.h"
#include "ui/common/labelled_field.h"
#include "ui/common/page_parts.h"
#include "ui/common/surface.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pd {

BatchPreviewPage::BatchPreviewPage(BatchDesk &desk, const CorrectionLimits &limits,
                                   const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(makeWords({}, TextRole::Title, this))
    , m_note(new NoteLine(this))
    , m_table(new BatchTable(desk, limits, clock,
                             {BatchFilter::All, BatchFilter::Wrong, BatchFilter::Marked}, this))
    , m_out(new QPushButton(tr("Leave the chosen rows out"), this))
    , m_in(new QPushButton(tr("Take them in again"), this))
    , m_saveWrong(new QPushButton(tr("Save what is to be mended …"), this))
    , m_start(new QPushButton(tr("Start …    Ctrl+Enter"), this))
{
    auto *layout = makeColumn(this);
    layout->addWidget(m_title);
    layout->addWidget(makeTotals());
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    m_out->setObjectName(QStringLiteral("batchLeaveOut"));
    m_in->setObjectName(QStringLiteral("batchTakeIn"));
    m_saveWrong->setObjectName(QStringLiteral("batchSaveWrong"));
    m_start->setObjectName(QStringLiteral("batchStart"));
    setButtonRole(m_start, ButtonRole::Primary);
    auto *back = new QPushButton(tr("Another source"), this);
    auto *buttons = makeButtons({m_saveWrong, back, m_start});
    buttons->insertWidget(0, m_out);
    buttons->insertWidget(1, m_in);
    for (QPushButton *button : {m_out, m_in}) {
        button->setAutoDefault(false);
    }
    layout->addLayout(buttons);

    connect(m_table, &BatchTable::selectionChanged, this, &BatchPreviewPage::refreshButtons);
    connect(m_out, &QPushButton::clicked, this, [this] { leaveOut(true); });
    connect(m_in, &QPushButton::clicked, this, [this] { leaveOut(false); });
    connect(m_saveWrong, &QPushButton::clicked, this, &BatchPreviewPage::saveWrongRequested);
    connect(back, &QPushButton::clicked, this, &BatchPreviewPage::backRequested);
    connect(m_start, &QPushButton::clicked, this, &BatchPreviewPage::primary);
    setFocusProxy(m_table->view());
}

QWidget *BatchPreviewPage::makeTotals()
{
    auto *card = new Surface(Token::Card, this);
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(grid(this, 3), grid(this, 2), grid(this, 3), grid(this, 2));
    layout->setSpacing(grid(this, 6));
    const auto add = [&](const QString &name, QLabel **value) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        auto *title = makeWords(name, TextRole::Small, card);
        *value = makeWords({}, TextRole::Title, card);
        (*value)->setFont(tabularFont((*value)->font()));
        column->addWidget(title);
        column->addWidget(*value);
        layout->addLayout(column);
        return title;
    };
    add(tr("Rows to go"), &m_rows);
    add(tr("Members"), &m_members);
    add(tr("Points given"), &m_up);
    m_downName = add(tr("Points taken"), &m_down);
    m_rows->setObjectName(QStringLiteral("batchRowsTotal"));
    m_up->setObjectName(QStringLiteral("batchPointsUp"));
    layout->addStretch(1);
    return card;
}

void BatchPreviewPage::setBatch(const Batch &batch)
{
    m_batch = batch;
    const BatchTotals &totals = batch.totals;
    m_title->setText(tr("%1: %2 rows").arg(batchName(batch), formatNumber(totals.rows)));
    m_rows->setText(formatNumber(totals.good));
    m_members->setText(formatNumber(totals.members));
    m_up->setText(formatNumber(totals.up));
    m_down->setText(formatNumber(totals.down));
    const bool takes = batch.kind == EntryKind::MemberSystem;
    m_down->setVisible(takes);
    m_downName->setVisible(takes);
    QStringList apart;
    if (totals.wrong > 0) {
        apart.append(tr("%1 to be mended").arg(formatNumber(totals.wrong)));
    }
    if (totals.forMemberSystem > 0) {
        apart.append(tr("%1 that WeChat Pay won't take").arg(formatNumber(totals.forMemberSystem)));
    }
    if (totals.unsettled > 0) {
        apart.append(tr("%1 to settle first").arg(formatNumber(totals.unsettled)));
    }
    if (totals.leftOut > 0) {
        apart.append(tr("%1 left out").arg(formatNumber(totals.leftOut)));
    }
    m_note->setNote(totals.tooLarge       ? startIssueText(BatchStartIssue::TooLarge)
                        : apart.isEmpty() ? tr("Nothing speaks against any row.")
                                          : tr("Not sent: %1.").arg(apart.join(tr(", "))),
                    totals.tooLarge       ? Token::Rejected
                        : apart.isEmpty() ? Token::TextQuiet
                                          : Token::Unknown);
    m_table->setBatch(batch);
    m_saveWrong->setVisible(totals.wrong > 0);
    m_start->setEnabled(totals.good > 0 && !totals.tooLarge);
    refreshButtons();
}

const Batch &BatchPreviewPage::batch() const
{
    return m_batch;
}

BatchTable *BatchPreviewPage::table() const
{
    return m_table;
}

void BatchPreviewPage::leaveOut(bool out)
{
    const QList<int> numbers = m_table->selectedNumbers();
    if (!numbers.isEmpty()) {
        m_desk.setLeftOut(m_batch.id, numbers, out);
    }
}

void BatchPreviewPage::refreshButtons()
{
    const bool any = m_table->view()->selectionModel()->hasSelection();
    m_out->setEnabled(any);
    m_in->setEnabled(any);
}

void BatchPreviewPage::primary()
{
    if (m_start->isEnabled()) {
        Q_EMIT startRequested();
    }
}

} // namespace pd

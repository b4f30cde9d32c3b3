#include "ui/batch/start_dialog.h"

#include "core/domain/points.h"
#include "ui/common/batch_words.h"
#include "ui/common/chinese_capitals.h"
#include "ui/common/format.h"
#include "ui/common/labelled_field.h"
#include "ui/common/page_parts.h"
#include "ui/common/surface.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

BatchStartDialog::BatchStartDialog(const Batch &batch, const BatchLimits &limits,
                                   const QStringList &reasons, bool practice, QWidget *parent)
    : QDialog(parent)
    , m_batch(batch)
    , m_total(new QLineEdit(this))
    , m_reason(new QComboBox(this))
    , m_problem(new NoteLine(this))
    , m_confirm(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Start the batch"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(makeSummary(practice));

    m_total->setObjectName(QStringLiteral("batchTotal"));
    m_totalField = new LabelledField(
        tr("The total, typed in: %1").arg(formatNumber(batch.totals.moved())), m_total, this);
    layout->addWidget(m_totalField);

    m_reason->setObjectName(QStringLiteral("batchReason"));
    m_reason->setEditable(true);
    m_reason->addItems(reasons);
    m_reason->setCurrentText(batch.reason);
    m_reasonField
        = new LabelledField(tr("Reason, for rows that have none of their own"), m_reason, this);
    layout->addWidget(m_reasonField);

    if (needsSecondPerson(batch.totals, limits)) {
        m_second = new QLineEdit(this);
        m_second->setObjectName(QStringLiteral("batchSecond"));
        m_secondField = new LabelledField(tr("Second person"), m_second, this);
        m_secondField->setHint(
            tr("More than %1 points need a second pair of eyes. The name stands in the journal.")
                .arg(formatNumber(limits.secondPersonAbove)));
        m_secondReason = new QLineEdit(this);
        m_secondReason->setObjectName(QStringLiteral("batchSecondReason"));
        m_secondReasonField
            = new LabelledField(tr("What the second person has checked"), m_secondReason, this);
        layout->addWidget(m_secondField);
        layout->addWidget(m_secondReasonField);
    }
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addStretch(1);

    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_confirm->setText(
        batch.kind == EntryKind::Report
            ? tr("Send %1 reports    Ctrl+Enter").arg(formatNumber(batch.totals.good))
            : tr("Record %1 corrections    Ctrl+Enter").arg(formatNumber(batch.totals.good)));
    m_confirm->setObjectName(QStringLiteral("batchConfirm"));
    setButtonRole(m_confirm, ButtonRole::Primary);
    layout->addLayout(makeButtons({cancel, m_confirm}));
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &BatchStartDialog::confirm);
    setMinimumWidth(grid(this, 110));
    m_total->setFocus();
}

QWidget *BatchStartDialog::makeSummary(bool practice)
{
    const bool report = m_batch.kind == EntryKind::Report;
    const Token ground = !report ? Token::MemberSystemSoft
        : practice               ? Token::UnknownSoft
                                 : Token::WaitingSoft;
    auto *card = new Surface(ground, this);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(grid(this, 3), grid(this, 2), grid(this, 3), grid(this, 2));
    layout->setSpacing(grid(this, 1) / 2);
    const QString where = !report ? tr("Recorded for the member system: nothing is sent")
        : practice                ? tr("To WeChat Pay, PRACTICE: nothing leaves this computer")
                                  : tr("To WeChat Pay, LIVE: what it takes can't be taken back");
    layout->addWidget(makeWords(where, TextRole::Strong, card));
    const BatchTotals &totals = m_batch.totals;
    auto *sum = makeWords(tr("%1 rows, %2 members, %3 points")
                              .arg(formatNumber(totals.good), formatNumber(totals.members),
                                   formatNumber(totals.moved())),
                          TextRole::Title, card);
    sum->setObjectName(QStringLiteral("batchSummary"));
    layout->addWidget(sum);
    if (const auto points = Points::fromValue(totals.moved())) {
        layout->addWidget(makeWords(chineseCapitals(*points), TextRole::Body, card));
    }
    layout->addWidget(makeWords(batchName(m_batch), TextRole::Quiet, card));
    return card;
}

void BatchStartDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event);
        return;
    }
    event->accept();
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        focusNextChild(); // a scanner's Enter, or one too many, neither sends nor closes
    } else if (!event->isAutoRepeat() && m_confirm->isEnabled()) {
        confirm();
    }
}

void BatchStartDialog::confirm()
{
    BatchStart start;
    start.id = m_batch.id;
    start.typedTotal = m_total->text();
    start.reason = m_reason->currentText();
    if (m_second != nullptr) {
        start.second = {m_second->text(), m_secondReason->text()};
    }
    m_confirm->setEnabled(false); // until the desk has answered
    Q_EMIT confirmed(start);
}

void BatchStartDialog::showIssues(const QList<BatchStartIssue> &issues)
{
    m_confirm->setEnabled(true);
    m_problem->hide();
    for (LabelledField *field : {m_totalField, m_reasonField, m_secondField, m_secondReasonField}) {
        if (field != nullptr) {
            field->clearMessage();
        }
    }
    QWidget *first = nullptr;
    for (const BatchStartIssue issue : issues) {
        LabelledField *field = nullptr;
        switch (issue) {
        case BatchStartIssue::TotalMissing:
        case BatchStartIssue::TotalDiffers:
            field = m_totalField;
            break;
        case BatchStartIssue::ReasonMissing:
        case BatchStartIssue::ReasonBad:
            field = m_reasonField;
            break;
        case BatchStartIssue::SecondNameMissing:
        case BatchStartIssue::SecondIsOperator:
            field = m_secondField;
            break;
        case BatchStartIssue::SecondReasonMissing:
            field = m_secondReasonField;
            break;
        case BatchStartIssue::StoreFailed:
        case BatchStartIssue::NotReady:
        case BatchStartIssue::NothingToSend:
        case BatchStartIssue::TooLarge:
            break;
        }
        if (field != nullptr) {
            field->showError(startIssueText(issue));
            first = first != nullptr ? first : field->field();
        } else {
            m_problem->setNote(startIssueText(issue), Token::Rejected);
            m_problem->show();
        }
    }
    if (first != nullptr) {
        first->setFocus();
    }
}

} // namespace pd

#include "ui/evidence/evidence_dialog.h"

#include "ui/common/theme.h"
#include "ui/evidence/evidence_words.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pd {

namespace {
constexpr int barSteps = 1000;
}

EvidenceDialog::EvidenceDialog(EvidenceDesk &desk, const QString &title, const QString &explanation,
                               QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_state(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_outcome(new InlineBanner(this))
    , m_details(new QPlainTextEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_extra(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *heading = new QLabel(title, this);
    setTextRole(heading, TextRole::Title);
    auto *what = new QLabel(explanation, this);
    what->setWordWrap(true);
    setTextRole(what, TextRole::Quiet);
    m_state->setObjectName(QStringLiteral("evidenceState"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(title);
    m_details->setObjectName(QStringLiteral("evidenceDetails"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("What was found"));
    m_details->setMinimumHeight(m_details->fontMetrics().lineSpacing() * 8);
    m_copy->setObjectName(QStringLiteral("copyDetails"));
    m_copy->setAutoDefault(false);
    m_cancel->setObjectName(QStringLiteral("cancelEvidence"));
    m_cancel->setDefault(true);

    m_buttons->addWidget(m_copy);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid(this, 5), grid(this, 4), grid(this, 5), grid(this, 4));
    layout->setSpacing(grid(this, 2));
    layout->addWidget(heading);
    layout->addWidget(what);
    layout->addWidget(m_state);
    layout->addWidget(m_bar);
    layout->addWidget(m_outcome);
    layout->addWidget(m_details, 1);
    layout->addLayout(m_extra);
    layout->addStretch(0);
    layout->addLayout(m_buttons);
    resizeWithin(this, 86, 90);
    m_details->hide();
    m_copy->hide();

    connect(m_cancel, &QPushButton::clicked, this, &EvidenceDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &EvidenceDialog::copy);
    connect(&desk, &EvidenceDesk::progressed, this, &EvidenceDialog::onProgress);
}

bool EvidenceDialog::isRunning() const
{
    return m_ticket.has_value();
}

InlineBanner *EvidenceDialog::outcome() const
{
    return m_outcome;
}

QString EvidenceDialog::details() const
{
    return m_details->toPlainText();
}

void EvidenceDialog::begin(Ticket ticket)
{
    m_ticket = ticket;
    m_state->setText(tr("Beginning …"));
    m_bar->setValue(0);
}

bool EvidenceDialog::end(Ticket ticket)
{
    if (m_ticket != ticket) {
        return false;
    }
    m_ticket.reset();
    m_state->hide();
    m_bar->hide();
    m_cancel->setText(tr("Close"));
    m_cancel->setEnabled(true);
    return true;
}

void EvidenceDialog::showOutcome(InlineBanner::Kind kind, const ErrorText &words,
                                 const QString &details)
{
    m_outcome->show(kind, words.title, words.next);
    m_details->setPlainText(details);
    m_details->setVisible(!details.isEmpty());
    m_copy->setVisible(!details.isEmpty());
}

void EvidenceDialog::showError(const StoreError &error)
{
    showOutcome(InlineBanner::Kind::Error, evidenceErrorText(error), error.detail);
}

void EvidenceDialog::showCancelled()
{
    showOutcome(InlineBanner::Kind::Info, {tr("Cancelled. Nothing was changed."), {}});
}

void EvidenceDialog::addWidget(QWidget *widget)
{
    m_extra->addWidget(widget);
}

void EvidenceDialog::addButton(QPushButton *button)
{
    m_buttons->addWidget(button);
}

void EvidenceDialog::onProgress(Ticket ticket, const CheckProgress &progress)
{
    if (m_ticket != ticket || !m_cancel->isEnabled()) {
        return;
    }
    m_state->setText(checkProgressText(progress));
    if (progress.total > 0) {
        m_bar->setValue(static_cast<int>(progress.done * barSteps / progress.total));
    }
}

void EvidenceDialog::copy()
{
    QApplication::clipboard()->setText(m_details->toPlainText());
}

void EvidenceDialog::reject()
{
    if (!m_ticket) {
        QDialog::reject();
        return;
    }
    // Its end says so.
    m_state->setText(tr("Cancelling …"));
    m_cancel->setEnabled(false);
    m_desk.cancel();
}

} // namespace pd

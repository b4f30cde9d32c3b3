#include "ui/evidence/restore_dialog.h"

#include "ui/common/labelled_field.h"
#include "ui/common/theme.h"
#include "ui/evidence/evidence_words.h"

#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace pd {

RestoreDialog::RestoreDialog(EvidenceDesk &desk, const QString &backup, QWidget *parent)
    : EvidenceDialog(
        desk, tr("Restore a backup"),
        tr("The backup is copied and checked wholly first. The journal that is here "
           "now is put aside, never deleted; then the program opens the restored one."),
        parent)
    , m_restore(new QPushButton(tr("Restore    Ctrl+Enter"), this))
    , m_typed(new QLineEdit(this))
    , m_field(new LabelledField(QString(), m_typed, this))
{
    setObjectName(QStringLiteral("restoreDialog"));
    m_restore->setObjectName(QStringLiteral("restoreButton"));
    m_restore->setAutoDefault(false);
    m_typed->setObjectName(QStringLiteral("restoreTyped"));
    setButtonRole(m_restore, ButtonRole::Primary);
    addWidget(m_field);
    addButton(m_restore);
    m_field->hide();
    m_restore->hide();
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::confirm);
    connect(m_typed, &QLineEdit::textEdited, m_field, &LabelledField::clearMessage);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &RestoreDialog::confirm);
    }
    connect(&desk, &EvidenceDesk::restorePrepared, this, &RestoreDialog::onPrepared);
    begin(desk.prepareRestore(backup));
}

RestoreDialog::~RestoreDialog()
{
    if (!m_confirmed) {
        m_desk.dropPrepared();
    }
}

void RestoreDialog::onPrepared(Ticket ticket,
                               const Result<std::optional<RestoreFacts>, StoreError> &result)
{
    if (!end(ticket)) {
        return;
    }
    if (!result) {
        showError(result.error());
        return;
    }
    if (!*result) {
        showCancelled();
        return;
    }
    m_facts = **result;
    const bool usable = !m_facts.report.firstBreak;
    m_mustType = usable && m_facts.standing != JournalStanding::Holds;
    showOutcome(!usable          ? InlineBanner::Kind::Error
                    : m_mustType ? InlineBanner::Kind::Warning
                                 : InlineBanner::Kind::Info,
                restoreVerdict(m_facts), historyReportText(m_facts.report));
    m_restore->setVisible(usable);
    m_field->setVisible(m_mustType);
    if (m_mustType) {
        m_field->setLabel(tr("To restore it all the same, type the number of its last event: %1")
                              .arg(m_facts.report.end.sequence));
        m_typed->setFocus();
    }
}

void RestoreDialog::confirm()
{
    if (isRunning() || m_facts.prepared.isEmpty() || m_confirmed) {
        return;
    }
    if (m_mustType && m_typed->text().trimmed() != QString::number(m_facts.report.end.sequence)) {
        m_field->showError(tr("Type %1 to go on, or close.").arg(m_facts.report.end.sequence));
        m_typed->setFocus();
        return;
    }
    m_confirmed = true;
    Q_EMIT confirmed(m_facts.prepared);
    accept();
}

} // namespace pd
